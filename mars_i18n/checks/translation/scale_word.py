"""A scale word has the wrong size: a billion is not a billón.

What it does: reads quantities with a scale word (million, billion, trillion; millón, mil millones, billón; milhão,
bilhão, mil milhões, trilhão) in both texts and compares their sizes. In Spanish, and in the Portuguese of Portugal, a
billón or bilião is a million million; a bilhão of Brazil is a thousand million.

Why: the words look alike and differ by a factor of a thousand.

Wrong:
    en: A fund of $1.5 billion
    es: Un fondo de 1,5 billones de dólares

Wrong:
    en: A fund of 3 trillion pesos
    pt: Um fundo de 3 bilhões de pesos

Right:
    en: A fund of $1.5 billion
    es: Un fondo de 1500 millones de dólares

Right:
    en: A fund of $1.5 billion
    pt: Um fundo de US$ 1,5 bilhão
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.numbers import Number

severity: Severity = "error"
remedy = translatable("In Spanish a billion is “mil millones”; in Brazilian Portuguese “um bilhão”.")
_LARGE = re.compile(
    r"[ \u00a0\u202f-](?P<word>mil[ \u00a0](?:millones|milhões)|millones|millón|billones|billón|trillones|trillón|"
    r"milhões|milhão|bilhões|bilhão|biliões|bilião|trilhões|trilhão|millions?|billions?|trillions?)\b",
    re.IGNORECASE,
)
_MILLION = 1e6


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for the first quantity whose digits are the source's, and whose size is not."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return
    source = _large(blanked(unit.source), unit.source_language)
    target = _large(blanked(unit.target), unit.language)
    sizes = {value for one, _ in source for value in one.values if isinstance(value, float) and value >= _MILLION}
    for number, end in target:
        mine = {value for value in number.values if isinstance(value, float) and value >= _MILLION}
        if mine and source and mine.isdisjoint(sizes) and _same_digits(number, [one for one, _ in source]):
            written, said = unit.target[number.offset : end], unit.source[source[0][0].offset : source[0][1]]
            yield Fault(
                message("“{target}” is not the quantity of the source, “{source}”", target=written, source=said),
                evidence=(("words", written), ("source", said)),
                offset=number.offset,
                length=end - number.offset,
            )
            return


def _large(text: str, language: str) -> list[tuple[Number, int]]:
    """The figures that a scale word follows, each with the end of that word."""
    found = []
    for number in read_numbers(text, language):
        if number.kind == "figure":
            match = _LARGE.match(text, number.offset + number.length)
            if match:
                found.append((number, match.end("word")))
    return found


def _same_digits(number: Number, others: list[Number]) -> bool:
    """Whether a figure of the source is the same but for a power of a thousand."""
    small = {_significant(value) for value in number.values if isinstance(value, float)}
    return any(_significant(value) in small for one in others for value in one.values if isinstance(value, float))


def _significant(value: float) -> float:
    while value >= 1000:
        value /= 1000
    return round(value, 6)
