r"""The quantities of a text: its numbers that have a unit, read once, for all that compares values.

A range or list shares the unit that is written once ("2 to 4 inches", "US$ 2 a 3 millones"). A height is one quantity
("6-foot-6", "6'6\"", "5 feet 10 inches"), and so is what English says with an article ("a mile away").
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.values.number_words import scales
from mars_i18n.text.values.numbers import Number, Value, read_numbers, values_of
from mars_i18n.text.values.units import SPACES, MeasureUnit, find_unit, unit_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AND_HALF = re.compile(rf"[{SPACES}](?:y medi[oa]|e mei[oa])(?!\w)")
_GAP = rf"[{SPACES}]"
_CONNECTOR = re.compile(
    rf"{_GAP}?[-–—/,]{_GAP}?|,?{_GAP}(?:to|through|until|and|or|y|o|u|a|e|ou|hasta|até|al|ao|às?){_GAP}(?:(?:os|los|the){_GAP})?"
)
_LONGEST_CONNECTOR = 12
_HEIGHT = re.compile(
    rf"(?<![\w.,])(?P<feet>[1-9])(?:[ -]?(?:foot|feet|ft|pies?|pés?)[ -](?:(?:y|e|and) )?|['’′]{_GAP}?)"
    rf"(?P<inches>1[01]|\d)(?:[{SPACES}-]?(?:inch(?:es)?|in|pulgadas?|polegadas?)\b|[\"”″]|(?![\w.,]*\d))"
)
_HEIGHT_HINT = re.compile(r"[1-9](?:[ -]?[fp]|['’′])")  # cheap: whatever _HEIGHT finds begins so
_NEAR = 80  # code points around a temperature in which a word may say that it is a difference
_DIFFERENCE = re.compile(r"differen\w*|diferen\w*|(?:rose|risen|rise|fell|dropped|warmed|cooled)\sby", re.IGNORECASE)
_MORE = re.compile(
    rf"{_GAP}(?:Celsius{_GAP}|Fahrenheit{_GAP})?(?:above|below|warmer|hotter|colder|cooler|higher|lower|more|less|más|"
    r"menos|mais|por\sencima|por\sdebajo|superior\w*|inferior\w*|acima|abaixo)(?!\w)",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(
    rf"{_GAP}(?:Celsius{_GAP}|Fahrenheit{_GAP})?(?:below|bajo|abaixo{_GAP}de){_GAP}(?:zero|cero)\b"
)
_BEFORE = re.compile(rf"(?:US\$|R\$|[$€£¥]|(?<!\w)(?:USD|EUR|GBP|BRL|COP|MXN|JPY)){_GAP}?\Z")
_CURRENCY_ENDS = frozenset("$€£¥DRPLNY")  # what comes before a number that _BEFORE finds ends so
_LONGEST_BEFORE = 5
_SCALE_WORD = re.compile(rf"[{SPACES}-]([^\W\d_]+)")
_MOST_SCALE_WORDS = 2  # after a number
_TENS = re.compile(r"(\d0)['’]?s")  # a summer in the 80s: degrees, if the translation has degrees
_FOOT = MeasureUnit("length", "ft", 0.3048)
_PARTS = {
    "half": 2, "mitad": 2, "metade": 2, "third": 3, "tercio": 3, "tercera": 3, "terço": 3, "terça": 3, "quarter": 4,
    "cuarto": 4, "cuarta": 4, "quarto": 4, "quarta": 4, "fifth": 5, "quinto": 5, "quinta": 5, "tenth": 10,
    "décimo": 10, "décima": 10,
}  # fmt: skip
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "dos": 2, "tres": 3, "cuatro": 4, "duas": 2, "dois": 2, "três": 3,
    "quatro": 4,
}  # fmt: skip
_FRACTIONS = {
    "en": r"(?P<count>a|one|two|three|four)[ -](?P<part>third|quarter|fifth|tenth)s?(?=\sof\s)"
    r"|(?P<half>half)(?=\s(?:of|the|its|their|his|her|all)\s)",
    "es": r"(?P<count>un|dos|tres|cuatro) (?P<part>tercio|cuarto|quinto|décimo)s?(?=\sdel?\s)"
    r"|(?P<whole>tercera|cuarta|quinta|décima) parte(?!\w)|(?P<half>mitad)(?=\sdel?\s)",
    "pt": r"(?P<count>um|dois|três|quatro) (?P<part>terço|quarto|quinto|décimo)s?(?=\sd[aoe]s?\s)"
    r"|(?P<whole>terça|quarta|quinta|décima) parte(?!\w)|(?P<half>metade)(?=\sd[aoe]s?\s)",
}
# One of these is in whatever `_FRACTIONS` finds
_FRACTION_HINTS = tuple(
    "third quarter fifth tenth half tercio terço cuarto quarto quinto décimo parte mitad metade".split()
)
_FRACTION = {code: re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE) for code, pattern in _FRACTIONS.items()}


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number and its unit say: `values` that the number may have, its `unit`, and where it is.

    `offset` and `length` (code points) span number and unit; `numbers` are the offsets of the numbers within.
    `is_difference` is true of a temperature that the text calls a difference; `is_shared` of a number whose unit is
    written at another one of its range.
    """

    values: frozenset[float]
    unit: MeasureUnit
    offset: int
    length: int
    written: str
    numbers: tuple[int, ...]
    is_difference: bool = False
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class TextValues:
    """The values of a `text` in its `language` ("es", without region): numbers, fractions in words, and quantities.

    `known` are the values of all numbers, `known_with_fractions` those and the fractions' values.
    """

    text: str
    language: str
    numbers: tuple[Number, ...]
    quantities: tuple[Quantity, ...]
    fractions: tuple[Number, ...]
    known: frozenset[Value]
    known_with_fractions: frozenset[Value]


@lru_cache(maxsize=2048)  # a source is compared with its translations one language after the other
def read_values(text: str, language: str) -> TextValues:
    """Read every number and quantity of a text in a language ("es", "en_US", …). Linear in the text.

    The last texts are kept: a source is compared with each of its translations.
    """
    language = language.partition("_")[0]
    numbers = read_numbers(text, language)
    quantities = read_quantities(text, language, numbers) if numbers or language == "en" else ()  # a mile away
    fractions, known = read_fractions(text, language), values_of(numbers)
    with_fractions = known | values_of(fractions) if fractions else known
    return TextValues(text, language, numbers, quantities, fractions, known, with_fractions)


def read_quantities(text: str, language: str, numbers: Sequence[Number]) -> tuple[Quantity, ...]:
    """The quantities of a text, given its numbers (`read_numbers`), in order. Linear in the text.

    `language` is "es", "en", "pt" or one with a region; of other languages symbols alone are read.
    """
    language = language.partition("_")[0]
    counted = _without_scale_words(text, language, numbers)
    heights = list(_heights(text, counted))
    within = {offset for one in heights for offset in one.numbers}
    found = [_quantity(text, one, language) for one in counted]
    _share_units(text, counted, found)
    measured = [one for one in found if one is not None and one.numbers[0] not in within]
    return tuple(sorted([*heights, *measured, *_articles(text, language)], key=lambda one: one.offset))


def _without_scale_words(text: str, language: str, numbers: Sequence[Number]) -> list[Number]:
    """The figures and words, in order; the word of "3 million" belongs to its figure."""
    counted = sorted((one for one in numbers if one.kind in {"figure", "word"}), key=lambda one: one.offset)
    kept: list[Number] = []
    end = -1
    for one in counted:
        if one.kind == "figure":
            end = find_scale_end(text, one.offset + one.length, language)
        elif one.offset < end:
            continue
        kept.append(one)
    return kept


def _heights(text: str, numbers: Sequence[Number]) -> Iterator[Quantity]:
    if not numbers or not _HEIGHT_HINT.search(text):
        return
    offsets = {one.offset for one in numbers}
    for match in _HEIGHT.finditer(text):
        value = int(match["feet"]) + int(match["inches"]) / 12
        own = tuple(offset for offset in (match.start("feet"), match.start("inches")) if offset in offsets)
        yield Quantity(frozenset({value}), _FOOT, match.start(), len(match[0]), match[0], own)


@lru_cache(maxsize=8)
def _after(language: str) -> re.Pattern[str]:
    known = "|".join(sorted((word for word in scales(language) if len(word) > 2), key=len, reverse=True))
    scale = rf"(?:{_GAP}(?:{known})(?!\w)){{0,2}}(?:{_GAP}de(?={_GAP}))?" if known else ""
    return re.compile(rf"(?P<scale>{scale})[{SPACES}-]?(?:US[{SPACES}])?(?P<unit>{unit_pattern(language)})")


def _quantity(text: str, number: Number, language: str) -> Quantity | None:
    end = number.offset + number.length
    match = _after(language).match(text, end)
    unit = find_unit(match["unit"], language) if match else None
    if unit is not None and number.kind == "word" and match and match["unit"] in {"C", "F"}:
        unit = None  # a letter after an article: an F
    start = number.offset
    stop = match.end() if match else end
    led = text[max(0, start - _LONGEST_BEFORE) : start]
    before = _BEFORE.search(led) if led.rstrip(SPACES)[-1:] in _CURRENCY_ENDS else None
    if before is not None and (unit is None or unit.dimension != "money"):
        unit = find_unit(before[0].strip(SPACES), language)
        start, stop = start - len(before[0]), find_scale_end(text, end, language)
    if unit is None and number.kind == "figure" and number.written[-1] in "°º" and "." not in number.written:
        unit, stop = find_unit("°", language), end
    if unit is None and language == "en" and (tens := _TENS.fullmatch(number.written)):
        degrees = frozenset(float(value) for value in range(int(tens[1]), int(tens[1]) + 10))
        return Quantity(degrees, MeasureUnit("temperature", "°", 1), start, number.length, number.written, (start,))
    if unit is None:
        return None
    values = frozenset(value for value in number.values if isinstance(value, float))
    if number.kind == "word" and (half := _AND_HALF.match(text, stop)):
        values, stop = frozenset(value + 0.5 for value in values), half.end()  # “un kilómetro y medio”
    difference = unit.dimension == "temperature" and _names_difference(text, start, stop)
    if unit.dimension == "temperature" and (number.written[0] in "-−" or _BELOW_ZERO.match(text, stop)):
        values = frozenset(-value for value in values)
    return Quantity(values, unit, start, stop - start, text[start:stop], (number.offset,), difference)


def find_bare_units(text: TextValues) -> set[str]:
    """The symbols of units that a text names without a number before them ("a lo largo de más de km")."""
    taken = [False] * len(text.text)
    for one in text.quantities:
        taken[one.offset : one.offset + one.length] = [True] * one.length
    bare = set()
    for match in _any_unit(text.language).finditer(text.text):
        unit = find_unit(match[0], text.language)
        if unit is not None and not taken[match.start()]:
            bare.add(unit.symbol)
    return bare


@lru_cache(maxsize=8)
def _any_unit(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){unit_pattern(language)}")


def find_scale_end(text: str, end: int, language: str) -> int:
    """Where the scale words that follow a number end ("3 mil millones"); where the number ends, if there are none."""
    known = scales(language)
    for _ in range(_MOST_SCALE_WORDS):
        match = _SCALE_WORD.match(text, end)
        if match is None or len(match[1]) < 3 or match[1].lower() not in known:
            break
        end = match.end()
    return end


def _names_difference(text: str, start: int, stop: int) -> bool:
    clause = re.split(r"[.;:!?]", text[max(0, start - _NEAR) : start])[-1]
    clause += " " + re.split(r"[.;:!?]", text[stop : stop + _NEAR // 2])[0]
    return _DIFFERENCE.search(clause) is not None or _MORE.match(text, stop) is not None


def _share_units(text: str, numbers: Sequence[Number], found: list[Quantity | None]) -> None:
    """Give a number of a range or list without a unit that of the next one; a currency, that of the one before."""
    for at in range(len(numbers) - 2, -1, -1):
        after = found[at + 1]
        if found[at] is None and after is not None and _is_connected(text, numbers[at], numbers[at + 1]):
            found[at] = _shared(numbers[at], after)
    for at in range(1, len(numbers)):
        before = found[at - 1]
        if found[at] is not None or before is None or before.unit.dimension != "money":
            continue
        if _is_connected(text, numbers[at - 1], numbers[at]):
            found[at] = _shared(numbers[at], before)


def _shared(number: Number, other: Quantity) -> Quantity:
    values = frozenset(value for value in number.values if isinstance(value, float))
    return replace(
        other,
        values=values,
        offset=number.offset,
        length=number.length,
        written=number.written,
        numbers=(number.offset,),
        is_shared=True,
    )


def _is_connected(text: str, one: Number, other: Number) -> bool:
    end = one.offset + one.length
    between = text[end : other.offset]
    return len(between) <= _LONGEST_CONNECTOR and _CONNECTOR.fullmatch(between.replace("$", "")) is not None


@lru_cache(maxsize=8)
def _with_article(language: str) -> re.Pattern[str] | None:
    if language != "en":
        return None
    return re.compile(rf"(?<!\w)(?P<half>[Hh]alf[{SPACES}])?[Aa]n?[{SPACES}](?P<unit>{unit_pattern(language)})")


def _articles(text: str, language: str) -> Iterator[Quantity]:
    pattern = _with_article(language)
    for match in pattern.finditer(text) if pattern else ():
        unit = find_unit(match["unit"], language)
        if unit is not None and len(match["unit"]) > 1:  # an F is a letter
            value = 0.5 if match["half"] else 1.0
            yield Quantity(frozenset({value}), unit, match.start(), len(match[0]), match[0], ())


@lru_cache(maxsize=512)
def read_fractions(text: str, language: str) -> tuple[Number, ...]:
    """The fractions in words of a text, in order: two thirds is 0.666667, and 66 or 67 (per cent) as well."""
    pattern = _FRACTION.get(language)
    lowered = text.lower()
    if not any(word in lowered for word in _FRACTION_HINTS):
        return ()
    found = []
    for match in pattern.finditer(text) if pattern else ():
        groups = match.groupdict()
        part = _PARTS[(groups["half"] or groups.get("whole") or groups["part"]).lower()]
        count = _COUNTS.get((groups["count"] or "").lower(), 1)
        share = count / part
        values = frozenset[Value]({round(share, 6), float(round(100 * share)), float(int(100 * share))})
        found.append(Number(values, match.start(), len(match[0]), "word", match[0]))
    return tuple(found)
