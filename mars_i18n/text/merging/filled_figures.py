"""The entries of figures in a merge: CLDR's form for the region, unless a person wrote another one.

They have no ancestor and no near match: what a person wrote for a figure stays with that very figure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Entry
from mars_i18n.text.segments.figure_messages import is_figure, is_filled
from mars_i18n.text.segments.remarks.entries import source_language_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mars_i18n.text.segments.source_messages import SourceMessage

    Key = tuple[str, str]


def fill_figures(
    messages: Sequence[SourceMessage], before: Mapping[Key, Entry], today: Collection[Key], language: str
) -> tuple[dict[Key, Entry], set[Key]]:
    """The entry of each message that is a figure, and the keys of the old entries whose words moved into another.

    `before` are the old entries, `today` the keys of all messages. What a person wrote under another context, when the
    text had one value or two, moves to the message whose source is in the same language.
    """
    elsewhere: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in before.values():
        if entry.key not in today and is_figure(entry):
            elsewhere[entry.msgid].append(entry)
    filled: dict[Key, Entry] = {}
    moved: set[Key] = set()
    for message in messages:
        if not message.figure:
            continue
        old = before.get(message.key)
        if old is None:
            alike = (one for one in elsewhere[message.msgid] if source_language_of(one)[0] in {"", message.language})
            old = next((one for one in alike if not is_filled(one, language) and one.key not in moved), None)
            moved |= {old.key} if old else set()
        filled[message.key] = _fill(message, old, language)
    return filled, moved


def _fill(message: SourceMessage, old: Entry | None, language: str) -> Entry:
    if old is None:
        return Entry(message.msgid, message.figure, message.context)
    entry = replace(old, context=message.context, obsolete=False, line=0 if old.obsolete else old.line)
    if is_filled(old, language) and not old.plural:
        return replace(entry, msgstr=message.figure, fuzzy=False, previous="")
    return entry
