"""The proof that no word of a page slips through: a second reader, which knows of the first only what it left behind.

It finds the words that a page shows by a scan of its own, without elements, blocks or styles, and looks whether each
stands in a segment, in a tag that is protected, or in a gap with a reason. Shared with the reader is only what counts
as template syntax.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.formats._template_syntax import find_template_syntax
from mars_i18n.model import Block, Gap, Location, Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document

_ATTRIBUTES = r"""(?:=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))|[^>=]|=)*+(?:>|\Z)"""
_MARKUP = re.compile(
    rf"""<!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<raw>script|style|iframe|noembed|noframes|xmp)\b{_ATTRIBUTES}.*?(?:(?=</(?P=raw)[\s/>])|\Z)
    | </?[a-z]{_ATTRIBUTES}
    | <[!?/][^>]*+(?:>|\Z)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"""[\s"'](?P<name>alt|title|placeholder|aria-label)\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)')""",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?:[^\W_]|&\#?\w+;)+")
_PIECE = re.compile(r"&\#?\w+;|[^\W_]+")
_OPAQUE = frozenset({"code", "ph", "html"})  # tags whose words are protected


class VisibleWord(NamedTuple):
    """A word that a page shows or says aloud, as the file writes it, and its offset in code points."""

    word: str
    offset: int


@dataclass(frozen=True, slots=True)
class LeftOutWord:
    """A visible word that is in no segment, no protected tag and no gap with a reason."""

    word: str
    location: Location


def visible_words(text: str) -> Iterator[VisibleWord]:
    """The words of a page's text, and of the attributes that are shown or spoken, in order. Linear."""
    syntax = list(find_template_syntax(text))
    shown = _blanked(text, syntax)
    cursor = 0
    for markup in _MARKUP.finditer(shown):
        yield from _words(shown, cursor, markup.start())
        if markup["raw"] is None and shown[markup.start() + 1 : markup.start() + 2].isalpha():
            for spoken in _SPOKEN.finditer(shown, markup.start(), markup.end()):
                yield from _words(shown, *spoken.span("double" if spoken["double"] is not None else "single"))
        cursor = markup.end()
    yield from _words(shown, cursor, len(shown))


def left_out_words(document: Document) -> tuple[LeftOutWord, ...]:
    """The visible words of a page that the document lost. None, where its reader is right."""
    return tuple(
        LeftOutWord(word.word, _location(document, text, word.offset))
        for text in (document.raw,)
        for word, account in _accounted(document, text)
        if not account
    )


def count_words(document: Document) -> Counter[str]:
    """How many visible words stand in segments ("segment"), in protected tags ("tag"), and in gaps by their reason."""
    return Counter(account for _, account in _accounted(document, document.raw) if account)


def _accounted(document: Document, text: str) -> Iterator[tuple[VisibleWord, str]]:
    """Each visible word with what accounts for it, or the empty string."""
    spans = list(_spans(document))
    starts = [start for start, *_ in spans]
    for word in visible_words(text):
        at = bisect_right(starts, word.offset) - 1
        yield word, spans[at][2] if at >= 0 and word.offset < spans[at][1] else ""


def _spans(document: Document) -> Iterator[tuple[int, int, str]]:
    """(start, end, account) of every part of a document that accounts for the words in it, in order."""
    at = 0
    for part in document.parts:
        for piece in part.parts if isinstance(part, Block) else (part,):
            if isinstance(piece, Segment):
                yield from _of_segment(piece, at)
            elif isinstance(piece, Gap) and piece.reason:
                yield at, at + len(piece.raw), piece.reason
            at += len(piece.raw or "")


def _of_segment(segment: Segment, at: int) -> Iterator[tuple[int, int, str]]:
    account = "segment" if segment.translate else "excluded"
    for part in segment.parts:
        size = len(part.raw or "")
        if not isinstance(part, Tag):
            yield at, at + size, account
        elif part.name in _OPAQUE and not any(isinstance(one, Segment) for one in part.parts):
            yield at, at + size, "tag"
        else:
            inner = at
            for one in part.parts:
                if isinstance(one, Segment):
                    yield inner, inner + len(one.raw), account
                inner += len(one.raw)
        at += size


def _blanked(text: str, syntax: list[tuple[int, int]]) -> str:
    """The text with blanks in the place of template syntax, whose words no reader sees."""
    pieces: list[str] = []
    cursor = 0
    for start, end in syntax:
        pieces += (text[cursor:start], " " * (end - start))
        cursor = end
    return "".join([*pieces, text[cursor:]])


def _words(text: str, start: int, end: int) -> Iterator[VisibleWord]:
    for found in _WORD.finditer(text, start, end):
        first = next((one for one in _PIECE.finditer(found.group()) if unescape(one.group())[0].isalnum()), None)
        if first:
            yield VisibleWord(found.group()[first.start() :], found.start() + first.start())


def _location(document: Document, text: str, offset: int) -> Location:
    line = text.count("\n", 0, offset) + 1
    return Location(document.path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
