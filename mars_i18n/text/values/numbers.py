"""The numbers of a text, each read as the *set* of values that it may have: ``1.500`` is 1.5 or 1500.

Two numbers say the same where their sets meet. With two kinds of separator the last is decimal; one kind before three
digits may group or divide. Times are values of their own (``6:30``, ``6.30 pm``). Words, romans and months in figures
may explain a number of the other language, and are never asked for. Numbers in addresses, code and names (``R4D``)
are left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.values.number_words import (
    PARTS_OF_ONE,
    may_hold_numbers,
    read_composed_numbers,
    scales,
    word_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

Value: TypeAlias = float | str  # "t390" is half past six
Kind: TypeAlias = Literal["figure", "word", "roman", "part"]

_SPACES = "\u00a0\u202f\u2009"
_YEARS = "años|anos|década de|los|dos"
_FIGURE = re.compile(
    rf"(?=[-−.\d])(?:(?<![\w.,])|(?<=\b[Nn]o\.)|(?<=\b[Nn]\.)|(?<=\b[Aa]rt\.))(?P<sign>[-−](?=\d))?"
    rf"(?P<digits>\d{{1,3}}(?:[ {_SPACES}'’]\d{{3}})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,:]\d+)*|\.\d+)"
    rf"(?P<ordinal>(?:st|nd|rd|th|er|ro|do|to|vo|mo|os|as|[º°ªoa])(?!\w)|\.[ºª°])?"
    rf"(?P<decade>['’]?s(?!\w))?"
    rf"(?P<clock>[ {_SPACES}]?(?:a\.?\s?m\.?|p\.?\s?m\.?|[hH](?:rs?|oras?|s)?(?:\d\d)?)(?![\w]))?"
    rf"(?P<short>[ {_SPACES}]?[kK](?!\w)|(?:bn|mn|tn)(?!\w)|[ {_SPACES}]?MM?(?!\w)|(?:[bmt]|tr)illion(?!\w))?"
)
_VERSION = re.compile(r"\d+(?:\.\d+)+(?:alpha|beta|pre|rc|r|a|b)\d*(?!\w)", re.IGNORECASE)  # 7.4beta2, 2.2r3
_UNIT = re.compile(r"(?:[kKMGT]?(?:i?[Bb]|bits?|bytes?|[WVg]|[Hh]z|m)|km|cm|mm|ha|hs?|min|seg|[KMs])(?:\b|²|³)")
_WITHIN = re.compile(
    r"(?=\d)(?:(?<=[^\W\d(])\d{1,15}(?:\.\d{1,15})?|(?<=\()\d{1,3}(?=\))"
    r"|(?<![\d.,])\d{1,15}(?=[^\W\d]))"
)
_HOUR_HINT = re.compile(r"[- ]h(?:our|ora)", re.IGNORECASE)
_PART_OF_HOUR = re.compile(
    r"\b(?:(?P<half>half|media|meia)|quarter|cuarto|quarto)[- ](?:of[- ]an[- ]|an[- ]|de[- ])?ho(?:ur|ra)\b",
    re.IGNORECASE,
)
_THOUSANDS = frozenset(("mil", "miles", "milhares"))
_HUNDRED = frozenset(("ciento", "cento"))
_DENOMINATORS = frozenset("23456789")
_FRACTION_OF = re.compile(r"(?<![\d/.,])([1-9])/\Z")
_SEASON = re.compile(r"(?:SS|AW|FW|FY)\d\d")  # SS19, the spring and summer of 2019
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLC])(?<![\w.])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?!\w)")
_ROMAN_START = re.compile(r"[IVXLC][IVXLC]{0,10}(?!\w)")  # found faster than by the look-arounds of _ROMAN
_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ADDRESS = re.compile(r"://|www\.|\w@\w|\w/\w{0,40}[^\W\d]|\.\w{2,4}/")  # in a token: it is no prose
_TOKEN = re.compile(r"\S+")
_DATE = re.compile(
    r"(?=\d)(?<![\d/.-])(?=\d{4}|\d+/|\d+[.-]\d+[.-]\d{4})(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\d/-])"
)
_DATE_HINT = re.compile(r"\d[/.-]\d")
_BEFORE_YEARS = ("'", "’", *(f"{word}{space}" for word in _YEARS.split("|") for space in f" {_SPACES}"))
_RANGE_START = re.compile(rf"(?<![\d.,:/-])(\d{{1,2}}|[12]\d{{3}})[ {_SPACES}]?(?:[-–—/]|to|a|às)[ {_SPACES}]?\Z")
_BETWEEN = re.compile(rf"[ {_SPACES}]?(?:[-–—,]|,? ?\b(?:to|and|or|a|y|e|o|u|ou|até|hasta))[ {_SPACES}]?[$€£]?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_RANGE = 12
_SHORT = {
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "mn": 1e6,
    "m": 1e6,
    "mm": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
_BEFORE_WORD = f" {_SPACES}-"
_NEXT_WORD = re.compile(rf"[{_BEFORE_WORD}]?[^\W\d_]+")
_HALF_BEFORE = re.compile(r"(?:\bhalf an?|\bmedio|\bmeio)\s\Z", re.IGNORECASE)
_AND_HALF = re.compile(rf"[ {_SPACES}](?:and a half|y medi[oa]|e mei[oa])(?!\w)")
_WINDOW = 36  # code points before or after a number in which a scale word is


@dataclass(frozen=True, slots=True)
class Number:
    """A written number: `values` it may have, where it is (code points), and how it is written.

    A ``figure`` must be found in a translation; a ``word``, ``roman`` or ``part`` (of a date) only explains one.
    """

    values: frozenset[Value]
    offset: int
    length: int
    kind: Kind
    written: str


def read_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number of a text in a language ("es", "en", "pt"; others have figures alone), figures first. Linear."""
    language = language.partition("_")[0]
    prose = text
    if ("/" in text or "@" in text or "www." in text) and _ADDRESS.search(text):
        prose = _TOKEN.sub(lambda match: _blank(match) if _ADDRESS.search(match[0]) else match[0], text)
    hours = tuple(_parts_of_hours(text)) if "o" in text and _HOUR_HINT.search(text) else ()
    if not _DIGIT.search(text):
        return (*_of_words(prose, language), *_romans(prose), *hours)
    dates = list(_DATE.finditer(prose)) if _DATE_HINT.search(prose) else []
    hidden = _DATE.sub(_blank, prose) if dates else prose
    found = [part for date in dates for part in _of_date(date)]
    found += _share_scales(hidden, list(_figures(hidden, language)))
    return (
        *sorted(found, key=lambda one: one.offset),
        *_of_words(hidden, language),
        *_romans(hidden),
        *_parts(text),
        *hours,
    )


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _figures(text: str, language: str) -> Iterator[Number]:
    values: set[Value]
    for match in _FIGURE.finditer(text):
        end = match.end()
        digits = match["digits"]
        if "." in digits and (version := _VERSION.match(text, match.start())) is not None:
            values = {version[0].casefold(), *_readings(digits)}
            yield Number(frozenset(values), match.start(), len(version[0]), "figure", version[0])
            continue
        if (_is_name(text, end) and not match["clock"]) or _is_section(text, match.start(), end):
            continue  # see _parts
        is_plain = digits.isdecimal()
        if not is_plain and _is_version(digits):
            yield Number(frozenset({digits.replace(",", ".")}), match.start(), len(digits), "figure", digits)
            continue
        values = {float(digits)} if is_plain else set(_readings(digits))
        if match["ordinal"] and text.startswith((" tempo", " tiempo"), end):
            yield Number(frozenset(values), match.start(), end - match.start(), "part", text[match.start() : end])
            continue  # the half of a match, which another text gives in minutes
        if match["short"]:
            values |= _abbreviated(values, match["short"].strip(" \u00a0\u202f\u2009"))
        if match["decade"] or text.endswith(_BEFORE_YEARS, 0, match.start()):
            values |= _years(values)
        if match["clock"] or not is_plain:
            values |= _clock(digits, match["clock"] or "")
        if ":" in digits:  # a ratio, if it is no time: 9:1 is "9 a 1" elsewhere
            values |= {digits, *(float(part) for part in digits.split(":") if part.isdigit())}
        values |= _range_end(text, match.start(), values) | _share_of(text, match.start(), digits)
        values = _scaled(values, text[end : end + _WINDOW], language)
        written = text[match.start() : end].rstrip(".").rstrip()
        yield Number(frozenset(values), match.start(), len(written), "figure", written)


def _is_name(text: str, end: int) -> bool:
    """Whether letters that are no unit follow at once: 3D, 4x4."""
    after = text[end : end + 1]
    return (after.isalnum() or after == "_") and after not in "ºª" and not _UNIT.match(text, end)


def _is_section(text: str, start: int, end: int) -> bool:
    """Whether it is the section of a manual page or the like: mail(1)."""
    return text[end : end + 1] == ")" and text[start - 1 : start] == "(" and text[start - 2 : start - 1].isalnum()


def _parts(text: str) -> Iterator[Number]:
    """The digits within names, R4D and mail(1): never asked for, but they may be what another text sets apart."""
    for match in _WITHIN.finditer(text):
        values: set[Value] = {float(match[0])}
        if _SEASON.fullmatch(text, max(0, match.start() - 2), match.end()):
            values |= _years(values)
        yield Number(frozenset(values), match.start(), len(match[0]), "part", match[0])


def _parts_of_hours(text: str) -> Iterator[Number]:
    """The minutes of a quarter of an hour, and of half an hour."""
    for match in _PART_OF_HOUR.finditer(text):
        values: frozenset[Value] = frozenset({30.0 if match["half"] else 15.0})
        yield Number(values, match.start(), len(match[0]), "part", match[0])


def _is_version(digits: str) -> bool:
    """Whether it is no number but a version or an address: 2.4.18, 192.168.0.1."""
    groups = re.split("[.,]", digits)
    separators = set(re.findall("[.,]", digits))
    return len(groups) > 2 and len(separators) == 1 and any(len(group) != 3 for group in groups[1:])


def _readings(digits: str) -> Iterator[float]:
    bare = re.sub(rf"[ {_SPACES}'’]", "", digits)
    if ":" in bare:
        return
    kinds = [char for char in bare if char in ".,"]
    if not kinds:
        yield float(bare)
        return
    last = kinds[-1]
    head, _, tail = bare.rpartition(last)
    whole = re.sub("[.,]", "", head)
    if len(set(kinds)) == 2 or (len(kinds) == 1 and tail):
        yield float(f"{whole}.{tail}")
    if len(set(kinds)) == 1 and len(tail) == 3:
        yield float(whole + tail)


def _years(values: Iterable[Value]) -> set[Value]:
    found: set[Value] = set()
    for value in values:
        if isinstance(value, float):
            found |= {1900 + value, 2000 + value} if value < 100 else set()  # the 1980s are no 1680s
    return found


def _abbreviated(values: Iterable[Value], short: str) -> set[Value]:
    factor = _SHORT[short.casefold()]
    return {round(value * factor, 6) for value in values if isinstance(value, float)}


def _share_of(text: str, start: int, digits: str) -> set[Value]:
    """What the second figure of 2/3 may be besides: two thirds."""
    share = _FRACTION_OF.search(text, max(0, start - 3), start) if digits in _DENOMINATORS else None
    return {round(int(share[1]) / int(digits), 6)} if share else set()


def _range_end(text: str, start: int, values: Iterable[Value]) -> set[Value]:
    """What the end of a range may be besides: 25 in 2024–25 is 2025; 5 in 9–5 is 17 o'clock."""
    before = text[max(0, start - _LONGEST_RANGE) : start]
    match = _RANGE_START.search(before) if _DIGIT.search(before) else None
    if match is None:
        return set()
    first = int(match[1])
    ends = {value for value in values if isinstance(value, float)}
    if first >= 1000:
        return {first // 100 * 100 + end for end in ends if first % 100 < end < 100}
    return {end + 12 for end in ends if 1 <= end < first <= 12}


def _clock(digits: str, clock: str) -> set[Value]:
    """The minutes of a day that it may mean, by twelve hours and by twenty-four."""
    minutes = re.search(r"\d\d\Z", clock)
    match = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?", digits)
    if match is None or not (match[2] or clock.strip()):
        return set()
    hour, minute = int(match[1]), int(match[2] or (minutes[0] if minutes else 0))
    if hour > 24 or minute > 59:
        return set()
    either = {hour, hour + 12, hour - 12} & set(range(25))
    whole: set[Value] = {float(one) for one in either} if minute == 0 else set()
    return whole | {f"t{one % 24 * 60 + minute}" for one in either}


def _scaled(values: set[Value], after: str, language: str) -> set[Value]:
    """The values with the scale word that follows; an abbreviation (3 m) may be another unit, so both are kept.

    A half may be said before or after the scale word: 1 and a half million, 1 millón y medio.
    """
    half = _AND_HALF.match(after)
    if half:
        values = {value + 0.5 for value in values if isinstance(value, float)}
        after = after[half.end() :]
    known = scales(language)
    word = _NEXT_WORD.match(after)
    if word is None or word[0].strip(_BEFORE_WORD).lower() not in known:
        return values
    words = [word.lower() for word in _WORD.findall(after.split("\0", maxsplit=1)[0])[:3]]
    if not words or words[0] not in known:
        return values
    factor = known[words[0]]
    if words[0] in _THOUSANDS and words[1:2] == ["de"]:  # “2.8 miles de millones”
        del words[1]
    if len(words) > 1 and words[0] in _THOUSANDS and known.get(words[1], 0) >= 1e6:
        factor *= known[words[1]]
    elif _AND_HALF.match(after, word.end()):
        values = {value + 0.5 for value in values if isinstance(value, float)}
    scaled: set[Value] = {round(value * factor, 6) for value in values if isinstance(value, float)}
    return scaled if len(words[0]) > 2 and scaled else values | scaled


def _share_scales(text: str, found: list[Number]) -> list[Number]:
    """A number of a range may have the scale word that the next one has: 2 to 3 million."""
    shared = list(found)
    for at in range(len(found) - 2, -1, -1):
        one, other = shared[at], shared[at + 1]
        end = one.offset + one.length
        if other.offset - end > _LONGEST_RANGE or not _BETWEEN.fullmatch(text[end : other.offset]):
            continue
        digits = _PLAIN.match(other.written)
        bare = [value for value in _readings(digits[0]) if value] if digits else []
        known = [value for value in other.values if isinstance(value, float)]
        factors = {value / each for value in known for each in bare if value >= 100 * each}
        more: set[Value] = {value * factor for value in one.values for factor in factors if isinstance(value, float)}
        shared[at] = replace(one, values=one.values | more)
    return shared


def _of_words(text: str, language: str) -> Iterator[Number]:
    if not may_hold_numbers(text, language):
        return
    tokens = list(_number_tokens(text, language) if "-" in text else _WORD.finditer(text))
    words = [token[0].lower() for token in tokens]
    for first, end, value in read_composed_numbers(words, language):
        if end - first == 1 and words[first] in _HUNDRED and words[max(0, first - 1)] == "por":
            continue  # “por ciento” is a unit: it has no number of its own
        values: set[Value] = {value}
        for word in words[first:end]:
            single = word_value(word, language)
            values |= {single} if single is not None else set()
            values |= _years({single}) if single is not None and 20 <= single <= 90 and single % 10 == 0 else set()
        start, stop = tokens[first].start(), tokens[end - 1].end()
        last_scale = scales(language).get(words[end - 1])
        if last_scale is not None and _AND_HALF.match(text, stop):
            values |= {value + last_scale / 2}
        if last_scale is not None and end - first == 1 and _HALF_BEFORE.search(text[max(0, start - 8) : start]):
            values |= {last_scale / 2}
        yield Number(frozenset(values), start, stop - start, "word", text[start:stop])
    parts = PARTS_OF_ONE.get(language, frozenset())
    for token, word in zip(tokens, words, strict=True) if not parts.isdisjoint(words) else ():
        single = word_value(word, language) if word in parts else None
        if single is not None:
            yield Number(frozenset({single, 1 / single}), token.start(), len(word), "word", token[0])


def _number_tokens(text: str, language: str) -> Iterator[re.Match[str]]:
    """The words of a text; of a compound that is no number ("fifth-floor"), its parts."""
    for token in _WORD.finditer(text):
        if (
            "-" in token[0]
            and not token[0].lower().endswith(("-feira", "-feiras"))
            and word_value(token[0].lower(), language) is None
        ):
            yield from _PART.finditer(text, token.start(), token.end())
        else:
            yield token


def _romans(text: str) -> Iterator[Number]:
    for begun in _ROMAN_START.finditer(text):
        if match := _ROMAN.match(text, begun.start()):
            numerals = [_ROMANS[char] for char in match[0]]
            value = sum(
                -one if one < next_one else one for one, next_one in zip(numerals, [*numerals[1:], 0], strict=True)
            )
            yield Number(frozenset({float(value)}), match.start(), len(match[0]), "roman", match[0])


def _of_date(match: re.Match[str]) -> Iterator[Number]:
    """The year of a date in figures is asked for; its day and month explain each other, in either order."""
    groups = (match[1], match[3], match[4])
    for place, digits in zip((1, 3, 4), groups, strict=True):
        values: frozenset[Value] = frozenset({float(digits)})
        long = len(digits) == 4
        if not long and place == 4:
            values |= _years(values)
        kind: Kind = "figure" if long else "part"
        yield Number(values, match.start(place), len(digits), kind, digits)


def values_of(numbers: Iterable[Number]) -> frozenset[Value]:
    """Every value that any of some numbers may have."""
    return frozenset[Value]().union(*(number.values for number in numbers))


def find_unmatched(one: Iterable[Number], known: AbstractSet[Value]) -> tuple[Number, ...]:
    """The figures of one text that no number of the other text can be, whose values are `known`."""
    return tuple(number for number in one if number.kind == "figure" and known.isdisjoint(number.values))
