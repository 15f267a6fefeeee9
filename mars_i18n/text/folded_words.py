"""The words of a text, for a quick look whether any of them is worth a closer one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")  # a weekday of Portuguese is one word


@lru_cache(maxsize=1024)  # a source is looked at once for each of its translations
def folded_words(text: str) -> frozenset[str]:
    """The words of a text, their case folded, each once. The last texts are kept."""
    return frozenset(_WORD.findall(text.casefold()))


class WordSieve:
    """Finds out whether any of some words is worth a look, and asks of each word once; most words are not."""

    def __init__(self, is_worth_it: Callable[[str], bool], most: int = 65_536) -> None:
        """`is_worth_it` answers for a word, always alike; up to `most` words that are not worth it are kept."""
        self._is_worth_it = is_worth_it
        self._most = most
        self._plain: set[str] = set()

    def holds_any(self, words: set[str]) -> bool:
        """Whether any of the words is worth it."""
        new = words - self._plain
        if not new:  # as of most texts, once many are read
            return False
        if len(self._plain) > self._most:
            self._plain.clear()
        for word in new:
            if self._is_worth_it(word):
                return True
            self._plain.add(word)
        return False
