"""Taking in a catalogue that a translator mailed back: a three-way merge in which nothing that was typed is lost.

`ours` is the project's catalogue, `theirs` the file that came back, `base` what they were sent, where that is known.
What they did not touch stays ours, what only they touched is taken, and what both touched is a conflict: ours stays,
theirs is kept in a translator comment, and both are told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.text.merging.duplicate_entries import unite_duplicates
from mars_i18n.text.segments.remarks import read_remark, write_remark
from mars_i18n.text.segments.remarks.entries import remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import OtherTranslation, ReplacedTranslation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.model import Catalogue, Entry

    Key = tuple[str, str]

_KEPT_TEXT = OtherTranslation | ReplacedTranslation


@dataclass(frozen=True, slots=True)
class Conflict:
    """A message that both sides translated differently."""

    msgid: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Reception:
    """The merged catalogue, and what happened, in counts and lists, for people.

    `taken` counts translations that are new or changed, `approved` fuzzy marks that they took off, `doubted` those
    that they put on, `restored` texts that came back empty, `outdated` translations of messages that the sources no
    longer have, `remarks` comments that they wrote, `resolved` conflicts whose comment they deleted; `dropped` names
    headers that their editor left out.
    """

    catalogue: Catalogue
    taken: int = 0
    approved: int = 0
    doubted: int = 0
    restored: int = 0
    outdated: int = 0
    remarks: int = 0
    resolved: int = 0
    conflicts: tuple[Conflict, ...] = ()
    dropped: tuple[str, ...] = ()


def receive(
    ours: Catalogue, theirs: Catalogue, base: Catalogue | None = None, versions: Sequence[Catalogue] = ()
) -> Reception:
    """Merge what came back into ours. Law: every msgstr of both stands in the result, in an entry or a comment.

    Of what both have as in `base`, ours alone counts. A translation of an older text, from which that of a fuzzy entry
    was carried over, is taken for that entry, which stays fuzzy. `versions` are all that ours is known to have been:
    what stood in one of them is nothing new, and a file that has such texts is older than it looks.
    """
    known, there = _index_by_key(base), _index_by_key(theirs)
    history = _History(known, there, versions)
    merged, conflicts, counts = [], [], _Counts()
    for entry in ours.entries:
        other, made_for = there.pop(entry.key, None), entry.key
        if other is None and _is_carried_over(entry):
            made_for = (entry.context, entry.previous)
            other = there.pop(made_for, None)
        if other is None:
            merged.append(entry)
            continue
        if entry.msgstr and other.msgstr != entry.msgstr and history.had(made_for, other):
            other = replace(other, msgstr=entry.msgstr, fuzzy=entry.fuzzy)  # ours has moved on since
        sent = known.get(made_for) if history.sure(made_for, other) else None
        result = _receive_entry(entry, other, sent, counts)
        if result.conflict:
            conflicts.append(Conflict(entry.msgid, entry.msgstr, other.msgstr))
        merged.append(result.entry)
    unknown = [replace(entry, obsolete=False) for entry in there.values() if entry.msgstr]
    return Reception(
        replace(ours, entries=(*merged, *unknown)),
        taken=counts.taken,
        approved=counts.approved,
        doubted=counts.doubted,
        restored=counts.restored,
        outdated=counts.outdated + len(unknown),
        remarks=counts.remarks,
        resolved=counts.resolved,
        conflicts=tuple(conflicts),
        dropped=tuple(name for name, _ in ours.header if name not in dict(theirs.header)),
    )


@dataclass(slots=True)
class _Counts:
    taken: int = 0
    approved: int = 0
    doubted: int = 0
    restored: int = 0
    outdated: int = 0
    remarks: int = 0
    resolved: int = 0


class _History:
    """What is known of how ours came to be, to tell a translator's news from texts that are long known."""

    def __init__(self, known: Mapping[Key, Entry], there: Mapping[Key, Entry], versions: Sequence[Catalogue]) -> None:
        self._known = known
        self._texts: dict[Key, set[str]] = {}
        for version in versions:
            for entry in version.entries:
                if entry.msgstr:
                    self._texts.setdefault(entry.key, set()).add(entry.msgstr)
        self._informed = any(_other_translations(entry) for entry in there.values())
        self._older = any(
            key in known and known[key].msgstr not in {"", one.msgstr} and self.had(key, one)
            for key, one in there.items()
        )

    def had(self, key: Key, theirs: Entry) -> bool:
        """Whether their text stood in a version of ours."""
        return theirs.msgstr in self._texts.get(key, ())

    def sure(self, key: Key, theirs: Entry) -> bool:
        """Whether the entry of the base is what they were sent.

        Not where it tells of a conflict that they do not show to know of, and not in a file with older texts.
        """
        sent = self._known.get(key)
        if sent is None or theirs.msgstr in {"", sent.msgstr}:
            return True
        return not self._older and (self._informed or _other_translations(sent) <= _other_translations(theirs))


class _Outcome(NamedTuple):
    entry: Entry
    conflict: bool = False


def _index_by_key(catalogue: Catalogue | None) -> dict[Key, Entry]:
    """The entries of a catalogue: of several that share a key the best, which keeps the others' texts in comments."""
    active, obsolete = unite_duplicates(catalogue.entries) if catalogue else ({}, {})
    return {**obsolete, **active}


def _is_carried_over(entry: Entry) -> bool:
    return entry.fuzzy and not entry.obsolete and entry.previous not in {"", entry.msgid}


def _receive_entry(ours: Entry, theirs: Entry, sent: Entry | None, counts: _Counts) -> _Outcome:
    """What becomes of an entry, counted."""
    if theirs.msgid == ours.msgid:
        result = _merge_entry(ours, theirs, sent)
    else:  # made for the older text: finished there, and still to be looked at here
        ours_then = replace(ours, fuzzy=sent.fuzzy if sent else True)
        result = _merge_entry(ours_then, theirs, sent)
        result = result._replace(entry=replace(result.entry, fuzzy=True, previous=ours.previous))
    done = _merge_comments(result.entry, theirs, sent)
    new = len(set(done.translator) - set(result.entry.translator))
    counts.remarks += new
    counts.resolved += len(result.entry.translator) + new - len(done.translator)
    counts.restored += bool(ours.msgstr) and not theirs.msgstr and (sent is None or bool(sent.msgstr))
    changed = done.msgstr != ours.msgstr
    counts.taken += changed and not ours.obsolete
    counts.outdated += changed and ours.obsolete
    counts.approved += ours.fuzzy and not done.fuzzy and not changed
    counts.doubted += done.fuzzy and not ours.fuzzy and not changed
    return result._replace(entry=done)


def _merge_entry(ours: Entry, theirs: Entry, sent: Entry | None) -> _Outcome:
    if not theirs.msgstr or (theirs.msgstr == ours.msgstr and theirs.fuzzy == ours.fuzzy):
        return _Outcome(ours)
    if sent is not None and (theirs.msgstr, theirs.fuzzy) == (sent.msgstr, sent.fuzzy):
        return _Outcome(ours)  # they did not touch it
    untouched = sent is not None and (ours.msgstr, ours.fuzzy) == (sent.msgstr, sent.fuzzy)
    if theirs.msgstr == ours.msgstr:
        # The mark alone differs. Whoever took it off has read the text; who put it on doubts it.
        if ours.fuzzy:
            return _Outcome(replace(ours, fuzzy=False, previous=""))
        return _Outcome(replace(ours, fuzzy=True) if untouched else ours)
    if not ours.msgstr or untouched or (ours.fuzzy and not theirs.fuzzy):
        kept = replace(ours, msgstr=theirs.msgstr, fuzzy=theirs.fuzzy, previous=ours.previous if theirs.fuzzy else "")
        return _Outcome(kept if not ours.msgstr or untouched else _add_remark(kept, ReplacedTranslation(ours.msgstr)))
    return _Outcome(_add_remark(ours, OtherTranslation(theirs.msgstr)), conflict=True)


def _other_translations(entry: Entry) -> set[OtherTranslation]:
    return set(remarks_of(entry.translator, OtherTranslation))


def _add_remark(entry: Entry, remark: OtherTranslation | ReplacedTranslation) -> Entry:
    """The entry with a text that it does not show kept in a comment; once."""
    line = write_remark(remark)
    return entry if line in entry.translator else replace(entry, translator=(*entry.translator, line))


def _merge_comments(entry: Entry, theirs: Entry, sent: Entry | None) -> Entry:
    """The entry with comments that they wrote, and without those of conflicts that they deleted.

    A comment that is gone counts as deleted only where their editor kept what else is told of the entry.
    """
    before = set(sent.translator) if sent else set()
    known = before.union(entry.translator)
    new = [line for line in theirs.translator if line not in known]
    keeps = bool(theirs.extracted) and theirs.msgid == entry.msgid
    gone = {line for line in before if keeps and isinstance(read_remark(line), _KEPT_TEXT)} - set(theirs.translator)
    if not new and gone.isdisjoint(entry.translator):
        return entry
    return replace(entry, translator=(*(line for line in entry.translator if line not in gone), *new))


def share_of_messages(theirs: Catalogue, keys: Mapping[Key, Entry]) -> float:
    """The share of a received catalogue's messages that stand in another one: which file it came from."""
    messages = [entry.key for entry in theirs.entries if entry.msgid]
    return sum(key in keys for key in messages) / len(messages) if messages else 0.0
