"""Figures that stand alone, and how a region writes them: $310,200.50 of an English source is $310.200,50 in Colombia.

A segment without letters needs no translator where its form is CLDR's for the region. What has one form everywhere
(years, codes, versions, telephone numbers) and what may be read in two ways is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

FigureReading: TypeAlias = Literal["localised", "one form", "ambiguous", "no figure"]

_SPACE = "[ \u00a0\u202f\u2009]"
_SIGN = "(?P<sign>[-−+±~≈<>≤≥]?)"
_NUMBER = r"(?P<digits>\d{1,3}(?:[.,' \u00a0\u202f\u2009’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_CURRENCY = "US\\$|R\\$|[$€£¥]|USD|EUR|GBP|BRL|COP|MXN"
_FIGURE = re.compile(
    rf"(?P<start>[(\[]?){_SIGN}(?:(?P<before>{_CURRENCY})(?P<gap>{_SPACE}?))?(?P<sign2>[-−]?){_NUMBER}"
    rf"(?P<after>{_SPACE}?(?:%|‰|€|°[CF]?|º[CF]))?(?P<end>[)\]]?)"
)
_RANGE = re.compile(rf"(?P<one>.+?)(?P<dash>{_SPACE}?[–—-]{_SPACE}?)(?P<other>.+)", re.DOTALL)
_NUMERIC_DATE = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_VERSION = re.compile(r"\d{1,2}[.,]0")  # 2.0 is a version as often as a quantity
_LONGEST = 60  # code points of a figure
_MOST_DIGITS = 18
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class FigureForm:
    """What was read in a text: `reading`, and the `text` of the region, the same as the source's unless "localised"."""

    reading: FigureReading
    text: str


def localise_figure(text: str, source_locale: str, locale: str) -> str | None:
    """The figure as CLDR writes it in a locale ("es_CO"); None where it has one form, or no sure reading.

    `text` is that of a segment, `source_locale` the locale of its document ("en_US"); a language alone ("en") is one
    too. White space around the figure is kept. An unknown locale raises `babel.UnknownLocaleError`.
    """
    figure = read_figure(text, source_locale, locale)
    return figure.text if figure.reading == "localised" else None


def read_figure(text: str, source_locale: str, locale: str) -> FigureForm:
    """A figure that stands alone, read in its source's locale and written for another one.

    "one form": nothing to change, such as 2024, 8,450-B or 3:1. "ambiguous": it can be read in two ways (03/04/2025, or
    1.500 of an English source), and a person must look at it. "no figure": it has letters, or no digit.
    """
    bare = text.strip()
    if not bare or len(bare) > _LONGEST or not re.search(r"\d", bare):
        return FigureForm("no figure", text)
    found = _read(bare, source_locale, locale)
    if found.reading != "localised":
        return FigureForm(found.reading, text)
    start = text.index(bare)
    return FigureForm("localised", text[:start] + found.text + text[start + len(bare) :])


def _read(bare: str, source_locale: str, locale: str) -> FigureForm:
    if _ISO_DATE.fullmatch(bare) or _CLOCK.fullmatch(bare):
        return FigureForm("one form", bare)
    if (dates := _NUMERIC_DATE.fullmatch(bare)) is not None:
        return _read_date(dates, locale)
    if (one := _FIGURE.fullmatch(bare)) is not None:
        return _read_number(one, source_locale, locale)
    if (ends := _RANGE.fullmatch(bare)) is not None:
        return _read_range(ends, source_locale, locale)
    return FigureForm("no figure" if _HAS_LETTER.search(bare) else "one form", bare)


def _read_range(ends: re.Match[str], source_locale: str, locale: str) -> FigureForm:
    matches = [_FIGURE.fullmatch(ends[side]) for side in ("one", "other")]
    if matches[0] is None or matches[1] is None:
        return FigureForm("no figure" if _HAS_LETTER.search(ends[0]) else "one form", ends[0])
    if not any(re.search(rf"[.,%$€£{_SPACE[1:-1]}]", match[0]) for match in matches if match):
        return FigureForm("one form", ends[0])  # years, a score, a telephone number
    read = [_read_number(match, source_locale, locale) for match in matches if match]
    if any(figure.reading == "ambiguous" for figure in read):
        return FigureForm("ambiguous", ends[0])
    joined = f"{read[0].text}{ends['dash']}{read[1].text}"
    return FigureForm("localised" if joined != ends[0] else "one form", joined)


def _read_number(match: re.Match[str], source_locale: str, locale: str) -> FigureForm:
    symbols = _symbols(source_locale)
    digits = match["digits"]
    value = _value(digits, symbols)
    if value is None:
        return FigureForm("ambiguous", match[0])
    plain = digits.isdigit()
    if (plain and not match["before"] and not match["after"]) or re.search(rf"\d{_SPACE}\d", digits):
        return FigureForm("one form", match[0])  # a year, a code, a count; groups with spaces are read in every region
    if _VERSION.fullmatch(digits) and not match["before"] and not match["after"]:
        return FigureForm("ambiguous", match[0])
    written = digits if plain else _write(digits, value, symbols, locale)
    after = match["after"] or ""
    if after.strip().endswith("%"):
        after = _percent_gap(locale) + "%"
    before = (match["before"] or "") + (match["gap"] or "")
    text = f"{match['start']}{match['sign']}{before}{match['sign2']}{written}{after}{match['end']}"
    return FigureForm("localised" if text != match[0] else "one form", text)


@dataclass(frozen=True, slots=True)
class _Symbols:
    decimal: str
    group: str


@lru_cache(maxsize=32)
def _symbols(locale: str) -> _Symbols:
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol

    known = Locale.parse(locale)
    return _Symbols(get_decimal_symbol(known), get_group_symbol(known))


def _value(digits: str, symbols: _Symbols) -> Decimal | None:
    """The value of digits in the source's form; None where their marks are not its own, or may be another region's."""
    if len(digits) > _MOST_DIGITS:
        return None
    bare = re.sub(r"[ \u00a0\u202f\u2009'’]", "", digits)
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return Decimal(bare)
    decimals = marks.count(symbols.decimal)
    if decimals > 1 or (decimals == 1 and marks[-1] != symbols.decimal):
        return None
    whole, _, part = bare.partition(symbols.decimal)
    if len(part) == 3 and len(marks) == 1 and len(whole) <= 3 and whole != "0":
        return None  # 1.500 of an English source: a writer of another region may have meant 1,500
    groups = re.split(r"[.,]", whole)
    if any(len(group) != 3 for group in groups[1:]):
        return None
    return Decimal("".join(groups) + (f".{part}" if part else ""))


def _write(digits: str, value: Decimal, symbols: _Symbols, locale: str) -> str:
    """The value with as many decimals as it was written with, grouped as the region groups numbers of this size."""
    from babel.numbers import format_decimal

    _, mark, part = digits.partition(symbols.decimal) if symbols.decimal in digits else (digits, "", "")
    pattern = "#,##0" + (f".{'0' * len(part)}" if mark else "")
    is_grouped = re.search(r"\d[., \u00a0\u202f\u2009'’]\d{3}(?!\d)", digits) is not None and digits != f"{value}"
    if not is_grouped:
        pattern = pattern.replace("#,##0", "0")
    return format_decimal(value, format=pattern, locale=locale)


@lru_cache(maxsize=32)
def _percent_gap(locale: str) -> str:
    """What CLDR writes between a number and its per cent sign in a locale: nothing, or a no-break space."""
    from babel.numbers import format_percent

    written = format_percent(1, locale=locale)
    return re.sub(r"[\d%]", "", written)


def _read_date(match: re.Match[str], locale: str) -> FigureForm:
    from babel.dates import format_date

    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first <= 12 and second <= 12 and first != second:
        return FigureForm("ambiguous", match[0])
    day, month = (first, second) if first > 12 or first == second else (second, first)
    try:
        written = format_date(date(year, month, day), _date_pattern(locale), locale=locale)
    except ValueError:
        return FigureForm("ambiguous", match[0])
    return FigureForm("localised" if written != match[0] else "one form", written)


@lru_cache(maxsize=32)
def _date_pattern(locale: str) -> str:
    """CLDR's short date of a locale with four digits of the year."""
    from babel import Locale

    pattern = str(Locale.parse(locale).date_formats["short"])
    return re.sub(r"y+", "y", pattern)
