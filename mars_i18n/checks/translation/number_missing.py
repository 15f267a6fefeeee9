"""A number is only in the source or only in the translation.

What it does: reads the numbers of both like number-changed, and reports figures that are missing or added.

Why: a figure may have been left out. It may also be expressed in words (“this year”), so this is a warning.

Wrong:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en varios municipios.

Wrong:
    en: The workshop gathered people of several towns.
    es: El taller reunió a personas de 14 municipios.

Wrong:
    en: Germany left the Nord Stream 2 pipeline project.
    es: Alemania abandonó el proyecto del gasoducto Nord Stream.

Right:
    en: The road is 45 miles (72 km) long.
    es: La carretera mide 72 kilómetros.

Right:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en tres municipios.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.aligning.dropped_figures import find_dropped_figures
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.numbers import Number

severity: Severity = "warning"
_WHOLLY = re.compile(
    r"[ \u00a0]?(?:%|per ?cent) (?:certain|sure|positive|behind|committed|convinced|right|wrong|clear|true)\b"
)
_TEENAGE, _OLD = frozenset(map(float, range(13, 20))), ("-year-old", " year-old", " years old", "-years-old")
_YOUNG = re.compile(r"\b(?:adolescent|joven|jóven|jovem|jovens|menor|chic[oa]|muchach[oa]|garot[oa])", re.IGNORECASE)
_SHARES, _DIVIDED = (
    re.compile(r"\w(?:thirds|quarters|fifths|tenths|terci|cuart|quint|terç|quart)|[- ]thirds?\b"),
    re.compile(r"\d/\Z"),
)
_RANK = re.compile(r"(?:\b[Nn]o\.?|\b[Nn]umber|#)[ \u00a0]?\Z")
remedy = translatable("Check whether the number should be there.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the figures that are lost, or for those that are new."""
    compared = compare_unit(unit)
    if compared is None:
        return
    if compared.lost and compared.new:
        return  # see number-changed
    lost = tuple(one for one in compared.lost if not _is_said_in_words(unit, one))
    new = tuple(one for one in compared.new if not _is_explanation(unit, one))
    if not lost and not compared.differences:
        lost = find_dropped_figures(
            blank_tags(unit.source), unit.source_language, blank_tags(unit.target), primary(unit.language)
        )
    if lost:
        figures = ", ".join(dict.fromkeys(one.written for one in lost))
        yield Fault(
            message("number missing from the translation: {numbers}", numbers=figures),
            evidence=(("missing", figures),),
            offset=lost[0].offset,
            length=lost[0].length,
            in_source=True,
        )
    elif new:
        figures = ", ".join(dict.fromkeys(one.written for one in new))
        what = message("number not in the source: {numbers}", numbers=figures)
        yield Fault(what, evidence=(("added", figures),), offset=new[0].offset, length=new[0].length)


def _is_explanation(unit: Unit, number: Number) -> bool:
    """Whether it is within square brackets that the source has not, what a translator explains; or the 3 of 2/3."""
    if _SHARES.search(unit.source) and _DIVIDED.search(unit.target, max(0, number.offset - 2), number.offset):
        return True
    if "[" in unit.source or "[" not in unit.target:
        return False
    start = unit.target.rfind("[", 0, number.offset)
    return start >= 0 and "]" not in unit.target[start : number.offset]


def _is_said_in_words(unit: Unit, number: Number) -> bool:
    """Whether a number may be a word: the best (No. 1), surely (100 percent certain), a teenager (15-year-old)."""
    text, end = unit.source, number.offset + number.length
    if 1 in number.values:
        return _RANK.search(text, max(0, number.offset - 8), number.offset) is not None
    if 100 in number.values:
        return _WHOLLY.match(text, end) is not None
    is_teenage = not _TEENAGE.isdisjoint(number.values) and text.startswith(_OLD, end)
    return is_teenage and _YOUNG.search(unit.target) is not None
