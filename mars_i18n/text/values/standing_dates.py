"""Dates and clock times that are a segment by themselves, as CLDR writes them for a region.

"May 27, 2025" is 27 de mayo de 2025 in Colombia, "3:30 p.m." is 15:30 in Brazil. What may be read in two ways (a month
alone, 03/04/2025, 12 p. m. in Spanish) is none.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from mars_i18n.text.values.clock_times import read_clock_times
from mars_i18n.text.values.dates import SpokenDate, spoken_dates, true_weekday

_LEAP_YEAR = 2024  # represents the year of a date without one: 29 February is in it
_HALF_OF_DAY = re.compile(r"\d{1,2}(?:[:.]\d\d)?[ \u00a0\u202f\u2009]?[ap]\.?[ \u00a0\u202f\u2009]?m\.?", re.IGNORECASE)
_JOINT = re.compile(r"[ \u00a0\u202f\u2009]?[–—-][ \u00a0\u202f\u2009]?")
_MOST_WORDS = 10  # of a date: martes, el día 27 del mes de mayo del 2025
_ABBREVIATED = 4  # letters of the longest short month, its stop aside; "may" and "June" are short too


def rewrite_date(text: str, source_locale: str, locale: str) -> str | None:
    """A date with its month in words, of a source's locale, as a locale writes it; None where the text is no date.

    It needs two of day, month and year. The first letter is a capital, as that of any segment. Raises
    `babel.UnknownLocaleError`.
    """
    if len(text.split()) > _MOST_WORDS or not any(map(str.isalpha, text)) or not any(map(str.isdigit, text)):
        return None
    found = spoken_dates(text, source_locale)
    if len(found) != 1 or (found[0].offset, found[0].length) != (0, len(text)):
        return None
    one = found[0]
    is_name = one.month_offset > 0 and one.month_name[0].isupper() and source_locale.partition("_")[0] != "en"
    if is_name or (one.weekday >= 0 and true_weekday(one) not in {None, one.weekday}):
        return None  # Avenida 9 de Julio; a weekday that is not that date's
    if one.weekday >= 0 and not one.year:
        return None
    written = _write(one, source_locale, locale)
    return written and written[:1].upper() + written[1:]


def _write(one: SpokenDate, source_locale: str, locale: str) -> str | None:
    from babel.dates import format_date, format_skeleton

    try:
        day = date(one.year or _LEAP_YEAR, one.month, one.day or 1)
    except ValueError:
        return None
    short = _is_short(one.month_name, one.month, source_locale)
    if one.weekday >= 0:
        return None if short else format_date(day, "full", locale=locale)
    month = "MMM" if short else "MMMM"
    if one.day and one.year and not short:
        return format_date(day, "long", locale=locale)
    return format_skeleton(f"{'y' if one.year else ''}{month}{'d' if one.day else ''}", day, locale=locale)


def _is_short(name: str, month: int, locale: str) -> bool:
    """Whether a month is abbreviated: "Jan", "mar.", and not "May"."""
    from babel import Locale

    wide = Locale.parse(locale).months["format"]["wide"][month]
    return name.casefold().rstrip(".") != wide.casefold() and len(name.rstrip(".")) <= _ABBREVIATED


def rewrite_clock_times(text: str, source_locale: str, locale: str) -> str | None:
    """A time with a.m. or p.m., or a range of two, as a locale writes it; None where the text is anything else.

    Times of 24 hours are read everywhere, and are none. Raises `babel.UnknownLocaleError`.
    """
    if (joint := _JOINT.search(text)) is None:
        return _rewrite_time(text, source_locale, locale)
    ends = [_rewrite_time(end, source_locale, locale) for end in (text[: joint.start()], text[joint.end() :])]
    return None if ends[0] is None or ends[1] is None else f"{ends[0]}{joint[0]}{ends[1]}"


def _rewrite_time(text: str, source_locale: str, locale: str) -> str | None:
    from babel.dates import format_time

    if not _HALF_OF_DAY.fullmatch(text):
        return None
    found = read_clock_times(text, source_locale)
    if len(found) != 1 or len(found[0].minutes) != 1:
        return None
    hour, minute = divmod(next(iter(found[0].minutes)), 60)
    return format_time(time(hour, minute), "short", locale=locale)


def rewrite_numeric_date(first: int, second: int, year: int, locale: str) -> str | None:
    """A date in figures, day and month in either order, as a locale writes it; None where it can be read in two ways.

    Raises `babel.UnknownLocaleError`.
    """
    from babel.dates import format_date

    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if first > 12 or first == second else (second, first)
    try:
        return format_date(date(year, month, day), _numeric_pattern(locale), locale=locale)
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _numeric_pattern(locale: str) -> str:
    """CLDR's short date of a locale with four digits of the year."""
    from babel import Locale

    return re.sub(r"y+", "y", str(Locale.parse(locale).date_formats["short"]))
