"""What differs between the values of a text and those of its translation: the one reading that all number checks use.

Two numbers are equal where their readings meet. A right conversion of units makes the numbers on both sides equal; a
wrong one is a difference that says what would be right. Nothing here speaks of dates, see text/values/dates.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.values.clock_times import find_turned_time, read_clock_times
from mars_i18n.text.values.coded_names import find_altered_names
from mars_i18n.text.values.conversion import convert, is_conversion
from mars_i18n.text.values.number_words import classify_number
from mars_i18n.text.values.numbers import find_unmatched
from mars_i18n.text.values.periods import find_altered_period, read_periods
from mars_i18n.text.values.quantities import Quantity, TextValues, find_bare_units, find_scale_end, read_values
from mars_i18n.text.values.ranges import find_turned_range
from mars_i18n.text.values.units import BARE_DEGREES, MeasureUnit, is_same_unit
from mars_i18n.text.values.word_numbers import find_altered_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.text.values.clock_times import ClockTime
    from mars_i18n.text.values.numbers import Number, Value
    from mars_i18n.text.values.periods import Period

DifferenceKind: TypeAlias = Literal[
    "conversion", "currency", "name", "period", "range", "scale", "time", "unit", "word"
]
_MOST = 200  # quantities of a text that are compared in pairs; a text with more is no prose
_THOUSAND = 1000.0
_METRE = MeasureUnit("length", "m", 1)
_SHARE = re.compile(r"[%‰٪]|per\s?cent|p(?:or|er)\sci?ento|porcen|porciento|\bpp\b|\bcento\b|\bciento\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """A value as a text writes it: `written`, and where it is (code points)."""

    written: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """A value of the source that the translation has otherwise.

    `kind` says what differs: a wrong "conversion" of units, a "unit" or "currency" of the same number, a "period" (a
    quarter, half a year), a "range" turned round, a "scale" word, the half of the day of a "time", the digits of a
    "name" (R4D), or a number in words or an ordinal ("word").
    `expected` is the right value where it is known, as a figure and a unit's symbol.
    """

    kind: DifferenceKind
    source: Expression
    target: Expression
    expected: str = ""
    is_sure: bool = True  # False of cardinals in words on both sides, which free translations exchange as well


@dataclass(frozen=True, slots=True)
class ValueComparison:
    """Figures of the source without counterpart (`lost`), those of the translation (`new`), and other differences.

    A number of one of the `differences` is neither lost nor new.
    """

    lost: tuple[Number, ...]
    new: tuple[Number, ...]
    differences: tuple[ValueDifference, ...]

    def list_written(self) -> tuple[str, ...]:
        """All that differs, as it is written in the source and then in the translation, each once; empty if nothing."""
        ours = [*(one.written for one in self.lost), *(one.source.written for one in self.differences)]
        theirs = [*(one.written for one in self.new), *(one.target.written for one in self.differences)]
        return tuple(dict.fromkeys([*ours, *theirs]))


@lru_cache(maxsize=64)
def compare_values(source: str, source_language: str, target: str, language: str) -> ValueComparison:
    """What the values of a translation differ in from its source's. The last pairs are kept, as several checks ask."""
    one, other = read_values(source, source_language), read_values(target, language)
    left = _Left(
        list(find_unmatched(one.numbers, other.known_with_fractions)),
        list(find_unmatched(other.numbers, one.known_with_fractions)),
    )
    if left.lost or left.new:
        _drop_conversions(left, one, other)
        _drop_bare(left, one.quantities, other.quantities)
    differences = [*_differing_times(left, one, other), *_differing_periods(left, one, other)]
    if left.lost and left.new:
        differences += [*_wrong_conversions(left, one.quantities, other.quantities), *_scales(left, one, other)]
    if one.quantities or other.quantities:
        differences += [
            *_differing_units(one.quantities, other.quantities),
            *_differing_shares(one, other),
            *_exchanged_shares(one.quantities, other.quantities),
        ]
    differences += _turned_ranges(one, other)
    differences += _differing_words(left, one, other)
    differences += _differing_names(left, one, other)
    return ValueComparison(tuple(left.lost), tuple(left.new), tuple(differences))


@dataclass(slots=True)
class _Left:
    """The figures that are not yet accounted for."""

    lost: list[Number]
    new: list[Number]

    def drop(self, ours: Iterable[int], theirs: Iterable[int]) -> None:
        """Take away the numbers at these offsets."""
        one, other = set(ours), set(theirs)
        self.lost = [number for number in self.lost if number.offset not in one]
        self.new = [number for number in self.new if number.offset not in other]

    def drop_within(self, one: ClockTime | Period, other: ClockTime | Period) -> None:
        """Take away the numbers of a time or period of the source, and of one of the translation."""
        self.lost = [number for number in self.lost if not one.offset <= number.offset < one.offset + one.length]
        self.new = [number for number in self.new if not other.offset <= number.offset < other.offset + other.length]


def _drop_conversions(left: _Left, source: TextValues, target: TextValues) -> None:
    """Take away what a quantity of the other text explains.

    Where the other text has an open number in the very unit, or that unit without a number, that one is to be found,
    and no conversion explains it.
    """
    ours, theirs = source.quantities, target.quantities
    lost, new = {one.offset for one in left.lost}, {one.offset for one in left.new}
    wanted_here = {one.unit.symbol for one in ours if lost.intersection(one.numbers)}
    wanted_there = {one.unit.symbol for one in theirs if new.intersection(one.numbers)}
    bare = find_bare_units(target) if any(lost.intersection(one.numbers) for one in ours) else set()
    wanted_there |= bare
    if "°F" in bare:  # in the 80s, “con una media de F (26 C)”
        ours = tuple(one for one in ours if one.unit.symbol != "°")
    gone_ours, gone_theirs = set[int](), set[int]()
    for one in ours[:_MOST]:
        for other in theirs[:_MOST]:
            if one.unit.dimension != other.unit.dimension or (one.unit.symbol == other.unit.symbol != "°"):
                continue
            open_here = lost.intersection(one.numbers) if one.unit.symbol not in wanted_there - BARE_DEGREES else set()
            open_there = (
                new.intersection(other.numbers) if other.unit.symbol not in wanted_here - BARE_DEGREES else set()
            )
            if (open_here or open_there) and is_conversion(one, other):
                gone_ours.update(open_here)
                gone_theirs.update(open_there)
    left.drop(gone_ours, gone_theirs)


def _drop_bare(left: _Left, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> None:
    """Take away what has its unit elsewhere: a height in metres ("1,98 de altura"), "de 2 a 5 cm, hasta 10"."""
    measured = {offset for one in theirs for offset in one.numbers}
    _drop_of_known_units(left, ours, theirs, measured)
    for one in ours[:_MOST]:
        if one.unit.symbol != "ft" or not {number.offset for number in left.lost}.intersection(one.numbers):
            continue
        for number in left.new:
            if number.offset in measured:
                continue
            values = frozenset(value for value in number.values if isinstance(value, float) and value < 3)
            bare = Quantity(values, _METRE, number.offset, number.length, number.written, (number.offset,))
            if "." in number.written.replace(",", ".") and is_conversion(one, bare):
                left.drop(one.numbers, (number.offset,))
                break


def _drop_of_known_units(left: _Left, ours: Sequence[Quantity], theirs: Sequence[Quantity], measured: set[int]) -> None:
    """Take away the numbers without unit that are quantities of the source in a unit that the translation has."""
    lost = {number.offset for number in left.lost}
    for one in ours[:_MOST]:
        units = {other.unit for other in theirs[:_MOST] if other.unit.dimension == one.unit.dimension != "money"}
        if not units or not lost.intersection(one.numbers):
            continue
        for number in left.new:
            values = frozenset(value for value in number.values if isinstance(value, float))
            if number.offset not in measured and any(
                unit.symbol != one.unit.symbol
                and is_conversion(
                    one, Quantity(values, unit, number.offset, number.length, number.written, (number.offset,))
                )
                for unit in units
            ):
                left.drop(one.numbers, (number.offset,))
                break


def _wrong_conversions(left: _Left, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[ValueDifference]:
    """Quantities without counterpart in another unit of the same dimension: paired in order, as they were written."""
    lost, new = {one.offset for one in left.lost}, {one.offset for one in left.new}
    mine = [one for one in ours[:_MOST] if lost.intersection(one.numbers)]
    others = [one for one in theirs[:_MOST] if new.intersection(one.numbers)]
    symbols = {one.unit.symbol for one in mine} - BARE_DEGREES  # 100 km that became 101 km was not converted
    others = [one for one in others if one.unit.symbol not in symbols]
    for one in mine:
        for other in others:
            if one.unit.dimension == other.unit.dimension and _may_convert(one, other):
                yield ValueDifference("conversion", _of(one), _of(other), _expected(one, other))
                others.remove(other)
                left.drop(one.numbers, other.numbers)
                break


def _may_convert(one: Quantity, other: Quantity) -> bool:
    if one.unit.dimension in {"money", "share"}:
        return one.unit.dimension == "money" and not is_same_unit(one.unit, other.unit)
    return one.unit.symbol != other.unit.symbol and convert(one, other.unit) is not None


def _expected(one: Quantity, other: Quantity) -> str:
    value = convert(one, other.unit)
    if value is None:
        return ""
    if other.unit.symbol in BARE_DEGREES:
        return f"{value:g} °C" if one.unit.symbol in {"°", "°F"} else f"{value:g} °F"
    return f"{value:g} {other.unit.symbol}"


def _differing_units(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[ValueDifference]:
    """Numbers that both texts have once, with another unit or currency, or without the source's per cent."""
    once_here, once_there = _once(ours), _once(theirs)
    for value, one in once_here.items():
        other = once_there.get(value)
        if other is None or one.unit.dimension != other.unit.dimension or is_same_unit(one.unit, other.unit):
            continue
        if not is_conversion(one, other) and not one.is_shared and not other.is_shared:
            kind: DifferenceKind = "currency" if one.unit.dimension == "money" else "unit"
            yield ValueDifference(kind, _of(one), _of(other))


def _once(quantities: Sequence[Quantity]) -> dict[float, Quantity]:
    """Each value that only one quantity of the text has."""
    found: dict[float, Quantity] = {}
    repeated = set[float]()
    for one in quantities:
        for value in one.values:
            if value in found:
                repeated.add(value)
            found.setdefault(value, one)
    return {value: one for value, one in found.items() if value not in repeated}


def _scales(left: _Left, one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    """Figures with the same digits whose sizes differ by a power of a thousand."""
    for ours in left.lost[:_MOST]:
        for theirs in left.new[:_MOST]:
            before, after = _scaled(ours, one), _scaled(theirs, other)
            has_scale_word = before.length > ours.length or after.length > theirs.length
            if has_scale_word and _is_other_scale(ours, theirs):
                yield ValueDifference("scale", before, after)
                left.drop((ours.offset,), (theirs.offset,))
                break


def _scaled(number: Number, text: TextValues) -> Expression:
    """A figure with its scale words."""
    end = find_scale_end(text.text, number.offset + number.length, text.language)
    return Expression(text.text[number.offset : end], number.offset, end - number.offset)


def _is_other_scale(one: Number, other: Number) -> bool:
    return any(
        isinstance(ours, float) and isinstance(theirs, float) and _differ_by_thousands(ours, theirs)
        for ours in one.values
        for theirs in other.values
    )


def _differ_by_thousands(one: float, other: float) -> bool:
    small, large = sorted((one, other))
    if small <= 0:
        return False
    while small * _THOUSAND <= large * (1 + 1e-9):
        small *= _THOUSAND
        if abs(small - large) <= 1e-6 * large:
            return True
    return False


def _differing_times(left: _Left, one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    turned = find_turned_time(read_clock_times(one.text, one.language), read_clock_times(other.text, other.language))
    if turned is not None:
        yield ValueDifference("time", _of(turned[0]), _of(turned[1]))
        left.drop_within(*turned)


def _differing_periods(left: _Left, one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    altered = find_altered_period(read_periods(one.text, one.language), read_periods(other.text, other.language))
    if altered is not None:
        yield ValueDifference("period", _of(altered[0]), _of(altered[1]))
        left.drop_within(*altered)


def _differing_shares(one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    """Per cents whose number the other text has once, while nothing in that text speaks of shares."""
    if _holds_share(one) and not _SHARE.search(other.text):
        for share, number in _bare_shares(one.quantities, other):
            yield ValueDifference("unit", _of(share), _of(number))
    if _holds_share(other) and not _SHARE.search(one.text):
        for share, number in _bare_shares(other.quantities, one):
            yield ValueDifference("unit", _of(number), _of(share))


def _exchanged_shares(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[ValueDifference]:
    """The one per cent that the source has in words and the other text otherwise; a figure is found without this."""
    mine, others = ([one for one in each if one.unit.symbol == "%"] for each in (ours, theirs))
    if not mine or len(mine) != len(others):
        return
    known_here, known_there = (frozenset[float]().union(*(one.values for one in each)) for each in (mine, others))
    lost = [one for one in mine if known_there.isdisjoint(one.values)]
    new = [one for one in others if known_here.isdisjoint(one.values)]
    if len(lost) == len(new) == 1 and not lost[0].written[0].isdecimal():
        yield ValueDifference("word", _of(lost[0]), _of(new[0]))


def _holds_share(text: TextValues) -> bool:
    return any(one.unit.symbol == "%" for one in text.quantities)


def _bare_shares(shares: Sequence[Quantity], other: TextValues) -> Iterator[tuple[Quantity, Number]]:
    with_unit = {offset for one in other.quantities for offset in one.numbers}
    bare: dict[Value, list[Number]] = {}
    for number in other.numbers:
        if number.kind == "figure" and number.offset not in with_unit:
            for value in number.values:
                bare.setdefault(value, []).append(number)
    for value, share in _once(shares).items():
        if share.unit.symbol == "%" and len(bare.get(value, ())) == 1:
            yield share, bare[value][0]


def _turned_ranges(one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    turned = find_turned_range(one.text, one.numbers, other.text, other.numbers)
    if turned is not None:
        yield ValueDifference("range", _span(one.text, *turned[0]), _span(other.text, *turned[1]))


def _differing_words(left: _Left, one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    for before, after in find_altered_words(
        one, {number.offset for number in left.lost}, other, {number.offset for number in left.new}
    ):
        is_sure = classify_number(before.written, one.language) != "cardinal" or after.kind == "figure"
        yield ValueDifference("word", _of(before), _of(after), is_sure=is_sure)
        left.drop((before.offset,), (after.offset,))


def _differing_names(left: _Left, one: TextValues, other: TextValues) -> Iterator[ValueDifference]:
    for before, after in find_altered_names(one.text, other.text):
        yield ValueDifference("name", _of(before), _of(after))
        left.drop((before.offset,), (after.offset,))


def _span(text: str, first: Number, last: Number) -> Expression:
    end = last.offset + last.length
    return Expression(text[first.offset : end], first.offset, end - first.offset)


def _of(value: Number | Quantity | ClockTime | Period) -> Expression:
    return Expression(value.written, value.offset, value.length)
