"""What becomes of a translation when its text was changed, joined to another, or split."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Entry
from mars_i18n.text.merging.changed_sentences import cut_translation, prefill
from mars_i18n.text.merging.joined_and_split import Pieces, join_translations
from mars_i18n.text.merging.similarity import find_difference
from mars_i18n.text.merging.typography import carry_typography
from mars_i18n.text.merging.what_changed import find_risks
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.entries import remarks_of, without_remarks
from mars_i18n.text.segments.remarks.remark_kinds import (
    AskedToConfirm,
    CutFromLonger,
    Fuzzy,
    JoinedTexts,
    KeepInstruction,
    KeptTranslation,
    SameWordsElsewhere,
    SimilarText,
    SourceChanged,
    TakenFromSimilar,
    TextOfLanguage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.text.segments.source_messages import SourceMessage

    Key = tuple[str, str]

_TYPOGRAPHY = "its typography alone"


def regroup(new_messages: Sequence[SourceMessage], pool: Sequence[Entry], language: str) -> dict[Key, Entry]:
    """Entries for the new messages that are old texts joined, or parts of an old text that was split.

    A joined text is finished where its parts were; the parts of a split one are fuzzy, with the whole as their
    previous text. What they were made of stays in the catalogue as obsolete.
    """
    sources = [message for message in new_messages if message.language != language]
    held = [entry for entry in pool if entry.msgstr and not entry.plural]
    return {**_split_texts(sources, held, language), **_join_texts(sources, held)} if sources and held else {}


def _join_texts(new_messages: Sequence[SourceMessage], held: Sequence[Entry]) -> dict[Key, Entry]:
    index = Pieces([entry.msgid for entry in held])
    found = {}
    for message in new_messages:
        parts = [held[number] for number in index.of(message.msgid)]
        text = (
            join_translations(message.msgid, [one.msgid for one in parts], [one.msgstr for one in parts])
            if parts
            else ""
        )
        if text:
            comments = dict.fromkeys(line for one in parts for line in one.translator)
            remark = write_remark(JoinedTexts(len(parts)))
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


def _split_texts(new_messages: Sequence[SourceMessage], held: Sequence[Entry], language: str) -> dict[Key, Entry]:
    index = Pieces([message.msgid for message in new_messages])
    found: dict[Key, Entry] = {}
    for entry in held:
        if entry.fuzzy:
            continue
        parts = [new_messages[number] for number in index.of(entry.msgid)]
        texts = [part.msgid for part in parts]
        cuts = cut_translation(entry.msgid, entry.msgstr, texts, parts[0].language, language) if parts else ()
        for part, text in zip(parts, cuts, strict=False):
            found[part.key] = Entry(
                part.msgid,
                text,
                part.context,
                fuzzy=True,
                previous=entry.msgid,
                extracted=(write_remark(Fuzzy(CutFromLonger())),),
                translator=entry.translator,
            )
    return found


def carry_over(message: SourceMessage, ancestor: Entry, language: str, known: Callable[[str], str], keep: str) -> Entry:
    """The entry of a message whose text was `ancestor`'s before: fuzzy, unless the change calls for no translator.

    `known` gives the translation of a sentence, or the empty string; `keep` is the reason why a finished translation
    stays finished although its source changed; a comment of the source may give one too.
    """
    comments = without_remarks(ancestor.translator, TakenFromSimilar)  # of the text before
    entry = replace(ancestor, msgid=message.msgid, context=message.context, obsolete=False, line=0, translator=comments)
    marked = ancestor.fuzzy and (not ancestor.previous or is_marked(ancestor))
    if ancestor.previous == message.msgid and marked:
        return replace(entry, previous="", extracted=())
    if ancestor.previous == message.msgid and ancestor.msgstr:
        # An edit was taken back, and the pair of then is gone: this text may have been changed for the edit.
        return replace(entry, fuzzy=True, previous=ancestor.msgid, extracted=())
    if message.language == language and ancestor.msgstr in {ancestor.msgid, ""}:
        return replace(entry, msgstr=message.msgid, fuzzy=False, previous="")
    if not ancestor.msgstr:
        return replace(entry, fuzzy=False, previous="")
    if not ancestor.fuzzy:
        touched = carry_typography(ancestor.msgid, message.msgid, ancestor.msgstr)
        if touched is not None:
            return _keep_translation(replace(entry, msgstr=touched), ancestor, _TYPOGRAPHY)
        if reason := keep or _find_keep_reason(message, ancestor):
            return _keep_translation(entry, ancestor, reason)
    translated = ancestor.previous if ancestor.fuzzy and ancestor.previous else ancestor.msgid
    text = ancestor.msgstr
    if translated == ancestor.msgid and message.language != language:
        text = prefill(ancestor.msgid, text, message.msgid, (message.language, language), known)
    return replace(
        entry,
        msgstr=text,
        fuzzy=True,
        previous=translated,
        extracted=(write_remark(Fuzzy(marked=True)),) if marked else (),
    )


def _find_keep_reason(message: SourceMessage, ancestor: Entry) -> str:
    """The reason that a comment of the source gives (``mars: keep REASON``); each counts once, as comments stay."""
    instructions = remarks_of((line for line in message.notes if isinstance(line, str)), KeepInstruction)
    used = {remark.reason for remark in remarks_of(ancestor.translator, KeptTranslation)}
    return next((one.reason for one in instructions if one.reason and one.reason not in used), "")


def _keep_translation(entry: Entry, ancestor: Entry, reason: str) -> Entry:
    """A changed entry that stays finished, with the reason and what changed."""
    remark = write_remark(KeptTranslation(" ".join(reason.split()), find_difference(ancestor.msgid, entry.msgid)))
    return replace(entry, fuzzy=False, previous="", translator=(*entry.translator, remark))


def is_marked(entry: Entry) -> bool:
    """Whether its translator had marked an entry fuzzy before its text changed."""
    return any(remark.marked for remark in remarks_of(entry.extracted, Fuzzy))


def find_reason(entry: Entry, language: str) -> Fuzzy:
    """Why an entry with a previous text is fuzzy; `language` is that of its source."""
    marked = is_marked(entry)
    if entry.msgstr == entry.msgid and AskedToConfirm() in remarks_of(entry.translator, AskedToConfirm):
        return Fuzzy(TextOfLanguage(language if language in {"en", "es", "pt"} else "another"), marked)  # type: ignore[arg-type]
    if entry.previous == entry.msgid:
        return Fuzzy(SameWordsElsewhere(), marked)
    if any(isinstance(remark.reason, CutFromLonger) for remark in remarks_of(entry.extracted, Fuzzy)):
        return Fuzzy(CutFromLonger(), marked)
    difference = find_difference(entry.previous, entry.msgid)
    kind = SimilarText if any(remarks_of(entry.translator, TakenFromSimilar)) else SourceChanged
    return Fuzzy(kind(difference, find_risks(entry.previous, entry.msgid, language)), marked)
