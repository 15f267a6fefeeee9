"""The prose of a segment as readers read it, and where each character of it is in the source file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Location, Segment, Tag, Text, segments_of

if TYPE_CHECKING:
    from mars_i18n.model import Document


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a segment in reading order; `location` is its place in the file.

    Inline markup counts as nothing, but for what is content itself (a line break, an image, code, a footnote mark):
    one NUL each, so that the words at its sides do not run together.
    """

    text: str
    language: str  # "und" where unknown
    basis: str  # how the language is known
    segment: Segment
    block: Block

    @property
    def inner(self) -> bool:
        """Whether it is an alternative text or a title inside other prose."""
        return all(part is not self.segment for part in self.block.parts)

    def location(self, offset: int) -> Location:
        """Where the code point at `offset` of the text is in the file; past its end, where the text ends."""
        path = self.segment.location.path
        line, column = self.segment.location.line, self.segment.location.column
        remaining = offset
        for part in self.segment.parts:
            raw = part.raw or ""
            size = len(part.text) if isinstance(part, Text) else int(_is_content(part))
            if remaining < size:
                raw = raw[: _raw_offset(part.text, raw, remaining)] if isinstance(part, Text) else ""
                line, column = _advance(line, column, raw)
                break
            remaining -= size
            line, column = _advance(line, column, raw)
        return Location(path, line, column)


def prose(segment: Segment, block: Block) -> Prose:
    """The prose of one segment of a block."""
    text = "".join(part.text if isinstance(part, Text) else "\0" if _is_content(part) else "" for part in segment.parts)
    return Prose(text, segment.language or "und", segment.basis, segment, block)


_LATEST: list[tuple[Document, tuple[Prose, ...]]] = []  # for one check of sources after the other asks for the same
_MOST_KEPT = 4  # documents


def proses(document: Document) -> tuple[Prose, ...]:
    """The prose of every segment of a document that is to be translated, in reading order. The last are kept."""
    for known, found in _LATEST:
        if known is document:
            return found
    made = tuple(
        prose(segment, block) for block in document.blocks for segment in segments_of(block) if segment.translate
    )
    _LATEST.insert(0, (document, made))
    del _LATEST[_MOST_KEPT:]
    return made


def _is_content(tag: Tag) -> bool:
    return tag.form == "alone"


def _raw_offset(text: str, raw: str, offset: int) -> int:
    """The offset in `raw` of the code point at `offset` in `text`: escapes, entities and line breaks lie between."""
    if len(text) == len(raw):
        return offset
    place = 0
    for index in range(offset + 1):
        while place < len(raw) and not _represents(raw, place, text[index]):
            place += 1
        if index == offset:
            break
        place += _width(raw, place, text[index])
    return min(place, len(raw))


def _represents(raw: str, place: int, char: str) -> bool:
    here = raw[place]
    return here == char or (char.isspace() and here.isspace()) or (here == "&" and char != "&")


def _width(raw: str, place: int, char: str) -> int:
    """How many code points of `raw` represent `char` there: an entity's, a run of white space's, or one."""
    if place < len(raw) and raw[place] == "&":
        end = raw.find(";", place, place + 40)
        return end - place + 1 if end > 0 else 1
    if char.isspace():
        end = place
        while end < len(raw) and raw[end].isspace():
            end += 1
        return max(end - place, 1) if "\n" in raw[place:end] else 1
    return 1


def _advance(line: int, column: int, raw: str) -> tuple[int, int]:
    lines = raw.count("\n") or raw.count("\r")
    if not lines:
        return line, column + len(raw)
    return line + lines, len(raw) - max(raw.rfind("\n"), raw.rfind("\r"))
