"""The words that an office file shows, by a second reader: the proof that the first one lost none.

It finds the elements of text in the XML of the parts by their tags alone, without a tree, styles or fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.model import VisibleWord

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_REFERENCE = re.compile(r"&#?\w+;")


def words_in_elements(raw: str, name: str) -> Iterator[VisibleWord]:
    """The words of the elements of a name that hold nothing but text: "w:t" in Word, "a:t" in slides. Linear."""
    for element in re.finditer(rf"<{name}(?:\s[^<>]*+)?>([^<]*+)</{name}>", raw):
        yield from _words(raw, *element.span(1))


def words_but_in_elements(raw: str, names: tuple[str, ...]) -> Iterator[VisibleWord]:
    """The words between tags, but for those of the elements of these names, which do not nest. Linear."""
    unseen = "|".join(rf"<{name}(?=[\s>])(?:[^<]|<(?!/{name}>))*+</{name}>" for name in names)
    cursor = 0
    for markup in re.finditer(rf"{unseen}|<[^<>]*+>", raw):
        yield from _words(raw, cursor, markup.start())
        cursor = markup.end()


def _words(raw: str, start: int, end: int) -> Iterator[VisibleWord]:
    text = _REFERENCE.sub(lambda found: " " * len(found[0]), raw[start:end])
    for word in _WORD.finditer(text):
        yield VisibleWord(word[0], start + word.start())
