"""Raw HTML between the blocks of Markdown, read as pages are: what readers see is prose, the rest stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats.html import parse_fragment
from mars_i18n.model import Block, Document, Gap, Segment
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from mars_i18n.formats.markdown.line_index import Lines
    from mars_i18n.formats.markdown.open_containers import OpenContainers

HTML = "html"  # the content of a block whose words are written as HTML


def read_html(raw: str, begin: int, lines: Lines, within: OpenContainers) -> list[tuple[int, int, Block | Gap]]:
    """The blocks of a piece of raw HTML that begins at an offset, with their offsets; none where it says nothing."""
    parts, _ = parse_fragment(raw, "")
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
