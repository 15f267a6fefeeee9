"""Figures that are alone, and how a region writes them: $310,200.50 of an English source is $310.200,50 in Colombia.

A segment without letters needs no translator where its form is CLDR's for the region; nor does a date or a clock time
that is alone (`standing_dates`). What has one form everywhere (years, codes, versions, telephone numbers) and what
may be read in two ways is left as it is.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.values.standing_dates import rewrite_clock_times, rewrite_date, rewrite_numeric_date

FigureReading: TypeAlias = Literal["localised", "one form", "ambiguous", "no figure"]

_SPACE = "[ \u00a0\u202f\u2009]"
_GROUPED = r"\d{1,3}(?:[.,' \u00a0\u202f\u2009’]\d{3}(?!\d))+(?:[.,]\d+)?"
_CURRENCY = "US\\$|R\\$|[$€£¥]|USD|EUR|GBP|BRL|COP|MXN|PEN"
_DATE = r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)"
_ORDINAL = r"(?P<rank>\d{1,4})\.?(?P<gender>[ºª])"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CODE = re.compile(r"(?=(?:[^0-9]*[0-9]){4})(?=[^A-Z]*[A-Z])[A-Z0-9.,/_-]+")
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}(?::\d{2})?")  # ISO dates, clock times
_TOKEN = re.compile(
    rf"(?<!\d)(?:{_DATE}(?![\d/.-])|{_ORDINAL}(?!\w)"
    rf"|(?:(?P<before>{_CURRENCY})(?P<gap>{_SPACE}?[-−]?))?(?P<digits>{_GROUPED}|\d+(?:[.,]\d+)?)"
    rf"(?P<after>{_SPACE}?(?:%|‰|€|°[CF]?|º[CF]|(?:{_CURRENCY})(?!\w)))?)"
)
_SURE = re.compile(r"[*_()\s+−-]*\d+(?!\.0\b)[.,]\d{1,2}[*_()\s]*")
_LISTED = re.compile(r"^,(?=\s)")
_VERSION = re.compile(r"\d{1,2}\.0")  # 2.0 is a version as often as a quantity
_LONGEST = 80  # code points of a segment
_MOST_DIGITS = 18
_HAS_LETTER = re.compile(r"[^\W\d_]")
_SUFFIXES = {"one": "st", "two": "nd", "few": "rd"}  # of English ordinals, by CLDR's categories; else th


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


@lru_cache(maxsize=1024)
def read_figure(text: str, source_locale: str, locale: str, *, is_quantity: bool = False) -> FigureForm:
    """A figure that is alone, read in its source's locale and written for another one.

    "one form": nothing to change, such as 2024, 8,450-B or 3:1. "ambiguous": it can be read in two ways (03/04/2025, or
    1.500 of an English source), and a person must look at it; with `is_quantity`, it is known to be a number with
    the marks of its source. "no figure": it has letters, or no digit.
    """
    bare = text.strip()
    if not bare or len(bare) > _LONGEST or not re.search(r"[0-9]", bare):
        return FigureForm("no figure", text)
    found = _read(bare, source_locale, locale, is_quantity=is_quantity)
    if found.reading != "localised":
        return FigureForm(found.reading, text)
    start = text.index(bare)
    written = re.sub("[\u202f\u2009]", "\u00a0", found.text)  # which every encoding of a source has
    return FigureForm("localised", text[:start] + written + text[start + len(bare) :])


def _read(bare: str, source_locale: str, locale: str, *, is_quantity: bool) -> FigureForm:
    if _WHOLE.fullmatch(bare) or _is_code(bare):
        return FigureForm("one form", bare)
    for rewrite in (rewrite_date, rewrite_clock_times):
        if (written := rewrite(bare, source_locale, locale)) is not None:
            return FigureForm("localised" if written != bare else "one form", written)
    tokens = list(_TOKEN.finditer(bare))
    ends = [(one.end(), other.start()) for one, other in pairwise(tokens)]
    between = [bare[end:start] for end, start in ends]
    around = [bare[: tokens[0].start()], *between, bare[tokens[-1].end() :]] if tokens else [bare]
    if any(_HAS_LETTER.search(text) for text in around):
        return FigureForm("no figure", bare)
    if "," in between:
        return FigureForm("ambiguous", bare)
    if {".", ":", "/"}.intersection(between):
        return FigureForm("one form", bare)  # a version, a ratio, a fraction
    is_quantity = is_quantity or any(has_sure_decimals(token["digits"] or "") for token in tokens)
    read = [_read_token(token, source_locale, locale, is_quantity=is_quantity) for token in tokens]
    if any(figure.reading == "ambiguous" for figure in read):
        return FigureForm("ambiguous", bare)
    texts = [one.text for one in read]
    if _symbols(locale).decimal == "," and any("," in text for text in texts):
        around = [_LISTED.sub(";", text) for text in around]  # 2,8; 0,2
    joined = around[0] + "".join(a + b for a, b in zip(texts, around[1:], strict=True))
    return FigureForm("localised" if joined != bare else "one form", joined)


def _is_code(bare: str) -> bool:
    """Whether a text is a code of one word: digits and fewer capitals, without a year: 8,450-B, and no H1-2025."""
    if (
        not _CODE.fullmatch(bare)
        or _YEAR.search(bare)
        or re.match(rf"(?:{_CURRENCY})[0-9]|.*[0-9](?:{_CURRENCY})$", bare)
    ):
        return False
    return sum(map(str.isdigit, bare)) > sum(map(str.isalpha, bare))


def _read_token(match: re.Match[str], source_locale: str, locale: str, *, is_quantity: bool) -> FigureForm:
    if match["year"]:
        written = rewrite_numeric_date(int(match["a"]), int(match["b"]), int(match["year"]), locale)
        if written is None:
            return FigureForm("ambiguous", match[0])
        return FigureForm("localised" if written != match[0] else "one form", written)
    if match["rank"]:
        written = _write_ordinal(match, source_locale, locale)
        return FigureForm("localised" if written != match[0] else "one form", written)
    return _read_number(match, source_locale, locale, is_quantity=is_quantity)


def _read_number(match: re.Match[str], source_locale: str, locale: str, *, is_quantity: bool) -> FigureForm:
    symbols = _symbols(source_locale)
    digits = match["digits"]
    number = _parse_number(digits, symbols, is_quantity=is_quantity)
    if number is None:
        return FigureForm("ambiguous", match[0])
    plain = digits.isdigit()
    if (plain and not match["before"] and not match["after"]) or re.search(rf"\d{_SPACE}\d", digits):
        return FigureForm("one form", match[0])  # a year, a code, a count; groups with spaces are read in every region
    if _VERSION.fullmatch(digits) and not is_quantity and not match["before"] and not match["after"]:
        return FigureForm("ambiguous", match[0])
    written = digits if plain else _write(number, locale)
    after = match["after"] or ""
    if after.strip().endswith("%"):
        after = _percent_gap(locale) + "%"
    text = f"{match['before'] or ''}{match['gap'] or ''}{written}{after}"
    return FigureForm("localised" if text != match[0] else "one form", text)


@dataclass(frozen=True, slots=True)
class _Symbols:
    decimal: str
    group: str


@lru_cache(maxsize=256)
def _symbols(locale: str) -> _Symbols:
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol

    known = Locale.parse(locale)
    return _Symbols(get_decimal_symbol(known), get_group_symbol(known))


class _Number(NamedTuple):
    value: Decimal
    decimals: int
    is_grouped: bool


def _parse_number(digits: str, symbols: _Symbols, *, is_quantity: bool) -> _Number | None:
    """What digits say, with how many decimals, and whether in groups; None where they can be read in two ways.

    Of two kinds of marks the last is the decimal one; one mark before three digits is a decimal mark or not.
    """
    bare = re.sub(r"[ \u00a0\u202f\u2009'’]", "", digits)
    marks = re.findall(r"[.,]", bare)
    if len(digits) > _MOST_DIGITS:
        return None
    last = marks[-1] if marks else ""
    whole, _, part = bare.rpartition(last) if last else (bare, "", "")
    if len(set(marks)) == 1:
        before_three = len(part) == 3 and whole != "0"
        if len(marks) > 1 or (before_three and last == symbols.group):
            whole, part = bare, ""
        elif before_three and not (is_quantity and last == symbols.decimal) and len(whole) <= 3:
            return None  # 1.500 of an English source: a writer of another region may have meant 1,500
    groups = re.split(r"[.,]", whole)
    if part and last in whole:
        return None
    if any(len(group) != 3 for group in groups[1:]) or (groups[1:] and groups[0] == "0"):
        return None
    is_grouped = len(groups) > 1 or bare != digits
    return _Number(Decimal("".join(groups) + (f".{part}" if part else "")), len(part), is_grouped)


def _write(number: _Number, locale: str) -> str:
    """The number with as many decimals as it was written with, and in groups where it was."""
    from babel.numbers import format_decimal

    pattern = ("#,##0" if number.is_grouped else "0") + (f".{'0' * number.decimals}" if number.decimals else "")
    return format_decimal(number.value, format=pattern, locale=locale)


def has_sure_decimals(text: str) -> bool:
    """Whether a text is a number with decimals that can be read in one way: 3.75 or 3,75, and no 2.0 nor 1.500."""
    return _SURE.fullmatch(text) is not None


@lru_cache(maxsize=256)
def _percent_gap(locale: str) -> str:
    """What CLDR writes between a number and its per cent sign in a locale: nothing, or a no-break space."""
    from babel.numbers import format_percent

    written = format_percent(1, locale=locale)
    return re.sub(r"[\d%]", "", written)


def _write_ordinal(match: re.Match[str], source_locale: str, locale: str) -> str:
    """An ordinal of a Spanish or Portuguese source: 2.ª, 2ª, 2nd. Of other languages, and into others, it stays."""
    from babel import Locale

    rank, gender, language = match["rank"], match["gender"], locale.partition("_")[0]
    if source_locale.partition("_")[0] not in {"es", "pt"}:
        return match[0]
    if language == "en":
        return rank + _SUFFIXES.get(Locale.parse(locale).ordinal_form(int(rank)), "th")
    return {"es": f"{rank}.{gender}", "pt": f"{rank}{gender}"}.get(language, match[0])
