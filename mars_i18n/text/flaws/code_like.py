"""Text that is code or a command, which lost its markup on its way: copied from a page, or read from a PDF file."""

from __future__ import annotations

import re
from functools import lru_cache

# A token of code: an option, a path, an assignment, a call, a bracket or a mark that prose has not
_TOKEN = re.compile(
    r"--?[a-z]|[$#]\w|\S*(?:[{}<>|=;\\`_&]|\w\(|\[\]|::|\w/\w+/|\.(?:ya?ml|js|py|sh|ini|conf|json)\b)\S*|[A-Z_]{2,};"
)
_SHARE = 6  # one token in so many


@lru_cache(maxsize=8)
def is_mostly_code(text: str) -> bool:
    """Whether so many tokens of a text are those of code or of a shell that it is none of prose."""
    tokens = text.replace("\0", " ").split()
    return bool(tokens) and _SHARE * sum(_TOKEN.match(token) is not None for token in tokens) >= len(tokens)
