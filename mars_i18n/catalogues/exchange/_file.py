"""A catalogue on its way to a tool that reads no PO, and back: what every exchange format writes and reads."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mars_i18n.model import Entry


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """The active entries of a catalogue. `source_language` is that of most sources, `locale` that of the translations.

    `ids` are those that the entries had in the file they were read from, in their order; () where there is no file.
    A format may leave out plurals, flags, obsolete entries and lines; all else of an entry comes back as it was.
    """

    issue: str
    source_language: str
    language: str
    locale: str
    entries: tuple[Entry, ...]
    ids: tuple[str, ...] = ()


def entry_id(entry: Entry) -> str:
    """What an entry is known by in an exchange file: 16 hexadecimal digits of its context and msgid, after an m."""
    return "m" + hashlib.sha256(f"{entry.context}\0{entry.msgid}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
