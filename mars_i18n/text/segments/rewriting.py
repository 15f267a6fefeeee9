"""Rewriting the segments of a document, wherever they are, without touching anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Document, Gap, Inline, Masthead, Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

    Rewrite = Callable[[Segment], Segment]


def map_segments(document: Document, rewrite: Rewrite) -> Document:
    """The document with every segment replaced by ``rewrite(segment)``, in the order of ``model.segments_of``.

    A segment is rewritten before the segments inside its tags (alt texts, titles), which are in the new parts.
    """

    def of_block(part: Gap | Block) -> Gap | Block:
        if isinstance(part, Gap):
            return part
        parts = tuple(_of_segment(inner, rewrite) if isinstance(inner, Segment) else inner for inner in part.parts)
        return part if parts == part.parts else replace(part, parts=parts)

    return replace(document, parts=tuple(of_block(part) for part in document.parts))


def keep_source_words(document: Document) -> Document:
    """The document with no segment to be translated, as its front matter may ask: ``translate: false``."""
    return map_segments(document, lambda segment: replace(segment, translate=False))


def _of_segment(segment: Segment, rewrite: Rewrite) -> Segment:
    written = rewrite(segment)
    if not any(isinstance(part, Tag) and part.parts for part in written.parts):
        return written
    return replace(written, parts=tuple(_of_inline(part, rewrite) for part in written.parts))


def _of_inline(part: Inline, rewrite: Rewrite) -> Inline:
    if not isinstance(part, Tag):
        return part
    parts = tuple(_of_segment(inner, rewrite) if isinstance(inner, Segment) else inner for inner in part.parts)
    return part if parts == part.parts else replace(part, parts=parts)


def map_mastheads(document: Document, rewrite: Callable[[Masthead], Masthead]) -> Document:
    """The document with each written-out masthead line replaced by ``rewrite(masthead)``."""

    def of_block(part: Gap | Block) -> Gap | Block:
        if isinstance(part, Gap) or part.kind != "masthead":
            return part
        parts = tuple(rewrite(inner) if isinstance(inner, Masthead) else inner for inner in part.parts)
        return replace(part, parts=parts)

    return replace(document, parts=tuple(of_block(part) for part in document.parts))
