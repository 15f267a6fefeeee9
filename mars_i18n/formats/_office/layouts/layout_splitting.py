"""A paragraph as one segment or several: what a page break or a double line break ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.formats._office.layouts.tag_layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import ParagraphPiece

PAGE_BREAK = "page"  # the name of a piece that ends a segment


def split_at_breaks(pieces: Sequence[ParagraphPiece], initial: Sequence[ParagraphPiece] = ()) -> list[Layout]:
    """The segments of a paragraph, in order; none where nothing in it is seen. `initial` is the drop cap before it."""
    chunks = _split_pieces(pieces)
    found: list[Layout] = []
    for number, chunk in enumerate(chunks):
        layout = lay_out(chunk, () if found else initial)
        if layout is not None:
            near = (chunks[one] for one in (number - 1, number + 1) if 0 <= one < len(chunks))
            layout.outside = (*layout.outside, *(piece for chunk in near for piece in chunk))
            found.append(layout)
    return found


def _split_pieces(pieces: Sequence[ParagraphPiece]) -> list[list[ParagraphPiece]]:
    """The pieces of a paragraph between page breaks and double line breaks, which end one for a reader."""
    if all(piece.kind != "object" for piece in pieces):
        return [list(pieces)] if pieces else []
    chunks: list[list[ParagraphPiece]] = [[]]
    depth, breaks = 0, 0
    for piece in pieces:
        depth += (piece.kind == "open") - (piece.kind == "close")
        if piece.kind == "object" and piece.name == "br":
            breaks += 1
        elif piece.kind == "object" or piece.text.strip():
            if breaks > 1 and depth <= (piece.kind == "open"):
                chunks.append([])
            breaks = 0
        if piece.name == PAGE_BREAK:
            if depth == 0:
                chunks.append([])
            continue
        chunks[-1].append(piece)
    return [chunk for chunk in chunks if chunk]
