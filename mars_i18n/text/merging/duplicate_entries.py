"""Entries that share a key, as hand-edited and concatenated files have them, made one without losing a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import AlsoTranslated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Entry

    Key = tuple[str, str]


def unite_duplicates(entries: Iterable[Entry]) -> tuple[dict[Key, Entry], dict[Key, Entry]]:
    """Active and obsolete entries by key; of entries that share one, the best stays and keeps the others' texts."""
    active: dict[Key, Entry] = {}
    obsolete: dict[Key, Entry] = {}
    claims: dict[Key, list[Entry]] = {}
    for entry in entries:
        if entry.msgid:
            claims.setdefault(entry.key, []).append(_make_singular(entry))
    for key, those in claims.items():
        one = _choose_best(those) if len(those) > 1 else those[0]
        (obsolete if one.obsolete else active)[key] = one
    return active, obsolete


def _choose_best(entries: Sequence[Entry]) -> Entry:
    """The first finished one, else the first with a text, active ones first; the others' texts as comments."""
    ranked = sorted(entries, key=lambda entry: entry.obsolete)
    best = next((one for one in ranked if one.done), next((one for one in ranked if one.msgstr), ranked[0]))
    lines = [line for one in (best, *ranked) for line in one.translator]
    lines += [_write_other(one.msgstr) for one in ranked if one.msgstr not in {"", best.msgstr}]
    return replace(best, translator=tuple(dict.fromkeys(lines)), obsolete=ranked[0].obsolete)


def _write_other(msgstr: str) -> str:
    return write_remark(AlsoTranslated(" ".join(msgstr.split())))


def _make_singular(entry: Entry) -> Entry:
    """A plural entry, which another tool made, as one message: its first form to review, the others as comments."""
    if not entry.plural:
        return entry
    first, *others = (*(text for text in entry.plurals if text), "")
    comments = tuple(
        dict.fromkeys((*entry.translator, *(_write_other(text) for text in others if text not in {first, ""})))
    )
    return replace(entry, msgstr=first, plural="", plurals=(), translator=comments, fuzzy=bool(first))
