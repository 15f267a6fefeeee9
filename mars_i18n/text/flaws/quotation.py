"""Which quotation marks a text uses: « » “ ” or straight ones.

Only outermost quotations are evidence: Spanish sets “ ” within « » (RAE, Ortografía 2010, 3.4.8), English ‘ ’ within
“ ”. Straight double quotes after a figure are inches or seconds.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Quotation = Literal["«»", "“”", '""', "„“"]

_MARK = re.compile(r'[«»“”„]|(?<![\d])"|"')
_MIXED = re.compile(r"“[^“”\"\n]{1,600}(?<!\d)\"(?!\w)|(?<![\w])\"[^“”\"\n]{1,600}”")
_STYLES: dict[str, Quotation] = {"«": "«»", "“": "“”", "„": "„“", '"': '""'}
_CLOSERS = {"«": "»", "“": "”", "„": "“”", '"': '"'}


def mixed_quotation(text: str) -> tuple[int, str] | None:
    """The offset and mark where a quotation closes in another style than it opened: “green". None without."""
    if text.count('"') % 2 == 0 or text.count("“") == text.count("”"):
        return None
    match = _MIXED.search(text)
    return match and (match.end() - 1, match[0][0] + match[0][-1])


def quotations(text: str) -> Iterator[tuple[int, Quotation]]:
    """Each outermost quotation that opens and closes in a text: its offset and style. Linear in its length."""
    if not any(mark in text for mark in _STYLES):  # as in most texts
        return
    opened: list[tuple[int, str]] = []
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if opened and mark in _CLOSERS[opened[-1][1]]:
            start, opener = opened.pop()
            if not opened:
                yield start, _STYLES[opener]
        elif mark in _STYLES and not (mark == '"' and text[place - 1 : place].isdecimal()):
            if len(opened) < 4:  # a mark that never closes must not hide the rest
                opened.append((place, mark))
        elif opened and any(mark in _CLOSERS[opener] for _, opener in opened):
            opened.clear()


def styles(text: str) -> Counter[Quotation]:
    """How many outermost quotations of each style a text has."""
    return Counter(style for _, style in quotations(text))
