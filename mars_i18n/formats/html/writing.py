"""A page written again: its parts as they are, and new prose as HTML in the places of the old."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mars_i18n.formats._front_matter import write_value_segment, written_value
from mars_i18n.formats.html.entities import escape_prose, escape_value
from mars_i18n.model import Block, Gap, Segment, Tag, Text

if TYPE_CHECKING:
    from mars_i18n.model import Document, Masthead

FRONT_MATTER = frozenset({"toml", "yaml"})  # the content of a block that is a value of front matter


def page_text(document: Document) -> str:
    """The text of a page: what has no raw text yet is written for its place."""
    writer = _Writer("&nbsp;" if any("&nbsp;" in (part.raw or "") for part in document.parts) else "\u00a0")
    return "".join(writer.block(part) if isinstance(part, Block) else part.raw for part in document.parts)


class _Writer:
    def __init__(self, no_break_space: str) -> None:
        self.no_break_space = no_break_space

    def block(self, block: Block) -> str:
        written: list[str] = []
        for part in block.parts:
            if isinstance(part, Segment) and part.attribute:
                written.append(_value(part, written[-1] if written else ""))
            elif isinstance(part, Segment) and block.content in FRONT_MATTER:
                write = partial(written_value, syntax=block.content)
                written.append(write_value_segment(part, written[-1] if written else "", write))
            elif isinstance(part, Segment):
                written.append(self._segment(part))
            else:
                written.append(_raw(part))
        return "".join(written)

    def _segment(self, segment: Segment) -> str:
        return "".join(self._inline(part) for part in segment.parts)

    def _inline(self, part: Text | Tag) -> str:
        if isinstance(part, Text):
            return part.raw if part.raw is not None else escape_prose(part.text, self.no_break_space)
        written: list[str] = []
        for one in part.parts:
            if isinstance(one, Gap):
                written.append(one.raw)
            elif one.attribute:
                written.append(_value(one, written[-1] if written else ""))
            else:
                written.append(self._segment(one))
        return "".join(written)


def _raw(part: Gap | Masthead) -> str:
    return part.raw or ""


def _value(segment: Segment, before: str) -> str:
    """The words of an attribute: it is in quotation marks where what is before it ends with one."""
    if all(part.raw is not None for part in segment.parts):
        return segment.raw
    words = "".join(part.text if isinstance(part, Text) else part.label for part in segment.parts)
    return escape_value(words, before[-1:] if before[-1:] in {'"', "'"} else "")
