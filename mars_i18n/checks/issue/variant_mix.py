"""A Portuguese issue mixes words of Brazil and of Portugal.

What it does: looks for words that only one of the two writes in that way (“equipe” and “equipa”, “econômico” and
“económico”). Where the catalogue's region is known, each word of the other is told; else the rarer variant of the
issue. Words that the source holds in the same form, and what stands within quotation marks, are silent.

Why: readers on either side take the other's spelling for a mistake.

Wrong:
    en: The team studies the economic data.
    pt: A equipa estuda os dados econômicos.

Right:
    en: The team studies the economic data of the planned project.
    pt: A equipe estuda os dados econômicos do projeto planejado.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import unquoted
from mars_i18n.text.flaws.variants import variants
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.wrong_language import words_of
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.flaws.variants import Variant

severity: Severity = "warning"
remedy = "Write the word as the issue's other translations do: one region, one spelling."
_COUNTRIES = {"pt_BR": "Brazil", "pt_PT": "Portugal"}


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each distinct word of the variant that is not the issue's, at its first place."""
    found: dict[str, list[tuple[Unit, int, str, Variant]]] = {}
    for unit in issue.units:
        if primary(unit.language) == "pt" and translated(unit) and unit.target != unit.source:
            found.setdefault(unit.locale or unit.language, []).extend(_told(unit))
    for locale, places in found.items():
        counts = Counter(variant for _, _, _, variant in places)
        meant = locale if locale in _COUNTRIES else max(counts, key=lambda one: counts[one], default="")
        told: set[str] = set()
        for unit, offset, word, variant in places:
            if variant != meant and word.casefold() not in told:
                told.add(word.casefold())
                message = f"“{word}” is written so in {_COUNTRIES[variant]}, the issue is in the Portuguese of"
                yield (
                    unit,
                    Fault(f"{message} {_COUNTRIES[meant]}", evidence=word.casefold(), offset=offset, length=len(word)),
                )


def _told(unit: Unit) -> Iterator[tuple[Unit, int, str, Variant]]:
    words = tuple(variants(unquoted(blanked(unit.target))))
    known = frozenset(words_of(blanked(unit.source))) if words else frozenset()
    for offset, word, variant in words:
        if word.casefold() not in known:
            yield unit, offset, word, variant
