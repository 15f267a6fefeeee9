"""The longest that a text may be, as a source declares it and a catalogue tells it: ``Limit: 60 characters``.

A Markdown source declares it for the block that follows by ``<!-- mars: note Limit: 60 characters -->``, which is the
entry's ``#.`` line. The subject and the preheader of a mail, in front matter, have one of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Keys of the front matter, and the code points that lists of mails show of them on a wide screen.
OF_FRONT_MATTER = {"subject": 70, "preheader": 120}

_LIMIT = re.compile(r"\s*Limit:\s*(\d{1,6})\s+characters?\s*\.?\s*", re.IGNORECASE)


def limit_line(characters: int) -> str:
    """The line that declares a limit in code points."""
    return f"Limit: {characters} character{'' if characters == 1 else 's'}"


def limit_of(lines: Iterable[str]) -> int | None:
    """The smallest limit that the ``#.`` lines of an entry declare, in code points; None without one."""
    return min((int(match[1]) for line in lines if (match := _LIMIT.fullmatch(line))), default=None)
