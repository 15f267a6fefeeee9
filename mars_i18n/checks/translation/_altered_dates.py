"""Dates of a source that are other dates in its translation: date-changed reports them, number-changed does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.dates import CalendarName, SpokenDate, months_named, spoken_dates, sure_months
from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.plugins.kinds import Unit

# A word that a day follows, and no day: el de octubre, em de outubro
_DAYLESS = re.compile(r"\b(?:el|del|al|em|ao|días?|dias?|de) de ([^\W\d_]{4,12})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AlteredDate:
    """A date as the source writes it, and the date of the translation; None where only another month is named."""

    source: str
    target: SpokenDate | None


def find_altered_date(unit: Unit) -> AlteredDate | None:
    """The first date of a finished translation that is not the source's; None where there is none."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return None
    source_text, target_text = blank_tags(unit.source), blank_tags(unit.target)
    source = spoken_dates(source_text, unit.source_language)
    target = spoken_dates(target_text, unit.language)
    if not source:
        return None
    lost = [one for one in source if not any(_same(one, other) for other in target)]
    new = [one for one in target if not any(_same(one, other) for other in source)]
    lost = [one for one in lost if not _in_figures(one, target_text, unit.language)]
    if not lost:
        return _altered_again(unit, source, new)
    if new:
        one, other = _nearest(lost, new)
        return AlteredDate(_write_like(unit.source, one), other)
    named = months_named(target_text, unit.language)
    gone = [one for one in lost if one.day and one.month not in named]
    if gone and named - months_named(source_text, unit.source_language):
        return AlteredDate(_write_like(unit.source, gone[0]), None)
    return None


def _altered_again(unit: Unit, source: Sequence[SpokenDate], new: Sequence[SpokenDate]) -> AlteredDate | None:
    """A date that the translation has twice, once with a month that the source does not name."""
    named = _months(blank_tags(unit.source), unit.source_language)
    for other in new:
        before = next((one for one in source if one.day and one.day == other.day), None)
        if before is not None and other.month not in named:
            return AlteredDate(_write_like(unit.source, before), other)
    return None


def find_lost_day(unit: Unit) -> str | None:
    """A date of the source whose day a translation drops from between its words: “el de octubre de 2003”."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return None
    target = blank_tags(unit.target)
    months = sure_months(target, unit.language)
    left = {match[1].casefold() for match in _DAYLESS.finditer(target)} if months else set()
    named = {one.number for one in months if one.written.casefold() in left}
    if not named:
        return None
    dates = spoken_dates(blank_tags(unit.source), unit.source_language)
    return next((_write_like(unit.source, one) for one in dates if one.day and one.month in named), None)


def find_altered_month(unit: Unit) -> tuple[CalendarName, CalendarName] | None:
    """A month that the source names and the translation does not, with one there that the source does not name."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return None
    source_text, target_text = blank_tags(unit.source), blank_tags(unit.target)
    ours, theirs = sure_months(source_text, unit.source_language), sure_months(target_text, unit.language)
    if not ours or not theirs:
        return None
    known = _months(source_text, unit.source_language)
    said = _months(target_text, unit.language)
    lost = [one for one in ours if one.number not in said and not _is_figure(one.number, target_text, unit.language)]
    new = [
        one
        for one in theirs
        if one.number not in known and not _is_figure(one.number, source_text, unit.source_language)
    ]
    return (lost[0], new[0]) if lost and new else None


def _months(text: str, language: str) -> frozenset[int]:
    return months_named(text, language) | {one.month for one in spoken_dates(text, language)}


def _is_figure(month: int, text: str, language: str) -> bool:
    return any(float(month) in number.values for number in read_numbers(text, language) if number.kind == "part")


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


def _write_like(text: str, one: SpokenDate) -> str:
    return text[one.offset : one.offset + one.length]
