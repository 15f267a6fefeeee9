"""Which lines of a localised file its parser must read."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Gap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mars_i18n.model import Document

_BLANK_LINES = re.compile(r"\n[ \t]*\r?\n(?:[ \t]*\r?\n)*")


def share_lines(document: Document) -> Iterable[int]:
    """The numbers of the blocks of a plain text that are in a group of lines with others.

    Only blank lines part such blocks for certain.
    """
    last, between = -1, ""
    for at, part in enumerate(document.parts):
        if isinstance(part, Gap):
            between += part.raw
            continue
        if last >= 0 and "\n\n" not in between and not _BLANK_LINES.search(between):
            yield from (last, at)
        last, between = at, ""


def find_ranges(
    document: Document, text: str, spans: Sequence[tuple[int, int]], wanted: Collection[int]
) -> tuple[list[tuple[int, int]], list[int]]:
    """The ranges of a text that the parser must read, whole groups of lines between blank ones; and which parts of the
    document are in them, by their numbers.

    They are those with parts that are `wanted`, with what is in one list, table or quotation with these, and with what
    is no block.
    """
    starts = [0, *(found.end() for found in _BLANK_LINES.finditer(text))]
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    places: list[tuple[int, int, int]] = []
    containers: dict[int, tuple[int, int]] = {}  # the groups of lines that each outermost one reaches over
    read = bytearray(b"\1") * len(starts)
    first = 0
    for at, part in enumerate(document.parts):
        if not isinstance(part, Block):
            continue
        start, end = spans[at]
        first = bisect_right(starts, start, first) - 1
        last = first
        if first + 1 < len(starts) and end > starts[first + 1]:
            last = bisect_right(starts, end - 1, first) - 1
        places.append((at, first, last))
        if part.containers:
            number = part.containers[0].number
            containers[number] = (containers.get(number, (first, last))[0], last)
        read[first : last + 1] = bytes(last + 1 - first)
    for at, first, last in places:
        if at in wanted:
            read[first : last + 1] = b"\1" * (last + 1 - first)
    for first, last in containers.values():
        if any(read[first : last + 1]):
            read[first : last + 1] = b"\1" * (last + 1 - first)
    ends = [*starts[1:], len(text)]
    ranges = [(start, end) for start, end, one in zip(starts, ends, read, strict=True) if one]
    return ranges, [at for at, first, last in places if any(read[first : last + 1])]
