"""Words that are an edit away from another: a letter more, less or other, or two that changed places.

Damerau's four errors (1964, “A technique for computer detection and correction of spelling errors”) are four of five
typing mistakes; more than one in a word is rare.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = {
    "es": "abcdefghijklmnopqrstuvwxyzáéíóúñü",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "pt": "abcdefghijklmnopqrstuvwxyzáâãàéêíóôõúç",
}


def edits(word: str, letters: str) -> Iterator[str]:
    """Each form at distance one (optimal string alignment) of ``word`` over ``letters``; some come twice."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in letters:
            yield head + letter + tail
        if tail:
            rest = tail[1:]
            yield head + rest
            for letter in letters:
                if letter != tail[0]:
                    yield head + letter + rest
            if rest and tail[0] != rest[0]:
                yield head + rest[0] + tail[0] + rest[1:]


@lru_cache(maxsize=4_096)
def without_accents(word: str) -> str:
    """A word without its accents, cedillas and tildes."""
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
