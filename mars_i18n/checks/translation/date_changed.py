"""A date of the source has another day or month in the translation.

What it does: reads dates in both texts: a day and a month, or a month and a year, side by side, also in ranges (“May
27-28”, “27 y 28 de mayo”) and in figures. Where one of the source has no counterpart, and the translation has one
that the source lacks, a date was altered; so it is where the month of a date is named nowhere in the translation.

Why: readers come on the wrong day.

Wrong:
    en: The workshop is on May 27th.
    es: El taller es el 27 de marzo.

Wrong:
    en: Results come in June 2025.
    pt: Os resultados saem em julho de 2025.

Right:
    en: The workshop is on May 27-28, 2025.
    es: El taller es el 27 y el 28 de mayo de 2025.

Right:
    en: We may march on.
    es: Quizá sigamos adelante.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.values.dates import SpokenDate, months_named, spoken_dates
from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Write the date of the source."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the first date that was altered."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return
    source_text, target_text = blanked(unit.source), blanked(unit.target)
    source = spoken_dates(source_text, unit.source_language)
    target = spoken_dates(target_text, unit.language)
    if not source:
        return
    lost = [one for one in source if not any(_same(one, other) for other in target)]
    new = [one for one in target if not any(_same(one, other) for other in source)]
    lost = [one for one in lost if not _in_figures(one, target_text, unit.language)]
    if not lost:
        return
    if new:
        one, other = _nearest(lost, new)
        before, after = _written(unit.source, one), _written(unit.target, other)
        yield Fault(
            f"“{before}” became “{after}”",
            evidence=f"source {before}, target {after}",
            offset=other.offset,
            length=other.length,
        )
        return
    named = months_named(target_text, unit.language)
    gone = [one for one in lost if one.day and one.month not in named]
    if gone and named - months_named(source_text, unit.source_language):
        before = _written(unit.source, gone[0])
        yield Fault(
            f"the month of “{before}” is not in the translation, and another is",
            evidence=f"source {before}, lost month",
        )


def _same(one: SpokenDate, other: SpokenDate) -> bool:
    days = one.day == other.day or not one.day or not other.day
    years = one.year == other.year or not one.year or not other.year
    return one.month == other.month and days and years


def _in_figures(one: SpokenDate, text: str, language: str) -> bool:
    """Whether the translation writes the date in figures: 27/05/2025."""
    parts = {value for number in read_numbers(text, language) if number.kind == "part" for value in number.values}
    return float(one.month) in parts and (not one.day or float(one.day) in parts)


def _nearest(lost: Sequence[SpokenDate], new: Sequence[SpokenDate]) -> tuple[SpokenDate, SpokenDate]:
    pairs = [(one, other) for one in lost for other in new]
    return max(pairs, key=lambda pair: (pair[0].day == pair[1].day) + (pair[0].month == pair[1].month))


def _written(text: str, one: SpokenDate) -> str:
    return text[one.offset : one.offset + one.length]
