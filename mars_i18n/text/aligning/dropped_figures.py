"""Small figures that a translation drops: of a name (Nord Stream 2), a clause, a unit, at the beginning of a sentence.

Elsewhere a small figure may well be a word, or nothing, in another language. So it is looked for beside what it belongs
to, in whatever form it may have there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from mars_i18n.text.values.numbers import Number, Value

_NAMED = re.compile(r"(?<![\w-])([A-Z][\w-]{3,40}) ([1-9]\d?)(?![\w-]|[.,:/%]\d|%)")
_COUNTED = re.compile(r" [a-z]+s(?!\w)")  # after the number: what it counts, as in “Riverside Church 18 years ago”
_NUMBERED = re.compile(r"(?<!\w)([Nn]o\.|[Nn]umber) ?([1-9]\d?)(?!\w|[.,]\d)")
_MEASURED = re.compile(r"(?<![\w.,-])()([1-9]\d?)[ \u00a0](?P<unit>[kKMGT]i?B|km|cm|mm|kg|[kMG]Hz|[kMG]W)(?!\w)")
_LEADING = re.compile(r"(?:\A|[.!?][ \n])()([1-9]\d?)(?= [a-z])")
# The word for a number sign, and no number after it: “el número en innovación”
_SIGN_ALONE = re.compile(r"\bn[úu]mero\s(?:em|en|de la|del|da|do|na|no)\s")
_BEGINS_SMALL = re.compile(r"(?:\A|[^\W\d_][.!?][ \n])[a-záéíóúâêôãõç]{2}")
_BEFORE, _AFTER = 30, 12  # code points between a name and its number: “la tercera versión beta”, “artículo n.º 3”
_PARTS = {
    "annex": "anexos?",
    "appendix": "ap[ée]ndices?",
    "article": "art[íi](?:cul|g)os?",
    "chapter": "cap[íi]tulos?",
    "clause": "cl[áa]usulas?",
    "figure": "figuras?",
    "level": "n[íi]ve(?:l|les|is)",
    "module": "m[óo]dulos?",
    "part": "partes?",
    "phase": "fases?",
    "section": "sec(?:ci[óo]n|ciones)|seç(?:ão|ões)",
    "stage": "etapas?",
    "step": "pas(?:os?|sos?)",
    "table": "ta(?:blas?|belas?)",
    "unit": "unidad(?:e|es)?",
    "volume": "vol(?:umen|úmenes|umes?)",
}


def find_dropped_figures(source: str, source_language: str, target: str, language: str) -> tuple[Number, ...]:
    """The small figures of a text whose name, part, unit or sentence its translation has without them. Linear.

    Texts have NULs for tags; languages are codes such as "es".
    """
    figures = {
        match.start(2): match
        for pattern in (_LEADING, _NAMED, _NUMBERED, _MEASURED)
        for match in pattern.finditer(source)
    }
    if not figures:
        return ()
    here, there = _Text(source, read_numbers(source, source_language)), _Text(target, read_numbers(target, language))
    return tuple(
        number
        for number in here.numbers
        if number.offset in figures and _is_dropped(figures[number.offset], number, here, there)
    )


class _Text(NamedTuple):
    text: str
    numbers: tuple[Number, ...]

    def is_beside(self, start: int, end: int, values: frozenset[Value] | None = None) -> bool:
        """Whether a number with one of these values, or any, is beside what is from `start` to `end`.

        After it, a number in words follows at once: else it may be another word (“Stream que, segundo dice”).
        """
        return any(
            start - _BEFORE <= one.offset <= end + (1 if one.kind == "word" else _AFTER)
            and (values is None or not values.isdisjoint(one.values))
            for one in self.numbers
        )

    def has_figure(self, values: frozenset[Value]) -> bool:
        """Whether a figure has one of these values."""
        return any(one.kind == "figure" and not values.isdisjoint(one.values) for one in self.numbers)

    def has_bare_unit(self, symbol: str) -> bool:
        """Whether a unit's symbol follows a word that is no number."""
        ends = {one.offset + one.length for one in self.numbers}
        places = re.finditer(rf"(?<=[^\W\d_] ){re.escape(symbol)}(?!\w)", self.text)
        return any(match.start() - 1 not in ends for match in places)


def _is_dropped(figure: re.Match[str], number: Number, here: _Text, there: _Text) -> bool:
    """Whether the translation has what a figure of the source belongs to, and not the number beside it."""
    if figure.re is _NUMBERED:
        return _SIGN_ALONE.search(there.text) is not None
    if figure.re is _LEADING:
        return _BEGINS_SMALL.search(there.text) is not None and _BEGINS_SMALL.search(here.text) is None
    if figure.re is _MEASURED:
        return there.has_bare_unit(figure["unit"]) and not here.has_bare_unit(figure["unit"])
    part = _PARTS.get(figure[1].casefold())
    if part is not None:
        return _is_part_without(figure, part, here, there)
    if _COUNTED.match(here.text, figure.end()) and there.has_figure(number.values):
        return False
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(figure[1])}(?!\w)", there.text)]
    return bool(places) and not any(there.is_beside(*place, number.values) for place in places)


def _is_part_without(figure: re.Match[str], part: str, here: _Text, there: _Text) -> bool:
    """Whether the same mention of a part (the first clause that is named) has no number in the translation."""
    ours = [match.span() for match in re.finditer(rf"(?<!\w){figure[1]}(?!\w)", here.text, re.IGNORECASE)]
    theirs = [match.span() for match in re.finditer(rf"(?<!\w)(?:{part})(?!\w)", there.text, re.IGNORECASE)]
    if len(ours) != len(theirs) or there.is_beside(*theirs[ours.index(figure.span(1))]):
        return False
    return sum(there.is_beside(*one) for one in theirs) < sum(here.is_beside(*one) for one in ours)
