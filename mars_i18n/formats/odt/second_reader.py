"""The words that an OpenDocument text shows or says, by a second reader: the proof that the first lost none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats._office.shown_words import prefixes_of, words_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import VisibleWord

_ATTRIBUTES = r"""(?:\s[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)?"""


def words_of_open_text(raw: str) -> Iterator[VisibleWord]:
    """The words within paragraphs and headings, and in what pictures say, in order. Linear."""
    return words_of_spans(raw, _spans(raw))


def _spans(raw: str) -> Iterator[tuple[int, int]]:
    text = prefixes_of(raw, ("opendocument:xmlns:text:1.0",))
    pictures = prefixes_of(raw, ("opendocument:xmlns:svg-compatible:1.0",))
    tag = re.compile(
        rf"<(?P<end>/?)(?P<block>{text}[ph]|{pictures}(?:title|desc))?(?:(?![\w:.-]){_ATTRIBUTES}>|[^>]*>)"
    )
    depth, cursor = 0, 0
    for found in tag.finditer(raw):
        if depth and found.start() > cursor:
            yield cursor, found.start()
        cursor = found.end()
        if found["block"] and not raw.endswith("/>", found.start(), found.end()):
            depth = max(depth - 1, 0) if found["end"] else depth + 1
