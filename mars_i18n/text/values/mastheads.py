"""The masthead of an issue: a line with its dates, volume and number, read in three languages and written for a region.

Month names are those of CLDR, by Babel, so that "setiembre" (es_PE) and "Sept" (en_GB) are understood too.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.model import Masthead

if TYPE_CHECKING:
    from collections.abc import Callable

    from babel import Locale

_LONGEST = 120  # code points; a longer line is prose
_LOCALES = ("es", "es_PE", "en", "en_GB", "pt", "pt_PT")
_VALUE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_VOLUME = r"(?P<volume>(?:volumen|volume|vol\.?|tomo)\s*(?P<value>[0-9]{1,4}|[ivxlcdm]{1,8}))"
_NUMBER = (
    r"(?P<number>(?:número|numero|number|núm\.?|num\.?|nro\.?|no\.?|n\.?\s?[º°]|issue|edición|edicion|edição|edition)"
    r"\s*(?P<value>[0-9]{1,4}))"
)
_JOINT = r"(?:\s*[/|·•,;]\s*|\s+[-–—]\s+|\s+)"
_ISSUE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for one in (_VOLUME, _NUMBER)
    for pattern in (rf"^{one}\.?(?:{_JOINT}|(?=\s*\())", rf"{_JOINT}{one}\.?$")
)


def parse_masthead(line: str) -> Masthead | None:
    """The values of a date line in Spanish, English or Portuguese; None unless all of it is understood.

    It must hold one date or range ("27 May 2025", "mayo-junio de 2025"), and may hold a volume and a number before or
    after it. ``raw`` is `line` as given, white space included.
    """
    if len(rest := line.strip()) > _LONGEST:
        return None
    rest = unicodedata.normalize("NFC", rest)
    found = {"volume": "", "number": ""}
    for pattern in _ISSUE * 2:  # the outer one first, whichever it is
        match = pattern.search(rest)
        if match and not found[name := match.lastgroup or ""]:
            found[name] = match["value"]
            rest = (rest[: match.start()] + rest[match.end() :]).strip()
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1].strip()
    span = _span(rest)
    return Masthead(*span, found["volume"], found["number"], line) if span else None


def _span(text: str) -> tuple[str, str] | None:
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            return _dates({name: value for name, value in match.groupdict().items() if value})
    return None


@lru_cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?:" + "|".join(map(re.escape, sorted(_months(), key=len, reverse=True))) + r")\.?"
    day, year = r"[0-9]{1,2}(?:st|nd|rd|th|\.?[ºo°])?", r"[12][0-9]{3}"
    of, to = r"(?:\s+(?:de|del|of)\s+|,?\s+)", r"(?:\s*[-‐‑‒–—−]\s*|\s+(?:to|a|al|until|through)\s+)"
    since = r"(?:(?:del?|from)\s+)?"
    end = rf"(?P<day>{day}){of}(?P<month>{month}){of}(?P<year>{year})"
    us_end = rf"(?P<day>{day}),?\s+(?P<year>{year})"
    patterns = (
        rf"{since}(?P<month0>{month})(?:{of}(?P<year0>{year}))?(?:{to}|/)(?P<month>{month}){of}(?P<year>{year})",
        rf"(?P<month>{month}){of}(?P<year>{year})",
        rf"{since}(?P<day0>{day})(?:{of}(?P<month0>{month})(?:{of}(?P<year0>{year}))?)?{to}{end}",
        end,
        rf"{since}(?P<month0>{month})\s+(?P<day0>{day})(?:,?\s+(?P<year0>{year}))?{to}(?:(?P<month>{month})\s+)?{us_end}",
        rf"(?P<month>{month})\s+{us_end}",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


@lru_cache
def _months() -> dict[str, int]:
    """The number of each month name and abbreviation, in lower case and without a full stop."""
    from babel import Locale

    return {
        str(name).casefold().removesuffix("."): number
        for locale in map(Locale.parse, _LOCALES)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[context][width].items()
    }


def _dates(found: dict[str, str]) -> tuple[str, str] | None:
    """ISO values of what a pattern found. A start without month or year has those of the end.

    "December – January 2026" starts in the year before, if that makes no more than half a year of it.
    """
    name = found.get("month") or found["month0"]
    month, month0 = _month(name), _month(found.get("month0", name))
    year, ranged = int(found["year"]), "month0" in found or "day0" in found
    turns = "year0" not in found and month0 - month >= 12 // 2
    year0 = int(found.get("year0", year - turns))
    last = _iso(year, month, found.get("day", ""))
    first = _iso(year0, month0, found.get("day0", "")) if ranged else last
    return parse_date_value(f"{first}/{last}")


def _month(name: str) -> int:
    return _months().get(name.casefold().removesuffix("."), 0)  # 0: "İ" and "i" are equal to a pattern alone


def _iso(year: int, month: int, day: str) -> str:
    return f"{year:04}-{month:02}" + (f"-{int(re.sub('[^0-9]', '', day)):02}" if day else "")


def parse_date_value(value: str) -> tuple[str, str] | None:
    """Start and end, as ISO months or days, of "2025-05", "2025-05/2025-06" or "2025-05-27/2025-06-03".

    None for anything else: other syntax, a day not in the calendar, a month with a day, an end before its start.
    """
    first, slash, last = value.strip().partition("/")
    ends = (first, last if slash else first)
    if len(ends[0]) != len(ends[1]) or None in map(_date, ends):
        return None
    return ends if ends[0] <= ends[1] else None


def _date(value: str) -> date | None:
    match = _VALUE.fullmatch(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None
    except ValueError:
        return None


def format_masthead(masthead: Masthead, locale: str, words: Callable[[str], str] = str) -> str:
    """The masthead as a line for a region: "Maio–junho de 2025 / Volume 1".

    `locale` as in CLDR ("pt_BR"); `words` translates ``Volume %(number)s`` and ``Number %(number)s``. The line opens
    with a capital. Values that are no dates are left out.
    """
    parts = [format_range(masthead.start, masthead.end, locale)]
    for template, number in (("Volume %(number)s", masthead.volume), ("Number %(number)s", masthead.number)):
        if number:
            parts.append(words(template).replace("%(number)s", number))
    line = " / ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def format_range(start: str, end: str, locale: str) -> str:
    """The dates as text of a region: "27 de mayo – 3 de junio de 2025". Empty if either is no ISO month or day.

    From CLDR's interval formats. CLDR since version 42 sets thin spaces around every dash; here a dash between two
    words or two numbers is close, and other thin spaces are plain ones: each exists in every encoding of a source.
    """
    from babel import Locale
    from babel.dates import format_date, format_skeleton

    first, last = _date(start), _date(end or start)
    if first is None or last is None:
        return ""
    region = Locale.parse(locale)
    whole_months = len(start) == len("2025-05")
    if first != last:
        return _plain(_interval(first, last, "yMMMM" if whole_months else "yMMMMd", region))
    return format_skeleton("yMMMM", first, locale=region) if whole_months else format_date(first, "long", region)


def _interval(first: date, last: date, skeleton: str, region: Locale) -> str:
    """As Babel's, which takes the pattern of yMMMd where a region has none for yMMMMd and leaves its months short.

    Widening the month is what UTS #35, "Matching Skeletons", asks for.
    """
    from babel.dates import format_interval, parse_pattern

    patterns = region.interval_formats.get("yMMMd", {})
    field = next(
        name
        for name, differs in (("y", first.year != last.year), ("M", first.month != last.month), ("d", True))
        if differs
    )
    if skeleton in region.interval_formats or field not in patterns:
        return format_interval(first, last, skeleton, locale=region)
    wide = (re.sub(r"(?<![ML])[ML]{3}(?![ML])", "MMMM", pattern) for pattern in patterns[field])
    return "".join(parse_pattern(pattern).apply(day, region) for pattern, day in zip(wide, (first, last), strict=True))


def _plain(interval: str) -> str:
    close = re.sub(r"(?<=[^\W\d])\s*–\s*(?=[^\W\d])|(?<=\d)\s*–\s*(?=\d)", "–", interval)
    return re.sub(r"[\u2009\u202f]", " ", close)
