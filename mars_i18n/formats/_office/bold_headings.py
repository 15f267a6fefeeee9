"""Lines in bold that represent headings: what most people write who do not know styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.formats._office.package_document import FoundBlock

_LONGEST = 100  # code points of a heading
_LAST = 6


def find_bold_headings(blocks: Sequence[FoundBlock]) -> None:
    """Make headings of short paragraphs all in bold, without a full stop, that text follows; by size, then in order.

    They come below the heading with a style that they follow, where there is one.
    """
    flow = [one for one in blocks if one.kind in {"paragraph", "heading", "title"} and not one.twin]
    found = [
        one
        for one, after in zip(flow, [*flow[1:], None], strict=False)
        if _is_line(one) and after is not None and not (after.kind == "paragraph" and after.containers and after.bold)
    ]
    found = _followed(found, flow)
    if not found:
        return
    sizes = sorted({one.size for one in found}, reverse=True)
    opens = found[0] is flow[0] and len(sizes) == 1 and len(found) > 1
    above = 0
    names = {id(one) for one in found}
    for one in flow:
        if id(one) in names:
            rank = sizes.index(one.size) + (1 if opens and one is not found[0] and not above else 0)
            one.kind, one.level, one.guessed = "heading", min(above + 1 + rank, _LAST), True
        elif one.kind in {"heading", "title"}:
            above = one.level


def find_title(blocks: Sequence[FoundBlock]) -> None:
    """Make the first block with the style of a title that of the document, else a heading that opens the document.

    A line in bold that opens it is a heading all the same: it may be no more than a label.
    """
    flow = [one for one in blocks if one.kind != "metadata" and not one.twin]
    title = next((one for one in flow if one.kind == "title"), None)
    if title is None and flow and flow[0].kind == "heading" and not flow[0].guessed:
        title = flow[0]
    for one in flow:
        if one is title:
            one.kind, one.level, one.key = "title", 1, "title"
        elif one.kind == "title":
            one.kind = "heading"


def _is_line(block: FoundBlock) -> bool:
    layout = block.layout
    if block.kind != "paragraph" or block.containers or not block.bold or layout is None or block.key:
        return False
    if layout.link or any(mark.name in {"img", "br"} for mark in layout.marks):
        return False
    text = "".join(piece.text for piece in layout.pieces if piece.kind == "text").strip()
    return 0 < len(text) <= _LONGEST and text[-1] not in ".,;:" and any(map(str.isalpha, text))


def _followed(found: Sequence[FoundBlock], flow: Sequence[FoundBlock]) -> list[FoundBlock]:
    """Those that text which is not bold follows, at once or after another such line."""
    names = {id(one) for one in found}
    kept: list[FoundBlock] = []
    text_follows = False
    for one in reversed(flow):
        if id(one) in names:
            if text_follows:
                kept.append(one)
        else:
            text_follows = one.kind == "paragraph"
    return kept[::-1]
