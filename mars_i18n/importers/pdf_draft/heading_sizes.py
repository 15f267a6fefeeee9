"""Which blocks are headings, and of which level: by tags, by size over the whole file, by short lines in bold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.text.printed.line_ends import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock

_LARGER = 1.12  # of the size of the text
_LONGEST = 160  # code points
_MOST_WORDS = 18
_LEVELS = 6
_QUOTED = '“«"„‘'


def with_headings(blocks: Sequence[PrintedBlock], body: float) -> list[PrintedBlock]:
    """The blocks, those that are headings by their size or weight marked so; `body` is the size of the text."""
    larger = {at for at, block in enumerate(blocks) if _is_larger(block, body)}
    sizes = sorted({round(blocks[at].size, 1) for at in larger}, reverse=True)
    tagged = max((block.level for block in blocks if block.kind == "heading"), default=0)
    result: list[PrintedBlock] = []
    for at, block in enumerate(blocks):
        if at in larger:
            level = min(1 + sizes.index(round(block.size, 1)), _LEVELS)
            result.append(replace(block, kind="heading", level=level, certainty="likely"))
        elif _is_bold_heading(blocks, at):
            level = min(max(len(sizes), tagged) + 1, _LEVELS)
            result.append(replace(block, kind="heading", level=level, certainty="guess"))
        else:
            result.append(block)
    return result


def _is_short(block: PrintedBlock) -> bool:
    text = block.text
    return (
        block.kind == "paragraph"
        and any(map(str.isalpha, text))
        and len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and text[0] not in _QUOTED
    )


def _is_larger(block: PrintedBlock, body: float) -> bool:
    if not _is_short(block) or block.size <= _LARGER * body:
        return False
    return not (block.text.rstrip(")]").endswith((".", "…")) and len(block.text.split()) > 6)


def _is_bold_heading(blocks: Sequence[PrintedBlock], at: int) -> bool:
    block = blocks[at]
    if not _is_short(block) or not block.bold or len(block.lines) > 3:
        return False
    if ends_sentence(block.text) and not block.text.endswith(("?", "!")):
        return False
    following = next((one for one in blocks[at + 1 : at + 3] if one.kind != "picture"), None)
    follows = following is not None and not (following.bold and following.kind == "paragraph")
    return follows and not block.text.endswith((":", ";", ","))
