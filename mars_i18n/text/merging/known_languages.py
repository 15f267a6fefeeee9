"""The source languages of entries whose ``#.`` lines a tool dropped, from the other catalogues of the issue.

A message has one source language, and each sync writes it into the catalogue of every language: these are the project's
record of it, and go with it through git.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.text.segments.remarks import is_occurrences, write_remark
from mars_i18n.text.segments.remarks.entries import occurrences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mars_i18n.model import Catalogue, Entry
    from mars_i18n.text.segments.remarks.remark_kinds import Occurrences


def restore_source_languages(catalogue: Catalogue, others: Callable[[], Iterable[Catalogue]]) -> Catalogue:
    """The catalogue with a line that says the source language at each copy of a text that lacks it.

    `others` gives the other catalogues of the issue; it is called where a line is lacking. Where they differ, or none
    of them says it, the entry stays as it is.
    """
    lacking = {entry.key for entry in catalogue.entries if _is_unexplained(entry)}
    if not lacking:
        return catalogue
    known: dict[tuple[str, str], set[Occurrences]] = {}
    for other in others():
        for entry in other.entries:
            if entry.key in lacking and not entry.obsolete and (said := occurrences_of(entry)) is not None:
                known.setdefault(entry.key, set()).add(said)
    return replace(
        catalogue, entries=tuple(_explain(entry, known.get(entry.key, set())) for entry in catalogue.entries)
    )


def _is_unexplained(entry: Entry) -> bool:
    copied = bool(entry.msgid) and entry.msgstr == entry.msgid and not entry.obsolete
    return copied and not any(map(is_occurrences, entry.extracted))


def _explain(entry: Entry, said: set[Occurrences]) -> Entry:
    if not _is_unexplained(entry) or len({one.language for one in said}) != 1:
        return entry
    return replace(entry, extracted=(min(map(write_remark, said)), *entry.extracted))
