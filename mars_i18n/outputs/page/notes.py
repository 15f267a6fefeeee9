"""Footnotes: their numbers, and every citation with the number of its note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mars_i18n.model import Block, Container


def footnote_of(block: Block) -> Container | None:
    """The footnote that a block is part of, or None."""
    return next((one for one in block.containers if one.kind == "footnote"), None)


def number_notes(blocks: Iterable[Block]) -> dict[str, int]:
    """The number of each footnote by its label, from 1: those that are cited in that order, then the others."""
    blocks = tuple(blocks)
    known = dict.fromkeys(note.attribute("label") for block in blocks if (note := footnote_of(block)))
    known.pop("", None)
    order = dict.fromkeys([*(label for label in cited_labels(blocks) if label in known), *known])
    return {label: number for number, label in enumerate(order, 1)}


def cited_labels(blocks: Iterable[Block]) -> Iterator[str]:
    """The labels that citations name, in order; what a note cites comes after what the text does."""
    blocks = tuple(blocks)
    for within in (False, True):
        for block in blocks:
            if (footnote_of(block) is not None) == within:
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
