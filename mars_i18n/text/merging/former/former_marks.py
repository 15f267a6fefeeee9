"""Translations whose Markdown earlier versions had as words, in the tags that it has today.

The words of HTML within Markdown are HTML, unless a cell or an item says ``markdown="span"``: they were HTML once even
there. ``**Rain** today`` is ``<b1>Rain</b1> today`` now. What is done to a msgid is known, as it gives today's; the
same is done to its translation, or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

from mars_i18n.text.segments.markup import TAG

# What a tag represents: its name, what others of that name do not have, and which of those that are equal it is
_Meaning: TypeAlias = tuple[str, str, int]
# Words, or a tag: what is before its name, what it represents, what is after its number
_Piece: TypeAlias = str | tuple[str, _Meaning, str]

_MARKS = re.compile(
    rf"""(?P<tag>{TAG.pattern}) | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?<!`)(?P<ticks>`++)(?P<code>[^`]++)(?P=ticks)(?!`) | \[(?P<link>[^\[\]]*)\]\((?P<address>[^()\s"']*)\)
    | (?P<mark>\*\*?|__?|~~)""",
    re.VERBOSE,
)
_NAMES = {"**": "b", "__": "b", "*": "i", "_": "i", "~~": "s"}
_LONGEST = 20_000  # code points


def rewrite_former_marks(text: str, former: str, today: str) -> str | None:
    """A translation of `former` with the tags of `today`; None where the two differ in more than marks of Markdown.

    A tag in the translation is the one that represents the same: the same address or code, the first bold words.
    """
    if max(len(text), len(former)) > _LONGEST or not (pieces := _read(former)):
        return None
    counts: Counter[str] = Counter()
    numbers: dict[_Meaning, int] = {}
    for meaning in (piece[1] for piece in pieces if not isinstance(piece, str)):
        if meaning not in numbers:
            counts[meaning[0]] += 1
            numbers[meaning] = counts[meaning[0]]
    if _write(pieces, numbers) != today:
        return None
    translated = _read(text)
    return _write(translated, numbers) if translated else None


def _write(pieces: list[_Piece], numbers: dict[_Meaning, int]) -> str | None:
    """The pieces as a message; None where a tag has no number."""
    written: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
        elif piece[1] in numbers:
            written.append(f"<{piece[0]}{piece[1][0]}{numbers[piece[1]]}{piece[2]}>")
        else:
            return None
    return "".join(written)


def _read(text: str, seen: Counter[tuple[str, str]] | None = None) -> list[_Piece]:
    """The words of a text, and its tags. Nothing where a mark is not closed. `seen` counts the tags before it."""
    pieces: list[_Piece] = []
    opened: list[tuple[str, _Meaning]] = []
    seen = Counter() if seen is None else seen
    cursor = 0
    for found in _MARKS.finditer(text):
        pieces.append(text[cursor : found.start()])
        cursor = found.end()
        mark = found["mark"]
        if found["tag"]:
            tag = TAG.fullmatch(found["tag"])
            pieces.append((tag[1], (tag[2], f"<{tag[3]}>", 0), tag[4]) if tag else found["tag"])
        elif found["escaped"]:
            pieces.append(found["escaped"])
        elif found["code"]:
            seen["code", found["code"]] += 1
            pieces.append(("", ("code", found["code"], seen["code", found["code"]]), "/"))
        elif mark is None:
            seen["a", found["address"]] += 1
            meaning = ("a", found["address"], seen["a", found["address"]])
            inner = _read(found["link"], seen)
            if not inner:
                return []
            pieces += [("", meaning, ""), *inner, ("/", meaning, "")]
        elif opened and opened[-1][0] == mark and not text[found.start() - 1].isspace():
            pieces.append(("/", opened.pop()[1], ""))
        elif _opens(text, found.start(), found.end()):
            seen[_NAMES[mark], ""] += 1
            opened.append((mark, (_NAMES[mark], "", seen[_NAMES[mark], ""])))
            pieces.append(("", opened[-1][1], ""))
        else:
            pieces.append(mark)
    return [] if opened else [*pieces, text[cursor:]]


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark may begin emphasis: words follow it, and an underscore is not within one."""
    within = text[start] == "_" and text[max(start - 1, 0) : start].isalnum()
    return not within and bool(text[end : end + 1].strip())
