"""Entries that share a key, as hand-edited and concatenated files have them, made one without losing a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.text.merging.plural_entries import has_other_count, make_singular, plural_count, write_other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Catalogue, Entry

    Key = tuple[str, str]


def unite_duplicates(catalogue: Catalogue) -> tuple[dict[Key, Entry], dict[Key, Entry]]:
    """Active and obsolete entries by key; of entries that share one, the best stays and keeps the others' texts.

    Plural entries become singular, but for one with another number of forms than the header says.
    """
    count = plural_count(catalogue)
    active: dict[Key, Entry] = {}
    obsolete: dict[Key, Entry] = {}
    claims: dict[Key, list[Entry]] = {}
    for entry in catalogue.entries:
        if entry.msgid:
            claims.setdefault(entry.key, []).append(entry)
    for key, those in claims.items():
        if len(those) > 1:
            one = _choose_best([make_singular(entry) for entry in those])
        else:
            one = those[0] if has_other_count(those[0], count) else make_singular(those[0])
        (obsolete if one.obsolete else active)[key] = one
    return active, obsolete


def _choose_best(entries: Sequence[Entry]) -> Entry:
    """The first finished one, else the first with a text, active ones first; the others' texts as comments."""
    ranked = sorted(entries, key=lambda entry: entry.obsolete)
    best = next((one for one in ranked if one.done), next((one for one in ranked if one.msgstr), ranked[0]))
    lines = [line for one in (best, *ranked) for line in one.translator]
    lines += [write_other(one.msgstr) for one in ranked if one.msgstr not in {"", best.msgstr}]
    return replace(best, translator=tuple(dict.fromkeys(lines)), obsolete=ranked[0].obsolete)
