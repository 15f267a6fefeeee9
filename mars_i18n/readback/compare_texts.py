"""Which block of a file says which text of an edition, and what is missing, moved, cut or said twice."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.readback.align import align
from mars_i18n.readback.blanks import letters
from mars_i18n.readback.readback_difference import DifferenceKind, ReadbackDifference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.plugins.read_output import ReadBlock, ReadOutput
    from mars_i18n.readback.align import Alignment
    from mars_i18n.readback.expected import ExpectedText

_LONG = 12  # letters from which a text that is there twice is no coincidence
_FORMS = 12  # of a text, that are compared where none is what a file has
_NEAR = 12  # blocks before and after the place of a segment, where it is looked for in another form


@dataclass(frozen=True, slots=True)
class PairedTexts:
    """Texts of an edition, and the indices of the blocks that say them: one of each, or several of one of the two."""

    units: tuple[ExpectedText, ...]
    blocks: tuple[int, ...]


@dataclass(slots=True)
class ComparedTexts:
    """What was paired, what is said in other words, and what became of the rest.

    `left` are the indices of the blocks that say no text of the edition.
    """

    pairs: list[PairedTexts] = field(default_factory=list)
    reworded: list[PairedTexts] = field(default_factory=list)
    differences: list[ReadbackDifference] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def pair_texts(
    head: list[ExpectedText],
    sequence: list[ExpectedText],
    reading: ReadOutput,
    beside: Iterable[str] = (),
    pictures: Iterable[str] = (),
) -> ComparedTexts:
    """Pair the texts that are above the flow, and those of the flow in their order, with the blocks of a reading.

    `beside` are letters that the file may say, too, and `pictures` the alternative texts of those that documents open
    with: in place of such a picture a file says once more what it may say of another one.
    """
    compared = ComparedTexts()
    said = {form for unit in sequence for form in unit.forms}
    keys = [_key(block, said) for block in reading.blocks]
    again = said.union(beside) if head else set()
    taken = _compare_head(head, reading, keys, _first_of_flow(sequence, keys), compared, again)
    openings = list(_find_openings(pictures, sequence, keys, taken))
    taken.update(openings)
    free = [at for at in range(len(keys)) if at not in taken]
    found = align([unit.forms for unit in sequence], [keys[at] for at in free])
    compared.pairs += [
        PairedTexts(tuple(sequence[at] for at in units), tuple(free[at] for at in blocks))
        for units, blocks in found.pairs
    ]
    blocks = [reading.blocks[at] for at in free]
    named: set[int] = set()
    for unit, at, difference in _explain(sequence, blocks, [keys[at] for at in free], found, reading.part):
        compared.differences.append(difference)
        named.add(at)
        if difference.kind in {"cut", "changed"}:
            compared.reworded.append(PairedTexts((unit,), (free[at],)))
    compared.left = sorted((*openings, *(free[at] for at in found.left if at not in named)))
    return compared


def _find_openings(
    pictures: Iterable[str], sequence: Sequence[ExpectedText], keys: Sequence[str], taken: set[int]
) -> Iterator[int]:
    """The blocks with the words of opening pictures that other pictures of the flow have, too: the first ones."""
    for text in pictures:
        forms = {letters(text), letters(f"[{text}]")}
        places = [at for at, key in enumerate(keys) if key in forms and at not in taken]
        if 0 < sum(not forms.isdisjoint(unit.forms) for unit in sequence) < len(places):
            yield places[0]


def _key(block: ReadBlock, said: set[str]) -> str:
    """The letters of a block, with the mark before it where an edition says these: “2. Results” may be a heading."""
    key = letters(block.text)
    whole = letters(block.mark) + key if block.mark else key
    return whole if whole in said else key


def _first_of_flow(sequence: list[ExpectedText], keys: list[str]) -> int:
    """Where the flow begins: what is before it is the head."""
    for unit in sequence[:20]:
        known = [keys.index(form) for form in unit.forms if form in keys]
        if known and len(unit.forms[0]) >= _LONG:
            return min(known)
    return len(keys)


def _compare_head(  # noqa: PLR0913, PLR0917 - what is compared, with what, and the result
    head: list[ExpectedText],
    reading: ReadOutput,
    keys: list[str],
    first: int,
    compared: ComparedTexts,
    again: set[str],
) -> set[int]:
    """What is above the flow of each document: found wherever it is, as often as the edition has it.

    What the flow says `again`, as a page has its title once more as a heading, is left to it.
    """
    taken: set[int] = set()
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    for unit in head:
        free = [at for form in unit.forms for at in places.get(form, ()) if at not in taken]
        if not free:
            near = nearest(unit.forms, [(at, keys[at]) for at in range(min(first, len(keys))) if at not in taken])
            block = None if near is None else reading.blocks[near]
            kind: DifferenceKind = "missing" if near is None else kind_of_change(unit.forms, keys[near])
            compared.differences.append(_difference(reading.part, kind, unit, block))
            continue
        taken.add(free[0])
        compared.pairs.append(PairedTexts((unit,), (free[0],)))
        if len(unit.forms[0]) >= _LONG and again.isdisjoint(unit.forms):
            more = [at for at in free[1:] if at == free[0] + 1 or at < first]
            compared.differences += [_difference(reading.part, "doubled", unit, reading.blocks[at]) for at in more[:1]]
            taken |= set(more)
    return taken


def _explain(
    units: list[ExpectedText], blocks: list[ReadBlock], keys: list[str], found: Alignment, part: str
) -> Iterator[tuple[ExpectedText, int, ReadbackDifference]]:
    """Name what became of each unit that is missing, and which blocks that are left say a unit again.

    Gives (unit, index of the block or -1, what).
    """
    known = {form: unit for unit in units for form in unit.forms}
    left = dict.fromkeys(found.left)
    places: dict[str, list[int]] = {}
    for one in found.left:
        for unit in (known[keys[one]],) if keys[one] in known else ():
            places.setdefault(unit.forms[0], []).append(one)
    before = _block_before(found, len(units))
    for at in found.missing:
        unit = units[at]
        moved = next((one for one in places.get(unit.forms[0], ()) if one in left), None)
        if moved is None:  # with the mark of a note that was its neighbour's
            moved = next((one for one in _around(left, before, at) if _says(unit, keys[one])), None)
        if moved is not None:
            del left[moved]
            yield unit, moved, _difference(part, "out of order", unit, blocks[moved])
            continue
        around = [(one, keys[one]) for one in _around(left, before, at) if keys[one] not in known]
        near = nearest(unit.forms, around)
        if near is None:
            yield unit, -1, _difference(part, "missing", unit, None)
        else:
            del left[near]
            yield unit, near, _difference(part, kind_of_change(unit.forms, keys[near]), unit, blocks[near])
    paired = {one for _, said in found.pairs for one in said}
    for one in left:
        again = known.get(keys[one])
        beside = {keys[next_to] for next_to in (one - 1, one + 1) if next_to in paired}
        if again is not None and (len(keys[one]) >= _LONG or keys[one] in beside):
            yield again, one, _difference(part, "doubled", again, blocks[one])


def _block_before(found: Alignment, count: int) -> list[int]:
    """For each unit the index after the last block that a unit before it is paired with."""
    ends = [0] * (count + 1)
    for units, blocks in found.pairs:
        ends[units.stop] = blocks.stop
    for at in range(1, count + 1):
        ends[at] = max(ends[at], ends[at - 1])
    return ends


def _around(left: dict[int, None], before: list[int], unit: int) -> Iterator[int]:
    """The blocks that are left near where a unit should be."""
    return (one for one in range(before[unit] - _NEAR, before[unit] + _NEAR) if one in left)


def _says(unit: ExpectedText, key: str) -> bool:
    rest = key.removeprefix(unit.forms[0])
    return rest != key and not any(map(str.isalpha, rest))


def nearest(forms: Sequence[str], blocks: Sequence[tuple[int, str]]) -> int | None:
    """The block that is most like a form of a text, if any is: a piece of it, or the same but for a few letters."""
    best, chosen = 0.6, None
    for at, key in blocks:
        score = max(_likeness(form, key) for form in forms[:_FORMS])
        if score > best:
            best, chosen = score, at
    return chosen


def _likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of the longer text is in the shorter, in order, or that one is a piece of it."""
    from rapidfuzz import fuzz

    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    if len(short) * 4 >= len(long) and (long.startswith(short) or long.endswith(short)):
        return 0.99
    return fuzz.ratio(short, long) / 100


def kind_of_change(forms: Sequence[str], key: str) -> DifferenceKind:
    """Whether what a file has is a piece of a text, or another text."""
    piece = any(len(key) < len(form) and (form.startswith(key) or form.endswith(key)) for form in forms)
    return "cut" if piece else "changed"


def _difference(part: str, kind: DifferenceKind, unit: ExpectedText, block: ReadBlock | None) -> ReadbackDifference:
    found = block.text if block is not None and kind in {"cut", "changed"} else ""
    return ReadbackDifference(part, kind, unit.text, unit.place, block.place if block else "", found)
