"""Footnotes: their numbers through an issue, and every citation with the number of its note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Block, Container


def footnote_of(block: Block) -> Container | None:
    """The footnote that a block is part of, or None."""
    return next((one for one in block.containers if one.kind == "footnote"), None)


def number_notes(documents: Sequence[Sequence[Block]]) -> tuple[dict[str, int], ...]:
    """The number of each footnote by its label, for each document; they count from 1 through the whole issue.

    First come the notes that the texts of the documents cite, in that order, then those that only notes cite, then the
    others. So each output has the numbers that Word, which counts references of the text alone, comes to by itself.
    """
    known = [dict.fromkeys(filter(None, map(_label, blocks))) for blocks in documents]
    cited = [
        (at, label)
        for by_notes in (False, True)
        for at, blocks in enumerate(documents)
        for label in cited_labels(blocks, by_notes=by_notes)
        if label in known[at]
    ]
    order = dict.fromkeys([*cited, *((at, label) for at, labels in enumerate(known) for label in labels)])
    numbers: tuple[dict[str, int], ...] = tuple({} for _ in documents)
    for number, (at, label) in enumerate(order, 1):
        numbers[at][label] = number
    return numbers


def _label(block: Block) -> str:
    note = footnote_of(block)
    return note.attribute("label") if note else ""


def cited_labels(blocks: Iterable[Block], *, by_notes: bool) -> Iterator[str]:
    """The labels that the citations of notes, or those of the text, name, in order."""
    for block in blocks:
        if (footnote_of(block) is not None) == by_notes:
            yield from (tag.attribute("footnote") for tag in _citations(block))


def _citations(block: Block) -> Iterator[Tag]:
    for part in block.parts:
        if isinstance(part, Segment):
            yield from (tag for tag in part.parts if isinstance(tag, Tag) and tag.name == "fn")


class Citations:
    """Puts the number of its note into each citation, in the order in which a page shows them.

    The first citation of a note says so ("first": "yes"): the way back from the note leads there.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._seen: set[str] = set()

    def resolve(self, segment: Segment) -> Segment:
        """The segment with `number` in each citation; a citation of no note has none."""
        if not any(isinstance(one, Tag) and one.name == "fn" for one in segment.parts):
            return segment
        return replace(segment, parts=tuple(self._tag(one) if isinstance(one, Tag) else one for one in segment.parts))

    def _tag(self, tag: Tag) -> Tag:
        label = tag.attribute("footnote")
        if tag.name != "fn" or label not in self._numbers:
            return tag
        first = () if label in self._seen else (("first", "yes"),)
        self._seen.add(label)
        return replace(tag, attributes=(*tag.attributes, ("number", str(self._numbers[label])), *first))
