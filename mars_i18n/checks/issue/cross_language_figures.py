"""The translations of one source into two languages have different figures.

What it does: compares the numbers of the translations of each source with one another, as number-changed compares them
with the source. Nothing is reported if number-changed or number-missing reports one of them already.

Why: an ambiguous figure (1.500) was understood in two ways.

Wrong:
    en: The grant was for 1.500 people, they said.
    es: Dijeron que la subvención era para 1500 personas.

    en: The grant was for 1.500 people, they said.
    pt: Disseram que a subvenção era para 1,5 pessoas.

Right:
    en: The workshop gathered people of 14 towns.
    es: El taller reunió a personas de 14 municipios.

    en: The workshop gathered people of 14 towns.
    pt: A oficina reuniu pessoas de catorze municípios.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit
from mars_i18n.checks.languages import name_language
from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.comparison import compare_values
from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit

severity: Severity = "warning"
remedy = translatable("Check which of the two languages has the figures of the source.")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each unit whose figures are not those of the same source in an earlier language."""
    first: dict[tuple[str, str], Unit] = {}
    for unit in issue.units:
        if not is_translated(unit):
            continue
        other = first.setdefault(unit.entry.key, unit)
        if other is unit or other.language == unit.language:
            continue
        found = compare_values(blank_tags(other.target), other.language, blank_tags(unit.target), unit.language)
        if not found.lost or not found.new:
            continue
        known = {value for one in read_numbers(blank_tags(unit.source), unit.source_language) for value in one.values}
        lost = [one for one in found.lost if one.values & known]  # any other was converted: to 136 km/h here, 140 there
        new = [one for one in found.new if one.values & known]
        if lost and new and not _is_reported(unit) and not _is_reported(other):
            before = ", ".join(dict.fromkeys(one.written for one in lost))
            after = ", ".join(dict.fromkeys(one.written for one in new))
            yield (
                unit,
                Fault(
                    message(
                        "{figures} here, but {others} in {language}",
                        figures=after,
                        others=before,
                        language=name_language(other.language),
                    ),
                    evidence=((unit.language, after), (other.language, before)),
                    offset=new[0].offset,
                    length=new[0].length,
                ),
            )


def _is_reported(unit: Unit) -> bool:
    """Whether number-changed or number-missing reports this translation."""
    found = compare_unit(unit)
    return found is not None and bool(found.lost or found.new or found.differences)
