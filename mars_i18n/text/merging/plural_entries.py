"""Plural entries, which other tools made: messages of sources have none.

One whose number of forms is that of the catalogue's header is made one message. One with another number belongs to
another language, or was cut: no form of it is known to be the right one, so it is left as it is, and reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import AlsoTranslated

if TYPE_CHECKING:
    from mars_i18n.model import Catalogue, Entry

_COUNT = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;")


def plural_count(catalogue: Catalogue) -> int:
    """The number of plural forms that the header of a catalogue says; 0 where it says none."""
    found = _COUNT.match(dict(catalogue.header).get("Plural-Forms", ""))
    return int(found[1]) if found else 0


def has_other_count(entry: Entry, count: int) -> bool:
    """Whether an entry has plural forms of another number than the header's, which is 0 where it is not known."""
    return bool(entry.plural) and 0 < count != len(entry.plurals)


def find_other_counts(catalogue: Catalogue) -> tuple[Entry, ...]:
    """The active entries with plural forms of another number than the header says."""
    count = plural_count(catalogue)
    return tuple(entry for entry in catalogue.entries if not entry.obsolete and has_other_count(entry, count))


def make_singular(entry: Entry) -> Entry:
    """A plural entry as one message: its first form to review, the others as comments. Any other entry as it is."""
    if not entry.plural:
        return entry
    first, *others = (*(text for text in entry.plurals if text), "")
    comments = tuple(
        dict.fromkeys((*entry.translator, *(write_other(text) for text in others if text not in {first, ""})))
    )
    return replace(entry, msgstr=first, plural="", plurals=(), translator=comments, fuzzy=bool(first))


def write_other(msgstr: str) -> str:
    """The comment that keeps another translation of a message."""
    return write_remark(AlsoTranslated(" ".join(msgstr.split())))
