"""Messages of earlier versions that held syntax of a file as words: what today's messages have of them, and its work.

A line such as ``:::note[Title] Text :::`` or ``title: A title summary: A summary ...`` was one message, of which
today's are parts. Its translation is divided at the same syntax, letter for letter; one that lacks some of it is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.text.segments.markup import tag_differences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.model import Entry
    from mars_i18n.text.segments.source_messages import SourceMessage

_SYNTAX = re.compile(r":{3,}|`{3,}|~{3,}|\+\+\+|!!!|\?\?\?|\[!\w|\{%|<[A-Z]|[A-Za-z_-]{2,30}[ ]?[:=][ ]")
_ATTRIBUTES = re.compile(r"\{:?[ ]?[#.\w][^{}]{0,200}\}$")
_MOST_TRIED = 2_000_000  # pairs of an old message and a new one
_LONGEST = 20_000  # code points of a message that is divided


def divide_entries(
    entries: Iterable[Entry], messages: Sequence[SourceMessage]
) -> Iterator[tuple[Entry, tuple[tuple[SourceMessage, str], ...]]]:
    """The entries that hold today's messages within syntax, each with the messages and what is theirs of its msgstr.

    `messages` are those without an entry. A message is taken once.
    """
    old = [one for one in entries if one.msgstr and not one.plural and _holds_syntax(one.msgid)]
    if not old or len(old) * len(messages) > _MOST_TRIED:
        return
    taken: set[tuple[str, str]] = set()
    for entry in old:
        if len(entry.msgid) > _LONGEST:
            continue
        free = (one for one in messages if one.key not in taken and one.context == entry.context)
        found = _places(entry.msgid, free)
        texts = _divide(entry, found) if found else ()
        if texts:
            taken.update(message.key for message, _ in texts)
            yield entry, texts


def _holds_syntax(msgid: str) -> bool:
    """Whether an old message begins with syntax, or ends with attributes."""
    return bool(_SYNTAX.match(msgid.lstrip("> "))) or bool(msgid.endswith("}") and _ATTRIBUTES.search(msgid))


def _places(msgid: str, messages: Iterable[SourceMessage]) -> list[tuple[int, int, SourceMessage]]:
    """Where today's messages are in an old one, in order, the longest of those that overlap."""
    found = [
        (at, at + len(one.msgid), one) for one in messages if (at := msgid.find(one.msgid)) >= 0 and one.msgid != msgid
    ]
    kept: list[tuple[int, int, SourceMessage]] = []
    for start, end, message in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, message))
    return sorted(kept, key=lambda one: one[0])


def _divide(entry: Entry, places: Sequence[tuple[int, int, SourceMessage]]) -> tuple[tuple[SourceMessage, str], ...]:
    """What is each message's of the translation; nothing where the syntax around them is not all there."""
    cursor, pattern = 0, ""
    for number, (start, end, _) in enumerate(places):
        between = entry.msgid[cursor:start]
        if number and not between.strip():
            return ()
        pattern += _loosely(between) + r"(.+?)"
        cursor = end
    rest = entry.msgid[cursor:]
    if not (entry.msgid[: places[0][0]].strip() or rest.strip()):
        return ()
    match = re.fullmatch(pattern + _loosely(rest), entry.msgstr, re.DOTALL)
    if match is None:
        return ()
    texts = tuple((message, text.strip()) for (_, _, message), text in zip(places, match.groups(), strict=True))
    return () if any(tag_differences(message.msgid, text) for message, text in texts) else texts


def _loosely(syntax: str) -> str:
    """A pattern of a piece of syntax, whatever its blanks."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", syntax))) if syntax.strip() else r"\s*"
