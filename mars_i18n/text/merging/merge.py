"""Carry-over: yesterday's catalogue and today's messages make today's catalogue.

Unchanged text keeps its translation wherever it moved. A changed text takes the translation of the old text that it
most likely came from, fuzzy, with that text as ``#| msgid`` and the difference in ``#.``. What vanished is kept as
obsolete, and comes back if it returns. Nothing that a person typed is dropped; merging twice changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Catalogue, Entry
from mars_i18n.text.merging.ancestors import find_ancestors
from mars_i18n.text.merging.changed_text import carry_over, find_reason, regroup
from mars_i18n.text.merging.duplicate_entries import unite_duplicates
from mars_i18n.text.merging.filled_figures import fill_figures
from mars_i18n.text.merging.former_messages import rewrite_former_messages
from mars_i18n.text.segments.figure_messages import is_figure, is_filled
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.entries import remarks_of, source_language_of
from mars_i18n.text.segments.remarks.remark_kinds import AskedToConfirm
from mars_i18n.text.segments.remarks.wording import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.text.segments.remarks.wording import Wording
    from mars_i18n.text.segments.source_messages import SourceMessage

    Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Recollection:
    """What else is known to a merge: the entry for a message that has none, the translation of a sentence, or none.

    `similar` is the entry of a message made from that of a similar text. It is asked for messages that are new to the
    catalogue; with `asks_again`, for all that have no translation.
    """

    message: Callable[[SourceMessage], Entry | None] = lambda _: None
    sentence: Callable[[str], str] = lambda _: ""
    similar: Callable[[SourceMessage], Entry | None] = lambda _: None
    asks_again: bool = False


def merge(  # noqa: PLR0913, PLR0917 - what, into what, from what, and in whose words
    messages: Sequence[SourceMessage],
    old: Catalogue,
    language: str,
    memory: Recollection | None = None,
    keep: str = "",
    wording: Wording = ENGLISH,
) -> Catalogue:
    """The catalogue of `language` for today's messages, in their order, then the obsolete entries in their old order.

    Header and comment are the old ones. `memory` is asked for what has no translation; `keep` is the reason why
    finished translations stay although their sources change now; comments are in the words of `wording`. Law:
    ``merge(m, merge(m, c, l), l) == merge(m, c, l)``.
    """
    memory = memory or Recollection()
    old = rewrite_former_messages(old, messages)
    active, obsolete = unite_duplicates(old)
    today = {message.key for message in messages}
    vanished = {key: entry for key, entry in active.items() if key not in today}
    known = active.keys() | obsolete.keys()
    new_messages = [message for message in messages if message.key not in known and not message.figure]
    pool = {**{key: entry for key, entry in obsolete.items() if key not in today}, **vanished}
    texts_before = [entry for entry in pool.values() if not is_figure(entry)]
    whole = regroup(new_messages, texts_before, language)
    rest = [message for message in new_messages if message.key not in whole]
    singular = [entry for entry in texts_before if not entry.plural]
    pairs = find_ancestors(rest, [message.key for message in messages], list(active), singular)
    figures, used = fill_figures(messages, {**obsolete, **active}, today, language)
    twins: dict[str, Entry] = {}
    for entry in active.values():
        if entry.done:
            twins.setdefault(entry.msgid, entry)
    merged = []
    for message in messages:
        if message.key in figures:
            merged.append(_describe(figures[message.key], message, wording))
            continue
        if message.key in active or message.key in obsolete:
            entry = active.get(message.key) or replace(obsolete[message.key], obsolete=False)
        elif message.key in pairs:
            entry = carry_over(message, pairs[message.key], language, memory.sentence, keep)
            if _is_moved(entry, pairs[message.key]):  # else the old pair stays as it was, out of use
                used.add(pairs[message.key].key)
        elif message.key in whole:
            entry = whole[message.key]
        else:
            entry = _propose_twin(message, None if message.language == language else twins.get(message.msgid))
        filled = _fill(entry, message, language, memory, ask=message.key in active, is_new=message.key not in known)
        merged.append(_describe(filled, message, wording))
    texts = {entry.key: entry.msgstr for entry in (*pool.values(), *merged) if not entry.fuzzy}
    kept = (entry for key, entry in pool.items() if key not in used and _holds_work(entry, language, texts))
    return replace(old, entries=(*merged, *map(_retire, kept)))


def _is_moved(entry: Entry, ancestor: Entry) -> bool:
    """Whether an entry has all that its ancestor had. A finished pair that became fuzzy is kept as it was."""
    return entry.msgstr == ancestor.msgstr and (ancestor.fuzzy or not entry.fuzzy)


def _propose_twin(message: SourceMessage, twin: Entry | None) -> Entry:
    """A new entry; `twin`, the same text translated under another context, is proposed where there is one."""
    if twin is None:
        return Entry(message.msgid, context=message.context)
    return Entry(message.msgid, twin.msgstr, message.context, fuzzy=True, previous=twin.msgid)


def _fill(  # noqa: PLR0913 - what, of what, from what
    entry: Entry, message: SourceMessage, language: str, memory: Recollection, *, ask: bool, is_new: bool
) -> Entry:
    """The entry with what can be known without a translator; one with another count of plural forms as it is."""
    if entry.plural:
        return entry
    entry = _fill_own_language(entry, message, language, ask=ask)
    if entry.msgstr:
        return entry
    remembered = memory.message(message)
    if remembered is None and (is_new or memory.asks_again):
        remembered = memory.similar(message)
    if remembered is None:
        return entry
    return replace(remembered, translator=tuple(dict.fromkeys((*entry.translator, *remembered.translator))))


def _fill_own_language(entry: Entry, message: SourceMessage, language: str, *, ask: bool) -> Entry:
    """A segment that is in the catalogue's language already is its own translation until a person writes another.

    One that turns out to be in another language has none, if it was its own and nothing more. Where nothing says which
    language it had, a finished copy of it becomes fuzzy and asks, once, if `ask`.
    """
    if message.language == language and not entry.msgstr:
        return replace(entry, msgstr=message.msgid, fuzzy=False, previous="")
    if entry.msgstr != entry.msgid:
        return entry
    asked = any(remarks_of(entry.translator, AskedToConfirm))
    if message.language == language:
        return replace(entry, fuzzy=False, previous="") if asked and entry.fuzzy else entry
    before = source_language_of(entry)[0]
    if before == language:
        return replace(entry, msgstr="", fuzzy=False, previous="")
    if before or asked or not ask or not entry.done or message.language == "und":
        return entry
    comments = (*entry.translator, write_remark(AskedToConfirm()))
    return replace(entry, fuzzy=True, previous=entry.msgid, translator=comments)


def _describe(entry: Entry, message: SourceMessage, wording: Wording) -> Entry:
    lines = [write_remark(message.occurrences, wording)]
    lines += [note if isinstance(note, str) else write_remark(note, wording) for note in message.notes]
    if entry.fuzzy and entry.previous:
        lines.append(write_remark(find_reason(entry, message.language), wording))
    made = Entry(  # as replace() does, which takes longer than all the rest
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        context=entry.context,
        fuzzy=entry.fuzzy,
        obsolete=entry.obsolete,
        previous=entry.previous if entry.fuzzy else "",
        extracted=tuple(lines),
        translator=entry.translator,
        references=message.references,
        flags=tuple(flag for flag in entry.flags if flag.endswith("-format")) if entry.flags else (),
        plural=entry.plural,
        plurals=entry.plurals,
        line=entry.line,
    )
    return entry if made == entry else made  # as most are: one of two is kept in memory


def _holds_work(entry: Entry, language: str, texts: Mapping[Key, str]) -> bool:
    """Whether dropping a vanished entry would lose work.

    A sync makes msgstr = msgid in the text's own language, the form of a figure, and a draft of the finished text of an
    older message.
    """
    if is_figure(entry) and is_filled(entry, language):
        return bool(entry.translator)
    itself = entry.msgstr == entry.msgid and not entry.obsolete and source_language_of(entry)[0] == language
    draft = entry.fuzzy and bool(entry.previous) and texts.get((entry.context, entry.previous)) == entry.msgstr
    return bool(entry.translator) or any(entry.plurals) or (bool(entry.msgstr) and not itself and not draft)


def _retire(entry: Entry) -> Entry:
    return replace(entry, obsolete=True, previous="", extracted=(), references=(), line=0)
