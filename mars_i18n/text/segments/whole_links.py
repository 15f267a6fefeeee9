"""Links around whole blocks, which stand in no msgid, as tags for the outputs."""

from __future__ import annotations

from dataclasses import replace

from mars_i18n.model import Block, Document, Gap, Segment, Tag


def show_whole_links(document: Document) -> Document:
    """The document with a pair of ``a`` tags around the prose of each block that has a `link`.

    The tags have no raw text: the file is the same. Their number is one that no msgid has.
    """
    return replace(document, parts=tuple(_linked(part) for part in document.parts))


def _linked(part: Gap | Block) -> Gap | Block:
    if isinstance(part, Gap) or not part.link or part.kind == "metadata":
        return part
    return replace(
        part, parts=tuple(_segment(one, part.link) if isinstance(one, Segment) else one for one in part.parts)
    )


def _segment(segment: Segment, link: str) -> Segment:
    if any(isinstance(one, Tag) and one.name == "a" for one in segment.parts):
        return segment
    attributes = (("href", link),)
    start, end = Tag("a", 0, "open", (), attributes), Tag("a", 0, "close", (), attributes)
    return replace(segment, parts=(start, *segment.parts, end))
