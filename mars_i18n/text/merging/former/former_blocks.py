"""Entries of blocks that earlier versions of the HTML reader began or ended elsewhere.

``One<br>&nbsp;<br>Two`` was one message and is two. ``<b><p>One</b> two`` was two and is one, with a tag that
represents the end of ``<b>``. What is done to the msgid is done to the translation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.text.segments.markup import TAG, tag_differences
from mars_i18n.text.segments.remarks.remark_kinds import TagMeaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mars_i18n.model import Entry
    from mars_i18n.text.segments.source_messages import SourceMessage

_FILLER = "\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
_BREAKS = re.compile(rf"<br[1-9][0-9]*/>(?:[{_FILLER}]*<br[1-9][0-9]*/>)+")
_EDGES = re.compile(rf"\A[{_FILLER}]+|[{_FILLER}]+\Z")


def divide_at_breaks(
    entries: Iterable[Entry], messages: Iterable[SourceMessage]
) -> Iterator[tuple[Entry, tuple[tuple[SourceMessage, str], ...]]]:
    """The entries that are several of today's messages with line breaks between, each with these and their texts.

    `messages` are those without an entry.
    """
    new = {message.key: message for message in messages}
    for entry in entries:
        if not entry.msgstr or entry.plural or not _BREAKS.search(entry.msgid):
            continue
        pieces, texts = _passages(entry.msgid), _passages(entry.msgstr)
        found = [new.get((entry.context, piece)) for piece in pieces]
        if len(pieces) != len(texts) or len(set(pieces)) != len(pieces):
            continue
        pairs = tuple((one, text) for one, text in zip(found, texts, strict=True) if one is not None)
        if len(pairs) == len(texts) and not any(tag_differences(one.msgid, text) for one, text in pairs):
            yield entry, pairs


def join_at_ends(
    entries: Iterable[Entry], messages: Iterable[SourceMessage]
) -> Iterator[tuple[SourceMessage, str, tuple[Entry, ...]]]:
    """The messages, of those without an entry, that were several: each with its translation and their entries.

    They were divided at what outputs show nothing of, an end of an element. Only finished entries are joined.
    """
    known = {entry.key: entry for entry in entries if entry.done and not entry.plural}
    for message in messages if known else ():
        ends = [
            re.escape(one.label)
            for one in message.notes
            if isinstance(one, TagMeaning) and one.label.startswith("<ph") and not one.value
        ]
        if not ends:
            continue
        written = re.split(f"({'|'.join(ends)})", message.msgid)
        old = [known.get((message.context, _piece(one))) for one in written[::2]]
        texts = [_numbered_as(one, entry.msgstr) for one, entry in zip(written[::2], old, strict=True) if entry]
        if len(texts) != len(old):
            continue
        joined = "".join(one + end for one, end in zip(texts, [*written[1::2], ""], strict=True))
        if not tag_differences(message.msgid, joined):
            yield message, joined, tuple(entry for entry in old if entry)


def _passages(text: str) -> list[str]:
    """The texts between the line breaks of a message, as messages by themselves."""
    return [piece for one in _BREAKS.split(text) if (piece := _piece(one))]


def _piece(text: str) -> str:
    """A part of a message as a message by itself: without blanks and tags around the whole, numbered from 1."""
    while True:
        text = _EDGES.sub("", text)
        tags = list(TAG.finditer(text))
        if not tags:
            return text
        first, last = tags[0], tags[-1]
        pairs = [one for one in tags if one[2] == first[2] and one[3] == first[3] and not one[4]]
        begins = first.start() == 0 and not first[4] and not first[1]
        ends = last.end() == len(text) and bool(last[1])
        if begins and (len(pairs) == 1 or (pairs[-1] is last and ends)):
            text = text[first.end() : last.start() if len(pairs) > 1 else len(text)]
        elif ends and sum(one.group(2, 3) == last.group(2, 3) for one in tags) == 1:
            text = text[: last.start()]
        else:
            return _with_numbers(text, {old: new for new, old in _numbers(text).items()})


def _numbers(text: str) -> Mapping[tuple[str, int], tuple[str, int]]:
    """(name, number) of the tags of a text by what they are where each name is numbered from 1, in their order."""
    found: dict[str, set[int]] = {}
    for tag in TAG.finditer(text):
        found.setdefault(tag[2], set()).add(int(tag[3]))
    return {(name, at): (name, one) for name, all_of in found.items() for at, one in enumerate(sorted(all_of), 1)}


def _numbered_as(written: str, text: str) -> str:
    """The translation of a part of a message with the numbers that its tags have there, and the blanks around it."""
    numbers = _numbers(written)
    before, after = re.match(r"\s*", written), re.search(r"\s*\Z", written)
    return f"{before[0] if before else ''}{_with_numbers(text, numbers)}{after[0] if after and written.strip() else ''}"


def _with_numbers(text: str, numbers: Mapping[tuple[str, int], tuple[str, int]]) -> str:
    def renumber(tag: re.Match[str]) -> str:
        name, number = numbers.get((tag[2], int(tag[3])), (tag[2], int(tag[3])))
        return f"<{tag[1]}{name}{number}{tag[4]}>"

    return TAG.sub(renumber, text)
