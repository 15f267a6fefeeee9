"""Taking in a catalogue that a translator mailed back: a three-way merge in which nothing that was typed is lost.

`ours` is the project's catalogue, `theirs` the file that came back, `base` what they were sent, where that is known.
What they did not touch stays ours, what only they touched is taken, and what both touched is a conflict: ours stays,
theirs is kept in a translator comment, and both are told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.model import Catalogue, Entry

    Key = tuple[str, str]

OTHER = "mars: another translation was received: "


@dataclass(frozen=True, slots=True)
class Conflict:
    """A message that both sides translated differently."""

    msgid: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Reception:
    """The merged catalogue, and what happened, in counts and lists, for people.

    `taken` counts translations that are new or changed, `approved` fuzzy marks that they took off, `restored` texts
    that came back empty, `outdated` translations of messages that the sources no longer have, `remarks` comments that
    they wrote; `dropped` names headers that their editor left out.
    """

    catalogue: Catalogue
    taken: int = 0
    approved: int = 0
    restored: int = 0
    outdated: int = 0
    remarks: int = 0
    conflicts: tuple[Conflict, ...] = ()
    dropped: tuple[str, ...] = ()


def receive(ours: Catalogue, theirs: Catalogue, base: Catalogue | None = None) -> Reception:
    """Merge what came back into ours. Law: every msgstr of both stands in the result, in an entry or a comment."""
    known = _by_key(base) if base else {}
    there = _by_key(theirs)
    merged, conflicts = [], []
    taken = approved = restored = remarks = 0
    for entry in ours.entries:
        other = there.pop(entry.key, None)
        if other is None:
            merged.append(entry)
            continue
        sent = known.get(entry.key)
        kept = _merged(entry, other, sent)
        done = _with_remarks(kept, other)
        remarks += len(done.translator) - len(kept.translator)
        if OTHER in "\n".join(done.translator) and done.msgstr != other.msgstr and other.msgstr:
            conflicts.append(Conflict(entry.msgid, entry.msgstr, other.msgstr))
        restored += bool(entry.msgstr) and not other.msgstr
        taken += done.msgstr != entry.msgstr
        approved += entry.fuzzy and not done.fuzzy and done.msgstr == entry.msgstr
        merged.append(done)
    strangers = [replace(entry, obsolete=False) for entry in there.values() if entry.msgstr and entry.msgid]
    dropped = tuple(name for name, _ in ours.header if name not in dict(theirs.header))
    return Reception(
        replace(ours, entries=(*merged, *strangers)),
        taken=taken,
        approved=approved,
        restored=restored,
        outdated=len(strangers),
        remarks=remarks,
        conflicts=tuple(conflicts),
        dropped=dropped,
    )


def _by_key(catalogue: Catalogue) -> dict[Key, Entry]:
    """The entries of a catalogue, active ones before obsolete ones of the same key."""
    found: dict[Key, Entry] = {}
    for entry in catalogue.entries:
        if entry.key not in found or (found[entry.key].obsolete and not entry.obsolete):
            found[entry.key] = entry
    return found


def _merged(ours: Entry, theirs: Entry, sent: Entry | None) -> Entry:
    if not theirs.msgstr or (theirs.msgstr == ours.msgstr and theirs.fuzzy == ours.fuzzy):
        return ours
    if sent is not None and (theirs.msgstr, theirs.fuzzy) == (sent.msgstr, sent.fuzzy):
        return ours  # they did not touch it
    if theirs.msgstr == ours.msgstr:
        # The mark alone differs: whoever took it off has read the text.
        return replace(ours, fuzzy=False, previous="") if ours.fuzzy and not theirs.fuzzy else ours
    untouched = sent is not None and (ours.msgstr, ours.fuzzy) == (sent.msgstr, sent.fuzzy)
    if not ours.msgstr or untouched or (ours.fuzzy and not theirs.fuzzy):
        kept = replace(ours, msgstr=theirs.msgstr, fuzzy=theirs.fuzzy, previous=ours.previous if theirs.fuzzy else "")
        return kept if not ours.msgstr or untouched else _remembering(kept, ours.msgstr, theirs.msgstr)
    return _remembering(ours, theirs.msgstr, ours.msgstr)


def _remembering(entry: Entry, text: str, stands: str) -> Entry:
    """The entry with a text that it does not show kept in a comment; once, and on one line as PO comments are."""
    line = OTHER + text.replace("\\", "\\\\").replace("\n", "\\n")
    if text == stands or line in entry.translator:
        return entry
    return replace(entry, translator=(*entry.translator, line))


def _with_remarks(entry: Entry, theirs: Entry) -> Entry:
    new = tuple(line for line in theirs.translator if line not in entry.translator)
    return replace(entry, translator=(*entry.translator, *new)) if new else entry


def likeness(theirs: Catalogue, keys: Mapping[Key, Entry]) -> float:
    """The share of a received catalogue's messages that stand in another one: which file it came from."""
    messages = [entry.key for entry in theirs.entries if entry.msgid]
    return sum(key in keys for key in messages) / len(messages) if messages else 0.0
