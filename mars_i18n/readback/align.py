"""Which block of a file says which block of an edition, both in order: linear where they agree."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MARK = re.compile(r"\[?[0-9]{1,6}[\]).]?|[-–—―•*◦▪]+")  # of an item or a note
_BEGINNING = 12  # letters
_TAIL = re.compile(r"[\W_]{0,9}\Z")  # the way back from a note


@dataclass(slots=True)
class Alignment:
    """`pairs` are (units, blocks), as ranges: one to one, or several to one. `missing` and `left` are indices."""

    pairs: list[tuple[range, range]] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def align(units: Sequence[tuple[str, ...]], blocks: Sequence[str]) -> Alignment:
    """Pair the forms of units with the letters of blocks, in order.

    A block may hold several units one after the other, and a unit may go on over several blocks. What a file says
    beside the edition is left; what it does not say, or says elsewhere, is missing.
    """
    found = Alignment()
    of_units = _places((form, at) for at, forms in enumerate(units) for form in forms)
    of_blocks = _places((one, at) for at, text in enumerate(blocks) for one in _handles(text))
    unit = block = 0
    while unit < len(units) and block < len(blocks):
        taken = _match(units, blocks, unit, block)
        if taken:
            found.pairs.append((range(unit, unit + taken[0]), range(block, block + taken[1])))
            unit, block = unit + taken[0], block + taken[1]
            continue
        said = [_next(of_units.get(one, ()), unit + 1) for one in (blocks[block], _bare(blocks[block]))]
        next_unit = min((one for one in said if one is not None), default=None)
        handles = (handle for form in units[unit] for handle in _handles(form))
        known = [one for handle in handles if (one := _next(of_blocks.get(handle, ()), block + 1)) is not None]
        next_block = min(known, default=None)
        if next_unit is None or (next_block is not None and next_block - block < next_unit - unit):
            found.left.append(block)
            block += 1
        elif next_block is None or next_unit - unit <= next_block - block:
            found.missing.append(unit)
            unit += 1
    found.missing += range(unit, len(units))
    found.left += range(block, len(blocks))
    return found


def _places(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for text, at in pairs:
        places.setdefault(text, []).append(at)
    return places


def _next(places: Sequence[int], start: int) -> int | None:
    at = bisect_left(places, start)
    return places[at] if at < len(places) else None


def _handles(text: str) -> dict[str, None]:
    """What a text is found by: itself, itself without a mark, and how it begins, as it may go on in the next block."""
    return dict.fromkeys((text, _bare(text), *([f"\0{text[:_BEGINNING]}"] if len(text) >= _BEGINNING else ())))


def _bare(text: str) -> str:
    """A text without the mark of an item or a note before it."""
    mark = _MARK.match(text)
    return text[mark.end() :] if mark and mark.end() < len(text) else text


def _match(units: Sequence[tuple[str, ...]], blocks: Sequence[str], unit: int, block: int) -> tuple[int, int] | None:
    """How many units and blocks match from here, or None."""
    for text in dict.fromkeys((blocks[block], _bare(blocks[block]))):
        if taken := _match_text(units, blocks, unit, block, text):
            return taken
    return None


def _match_text(
    units: Sequence[tuple[str, ...]], blocks: Sequence[str], unit: int, block: int, text: str
) -> tuple[int, int] | None:
    # the whole text goes first: a picture that is a link is, without its address, the beginning of a row of them
    if any(text.startswith(form) and _TAIL.match(text[len(form) :]) for form in units[unit]):
        return 1, 1
    for form in units[unit]:
        if text.startswith(form):
            if count := _units_within(units, unit + 1, text[len(form) :]):
                return 1 + count, 1
        elif form.startswith(text) and (count := _blocks_within(blocks, block + 1, form[len(text) :])):
            return 1, 1 + count
    return None


def _units_within(units: Sequence[tuple[str, ...]], start: int, rest: str) -> int:
    """How many units from `start` a text is made of; 0 where it is not."""
    at = start
    while rest and at < len(units):
        form = max((one for one in units[at] if rest.startswith(one)), key=len, default="")
        if not form:
            return 0
        rest = rest[len(form) :]
        at += 1
    return 0 if _TAIL.match(rest) is None else at - start


def _blocks_within(blocks: Sequence[str], start: int, rest: str) -> int:
    """How many blocks from `start` make up a text; 0 where they do not."""
    at = start
    while rest and at < len(blocks) and rest.startswith(blocks[at]):
        rest = rest[len(blocks[at]) :]
        at += 1
    return 0 if rest else at - start
