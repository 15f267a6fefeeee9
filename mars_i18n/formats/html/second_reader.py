"""The words that a page shows, by a second reader: the proof that the first one lost none.

It finds them by a scan of its own, without elements, blocks or styles. Shared with the first reader is only what counts
as template syntax.
"""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.model import VisibleWord
from mars_i18n.text.segments.template_syntax import find_template_syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))|=)*+(?:>|\Z)"""
_MARKUP = re.compile(
    rf"""<!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))
    | <(?P<raw>script|style|iframe|noembed|noframes|xmp)\b{_ATTRIBUTES}(?:[^<]++|<(?!/(?P=raw)[\s/>]))*+
    | </?[a-z]{_ATTRIBUTES}
    | <[!?/][^>]*+(?:>|\Z)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"""[\s"'](?P<name>alt|title|placeholder|aria-label)\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)')""",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w&](?:(?<=[^\W_])|(?<=&)\#?\w+;)(?:[^\W_]|&\#?\w+;)*+")
_PIECE = re.compile(r"&\#?\w+;|[^\W_]+")


def words_of_page(text: str, opaque: Iterable[str] = ()) -> Iterator[VisibleWord]:
    """The words of a page's text, and of the attributes that are shown or spoken, in order. Linear."""
    shown = _blanked(text, find_template_syntax(text, opaque))
    make = tuple.__new__
    for begin, finish in _passages(shown):
        for found in _WORD.finditer(shown, begin, finish):
            word, start = found[0], found.start()
            if word[0] == "&":  # which may be of a blank or a mark, with the word after it
                first = next((one for one in _PIECE.finditer(word) if unescape(one[0])[0].isalnum()), None)
                if first is None:
                    continue
                word, start = word[first.start() :], start + first.start()
            yield make(VisibleWord, (word, start))


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what is between markup, and of the attributes that are shown or spoken, in order."""
    cursor = 0
    for markup in _MARKUP.finditer(text):
        start, end = markup.span()
        if start > cursor:
            yield cursor, start
        cursor = end
        if markup.lastgroup is None and text[start + 1].isalpha() and text.find("=", start, end) >= 0:
            for spoken in _SPOKEN.finditer(text, start, end):
                yield spoken.span(spoken.lastgroup or 0)
    yield cursor, len(text)


def _blanked(text: str, syntax: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in the place of template syntax, (start, end) in order, whose words no reader sees."""
    pieces: list[str] = []
    cursor = 0
    for start, end in syntax:
        pieces += (text[cursor:start], " " * (end - start))
        cursor = end
    return "".join([*pieces, text[cursor:]])
