"""Clock times of a text, each as the minutes of the day that it may mean: 3 p.m., 15:00, 15h and tres de la tarde.

Without a word for the half of the day an hour up to twelve is of either half. Noon is 12 p.m. in English; in Spanish
and Portuguese writers disagree on 12 a. m. and 12 p. m., so that either may be meant there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.values.number_words import word_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = "[ \u00a0\u202f\u2009]"
_HALVES = {
    "en": {"am": r"in\sthe\s(?:early\s)?morning", "pm": r"(?:in\sthe\s(?:afternoon|evening))|at\snight"},
    "es": {"am": r"de\sla\s(?:mañana|madrugada)", "pm": r"de\sla\s(?:tarde|noche)"},
    "pt": {"am": r"da\s(?:manhã|madrugada)", "pm": r"da\s(?:tarde|noite)"},
}
# Cheap, in small letters: most texts have no time
_HINT_WORDS = {
    "en": ("morning", "afternoon", "evening", "night"),
    "es": ("mañana", "madrugada", "tarde", "noche"),
    "pt": ("manhã", "madrugada", "tarde", "noite"),
}
_HINT_FIGURE = re.compile(r"\d(?:[:.h][0-5]\d|\s?h(?:oras|rs|s)?(?!\w))")
_HINT_HALF = re.compile(r"[ap]\.?\s?m(?:\.|\b)")
_WORD_BEFORE = re.compile(r"(?<!\w)[^\W\d_]{2,12}\Z")
_HOURS = 24
_NOON = 12
_HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time as written, with the `minutes` of a day (0 to 1439) that it may mean; offset and length in code points."""

    minutes: frozenset[int]
    offset: int
    length: int
    written: str


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    halves = _HALVES.get(language, {"am": r"(?!)", "pm": r"(?!)"})
    return re.compile(
        rf"(?<![\w.,:/-])(?:(?P<hour>\d{{1,2}})(?:[:.hH](?P<minute>[0-5]\d))?|(?P<word>[^\W\d_]{{2,12}}))"
        rf"(?P<clock>{_SPACE}?h(?:oras|rs|s)?(?!\w))?"
        rf"(?:{_SPACE}?(?:(?P<am>a\.?{_SPACE}?m(?:\.|(?!\w))|{halves['am']})"
        rf"|(?P<pm>p\.?{_SPACE}?m(?:\.|(?!\w))|{halves['pm']})))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=512)
def read_clock_times(text: str, language: str) -> tuple[ClockTime, ...]:
    """The clock times of a text in a language ("es", "en_US", …), in order. Linear in the text."""
    language = language.partition("_")[0]
    return tuple(_times(text, language)) if _may_hold_time(text.lower(), language) else ()


def _may_hold_time(lowered: str, language: str) -> bool:
    if _HINT_FIGURE.search(lowered) or any(word in lowered for word in _HINT_WORDS.get(language, ())):
        return True
    return any(_may_be_half(lowered, match.start()) for match in _HINT_HALF.finditer(lowered))


def _may_be_half(lowered: str, start: int) -> bool:
    """Whether “am” or “pm” is not the end of a word, such as Portuguese “foram”, or comes at once after an hour."""
    if not lowered[start - 1 : start].isalpha():
        return True
    word = _WORD_BEFORE.search(lowered[max(0, start - 13) : start])
    return word is not None and any(_hour_of(word[0], language) > 0 for language in _HALVES)


def _times(text: str, language: str) -> Iterator[ClockTime]:
    for match in _pattern(language).finditer(text):
        half = match["am"] or match["pm"]
        if not half and not match["minute"] and not match["clock"]:
            continue
        hour = int(match["hour"]) if match["hour"] else _hour_of(match["word"], language)
        minute = int(match["minute"] or 0)
        if not 0 <= hour <= _HOURS or (half and hour > _HOURS):
            continue
        minutes = _minutes(hour, minute, half, is_morning=bool(match["am"]), is_english=language == "en")
        yield ClockTime(minutes, match.start(), len(match[0]), match[0])


def _hour_of(word: str, language: str) -> int:
    value = word_value(word.lower(), language)
    return int(value) if value is not None and 1 <= value <= _NOON else -1


def _minutes(hour: int, minute: int, half: str, *, is_morning: bool, is_english: bool) -> frozenset[int]:
    base = hour % _HOURS * 60 + minute
    if hour > _NOON:
        return frozenset({base})
    either = frozenset({base, (base + _HALF_DAY) % (2 * _HALF_DAY)})
    if not half or (hour == _NOON and (not is_english or half[0].isalpha() is False)):
        return either
    if half.lower().endswith(("noche", "noite", "night")) and hour < 6:
        return frozenset({hour * 60 + minute})
    start = hour % _NOON * 60 + minute
    return frozenset({start if is_morning else start + _HALF_DAY})


def find_turned_time(
    source: tuple[ClockTime, ...], target: tuple[ClockTime, ...]
) -> tuple[ClockTime, ClockTime] | None:
    """The first time of the source that is in the other half of the day in the translation, with that one.

    Both must be plain (one reading each), and neither may be said by any time of the other text.
    """
    if not source or not target:  # as in most texts
        return None
    said = frozenset[int]().union(*(one.minutes for one in target))
    known = frozenset[int]().union(*(one.minutes for one in source))
    turned = {next(iter(one.minutes)): one for one in reversed(target) if len(one.minutes) == 1}
    for one in source:
        if len(one.minutes) == 1 and not one.minutes & said:
            opposite = (next(iter(one.minutes)) + _HALF_DAY) % (2 * _HALF_DAY)
            if opposite in turned and opposite not in known:
                return one, turned[opposite]
    return None
