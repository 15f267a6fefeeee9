"""What stands within quotation marks or brackets, and in addresses: words that a translation may keep as they are."""

from __future__ import annotations

import re

_MARK = re.compile(r"[«“‘(\[{»”’)\]}\"]")
ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|(?<!\S)[^\s@]{1,100}@\S{1,200}")
_CLOSES = {"»": "«", "”": "“", "’": "‘", ")": "(", "]": "[", "}": "{"}


def enclosed(text: str, *, brackets: bool = True) -> bytearray:
    """For each code point, 1 where it stands within a pair of marks or an address, else 0; one more at the end.

    Without ``brackets`` only quotation marks enclose.

    Marks without a partner enclose nothing, nor does a ``’`` that is an apostrophe. Linear in the length.
    """
    marks = bytearray(len(text) + 1)
    reached = 0  # what lies before is marked already: inner pairs close first
    opened: dict[str, list[int]] = {}
    straight = -1
    spans: list[tuple[int, int]] = [match.span() for match in ADDRESS.finditer(text)]
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
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        begin = max(start, reached)
        if end > begin:
            marks[begin:end] = b"\1" * (end - begin)
            reached = end
    return marks


def unquoted(text: str) -> str:
    """The text with what stands within quotation marks, and addresses, as spaces: offsets stay true."""
    if not (_MARK.search(text) or "/" in text or "@" in text):
        return text
    marks = enclosed(text, brackets=False)
    return "".join(" " if within else char for char, within in zip(text, marks, strict=False))
