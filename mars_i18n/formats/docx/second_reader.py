"""The words that a Word file shows or says, by a second reader: the proof that the first one lost none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats._office.shown_words import (
    ATTRIBUTES,
    CHARTS,
    DRAWING,
    chart_spans,
    prefixes_of,
    value_spans,
    words_of_spans,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import VisibleWord

_MAIN = ("wordprocessingml/2006/main", "wordprocessingml/main")
_DRAWING = ("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing")


def words_of_word_file(raw: str) -> Iterator[VisibleWord]:
    """The words of ``w:t`` and ``a:t``, of what pictures and shapes say, and of charts, in order. Linear."""
    return words_of_spans(raw, _spans(raw))


def _spans(raw: str) -> Iterator[tuple[int, int]]:
    spaces = prefixes_of(raw, CHARTS)
    charts = list(re.finditer(rf"<{spaces}chartSpace\b", raw))  # they follow all other parts
    yield from _text_spans(raw, charts[0].start() if charts else len(raw))
    for chart in charts:
        end = raw.find("chartSpace>", chart.end())
        yield from chart_spans(raw, chart.start(), end if end >= 0 else len(raw))


def _text_spans(raw: str, end: int) -> Iterator[tuple[int, int]]:
    main, drawing, drawn = (prefixes_of(raw, one) for one in (_MAIN, _DRAWING, DRAWING))
    shapes = prefixes_of(raw, ("schemas-microsoft-com:vml",))
    pattern = re.compile(
        rf"<(?:{main}|{drawn})t{ATTRIBUTES}(?<!/)>(?P<text>[^<]*)|<{drawing}docPr(?P<picture>{ATTRIBUTES})/?>"
        rf"|<{shapes}(?:shape|rect|oval|roundrect)(?P<shape>{ATTRIBUTES})/?>"
    )
    for found in pattern.finditer(raw, 0, end):
        if found["text"] is not None:
            yield found.span("text")
        elif found["picture"] is not None:
            yield from value_spans(found["picture"], found.start("picture"), "descr|title")
        else:
            yield from value_spans(found["shape"], found.start("shape"), "alt")
