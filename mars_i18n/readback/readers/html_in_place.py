"""Whether the words of a localised page are an edition's, in the places where its source has its own."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Document

_PLAIN = re.compile(r"[^<>&\"'`={}%*|\[\]$\xa0\n\r\t]*")
_SIGNS = re.compile(r"[{}$|\[\]]")
_ADDRESS = re.compile(r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)


def words_of_page_block(block: Block) -> str | None:
    """The text of a block as its file must have it, None where the words may be written in several ways."""
    pieces: list[str] = []
    for raw, text, _ in _leaves(block):
        if raw is None and not _PLAIN.fullmatch(text):
            return None
        pieces.append(text if raw is None else raw)
    return "".join(pieces)


def _leaves(block: Block) -> Iterator[tuple[str | None, str, bool]]:
    """(raw text, words, whether they are in an attribute) of all that a block is written with."""
    for part in block.parts:
        if not isinstance(part, Segment):
            yield part.raw or "", "", False
            continue
        for one in part.parts:
            if isinstance(one, Text):
                yield one.raw, one.text, bool(part.attribute)
                continue
            for inner in one.parts:
                if isinstance(inner, Segment):
                    yield from ((text.raw, text.text, True) for text in inner.parts if isinstance(text, Text))
                else:
                    yield inner.raw, "", False


def fits_page(document: Document, text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the file says what the document says, and its links and images lead where those of the document do."""
    for part, (start, end) in zip(document.parts, spans, strict=True):
        if isinstance(part, Block) and not (
            all(map(_leads_there, _tags(part)))
            and (words_of_page_block(part) is not None or _fits(list(_leaves(part)), text[start:end]))
        ):
            return False
    return True


def _tags(block: Block) -> Iterator[Tag]:
    for part in block.parts:
        if isinstance(part, Segment):
            yield from (one for one in part.parts if isinstance(one, Tag) and one.name in {"a", "img"})


def _leads_there(tag: Tag) -> bool:
    if tag.form == "close":
        return True
    wanted = tag.attribute("href") or tag.attribute("src")
    return bool(tag.raw) and _written_address(tag.parts[0].raw if tag.parts else "") == wanted.strip()


@lru_cache(256)
def _written_address(raw: str) -> str:
    found = _ADDRESS.search(raw)
    return unescape(found[1] or found[2] or found[3] or "").strip() if found else ""


def _fits(leaves: Sequence[tuple[str | None, str, bool]], text: str) -> bool:
    """Whether a text is made of these: what is raw as it is, words as HTML writes them (13.1.4)."""
    at = 0
    for number, (raw, words, value) in enumerate(leaves):
        if raw is not None:
            if not text.startswith(raw, at):
                return False
            at += len(raw)
            continue
        after = "".join(one for one, _, _ in leaves[number + 1 : number + 2] if one)
        end = text.find(after, at) if after else len(text)
        found = text[at:end]
        marks = "<\"'" if value else "<"
        syntax = _SIGNS.search(found) is not None or found.count("%") > 1  # of templates, perhaps
        if end < 0 or syntax or any(mark in found for mark in marks) or unescape(found) != words:
            return False
        at = end
    return at == len(text)
