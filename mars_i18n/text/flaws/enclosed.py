"""What is within quotation marks, brackets, addresses and translators' notes: words that a translation may keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"[«“‘(\[{»”’)\]}\"]")
ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|(?<!\S)[^\s@]{1,100}@\S{1,200}")
# A translator's note, as Spanish, Portuguese and English write it: (N. del T.: …), (… N. do T.)
NOTE = re.compile(
    r"[(\[](?=[^()\[\]]{0,400}\b(?:N\. ?(?:del?|da|do|de la) ?T|T\. ?N\.|[Tt]ranslator’?'?s note))[^()\[\]]{1,400}[)\]]"
)
_CLOSES = {"»": "«", "”": "“", "’": "‘", ")": "(", "]": "[", "}": "{"}


def mark_enclosed(text: str) -> bytearray:
    """For each code point, 1 where it is within a pair of marks or an address, else 0; one more at the end.

    Marks without a partner enclose nothing, nor does a ``’`` that is an apostrophe. Linear in the length.
    """
    marks = bytearray(len(text) + 1)
    for start, end in _spans(text, brackets=True):
        marks[start:end] = b"\1" * (end - start)
    return marks


def blank_quotations(text: str) -> str:
    """The text with what is within quotation marks, and addresses, as spaces: offsets stay true."""
    parts, reached = [], 0
    for start, end in _spans(text, brackets=False):
        parts += [text[reached:start], " " * (end - start)]
        reached = end
    return "".join([*parts, text[reached:]]) if parts else text


def blank_translators_notes(text: str) -> str:
    """The text with translators' notes, “(N. del T.: …)”, as spaces: offsets stay true."""
    if "T." not in text and "note" not in text:
        return text
    return NOTE.sub(lambda match: " " * len(match[0]), text)


def _spans(text: str, *, brackets: bool) -> Iterator[tuple[int, int]]:
    """What pairs enclose, opening mark included and closing mark not, and addresses: in order, none overlapping."""
    addressed = "@" in text or "://" in text or "www." in text
    spans = [match.span() for match in ADDRESS.finditer(text)] if addressed else []
    opened: dict[str, list[int]] = {}
    straight = -1
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if not brackets and mark in "()[]{}":
            continue
        if mark == '"':
            if straight >= 0:
                spans.append((straight, place))
            straight = -1 if straight >= 0 else place
        elif mark not in _CLOSES:
            opened.setdefault(mark, []).append(place)
        elif opened.get(_CLOSES[mark]):
            spans.append((opened[_CLOSES[mark]].pop(), place))
    reached = 0
    for start, end in sorted(spans):
        if end > reached:
            yield max(start, reached), end
            reached = end
