"""The longest that a text may be, as a source declares it and a catalogue tells it: ``Limit: 60 characters``.

A Markdown source declares it for the block that follows by ``<!-- mars: note Limit: 60 characters -->``, which is the
entry's ``#.`` line. The subject and the preheader of a mail, in its front matter, have one of themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SUBJECT = 70  # code points that a list of mails shows: Gmail and Outlook on a wide screen
PREHEADER = 120

_LIMIT = re.compile(r"\s*Limit:\s*(\d{1,6})\s+characters?\s*\.?\s*", re.IGNORECASE)


def limit_line(characters: int) -> str:
    """The line that declares a limit in code points."""
    return f"Limit: {characters} character{'' if characters == 1 else 's'}"


def limit_of(lines: Iterable[str]) -> int | None:
    """The smallest limit that the ``#.`` lines of an entry declare, in code points; None without one."""
    return min((int(match[1]) for line in lines if (match := _LIMIT.fullmatch(line))), default=None)
