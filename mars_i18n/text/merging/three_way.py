"""Taking in a catalogue that a translator mailed back: a three-way merge in which nothing that was typed is lost.

`ours` is the project's catalogue, `theirs` the file that came back, `sent` what the file says of the version that it
was made from. What they did not touch stays ours, what only they touched is taken, and what both touched is a conflict:
ours stays, theirs is kept in a translator comment, and both are reported. Where the version is not known, nothing is
taken for untouched. A finished translation always replaces an empty or fuzzy one.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.merging.duplicate_entries import unite_duplicates
from mars_i18n.text.merging.plural_entries import make_singular
from mars_i18n.text.merging.sent_state import HEADER, SentState
from mars_i18n.text.segments.remarks import read_remark, write_remark
from mars_i18n.text.segments.remarks.comments import squash
from mars_i18n.text.segments.remarks.remark_kinds import OtherTranslation, ReplacedTranslation

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    headers that their editor left out; `replaced` are the texts of ours that they changed or deleted on purpose.
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
    replaced: frozenset[str] = frozenset()


def receive(ours: Catalogue, theirs: Catalogue, sent: SentState = SentState()) -> Reception:  # noqa: B008 - frozen
    """Merge what came back into ours.

    Law: every msgstr of both is in the result, in an entry or a comment, except what `sent` says to be one that only
    the other side changed. A translation of an older text, from which that of a fuzzy entry was carried over, is taken
    for that entry, which stays fuzzy.
    """
    there = _index_by_key(theirs)
    merging = _Merging(sent, _index_by_key(ours))
    merged: list[Entry] = []
    for entry in ours.entries:
        other = there.pop(entry.key, None)
        if other is None and _is_carried_over(entry):
            other = there.pop((entry.context, entry.previous), None)
        merged.append(entry if other is None else merging.receive_entry(entry, other))
    unknown = [replace(entry, obsolete=False) for entry in there.values() if entry.msgstr or any(entry.plurals)]
    counts = merging.counts
    return Reception(
        replace(ours, entries=(*merged, *unknown)),
        taken=counts.taken,
        approved=counts.approved,
        doubted=counts.doubted,
        restored=counts.restored,
        outdated=counts.outdated + len(unknown),
        remarks=counts.remarks,
        resolved=counts.resolved,
        conflicts=tuple(merging.conflicts),
        dropped=tuple(name for name, _ in ours.header if name not in dict(theirs.header) and name != HEADER),
        replaced=frozenset(merging.replaced),
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


class _Outcome(NamedTuple):
    entry: Entry
    conflict: bool = False


def _index_by_key(catalogue: Catalogue) -> dict[Key, Entry]:
    """The entries of a catalogue: of several that share a key the best, which keeps the others' texts in comments."""
    active, obsolete = unite_duplicates(catalogue)
    return {**obsolete, **active}


def _is_carried_over(entry: Entry) -> bool:
    return entry.fuzzy and not entry.obsolete and entry.previous not in {"", entry.msgid}


@dataclass(slots=True)
class _Merging:
    """One reception: what is known of the version, ours by key, and what has happened so far."""

    sent: SentState
    ours: Mapping[Key, Entry]
    counts: _Counts = field(default_factory=_Counts)
    conflicts: list[Conflict] = field(default_factory=list)
    replaced: set[str] = field(default_factory=set)

    def receive_entry(self, ours: Entry, theirs: Entry) -> Entry:
        """What becomes of an entry, counted."""
        if ours.plurals != theirs.plurals and (theirs.msgstr or any(theirs.plurals)):
            ours, theirs = make_singular(ours), make_singular(theirs)
        result = self._merge(ours, theirs) if theirs.msgid == ours.msgid else self._merge_older(ours, theirs)
        done = self._merge_comments(result.entry, theirs)
        new = len(set(done.translator) - set(result.entry.translator))
        counts = self.counts
        counts.remarks += new
        counts.resolved += len(result.entry.translator) + new - len(done.translator)
        counts.restored += bool(ours.msgstr) and not theirs.msgstr and not self.sent.had(theirs)
        changed = done.msgstr != ours.msgstr
        counts.taken += changed and not ours.obsolete
        counts.outdated += ours.obsolete and (changed or result.conflict)
        counts.approved += ours.fuzzy and not done.fuzzy and not changed
        counts.doubted += done.fuzzy and not ours.fuzzy and not changed
        if result.conflict and not ours.obsolete:
            self.conflicts.append(Conflict(ours.msgid, ours.msgstr, theirs.msgstr))
        return done

    def _merge_older(self, ours: Entry, theirs: Entry) -> _Outcome:
        """An entry that is fuzzy since its text changed; theirs was made for the older text, and finished there."""
        pair = self.ours.get(theirs.key)
        known = self.sent.had(theirs) or (pair is not None and pair.msgstr == theirs.msgstr)
        if ours.msgstr and known:
            return _Outcome(ours)
        then = replace(ours, msgid=theirs.msgid, fuzzy=False)
        result = self._merge(then if self.sent.had(then) else replace(then, fuzzy=True), theirs)
        fuzzy = bool(result.entry.msgstr)
        return result._replace(entry=replace(result.entry, msgid=ours.msgid, fuzzy=fuzzy, previous=ours.previous))

    def _merge(self, ours: Entry, theirs: Entry) -> _Outcome:
        untouched = self.sent.had(ours)
        better = not ours.msgstr or (ours.fuzzy and not theirs.fuzzy)
        if not theirs.msgstr or (self.sent.had(theirs) and not better):
            return _Outcome(ours)
        if theirs.msgstr == ours.msgstr:
            # The mark alone differs. Whoever took it off has read the text; who put it on doubts it.
            if ours.fuzzy and not theirs.fuzzy:
                return _Outcome(replace(ours, fuzzy=False, previous=""))
            return _Outcome(replace(ours, fuzzy=True) if untouched and theirs.fuzzy else ours)
        if better or ((untouched or self._is_draft(ours)) and ours.fuzzy >= theirs.fuzzy):
            kept = replace(
                ours, msgstr=theirs.msgstr, fuzzy=theirs.fuzzy, previous=ours.previous if theirs.fuzzy else ""
            )
            if untouched and ours.msgstr:
                self.replaced.add(ours.msgstr)
            known = not ours.msgstr or untouched or self._is_draft(ours)
            return _Outcome(kept if known else _add_remark(kept, ReplacedTranslation(ours.msgstr)))
        if self._is_draft(theirs) or write_remark(ReplacedTranslation(theirs.msgstr)) in ours.translator:
            return _Outcome(ours)  # the catalogue has this text already, and says where it was
        return _Outcome(_add_remark(ours, OtherTranslation(theirs.msgstr)), conflict=True)

    def _is_draft(self, entry: Entry) -> bool:
        """Whether a fuzzy text is letter for letter that of the older message that it was carried over from."""
        origin = self.ours.get((entry.context, entry.previous)) if entry.previous != entry.msgid else None
        return entry.fuzzy and origin is not None and origin.msgstr == entry.msgstr

    def _merge_comments(self, entry: Entry, theirs: Entry) -> Entry:
        """The entry with comments that they wrote, and without those of conflicts that they deleted.

        A comment that is gone counts as deleted only where the file was handed out with it, and their editor kept what
        else is said of the entry. One that was handed out and is gone here was deleted here.
        """
        known, held = squash(entry.translator), squash(theirs.translator)
        lines = [line for line in theirs.translator if squash([line]) not in known]
        new = [line for line in lines if not self.sent.had_comment(theirs, line)]
        keeps = bool(theirs.extracted) and theirs.msgid == entry.msgid
        gone = [
            line
            for line in entry.translator
            if keeps and self.sent.had_comment(theirs, line) and squash([line]) not in held
        ]
        deleted = {line: remark for line in gone if isinstance(remark := read_remark(line), _KEPT_TEXT)}
        self.replaced.update(remark.text for remark in deleted.values())
        if not new and not deleted:
            return entry
        return replace(entry, translator=(*(line for line in entry.translator if line not in deleted), *new))


def _add_remark(entry: Entry, remark: OtherTranslation | ReplacedTranslation) -> Entry:
    """The entry with a text that it does not show kept in a comment; once."""
    line = write_remark(remark)
    known = squash([line]) in squash(entry.translator)
    return entry if known else replace(entry, translator=(*entry.translator, line))


def share_of_messages(theirs: Catalogue, keys: Mapping[Key, Entry]) -> float:
    """The share of a received catalogue's messages that are in another one: which file it came from."""
    messages = [entry.key for entry in theirs.entries if entry.msgid]
    return sum(key in keys for key in messages) / len(messages) if messages else 0.0
