"""What an entry is known by in a file that is handed out, and which translation it had then."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from mars_i18n.text.merging.sent_state import digest_state

if TYPE_CHECKING:
    from mars_i18n.model import Entry

SENT_ID = re.compile("(?P<entry>m[0-9a-f]{16})(?:-(?P<state>[\\w-]{8}))?", re.ASCII)


def entry_id(entry: Entry) -> str:
    """What an entry is known by in an exchange file: 16 hexadecimal digits of its context and msgid, after an m."""
    return "m" + hashlib.sha256(f"{entry.context}\0{entry.msgid}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sent_id(entry: Entry) -> str:
    """The id that an entry is handed out with: its `entry_id`, and the digest of its translation at that time."""
    return f"{entry_id(entry)}-{digest_state(entry)}"


def split_sent_id(identity: str) -> tuple[str, str]:
    """(the `entry_id`, the digest of the translation) that an id in a file says; the digest is empty where none is."""
    found = SENT_ID.fullmatch(identity)
    return (found["entry"], found["state"] or "") if found else (identity, "")
