"""Proposals of a translated document go into a catalogue: only where there is no translation yet, and always reported.

What a person has typed stays; where the document has other words, both are reported. A message whose places the
document translates in several ways gets the first, fuzzy, with the others in comments.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import AlsoInDocument, DoubtfulMatch, TakenFromDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Catalogue, Entry, Location
    from mars_i18n.text.aligning.proposals import Proposal
    from mars_i18n.text.segments.remarks.remark_kinds import Remark


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of one message: its msgstr, what the document has, why it is doubtful, and where both are."""

    msgid: str
    msgstr: str
    theirs: str
    reason: str
    source: Location
    target: Location


@dataclass(frozen=True, slots=True)
class Filling:
    """The catalogue, and what happened to each message that the document has something for, in their order.

    `taken` became translations, `doubtful` fuzzy ones; `conflicts` had another translation, which stays; `same` had
    that very one; `untranslated` are in their source's language in the document too, and stay empty.
    """

    catalogue: Catalogue
    taken: tuple[Filled, ...]
    doubtful: tuple[Filled, ...]
    conflicts: tuple[Filled, ...]
    same: tuple[Filled, ...]
    untranslated: tuple[Filled, ...]


def fill_catalogue(catalogue: Catalogue, proposals: Sequence[Proposal], language: str, origin: str) -> Filling:
    """Fill the entries of a catalogue of `language` that have no translation; `origin` is the document's name.

    Messages that are in the language already are left alone.
    """
    by_key: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        if proposal.source.language != language and proposal.source.translate and proposal.msgstr:
            by_key.setdefault((proposal.source.context, to_msgid(proposal.source.parts)), []).append(proposal)
    outcomes: dict[str, list[Filled]] = {
        name: [] for name in ("taken", "doubtful", "conflicts", "same", "untranslated")
    }
    entries = []
    for entry in catalogue.entries:
        found = by_key.pop(entry.key, []) if not entry.obsolete else []
        if not found:
            entries.append(entry)
            continue
        what, best, done = _fill_entry(entry, found, origin)
        entries.append(done)
        outcomes[what].append(
            Filled(entry.msgid, done.msgstr, best.msgstr, _reason(best, found), best.source.location, best.location)
        )
    return Filling(
        replace(catalogue, entries=tuple(entries)), **{name: tuple(those) for name, those in outcomes.items()}
    )


def _fill_entry(entry: Entry, found: Sequence[Proposal], origin: str) -> tuple[str, Proposal, Entry]:
    """What becomes of an entry, the proposal that it is about, and the entry afterwards."""
    best = min(found, key=lambda one: bool(one.reason))  # the first without doubt, or the first
    if entry.msgstr:
        others = [one for one in found if _plain(one.msgstr) != _plain(entry.msgstr) and not one.untranslated]
        return ("conflicts", others[0], entry) if others else ("same", best, entry)
    if best.untranslated:
        return "untranslated", best, entry
    reason = _reason(best, found)
    remarks: list[Remark] = [TakenFromDocument(_plain(origin))]
    if reason:
        remarks.append(DoubtfulMatch(reason))
    remarks += [AlsoInDocument(_plain(text)) for text in _others(best, found)]
    comments = tuple(dict.fromkeys((*entry.translator, *map(write_remark, remarks))))
    done = replace(entry, msgstr=best.msgstr, fuzzy=bool(reason), previous="", translator=comments)
    return "doubtful" if reason else "taken", best, done


def _reason(best: Proposal, found: Sequence[Proposal]) -> str:
    if best.reason:
        return best.reason
    ways = len(_others(best, found)) + 1
    return f"it is translated in {ways} ways" if ways > 1 else ""


def _others(best: Proposal, found: Iterable[Proposal]) -> list[str]:
    """Other translations of the same message in the document; a doubtful one says nothing against one without doubt."""
    counted = [one for one in found if not one.untranslated and (best.reason or not one.reason)]
    return list(dict.fromkeys(one.msgstr for one in counted if _plain(one.msgstr) != _plain(best.msgstr)))


def _plain(text: str) -> str:
    return " ".join(text.split())
