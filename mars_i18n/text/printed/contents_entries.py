"""Lines of a table of contents in print: words, dots, and the number of a page."""

from __future__ import annotations

import re

_LONGEST_ENTRY = 300  # code points of a line of a table of contents
_ENTRY = re.compile(
    r"(?P<number>(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]{1,6}\.|[A-Z]\.)[ \t]+)?(?P<words>\S.*?)"
    r"(?P<leader>[ \t]*(?:(?:\.[ \t]?){4,}|…{2,}|·{4,}|_{4,})[ \t]*)(?:\d{1,4}|[ivxlc]{1,6})"
)
_ENDS_ENTRY = re.compile(r"[.…·_ \t](?:\d{1,4}|[ivxlc]{1,6})$")


def match_entry(line: str) -> re.Match[str] | None:
    """A line of a table of contents, with the groups `number`, `words` and `leader`; None where it is none."""
    numbered = line[-1:].isdigit() or line[-1:] in "ivxlc"  # most lines are not, and it is cheaper to see
    known = numbered and len(line) <= _LONGEST_ENTRY and _ENDS_ENTRY.search(line)
    return _ENTRY.fullmatch(line) if known else None
