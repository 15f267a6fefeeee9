"""Ranges of figures that a translation turned round: 15 to 24 became 24 a 15.

Scores, such as 3-1, are recognised from either side; they are no ranges here.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.text.values.numbers import Number

_SIGN = r"(?:\s?%|\s?°\s?[CF]?|\s(?:km|kg|ha|cm|m|mm)|\s?per\scent|\spor\sciento|\spor\scento)?"
_TO = re.compile(
    rf"{_SIGN}(?:\s?(?P<dash>[-–—])\s?|\s(?:to|through|until|a|al|hasta|até|ao|às)\s(?:los\s|las\s|the\s)?)"
)
_AND = re.compile(rf"{_SIGN}\s(?:and|y|e)\s")
_BETWEEN = re.compile(r"(?<!\w)(?:between|entre)\s(?:the\s|los\s|las\s|os\s|as\s|[$€£])?\Z", re.IGNORECASE)
_LONGEST = 24  # code points between two figures of a range, and before its first
_HIGHEST_SCORE = 20


def find_turned_range(
    source: str, one: Sequence[Number], target: str, other: Sequence[Number]
) -> tuple[tuple[Number, Number], tuple[Number, Number]] | None:
    """The first rising range of the source that falls in the translation, as (its ends, the ends there), or None."""
    falling = [pair for pair in _ranges(target, other) if _rise(*pair) < 0]
    if not falling:
        return None
    for start, end in _ranges(source, one):
        if _rise(start, end) > 0:
            for first, last in falling:
                if start.values & last.values and end.values & first.values:
                    return (start, end), (first, last)
    return None


def _rise(one: Number, other: Number) -> int:
    """1 where the second is larger in every reading, -1 where it is smaller in every one, else 0."""
    firsts = [value for value in one.values if isinstance(value, float)]
    seconds = [value for value in other.values if isinstance(value, float)]
    if not firsts or not seconds:
        return 0
    return (min(seconds) > max(firsts)) - (max(seconds) < min(firsts))


def _ranges(text: str, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    figures = [one for one in numbers if one.kind == "figure"]
    for one, other in pairwise(figures):
        end = one.offset + one.length
        between = text[end : min(other.offset, end + _LONGEST)]
        match = _TO.fullmatch(between)
        if match:
            if not (match["dash"] and _is_small(one) and _is_small(other)):
                yield one, other
        elif _AND.fullmatch(between) and _BETWEEN.search(text[max(0, one.offset - _LONGEST) : one.offset]):
            yield one, other


def _is_small(number: Number) -> bool:
    return all(isinstance(value, float) and value <= _HIGHEST_SCORE for value in number.values)
