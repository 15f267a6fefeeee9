"""The words of a text, for a quick look whether any of them is worth a closer one."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")  # a weekday of Portuguese is one word


@lru_cache(maxsize=1024)  # a source is looked at once for each of its translations
def folded_words(text: str) -> frozenset[str]:
    """The words of a text, their case folded, each once. The last texts are kept."""
    return frozenset(_WORD.findall(text.casefold()))
