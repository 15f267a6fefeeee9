"""Numbers in words, ordinals, romans and fractions that differ in a translation: two became tres, II Primera.

Words are often said another way ("both", "a pair", none at all), so that only a pair counts: one that the translation
lacks, and one of the same kind that the source lacks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.text.values.number_words import classify_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mars_i18n.text.values.numbers import Number, Value
    from mars_i18n.text.values.quantities import TextValues

_Class: TypeAlias = Literal["cardinal", "ordinal", "weak ordinal", "fraction", "other"]
_PAIRS: tuple[tuple[_Class, _Class], ...] = (
    ("cardinal", "cardinal"),
    ("ordinal", "ordinal"),
    ("fraction", "fraction"),
    ("ordinal", "weak ordinal"),
    ("weak ordinal", "ordinal"),
)
# Ordinals that count only beside a roman or an ordinal of the other text: they are other words as often.
_WEAK_ORDINALS = frozenset(
    "first second primer primero primera segunda cuarta quinto quinta primeiro primeira segundo".split()
)
_ORDINAL_FIGURE = re.compile(r"\d(?:st|nd|rd|th|\.?[ºª°]|er|ro|do|to|vo|mo)\Z")


def find_altered_words(
    one: TextValues, open_here: AbstractSet[int], other: TextValues, open_there: AbstractSet[int]
) -> Iterator[tuple[Number, Number]]:
    """Each number in words of the source that the translation has otherwise, as (source, target), by kind.

    `one` and `other` are source and translation, `open_here` and `open_there` the offsets of their figures that nothing
    explains yet. Of a kind (cardinals, ordinals and romans, fractions) with several such words nothing is given: it
    is not known which is which.
    """
    lost, new = list(_unknown(one, open_here, other)), list(_unknown(other, open_there, one))
    for ours, theirs in _PAIRS:
        mine = [number for number, kind in lost if kind == ours]
        yours = [number for number, kind in new if kind == theirs]
        if len(mine) == len(yours) == 1 and {mine[0].kind, yours[0].kind} != {"figure"}:
            yield mine[0], yours[0]


def _unknown(one: TextValues, still_open: AbstractSet[int], other: TextValues) -> Iterator[tuple[Number, _Class]]:
    fractions, known = one.fractions, other.known
    if not fractions and all(not known.isdisjoint(number.values) for number in one.numbers):
        return  # as in most texts
    within = {offset for quantity in one.quantities for offset in quantity.numbers}
    within |= {offset for part in fractions for offset in range(part.offset, part.offset + part.length)}
    numbers = [
        number
        for number in one.numbers
        if (number.offset in still_open if number.kind == "figure" else number.offset not in within)
    ]
    yield from _classified(numbers, known, one.language)
    known = other.known_with_fractions
    yield from ((part, "fraction") for part in fractions if part.values.isdisjoint(known))


def _classified(numbers: Sequence[Number], known: frozenset[Value], language: str) -> Iterator[tuple[Number, _Class]]:
    """The numbers that the other text has not, each with its kind."""
    for number in numbers:
        if number.values.isdisjoint(known):
            yield number, _class_of(number, language)


def _class_of(number: Number, language: str) -> _Class:
    if number.kind == "roman":
        return "ordinal" if len(number.written) > 1 else "other"
    if number.written.lower() in _WEAK_ORDINALS:
        return "weak ordinal"
    if number.kind == "figure":
        return "ordinal" if _ORDINAL_FIGURE.search(number.written) else "cardinal"
    return classify_number(number.written, language) if number.kind == "word" else "other"
