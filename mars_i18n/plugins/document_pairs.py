"""A document and its translation, aligned: what the checks of an audit are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.messages import Wording
    from mars_i18n.model import Entry, Location, Segment


@dataclass(frozen=True, slots=True)
class PairedPassage:
    """Neighbouring segments of a document and those of its translation that say the same; one side may be empty.

    `entry` is what they say as a message and its translation, in no catalogue. `before` is the msgid that this very
    translation was made for, where the source has changed since and the translation has not; else empty.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    entry: Entry
    source_language: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A document and its translation, aligned: what checks of pairs are given, in an audit.

    `source` and `target` are paths to show; one is empty where there is no such file. `passages` are in the order of
    the source; `unreadable` says of files that cannot be read where and why; `since` is the revision that `before`
    was found in.
    """

    source: str
    target: str
    source_language: str
    language: str
    passages: tuple[PairedPassage, ...] = ()
    unreadable: tuple[tuple[Location, Wording], ...] = ()
    since: str = ""
