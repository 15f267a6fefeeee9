"""Columns side by side, as a PDF's text has them when its layout is kept, put one after the other.

Two columns differ from a table by their words: both are running text, whose lines go on in the next of their own
column, and the right one begins at one place in line after line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.formats.text.furniture import without_furniture
from mars_i18n.formats.text.lines import FULL, lines_of
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.printed.line_ends import ends_sentence, runs_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|[\r\n\f]|\Z)")
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LEAST = 3  # lines that have text in both columns
_LEAST_RUNNING = 3  # lines that go on in the next of their column, and one at least in each
_LEAST_WORDS = 2.5  # of a line, on average
_MOST = 3  # columns beside one another
_LONGEST = 400  # code points of a line that columns are looked for in


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A line, or what one column has of it: its text, its number in the file from 1, and its column there from 0."""

    text: str
    number: int
    column: int
    end: str = "\n"
    across: bool = False  # it is of no column


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """A text in the order in which it is read. `cells` are its lines; `ends` the offsets at which a column ends."""

    text: str
    cells: tuple[ColumnLine, ...]
    ends: tuple[int, ...]

    def place(self, number: int, column: int) -> tuple[int, int]:
        """Line and column in the file of a line and column, from 1, in this text."""
        cell = self.cells[min(number, len(self.cells)) - 1]
        return cell.number, cell.column + column


def in_reading_order(text: str) -> ReadingOrder | None:
    """The text with its columns one after the other; None where it has none. Linear in its length."""
    if "   " not in text:
        return None
    _, heads = without_furniture(list(lines_of(text)))
    lines = list(_lines(text, heads))
    order: list[ColumnLine] = []
    ends: list[int] = []  # counts of cells
    found = False
    for page in _pages(lines):
        for region in _regions(page):
            if len(region) == 1:
                order += region[0]
                continue
            found = True
            for column in region:
                order += column
                ends.append(len(order))
                order.append(ColumnLine("", column[-1].number if column else 1, 0))
    if not found:
        return None
    offsets = [0]
    for cell in order:
        offsets.append(offsets[-1] + len(cell.text) + len(cell.end))
    return ReadingOrder(
        "".join(cell.text + cell.end for cell in order), _numbered(order), tuple(offsets[count] for count in ends)
    )


def _numbered(order: Sequence[ColumnLine]) -> tuple[ColumnLine, ...]:
    """The cells by the numbers of their lines: what a form feed ends is on the same line as what follows it."""
    kept: list[ColumnLine] = []
    open_line = False
    for cell in order:
        if not open_line:
            kept.append(cell)
        open_line = cell.end == "\f"
    return tuple(kept)


def _lines(text: str, heads: frozenset[int]) -> Iterator[ColumnLine]:
    """The lines of a text; those with an offset of `heads` in them are furniture of the page."""
    number, column = 1, 0
    starts = sorted(heads)
    for found in _LINE.finditer(text):
        if found.start() == len(text):
            return
        at = bisect_left(starts, found.start())
        yield ColumnLine(found[1], number, column, found[2], across=at < len(starts) and starts[at] < found.end(1))
        if found[2] == "\f":
            column += len(found[0])
        else:
            number, column = number + 1, 0


def _pages(lines: Sequence[ColumnLine]) -> Iterator[list[ColumnLine]]:
    page: list[ColumnLine] = []
    for cell in lines:
        page.append(cell)
        if cell.end == "\f":
            yield page
            page = []
    if page:
        yield page


def _regions(page: list[ColumnLine]) -> Iterator[list[list[ColumnLine]]]:
    """The page in stretches, each of one column or of several."""
    boundary = _boundary(page)
    begin, end = _stretch(page, boundary) if boundary else (0, 0)
    columns = _split(page[begin:end], boundary) if end > begin else None
    if columns is None:
        yield [page]
        return
    if begin:
        yield [page[:begin]]
    yield columns
    if end < len(page):
        yield from _regions(page[end:])


def _boundary(page: Sequence[ColumnLine]) -> int:
    """Where the right column begins: the place at which text follows a gap in most lines; 0 where there is none."""
    looked_at = (cell.text for cell in page if len(cell.text) <= _LONGEST and not cell.across)
    starts = Counter(found.end() for text in looked_at for found in _GAP.finditer(text))
    if not starts:
        return 0
    place, count = max(starts.items(), key=lambda one: (one[1], -one[0]))
    return place if count >= _LEAST else 0


def _side(text: str, boundary: int) -> str:
    """What a line has: "both" columns, the "left" or the "right" one alone, nothing (""), or words "across"."""
    bare = text.rstrip()
    if not bare:
        return ""
    if len(bare) <= boundary - 2:
        return "left"
    if bare[max(boundary - 3, 0) : boundary].strip() or "\t" in bare:
        return "across"
    return "both" if bare[:boundary].strip() else "right"


def _stretch(page: Sequence[ColumnLine], boundary: int) -> tuple[int, int]:
    """The lines from the first that has both columns to the last, none between them going across."""
    sides = ["across" if cell.across else _side(cell.text, boundary) for cell in page]
    begin = sides.index("both") if "both" in sides else len(sides)
    last = begin
    for at in range(begin, len(sides)):
        if sides[at] == "across":
            break
        if sides[at] in {"both", "right"}:
            last = at
    end = last + 1
    while end < len(sides) and sides[end] == "left" and _margin(page[end].text) <= _margin(page[last].text[:boundary]):
        end += 1
    return (begin, end) if begin < len(sides) else (0, 0)


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip())


def _split(lines: Sequence[ColumnLine], boundary: int, most: int = _MOST) -> list[list[ColumnLine]] | None:
    """The lines as columns; None where they do not read as running text."""
    left = [ColumnLine(cell.text[:boundary].rstrip(), cell.number, cell.column) for cell in lines]
    right = [ColumnLine(cell.text[boundary:].rstrip(), cell.number, cell.column + boundary) for cell in lines]
    if sum(bool(one.text and other.text.strip()) for one, other in zip(left, right, strict=True)) < _LEAST:
        return None
    further = _boundary(right) if most > 2 else 0
    others = _split(right, further, most - 1) if further else None
    columns = [left, *(others or [right])]
    running = [_running(column) for column in columns]
    prose = all(running) and sum(running) >= _LEAST_RUNNING and all(map(_is_wordy, columns))
    rows = [bool(cell.text.strip()) for cell in lines]
    return [list(_without_gaps(column, rows)) for column in columns] if prose else None


def _without_gaps(column: Sequence[ColumnLine], rows: Sequence[bool]) -> Iterator[ColumnLine]:
    """A column without the gaps that are there only because the lines of another lie between its own.

    A gap in a row that has text in another column ends a paragraph only after a line that may be its last.
    """
    widest = max((len(cell.text.strip()) for cell in column), default=0)
    before = ""
    for at, cell in enumerate(column):
        if cell.text or not rows[at]:
            yield cell
            before = cell.text.strip()
            continue
        after = next((one.text.strip() for one in column[at + 1 : at + 4] if one.text), "")
        full = len(before) >= FULL * widest and not ends_sentence(before)
        if not (before and after and (full or runs_on(before, after))):
            yield cell
            before = ""


def _running(column: Sequence[ColumnLine]) -> int:
    """How many lines go on in the next."""
    texts = [cell.text.strip() for cell in column]
    return sum(bool(one and other) and runs_on(one, other) for one, other in pairwise(texts))


def _is_wordy(column: Sequence[ColumnLine]) -> bool:
    counts = [len(cell.text.split()) for cell in column if cell.text.strip()]
    return bool(counts) and sum(counts) >= _LEAST_WORDS * len(counts)
