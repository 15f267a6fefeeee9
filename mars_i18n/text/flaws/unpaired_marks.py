"""Brackets and quotation marks that open and never close, or close what was never opened.

``)`` after a list label (``a)``, ``2)``) and emoticons count for nothing, but a bracket with a partner is a bracket;
``’`` is an apostrophe unless a ``‘`` waits for it; straight double quotes are counted, those after a figure (inches,
seconds) apart. „…“ and „…” are pairs too, and so are a curly mark and a straight one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"[()\[\]{}«»“”„‘’\"]")
_CLOSES = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“„", "“": "„", "’": "‘"}
_OPENS = frozenset("([{«“„‘")
_LABEL = re.compile(r"(?:^|[\s\0(,;])(?:\d{1,2}(?:\.\d{1,2}){0,3}[.ºª]?|[A-Za-z]\.?|[ivxIVX]{1,5})$")
_LISTED = re.compile(r"[\s\0]+[\0«“\"¿¡]*[^\W_]|\s*$")  # what follows a label
_SIZE = re.compile(r"\d ?[x×] ?\d{1,2}(?:[.,]\d)?$")
_EMOTICON = re.compile(r"(?:[:;]['’]?-?|(?<!\w)[=8xX]-?|\^_?\^|-_-)$")
_EYES_IN_PROSE = "=8xX"  # what is before a bracket in prose as often as in a face: (article 8), (a, b, x)


def unpaired_marks(text: str, language: str) -> Iterator[Flaw]:
    """Each mark of a text without its partner, by offset; one pass. The key is its family: brackets or quotes."""
    del language  # the three languages share these rules; the parameter is that of every engine
    lone = sorted(_lone(text))
    for offset in lone:
        mark = text[offset]
        if mark == '"':
            what = message("{mark} has no partner", mark=mark)
        elif mark in _OPENS:
            what = message("{mark} is never closed", mark=mark)
        else:
            what = message("{mark} was never opened", mark=mark)
        yield Flaw(offset, 1, what, "brackets" if mark in "()[]{}" else "quotes")


def _lone(text: str) -> Iterator[int]:
    if not _MARK.search(text):  # as in most texts
        return
    waiting: dict[str, list[int]] = {mark: [] for mark in _OPENS}
    straight: list[int] = []
    closing_left = text.count(")")
    for match in _MARK.finditer(text):
        mark, offset = match[0], match.start()
        before = text[max(0, offset - 7) : offset]
        if mark == '"':
            if not before[-1:].isnumeric() or len(straight) % 2:
                straight.append(offset)
            continue
        closing_left -= mark == ")"
        if mark in "()" and _is_mouth(text, offset, len(waiting["("]), closing_left):
            continue
        opener = next((one for one in _CLOSES.get(mark, "") if waiting[one]), "")
        if opener:
            waiting[opener].pop()
        elif mark in _OPENS:
            waiting[mark].append(offset)
        elif mark != "’" and not _needs_none(text, mark, offset, before):
            if mark == "”" and len(straight) % 2:
                straight.pop()  # a pair of two styles, which is for those who look at styles
            else:
                yield offset
    yield from _never_closed(text, waiting, straight)


def _never_closed(text: str, waiting: dict[str, list[int]], straight: list[int]) -> Iterator[int]:
    """The marks that still wait for a partner at the end; a curly one and the last straight one are each other's."""
    curly = waiting["“"]
    if len(straight) % 2 and curly and curly[-1] < straight[-1]:
        curly.pop()
        straight.pop()
    for mark, offsets in waiting.items():
        yield from (offset for offset in offsets if mark != "‘" or not _is_apostrophe(text, offset))
    if len(straight) % 2:
        yield straight[-1]


def _needs_none(text: str, mark: str, offset: int, before: str) -> bool:
    """Whether a closing mark needs no partner: that of a label, 3.1), or of inches, 8.5x11”."""
    if mark == ")":
        return _LABEL.search(before) is not None and _LISTED.match(text, offset + 1) is not None
    return mark == "”" and _SIZE.search(before) is not None


def _is_mouth(text: str, offset: int, waiting: int, closing_left: int) -> bool:
    """Whether a bracket is part of an emoticon, given how many ( wait for a partner, and how many ) follow."""
    face = _EMOTICON.search(text[max(0, offset - 7) : offset])
    if face is None or text[: offset - len(face[0])].endswith("("):  # (;) names the sign
        return False
    if text[offset] == "(":
        return not text[offset + 1 : offset + 2].isalnum()
    return waiting <= (0 if face[0][0] in _EYES_IN_PROSE else closing_left)


def _is_apostrophe(text: str, offset: int) -> bool:
    """Whether ‘ is used as an apostrophe: ‘90s, rock ‘n’ roll."""
    after = text[offset + 1 : offset + 3]
    return after[:1].isdecimal() or after[:1] == "n" or text[offset - 1 : offset].isalpha()
