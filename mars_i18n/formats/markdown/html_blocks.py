"""Raw HTML between the blocks of Markdown, read as pages are: what readers see is prose, the rest stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mars_i18n.formats.html import parse_fragment
from mars_i18n.model import Block, Document, Gap, Inline, Masthead, Segment, Text
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from mars_i18n.formats.markdown.line_index import Lines
    from mars_i18n.formats.markdown.open_containers import OpenContainers

Piece = TypeVar("Piece", bound=Gap | Masthead | Segment)
HTML = "html"  # the content of a block whose words are written as HTML


def read_html(raw: str, begin: int, lines: Lines, within: OpenContainers) -> list[tuple[int, int, Block | Gap]]:
    """The blocks of a piece of raw HTML that begins at an offset, with their offsets; none where it says nothing.

    Markers of quotations at the beginnings of its lines are none of it.
    """
    quotations = sum(one.kind in {"quote", "callout"} for one in within.all)
    parts, _ = parse_fragment(_without_markers(raw, quotations), "", lines.masked.opaque)
    parts = _with_markers(parts, raw)
    if not any(isinstance(part, Block) and any(isinstance(one, Segment) for one in part.parts) for part in parts):
        return []
    numbers = within.reserve(
        max((one.number for part in parts if isinstance(part, Block) for one in part.containers), default=0)
    )
    found: list[tuple[int, int, Block | Gap]] = []
    at = begin
    for part in parts:
        end = at + len(part.raw)
        if isinstance(part, Block):
            inside = tuple(replace(one, number=one.number + numbers) for one in part.containers)
            content = part.content if part.kind in {"code", "html", "rule"} else HTML
            block = replace(part, containers=(*within.all, *inside), location=lines.locate(at), content=content)
            offset = at

            def place(segment: Segment, offset: int = offset) -> Segment:
                return replace(segment, location=lines.locate(offset))

            found.append((at, end, next(map_segments(Document("", "markdown", (block,)), place).blocks)))
        elif part.reason:
            found.append((at, end, part))
        at = end
    return found


def _without_markers(raw: str, quotations: int) -> str:
    """HTML with blanks in the place of the markers of so many quotations, of the same length."""
    if not quotations or "\n" not in raw:
        return raw
    markers = re.compile(rf"(?<=\n)(?:[ \t]{{0,3}}>){{1,{quotations}}}")
    return markers.sub(lambda found: " " * len(found[0]), raw)


def _with_markers(parts: tuple[Gap | Block, ...], raw: str) -> tuple[Gap | Block, ...]:
    """The parts with the text of the file in the place of what was read."""
    at = 0

    def cut(size: int) -> str:
        nonlocal at
        at += size
        return raw[at - size : at]

    def of_inline(part: Inline) -> Inline:
        if isinstance(part, Text):
            return replace(part, raw=cut(len(part.raw or "")))
        return replace(part, parts=tuple(map(of_piece, part.parts)))

    def of_piece(part: Piece) -> Piece:
        if isinstance(part, Segment):
            return replace(part, parts=tuple(map(of_inline, part.parts)))
        return replace(part, raw=cut(len(part.raw or "")))

    return tuple(
        replace(part, parts=tuple(map(of_piece, part.parts)))
        if isinstance(part, Block)
        else replace(part, raw=cut(len(part.raw)))
        for part in parts
    )
