"""A Word, OpenDocument, slide, web or text file to be rewritten in Markdown: what its format read, with remarks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.importers.imported_document import Imported
from mars_i18n.importers.shown_text import text_of_markup
from mars_i18n.messages import message
from mars_i18n.model import Block, Document, Gap, Segment, Tag, Text
from mars_i18n.plugins.imported_files import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mars_i18n.messages import Message

_WORD = re.compile(r"[^\W_]+")
_REASONS: dict[str, Message] = {
    "address": message("an address that no text says"),
    "code": message("code"),
    "comment": message("a comment"),
    "data": message("data for programs"),
    "drawing": message("words within a drawing"),
    "excluded": message("deleted by a tracked change, or excluded by the editor"),
    "field": message("a field"),
    "figure": message("a figure"),
    "front matter": message("front matter"),
    "furniture": message("a running head, a page number, or a line of contents"),
    "script": message("a script"),
    "template": message("template syntax"),
}


def import_document(
    document: Document, words: str, read_image: Callable[[str], bytes | None] | None, folder: str
) -> Imported:
    """The document for a draft. `words` are its visible ones, by a second reader; empty where there is no such reader.

    `read_image` gives the bytes of an image by its address, where images are to be taken out: their addresses then
    begin with `folder`.
    """
    blocks: list[Block] = []
    remarks: list[Remark] = []
    pictures: dict[str, tuple[str, bytes]] = {}
    for part in document.parts:
        if isinstance(part, Gap):
            remarks += _of_gap(part, len(blocks), with_code=document.format == "text")
            continue
        inner = [gap for gap in part.parts if isinstance(gap, Gap)]
        for gap in inner:
            remarks += _of_gap(gap, len(blocks), with_code=document.format == "text")
        if part.kind == "html":
            continue  # comments, scripts, drawings: their words are data
        remarks += _of_repairs(part, len(blocks), document.format)
        remarks += _of_notes(part, len(blocks)) if document.package else ()
        blocks.append(_with_pictures(part, read_image, folder, pictures))
    whole = replace(document, parts=tuple(blocks))
    return Imported(whole, tuple(remarks), words, tuple(pictures.values()))


def _of_gap(gap: Gap, block: int, *, with_code: bool) -> Iterator[Remark]:
    """What is in no block although it has words."""
    shown = " ".join(gap.raw.split())
    if with_code and _WORD.search(shown):
        yield Remark(
            message("removed: {reason}", reason=_REASONS.get(gap.reason, _REASONS["furniture"])), shown, block=block
        )
    elif gap.reason in {"field", "furniture", "figure"}:
        if _WORD.search(text := text_of_markup(gap.raw)):
            yield Remark(message("removed: {reason}", reason=_REASONS[gap.reason]), text, block=block)
    elif gap.reason == "excluded" and _WORD.search(text := text_of_markup(gap.raw)):
        about = message("removed: {reason}: “{words}”", reason=_REASONS[gap.reason], words=text)
        yield Remark(about, "", block=block)  # no reader is shown it


def _of_notes(block: Block, index: int) -> Iterator[Remark]:
    """The numbers of notes that a package holds: outputs count them anew."""
    tags = (one for part in block.parts if isinstance(part, Segment) for one in part.parts if isinstance(one, Tag))
    for tag in tags:
        if tag.name == "fn" and (shown := text_of_markup(tag.raw)):
            yield Remark(message("the number of a note was left to be counted anew"), shown, block=index)


def _of_repairs(block: Block, index: int, form: str) -> Iterator[Remark]:
    """What the reader of text joined or changed, word by word."""
    if form != "text":
        return
    for segment in (part for part in block.parts if isinstance(part, Segment)):
        before = " ".join(segment.raw.split())
        after = "".join(part.text for part in segment.parts if isinstance(part, Text))
        if _WORD.findall(before) != _WORD.findall(after):
            yield Remark(message("words broken at line ends were joined"), before, after, "likely", block=index)


def _with_pictures(
    block: Block, read_image: Callable[[str], bytes | None] | None, folder: str, pictures: dict[str, tuple[str, bytes]]
) -> Block:
    if read_image is None:
        return block

    def renamed(part: Text | Tag) -> Text | Tag:
        if not isinstance(part, Tag) or part.name != "img":
            return part
        address = part.attribute("src")
        if address not in pictures and (found := read_image(address)) is not None:
            pictures[address] = (f"{folder}{address.rpartition('/')[2]}", found)
        if address not in pictures:
            return part
        return replace(
            part, attributes=(*(one for one in part.attributes if one[0] != "src"), ("src", pictures[address][0]))
        )

    parts = tuple(
        replace(one, parts=tuple(map(renamed, one.parts))) if isinstance(one, Segment) else one for one in block.parts
    )
    return replace(block, parts=parts)
