"""An edition held against what was read of a finished file: every difference, with its segment and its place."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote

from mars_i18n.readback.align import align
from mars_i18n.readback.expected import Expected, ExpectedText, comparable_address, letters, order_units, shown_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.readback.align import Alignment
    from mars_i18n.readback.read_output import ReadBlock, ReadOutput

DifferenceKind: TypeAlias = Literal[
    "unreadable",
    "missing",
    "doubled",
    "out of order",
    "cut",
    "changed",
    "language",
    "link",
    "image",
    "alternative text",
]
_NO_LANGUAGE = {"zxx", "x-none"}  # code, addresses, and texts of which nobody knows it
_LONG = 12  # letters from which a text that stands twice is no coincidence
_NEAR = 12  # blocks before and after the place of a segment, where it is looked for in another form
_SHOWN = 60  # code points of a text in a message


@dataclass(frozen=True, slots=True)
class ReadbackDifference:
    """What a file says otherwise than its edition: the part of the file, the segment, and the place in both."""

    part: str
    kind: DifferenceKind
    text: str
    source: str = ""
    place: str = ""
    found: str = ""

    @property
    def sentence(self) -> str:
        """The difference in words."""
        where = f" ({self.source})" if self.source else ""
        at = f", at {self.place}" if self.place else ""
        found = f": it has «{_short(self.found)}»" if self.found else ""
        if self.kind == "unreadable":
            return self.text
        return f"{self.part}: «{_short(self.text)}»{where} {_SAYS[self.kind]}{at}{found}"


_SAYS = {
    "missing": "is missing",
    "doubled": "is there more than once",
    "out of order": "is not in its order",
    "cut": "is cut",
    "changed": "is not letter for letter the edition's",
    "language": "is marked with another language",
    "link": "leads nowhere, or elsewhere than in the edition",
    "image": "is an image that is not there",
    "alternative text": "is missing: the alternative text of an image",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The result for one part of an output: how many segments it must say, a digest of what was read, differences."""

    part: str
    segments: int
    digest: str
    differences: tuple[ReadbackDifference, ...]


def compare(
    expected: Expected,
    reading: ReadOutput,
    body: Sequence[str],
    apart: Sequence[str],
    files: frozenset[str] | None = None,
) -> Ledger:
    """Hold a reading against the edition.

    `body` and `apart` are what the output declares: see plugins.kinds. `files` are the paths that relative links may
    lead to, from the folder of the file; None where these are not known. Pure; linear where both agree.
    """
    sequence, head = order_units(expected, body), shown_above(expected, body)
    # what stands apart is of the first document
    sides = [one for role in ("title", "summary") if role in apart for one in _first(expected.head, role)]
    digest = hashlib.sha256("\n".join(block.text for block in reading.blocks).encode("utf-8", "surrogatepass"))
    differences: list[ReadbackDifference] = [
        ReadbackDifference(reading.part, "unreadable", fault) for fault in reading.faults
    ]
    if not differences:
        differences += _compare_texts(head, sequence, reading)
        differences += _compare_apart(expected, sides, reading, apart)
        differences += _compare_links([*head, *sequence], reading, relative="relative links" in apart)
        addresses = frozenset(one for unit in (*head, *sequence) for one in unit.addresses)
        differences += _dead_links(reading, addresses, files)
    return Ledger(reading.part, len(head) + len(sequence), digest.hexdigest(), tuple(differences))


def _first(units: Sequence[ExpectedText], role: str) -> list[ExpectedText]:
    return [unit for unit in units if unit.role == role][:1]


def _compare_texts(
    head: list[ExpectedText], sequence: list[ExpectedText], reading: ReadOutput
) -> Iterator[ReadbackDifference]:
    keys = [letters(block.text) for block in reading.blocks]
    first = _first_of_flow(sequence, keys)
    taken, head_differences = _compare_head(head, reading, keys, first)
    yield from head_differences
    free = [at for at in range(len(keys)) if at not in taken]
    found = align([unit.forms for unit in sequence], [keys[at] for at in free])
    for units, blocks in found.pairs:
        for at in units:
            yield from _compare_language(reading.part, sequence[at], [reading.blocks[free[one]] for one in blocks])
    yield from _explain(sequence, [reading.blocks[at] for at in free], [keys[at] for at in free], found, reading.part)


def _first_of_flow(sequence: list[ExpectedText], keys: list[str]) -> int:
    """Where the flow begins: what stands before it is the head."""
    for unit in sequence[:20]:
        known = [keys.index(form) for form in unit.forms if form in keys]
        if known and len(unit.forms[0]) >= _LONG:
            return min(known)
    return len(keys)


def _compare_head(
    head: list[ExpectedText], reading: ReadOutput, keys: list[str], first: int
) -> tuple[set[int], list[ReadbackDifference]]:
    """What stands above the flow of each document: found wherever it is, as often as the edition has it."""
    taken: set[int] = set()
    differences: list[ReadbackDifference] = []
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    for unit in head:
        free = [at for form in unit.forms for at in places.get(form, ()) if at not in taken]
        if not free:
            near = _nearest(unit, [(at, keys[at]) for at in range(min(first, len(keys))) if at not in taken])
            block = None if near is None else reading.blocks[near]
            kind: DifferenceKind = "missing" if near is None else _kind_of_change(unit, keys[near])
            differences.append(_difference(reading.part, kind, unit, block))
            continue
        taken.add(free[0])
        differences += _compare_language(reading.part, unit, [reading.blocks[free[0]]])
        if len(unit.forms[0]) >= _LONG:
            more = [at for at in free[1:] if at == free[0] + 1 or at < first]
            differences += [_difference(reading.part, "doubled", unit, reading.blocks[at]) for at in more[:1]]
            taken |= set(more)
    return taken, differences


def _compare_language(part: str, unit: ExpectedText, blocks: Sequence[ReadBlock]) -> Iterator[ReadbackDifference]:
    """Whether what says a unit is marked with its language."""
    wanted = unit.language.partition("-")[0].lower()
    for block in blocks if wanted else ():
        said = {one.partition("-")[0].lower(): one for one in block.languages if one not in _NO_LANGUAGE}
        others = [one for language, one in said.items() if language != wanted]
        if others and (wanted not in said or not unit.labelled):
            yield ReadbackDifference(part, "language", unit.text, unit.place, block.place, others[0] or "no language")
            return


def _explain(
    units: list[ExpectedText], blocks: list[ReadBlock], keys: list[str], found: Alignment, part: str
) -> Iterator[ReadbackDifference]:
    """Name what became of each unit that is missing, and which blocks that are left say a unit again."""
    known = {form: unit for unit in units for form in unit.forms}
    left = dict.fromkeys(found.left)
    places: dict[str, list[int]] = {}
    for one in found.left:
        for unit in {known[keys[one]]} if keys[one] in known else ():
            places.setdefault(unit.forms[0], []).append(one)
    before = _block_before(found, len(units))
    for at in found.missing:
        unit = units[at]
        moved = next((one for one in places.get(unit.forms[0], ()) if one in left), None)
        if moved is None:  # with the mark of a note that was its neighbour's
            moved = next((one for one in _around(left, before, at) if _says(unit, keys[one])), None)
        if moved is not None:
            del left[moved]
            yield _difference(part, "out of order", unit, blocks[moved])
            continue
        near = _nearest(unit, [(one, keys[one]) for one in _around(left, before, at) if keys[one] not in known])
        if near is None:
            yield _difference(part, "missing", unit, None)
        else:
            del left[near]
            yield _difference(part, _kind_of_change(unit, keys[near]), unit, blocks[near])
    paired = {one for _, said in found.pairs for one in said}
    for one in left:
        again = known.get(keys[one])
        beside = {keys[next_to] for next_to in (one - 1, one + 1) if next_to in paired}
        if again is not None and (len(keys[one]) >= _LONG or keys[one] in beside):
            yield _difference(part, "doubled", again, blocks[one])


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


def _nearest(unit: ExpectedText, blocks: list[tuple[int, str]]) -> int | None:
    """The block that is most like a unit, if any is: a piece of it, or the same but for a few letters."""
    best, chosen = 0.6, None
    for at, key in blocks:
        score = _likeness(unit.forms[0], key)
        if score > best:
            best, chosen = score, at
    return chosen


def _likeness(one: str, other: str) -> float:
    """From 0 to 1: how much of the longer text stands at both ends of the shorter, or that one is a piece of it."""
    short, long = sorted((one, other), key=len)
    if not short:
        return 0.0
    if len(short) * 4 >= len(long) and (long.startswith(short) or long.endswith(short)):
        return 0.99
    start = next((at for at, (left, right) in enumerate(zip(short, long, strict=False)) if left != right), len(short))
    rest = short[start:]
    end = next(
        (at for at, (left, right) in enumerate(zip(reversed(rest), reversed(long), strict=False)) if left != right),
        len(rest),
    )
    return (start + end) / len(long)


def _kind_of_change(unit: ExpectedText, key: str) -> DifferenceKind:
    piece = any(len(key) < len(form) and (form.startswith(key) or form.endswith(key)) for form in unit.forms)
    return "cut" if piece else "changed"


def _difference(part: str, kind: DifferenceKind, unit: ExpectedText, block: ReadBlock | None) -> ReadbackDifference:
    found = block.text if block is not None and kind in {"cut", "changed"} else ""
    return ReadbackDifference(part, kind, unit.text, unit.place, block.place if block else "", found)


def _compare_apart(
    expected: Expected, sides: list[ExpectedText], reading: ReadOutput, apart: Sequence[str]
) -> Iterator[ReadbackDifference]:
    said = {letters(one.text) for one in reading.apart}
    every = "\n".join(said)
    for unit in sides:
        cut = any(text.endswith("…") and unit.forms[0].startswith(text[:-1]) and len(text) > _LONG for text in said)
        if not cut and not any(form in every for form in unit.forms):  # readers of lists show their beginning alone
            yield _difference(reading.part, "missing", unit, None)
    if "alternative texts" in apart:
        shown = "\n".join(letters(block.text) for block in reading.blocks)  # where an image is shown by its words
        for key, text in expected.alternatives:
            if key not in said and key not in shown:
                yield ReadbackDifference(reading.part, "alternative text", text)


def _compare_links(units: list[ExpectedText], reading: ReadOutput, *, relative: bool) -> Iterator[ReadbackDifference]:
    """Each address of the edition stands in the file as often; one without a scheme only where `relative`."""
    found = Counter(comparable_address(link.address) for link in reading.links)
    for unit in units:
        for address in unit.addresses:
            key = comparable_address(address)
            if not relative and not _has_scheme(key):
                continue
            if found[key] <= 0:
                yield ReadbackDifference(reading.part, "link", address, unit.place)
            found[key] -= 1


def _dead_links(
    reading: ReadOutput, wanted: frozenset[str], files: frozenset[str] | None
) -> Iterator[ReadbackDifference]:
    """Links within a file, or to files beside it that the edition names, and images, that lead to nothing."""
    for link in reading.links:
        path, _, name = link.address.partition("#")
        if _has_scheme(path):
            continue
        if not path:
            dead = bool(name) and name != "top" and not {name, unquote(name)} & reading.anchors
        elif reading.closed:
            dead = path not in reading.members or (bool(name) and f"{path}#{unquote(name)}" not in reading.anchors)
        else:
            dead = files is not None and link.address in wanted and path.partition("?")[0] not in files
        if dead:
            yield ReadbackDifference(reading.part, "link", link.address, "", link.place)
    for image in reading.images:
        path = image.address.partition("?")[0]
        inside = path.startswith("cid:") or bool(reading.members)
        known = reading.members if inside else files
        if path and known is not None and path not in known and (path.startswith("cid:") or not _has_scheme(path)):
            yield ReadbackDifference(reading.part, "image", image.address, "", image.place)


def _has_scheme(address: str) -> bool:
    return ":" in address.partition("/")[0] or address.startswith("//")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
