"""What becomes of a translation when its text was changed, joined to another, or split."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Entry
from mars_i18n.text.merging.changed_sentences import cut, prefilled
from mars_i18n.text.merging.joined_and_split import Pieces, joined
from mars_i18n.text.merging.similarity import word_diff
from mars_i18n.text.merging.typography import retouched
from mars_i18n.text.merging.what_changed import risks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.text.segments.segments import Message

    Key = tuple[str, str]

REASON = "Fuzzy: "
MARKED = REASON + "marked by hand before; "
CUT = REASON + "cut out of the translation of a longer text; does it fit?"
KEPT = "mars: kept though the source changed: "
JOINED = "mars: joined from "
_KEEP = "mars: keep "
_TYPOGRAPHY = "its typography alone"


def regrouped(strangers: Sequence[Message], pool: Sequence[Entry], language: str) -> dict[Key, Entry]:
    """Entries for the new messages that are old texts joined, or parts of an old text that was split.

    A joined text is finished where its parts were; the parts of a split one are fuzzy, with the whole as their
    previous text. What they were made of stays in the catalogue as obsolete.
    """
    sources = [message for message in strangers if message.language != language]
    held = [entry for entry in pool if entry.msgstr and not entry.plural]
    return {**_split(sources, held, language), **_joined(sources, held)}


def _joined(strangers: Sequence[Message], held: Sequence[Entry]) -> dict[Key, Entry]:
    index = Pieces([entry.msgid for entry in held])
    found = {}
    for message in strangers:
        parts = [held[number] for number in index.of(message.msgid)]
        text = joined(message.msgid, [one.msgid for one in parts], [one.msgstr for one in parts]) if parts else ""
        if text:
            comments = dict.fromkeys(line for one in parts for line in one.translator)
            remark = f"{JOINED}{len(parts)} texts"
            fuzzy = any(one.fuzzy for one in parts)
            found[message.key] = Entry(
                message.msgid,
                text,
                message.context,
                fuzzy=fuzzy,
                previous=" ".join(one.previous or one.msgid for one in parts) if fuzzy else "",
                translator=(*comments, remark),
            )
    return found


def _split(strangers: Sequence[Message], held: Sequence[Entry], language: str) -> dict[Key, Entry]:
    index = Pieces([message.msgid for message in strangers])
    found: dict[Key, Entry] = {}
    for entry in held:
        if entry.fuzzy:
            continue
        parts = [strangers[number] for number in index.of(entry.msgid)]
        texts = [part.msgid for part in parts]
        cuts = cut(entry.msgid, entry.msgstr, texts, parts[0].language, language) if parts else ()
        for part, text in zip(parts, cuts, strict=False):
            found[part.key] = Entry(
                part.msgid,
                text,
                part.context,
                fuzzy=True,
                previous=entry.msgid,
                extracted=(CUT,),
                translator=entry.translator,
            )
    return found


def changed(message: Message, ancestor: Entry, language: str, known: Callable[[str], str], keep: str) -> Entry:
    """The entry of a message whose text was `ancestor`'s before: fuzzy, unless the change calls for no translator.

    `known` gives the translation of a sentence, or the empty string; `keep` is the reason why a finished translation
    stands although its source changed; a comment of the source may give one too.
    """
    entry = replace(ancestor, msgid=message.msgid, context=message.context, obsolete=False, line=0)
    marked = ancestor.fuzzy and (not ancestor.previous or any(line.startswith(MARKED) for line in ancestor.extracted))
    if ancestor.previous == message.msgid and marked:
        return replace(entry, previous="", extracted=())
    if ancestor.previous == message.msgid:  # an edit was taken back: the translation was made for this very text
        return replace(entry, fuzzy=False, previous="")
    if message.language == language and ancestor.msgstr in {ancestor.msgid, ""}:
        return replace(entry, msgstr=message.msgid, fuzzy=False, previous="")
    if not ancestor.msgstr:
        return replace(entry, fuzzy=False, previous="")
    if not ancestor.fuzzy:
        touched = retouched(ancestor.msgid, message.msgid, ancestor.msgstr)
        if touched is not None:
            return _standing(replace(entry, msgstr=touched), ancestor, _TYPOGRAPHY)
        if reason := keep or _keep_of_source(message, ancestor):
            return _standing(entry, ancestor, reason)
    translated = ancestor.previous if ancestor.fuzzy and ancestor.previous else ancestor.msgid
    text = ancestor.msgstr
    if translated == ancestor.msgid and message.language != language:
        text = prefilled(ancestor.msgid, text, message.msgid, (message.language, language), known)
    return replace(entry, msgstr=text, fuzzy=True, previous=translated, extracted=(MARKED,) if marked else ())


def _keep_of_source(message: Message, ancestor: Entry) -> str:
    """The reason that a comment of the source gives (``mars: keep REASON``); each counts once, as comments stay."""
    reasons = [line.removeprefix(_KEEP).strip() for line in message.notes if line.startswith(_KEEP)]
    used = [line for line in ancestor.translator if line.startswith(KEPT)]
    return next((one for one in reasons if one and not any(line.startswith(f"{KEPT}{one} (") for line in used)), "")


def _standing(entry: Entry, ancestor: Entry, reason: str) -> Entry:
    """A changed entry that stands as finished, with the reason and what changed."""
    remark = f"{KEPT}{' '.join(reason.split())} ({word_diff(ancestor.msgid, entry.msgid)})"
    return replace(entry, fuzzy=False, previous="", translator=(*entry.translator, remark))


def reason_of(entry: Entry, language: str) -> str:
    """Why an entry with a previous text is fuzzy, for its translator; `language` is that of its source."""
    if entry.previous == entry.msgid:
        return "taken from the same words in another place; does it fit here?"
    if CUT in entry.extracted:
        return CUT.removeprefix(REASON)
    told = f"source changed, {word_diff(entry.previous, entry.msgid)}"
    found = risks(entry.previous, entry.msgid, language)
    return f"{told} · mind the {_listed(found)}" if found else told


def _listed(words: Sequence[str]) -> str:
    return " and the ".join([", the ".join(words[:-1]), words[-1]] if words[1:] else words)
