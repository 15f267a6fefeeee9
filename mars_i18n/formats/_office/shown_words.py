"""The words that readers see in XML, for the second readers of Word, OpenDocument and slides.

They prove that the first readers lost none, and share nothing with them: they go through the raw text of a document
once, by patterns, and know no trees, styles, runs or fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.model import VisibleWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DRAWING = ("drawingml/2006/main", "drawingml/main")  # ends of namespaces
CHARTS = ("drawingml/2006/chart", "drawingml/chart")
ATTRIBUTES = r"""(?:\s[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)?"""  # of a start tag, as a pattern
_REFERENCE = re.compile(r"&\#?\w+;")
_WORD = re.compile(r"[^\W_]+")


def words_of_spans(raw: str, spans: Iterable[tuple[int, int]]) -> Iterator[VisibleWord]:
    """The words in some spans of a text, code points, in their order; references are no words."""
    for start, end in spans:
        text = raw[start:end]
        if "&" in text:
            text = _REFERENCE.sub(lambda found: " " * len(found[0]), text)
        for word in _WORD.finditer(text):
            yield VisibleWord(word[0], start + word.start())


def prefixes_of(raw: str, namespaces: Iterable[str]) -> str:
    """A pattern of the prefixes, with their colons, that a text declares for namespaces that end in one of these."""
    ends = "|".join(re.escape(one) for one in namespaces)
    found = set(re.findall(rf"""xmlns(?::([\w.-]+))?\s*=\s*["'][^"']*(?:{ends})["']""", raw))
    return "(?:" + "|".join(sorted(re.escape(f"{one}:") if one else "" for one in found) or ["!"]) + ")"


def value_spans(tag: str, offset: int, names: str) -> Iterator[tuple[int, int]]:
    """Where the values of attributes of these names (a pattern) are in a start tag at `offset`."""
    for found in re.finditer(rf"""\s(?:{names})\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag):
        start, end = found.span(1) if found[1] is not None else found.span(2)
        yield offset + start, offset + end


def chart_spans(raw: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the texts of the chart between two offsets are: its titles, and the names that it took from its sheet."""
    drawing, charts = prefixes_of(raw, DRAWING), prefixes_of(raw, CHARTS)
    pattern = re.compile(
        rf"<{drawing}t{ATTRIBUTES}(?<!/)>(?P<text>[^<]*)|<{charts}v{ATTRIBUTES}>(?P<value>[^<]*)"
        rf"|<(?P<end>/?){charts}(?:strCache|multiLvlStrCache|strLit){ATTRIBUTES}>"
    )
    names = False  # whether the values that come are names
    for found in pattern.finditer(raw, start, end):
        if found["end"] is not None:
            names = not found["end"]
        elif found["text"] is not None:
            yield found.span("text")
        elif names and any(map(str.isalpha, found["value"])):
            yield found.span("value")
