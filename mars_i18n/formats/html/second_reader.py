"""The words that a page shows, by a second reader: the proof that the first one lost none.

It finds them by a scan of its own, without elements, blocks or styles. Shared with the first reader is only what counts
as template syntax.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mars_i18n.formats._template_syntax import find_template_syntax
from mars_i18n.model import VisibleWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def words_of_page(text: str, opaque: Iterable[str] = ()) -> Iterator[VisibleWord]:
    """The words of a page's text, and of the attributes that are shown or spoken, in order. Linear."""
    syntax = list(find_template_syntax(text, opaque))
    shown = _blanked(text, syntax)
    cursor = 0
    for markup in _MARKUP.finditer(shown):
        yield from _words(shown, cursor, markup.start())
        if markup["raw"] is None and shown[markup.start() + 1 : markup.start() + 2].isalpha():
            for spoken in _SPOKEN.finditer(shown, markup.start(), markup.end()):
                yield from _words(shown, *spoken.span("double" if spoken["double"] is not None else "single"))
        cursor = markup.end()
    yield from _words(shown, cursor, len(shown))


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
