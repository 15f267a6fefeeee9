"""Tables without tags: rows of short pieces of text whose left edges, right edges or middles are aligned."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock, PrintedLine
from mars_i18n.text.printed.line_ends import MARKER, runs_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST_ROWS = 3
_LEAST_GAP = 0.75  # of the size, between two cells
_MOST_WORDS = 6  # of a cell, on average
_TOLERANCE = 0.6  # of the size
_WIDEST_GAP = 12.0  # of the size, between two cells
_WIDEST_ROW = 4.0  # of the size, between two baselines


def take_tables(
    lines: Sequence[PrintedLine], first_table: int
) -> tuple[list[PrintedLine], list[tuple[PrintedLine, list[PrintedBlock]]]]:
    """The lines of a page that are in no table, and each table: its first line, and its cells as blocks."""
    order = {id(line): at for at, line in enumerate(lines)}
    rows = _rows(lines)
    cells = [[piece for line in row for piece in _split(line)] for row in rows]
    tables: list[tuple[PrintedLine, list[PrintedBlock]]] = []
    used: set[int] = set()
    at = 0
    while at < len(rows):
        end, first = at + 1, at  # of the rows in one column
        while end < len(rows):
            if _goes_on_beside(cells[first], cells[end - 1], cells[end]):
                first = end
            elif not (_aligned(cells[first], cells[end]) and _is_near(cells[end - 1], cells[end])):
                break
            end += 1
        if len(cells[at]) >= 2 and end - at >= _LEAST_ROWS and _is_data(cells[at:end]):
            blocks = list(_cells(cells[at:end], first_table + len(tables)))
            tables.append((min(rows[at], key=lambda one: order[id(one)]), blocks))
            used |= {id(line) for row in rows[at:end] for line in row}
            at = end
        else:
            at += 1
    return [line for line in lines if id(line) not in used], tables


def _rows(lines: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines that the file has one after the other, side by side, as rows."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        beside = last is not None and abs(last.base - line.base) <= 0.3 * line.size
        if last is not None and beside and 0 <= line.left - last.right <= _WIDEST_GAP * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _split(line: PrintedLine) -> list[PrintedLine]:
    """A line at its wide blanks, each piece being one that may be a cell."""
    words = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if not word.joins and word.left - before.right >= _LEAST_GAP * line.size:
            words.append([])
        words[-1].append(word)
    return [PrintedLine(tuple(one), line.page) for one in words]


def _aligned(first: Sequence[PrintedLine], other: Sequence[PrintedLine]) -> bool:
    if len(first) != len(other) or len(first) < 2:
        return False
    return all(_share_an_edge(one, two) for one, two in zip(first, other, strict=True))


def _goes_on_beside(first: Sequence[PrintedLine], last: Sequence[PrintedLine], row: Sequence[PrintedLine]) -> bool:
    """Whether a row is the next of a table that goes on at the top of the next column."""
    if len(first) != len(row) or len(first) < 2 or row[0].base <= last[0].base or row[0].left <= last[-1].right:
        return False
    right = row[0].left - first[0].left
    return all(_share_an_edge(one, two, right) for one, two in zip(first, row, strict=True))


def _share_an_edge(one: PrintedLine, two: PrintedLine, right: float = 0.0) -> bool:
    """Whether two pieces are aligned, the second being so far to the right."""
    tolerance = _TOLERANCE * max(one.size, two.size)
    left_edges, right_edges = two.left - one.left - right, two.right - one.right - right
    return min(abs(left_edges), abs(right_edges), abs(left_edges + right_edges) / 2) <= tolerance


def _is_near(above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
    return 0 < above[0].base - below[0].base <= _WIDEST_ROW * above[0].size


def _is_data(rows: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether the cells are short, no sentence runs down a column, and the first column is no bullets or numbers."""
    cells = [line for row in rows for line in row]
    words = sum(len(line.text.split()) for line in cells)
    running = sum(
        runs_on(above.text, below.text) and len(above.text) > 20
        for one, two in pairwise(rows)
        for above, below in zip(one, two, strict=True)
    )
    marked = all(MARKER.match(f"{row[0].text} x") and len(row[0].text) <= 4 for row in rows) and len(rows[0]) == 2
    return words <= _MOST_WORDS * len(cells) and 3 * running < len(cells) and not marked


def _cells(rows: Sequence[Sequence[PrintedLine]], table: int) -> Iterator[PrintedBlock]:
    header = all(line.bold for line in rows[0]) and not all(line.bold for line in rows[1])
    for number, row in enumerate(rows, 1):
        for column, line in enumerate(row, 1):
            yield PrintedBlock(
                "cell",
                (line,),
                line.page,
                table=table,
                row=number,
                column=column,
                header=header and number == 1,
                certainty="guess",
            )
