"""A catalogue on its way to a tool that reads no PO, and back: what every exchange format writes and reads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mars_i18n.plugins.kinds import ExchangeFile

if TYPE_CHECKING:
    from mars_i18n.model import Entry

__all__ = ["ExchangeFile", "entry_id"]


def entry_id(entry: Entry) -> str:
    """What an entry is known by in an exchange file: 16 hexadecimal digits of its context and msgid, after an m."""
    return "m" + hashlib.sha256(f"{entry.context}\0{entry.msgid}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
