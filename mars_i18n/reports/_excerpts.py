"""A line of the text that a finding is about, with the faulty words marked, safe to show on a terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.text.display import visible

if TYPE_CHECKING:
    from mars_i18n.model import Excerpt

_BEFORE = 40  # columns shown before the faulty words
_LONGEST_MARK = 60  # columns of carets


def marked(excerpt: Excerpt, width: int) -> tuple[str, str]:
    """(a line of at most `width` columns, a line of carets under the faulty words), wide letters counting double."""
    start = max(0, excerpt.offset - _BEFORE)
    before = visible(excerpt.text[start : excerpt.offset])
    if start:
        before = "…" + before[before.find(" ") + 1 if " " in before[:25] else 0 :]
    length = max(1, min(excerpt.length, _LONGEST_MARK, width - len(before)))
    words = visible(excerpt.text[excerpt.offset : excerpt.offset + length])
    rest = visible(excerpt.text[excerpt.offset + length : excerpt.offset + length + width])
    room = max(0, width - len(before) - len(words))
    line = before + words + (rest if len(rest) <= room else rest[: max(0, room - 1)].rstrip() + "…")
    return line.rstrip(" "), " " * _columns(before) + "^" * max(1, _columns(words))


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in {"W", "F"}) for char in text
    )
