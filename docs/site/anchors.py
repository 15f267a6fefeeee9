"""The ids of headings, the same in each language: those that GitHub makes of the English words."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^ *(```+|~~~+).*?^ *\1 *$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
_LINK = re.compile(r"\[(.*?)\]\(.*?\)")
_pending: deque[str] = deque()


def heading_ids(text: str) -> Iterator[str]:
    """The id of each heading of a Markdown text, in order; one that is there already gets a number."""
    seen: dict[str, int] = {}
    for heading in _HEADING.findall(_FENCE.sub("", text)):
        name = re.sub(r"[^\w\- ]", "", _LINK.sub(r"\1", heading).lower()).replace(" ", "-")
        count = seen[name] = seen.get(name, -1) + 1
        yield f"{name}-{count}" if count else name


def begin_page(english: str) -> None:
    """Take the ids of the headings that are read next from this English page."""
    _pending.clear()
    _pending.extend(heading_ids(english))


def next_heading_id(title: str) -> str:
    """The id of the heading that is read now; MyST calls it for each, in order."""
    return _pending.popleft() if _pending else re.sub(r"\W+", "-", title.lower())
