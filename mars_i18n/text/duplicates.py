"""Entries that share a key, as hand-edited and concatenated files have them, made one without losing a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.model import Entry

    Key = tuple[str, str]

_ALSO = "also translated: "


def united(entries: Iterable[Entry]) -> tuple[dict[Key, Entry], dict[Key, Entry]]:
    """Active and obsolete entries by key; of entries that share one, the best stands and keeps the others' texts."""
    active: dict[Key, Entry] = {}
    obsolete: dict[Key, Entry] = {}
    for entry in entries:
        if not entry.msgid:
            continue
        side = obsolete if entry.obsolete else active
        single = _singular(entry)
        side[entry.key] = _best(side[entry.key], single) if entry.key in side else single
    for key in active.keys() & obsolete.keys():
        active[key] = _best(active[key], obsolete.pop(key))
    return active, obsolete


def _best(first: Entry, second: Entry) -> Entry:
    best, other = (second, first) if not first.done and second.done else (first, second)
    if not best.msgstr and other.msgstr:
        best, other = other, best
    comments = tuple(dict.fromkeys((*best.translator, *other.translator)))
    if other.msgstr and other.msgstr != best.msgstr:
        comments = tuple(dict.fromkeys((*comments, _also(other.msgstr))))
    return replace(best, translator=comments, obsolete=first.obsolete and second.obsolete)


def _also(msgstr: str) -> str:
    return _ALSO + " ".join(msgstr.split())


def _singular(entry: Entry) -> Entry:
    """A plural entry, which another tool made, as one message: its first form to review, the others as comments."""
    if not entry.plural:
        return entry
    first, *others = (*(text for text in entry.plurals if text), "")
    comments = tuple(dict.fromkeys((*entry.translator, *(_also(text) for text in others if text not in {first, ""}))))
    return replace(entry, msgstr=first, plural="", plurals=(), translator=comments, fuzzy=bool(first))
