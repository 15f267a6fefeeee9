"""No word that a person typed is lost when a catalogue is replaced: what the new one must hold of the old one.

Ours, and free to go, is a copy of the msgid in a catalogue of the text's own language, a figure as CLDR writes it for
some region, and the draft of a machine that nobody touched.
Everything else stays as an entry, an obsolete entry or a comment, or was replaced by a person through
the command that writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.text.segments.figure_messages import is_figure, is_filled
from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.comments import squash
from mars_i18n.text.segments.remarks.entries import draft_digest, remarks_of, source_language_of
from mars_i18n.text.segments.remarks.remark_kinds import (
    AlsoTranslated,
    MachineDraft,
    OtherTranslation,
    ReplacedTranslation,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mars_i18n.model import Catalogue, Entry

_TEXTS = OtherTranslation | ReplacedTranslation | AlsoTranslated


class LostText(NamedTuple):
    """A text of a message that a new catalogue would not hold: a translation, or a person's comment."""

    msgid: str
    text: str


def find_lost_texts(
    before: Catalogue, after: Catalogue, language: str, replaced: Collection[str] = ()
) -> tuple[LostText, ...]:
    """The texts of a catalogue that another one, which is to replace it, holds nowhere; white space aside.

    `language` is that of both, as the project names it; `replaced` are the texts that a person replaced or deleted
    through this command.
    """
    held = {squash([text]) for entry in after.entries for text in _texts(entry)}
    comments = squash([line for entry in after.entries for line in entry.translator] + list(after.comment))
    gone = {squash([text]) for text in replaced}
    lost: list[LostText] = []
    for entry in (one for one in before.entries if one.msgid):  # without, it is a header out of its place
        free = _free_text(entry, language)
        for text in _texts(entry):
            plain = squash([text])
            if text != free and plain not in held and plain not in gone and plain not in comments:
                lost.append(LostText(entry.msgid, text))
        lost += [
            LostText(entry.msgid, line)
            for line in entry.translator
            if read_remark(line) is None and squash([line]) not in comments and squash([line]) not in gone
        ]
    return tuple(lost)


def _texts(entry: Entry) -> Iterator[str]:
    """Every translation that an entry holds, in its msgstr and in its comments."""
    yield from (text for text in (entry.msgstr, *entry.plurals) if text.strip())
    for line in entry.translator:
        remark = read_remark(line)
        if isinstance(remark, _TEXTS):
            yield remark.text


def _free_text(entry: Entry, language: str) -> str:
    """The msgstr of an entry where no person typed it; else the empty string."""
    own = entry.msgstr == entry.msgid and source_language_of(entry)[0] == language
    own = own or (is_figure(entry) and is_filled(entry, language))
    drafts = remarks_of(entry.translator, MachineDraft)
    draft = entry.fuzzy and any(one.digest == draft_digest(entry.msgstr) for one in drafts)
    return entry.msgstr if own or draft else ""
