"""Plain text, as written by hand or extracted from a PDF: titles, a masthead, headings, quotations, lists, paragraphs.

Nothing marks them but shape: capitals, blank lines, length, a final stop, bullets. What a line is never depends on its
words, except the masthead, whose dates are read. White space at the edges of a passage, and so between passages, is
kept and not shown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats.text.columns import ReadingOrder, in_reading_order
from mars_i18n.formats.text.read_passages import read_passages
from mars_i18n.formats.text.roles import Role, roles_of
from mars_i18n.model import Block, Document, Gap, Location, Masthead, Segment, Text, VisibleWord
from mars_i18n.text.encoding import decode_text, encode_text
from mars_i18n.text.segments.markup import to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.formats.text.lines import Passage

extensions: tuple[str, ...] = (".txt",)
plain_text = True
_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"\s+")
_LOST = "\ufffd"  # what a NUL is shown as, as in CommonMark: no catalogue can hold one


def parse(data: bytes, path: str) -> Document:
    """The document that a person sees in plain text, in UTF-8 or UTF-16 with a BOM. Any text is one; linear time.

    Text has no front matter: the language is left open. The first masthead is the document's, unless running
    text is before it: then it is the day of something else. Raises MarsError where the bytes are no text.
    """
    text, encoding = decode_text(data, path, "utf-16")
    order = in_reading_order(text)
    shown = order.text if order else text
    document = _read(shown, path, order)
    package = text.encode() if order else b""
    return replace(document, encoding=encoding, package=package)


def _read(text: str, path: str, order: ReadingOrder | None) -> Document:
    """The document of a text whose columns come one after the other."""
    passages = read_passages(text, order.ends if order else ())
    parts: list[Gap | Block] = []
    masthead = None
    prose = False
    position = 0
    for passage, role in zip(passages, roles_of(passages), strict=True):
        if role.kind is None:
            continue
        block = _block(text, passage, role, path)
        block = _moved(block, order) if order else block
        begin = passage.end - len(block.raw)
        if begin > position:
            parts.append(_gap(text[position:begin]))
        parts.append(block)
        prose = prose or role.kind == "paragraph"
        masthead = masthead or (None if prose else role.masthead)
        position = passage.end
    if position < len(text):
        parts.append(_gap(text[position:]))
    return Document(path, "text", tuple(parts), masthead=masthead)


def _gap(raw: str) -> Gap:
    """What lies between two blocks: white space, or furniture of pages and of tables of contents."""
    return Gap(raw, "furniture" if any(map(str.isalnum, raw)) else "")


def _moved(block: Block, order: ReadingOrder) -> Block:
    """The block with its places in the file, whose columns are side by side."""

    def place(location: Location) -> Location:
        line, column = order.place(location.line, location.column)
        return replace(location, line=line, column=column)

    parts = (replace(one, location=place(one.location)) if isinstance(one, Segment) else one for one in block.parts)
    return replace(block, parts=tuple(parts), location=place(block.location))


def visible_words(document: Document) -> Iterator[VisibleWord]:
    """All words of the file: plain text shows each of them. See plugins.kinds.OptionalOfFormat."""
    return (VisibleWord(found.group(), found.start()) for found in _WORD.finditer(document.raw))


def _block(text: str, passage: Passage, role: Role, path: str) -> Block:
    outer = passage.start - len(passage.marker)
    prose = passage.marker + passage.text if role.numbered else passage.text
    skip = role.skip if text.startswith(prose[: role.skip], passage.start) else 0
    inner = outer if role.numbered else passage.start + skip
    raw, location = text[inner : passage.end], Location(path, passage.line, passage.column + inner - passage.start)
    parts: list[Gap | Masthead | Segment] = [Gap(text[outer:inner])] if inner > outer else []
    if role.masthead:
        parts.append(role.masthead)
    elif role.kind == "rule":
        parts.append(Gap(raw))
    else:
        former = to_msgid((Text(passage.former[skip:]),)) if passage.former and not role.numbered else ""
        words = Text(prose[skip:].replace("\0", _LOST), raw)
        parts.append(Segment((words,), location, former=(former,) if former else ()))
    return Block(role.kind or "paragraph", tuple(parts), role.level, role.containers, location)


def rebuild(document: Document) -> bytes:
    """The file, in the document's encoding. A translation is written on one line: a line break in it becomes a space.

    Of a file with columns side by side, a translation has them one after the other. Raises MarsError for a character
    that the encoding lacks.
    """
    text = "".join(_written(part) for part in document.parts)
    file = document.package.decode()
    unchanged = file and (order := in_reading_order(file)) is not None and order.text == text
    return encode_text(file if unchanged else text, document.encoding, document.path)


def _written(part: Gap | Block | Masthead | Segment) -> str:
    if isinstance(part, Gap | Masthead):
        return part.raw or ""
    if isinstance(part, Block):
        return "".join(map(_written, part.parts))
    return "".join(
        _SPACES.sub(_on_one_line, inline.text) if isinstance(inline, Text) and inline.raw is None else inline.raw or ""
        for inline in part.parts
    )


def _on_one_line(spaces: re.Match[str]) -> str:
    found = spaces.group()
    return found if found.splitlines() == [found] else " "
