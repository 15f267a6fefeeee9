"""The version that a file was made from: a digest of each entry, and of each comment, as it was handed out.

A file that `pack` wrote has them in the header `X-Mars-Sent`, one that `export` wrote in the ids of its entries. They
go with the file, so that no cache, git or other machine is asked. A catalogue of the project has none: a header that
changes at each sync would be a conflict in every git merge.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.model import Catalogue, Entry

HEADER = "X-Mars-Sent"
_BYTES = 6  # of a digest: eight characters; among a thousand entries, one text in 10¹¹ is taken for another


@dataclass(frozen=True, slots=True)
class SentState:
    """What is known of the version that a file was made from; without digests, nothing."""

    digests: frozenset[str] = frozenset()

    def had(self, entry: Entry) -> bool:
        """Whether the file was handed out with this very translation and fuzzy mark of the entry's message."""
        return digest_state(entry) in self.digests

    def had_comment(self, entry: Entry, line: str) -> bool:
        """Whether the file was handed out with this comment line at the entry's message."""
        return _digest_comment(entry, line) in self.digests


def digest_state(entry: Entry) -> str:
    """Eight characters that represent the message, translation and fuzzy mark of an entry."""
    return _digest("entry", *entry.key, entry.msgstr, "fuzzy" if entry.fuzzy else "")


def _digest_comment(entry: Entry, line: str) -> str:
    return _digest("comment", *entry.key, line)


def _digest(*parts: str) -> str:
    data = "\0".join(parts).encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:_BYTES]).decode()


def describe_sent(entries: Iterable[Entry]) -> str:
    """The value of the header for a file with these entries: the digests, sorted, with spaces between."""
    found: set[str] = set()
    for entry in entries:
        if entry.msgid and not entry.obsolete:
            found.add(digest_state(entry))
            found.update(_digest_comment(entry, line) for line in entry.translator)
    return " ".join(sorted(found))


def read_sent(catalogue: Catalogue) -> SentState:
    """What the header of a catalogue says of the version that it was made from."""
    return SentState(frozenset(dict(catalogue.header).get(HEADER, "").split()))
