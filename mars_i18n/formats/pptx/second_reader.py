"""The words that slides show or say, by a second reader: the proof that the first one lost none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats._office.shown_words import ATTRIBUTES, CHARTS, DRAWING, prefixes_of, value_spans, words_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import VisibleWord

_SLIDES = ("presentationml/2006/main", "presentationml/main")


def words_of_slides(raw: str) -> Iterator[VisibleWord]:
    """The words between the tags of ``a:t``, of names in charts, and in what pictures say, in order. Linear."""
    return words_of_spans(raw, _spans(raw))


def _spans(raw: str) -> Iterator[tuple[int, int]]:
    drawing, slides, charts = (prefixes_of(raw, one) for one in (DRAWING, _SLIDES, CHARTS))
    pattern = re.compile(
        rf"<{drawing}t{ATTRIBUTES}(?<!/)>(?P<text>[^<]*)|<{slides}cNvPr(?P<shape>{ATTRIBUTES})/?>"
        rf"|<(?P<end>/?){charts}(?:strCache|multiLvlStrCache|strLit){ATTRIBUTES}>|<{charts}v{ATTRIBUTES}>(?P<value>[^<]*)"
    )
    names = False  # whether the values of a chart that come are names
    for found in pattern.finditer(raw):
        if found["text"] is not None:
            yield found.span("text")
        elif found["shape"] is not None:
            yield from value_spans(found["shape"], found.start("shape"), "descr|title")
        elif found["end"] is not None:
            names = not found["end"]
        elif names and any(map(str.isalpha, found["value"])):
            yield found.span("value")
