"""Tables without tags: rows of short pieces of text whose left edges, right edges or middles are aligned."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf.printed_lines import PrintedBlock, PrintedLine
from mars_i18n.text.printed.line_ends import runs_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST_ROWS = 3
_LEAST_GAP = 1.0  # of the size, between two cells
_MOST_WORDS = 6  # of a cell, on average
_TOLERANCE = 0.6  # of the size
_WIDEST_ROW = 4.0  # of the size, between two baselines


def take_tables(
    lines: Sequence[PrintedLine], first_table: int
) -> tuple[list[PrintedLine], list[tuple[PrintedLine, list[PrintedBlock]]]]:
    """The lines of a page that are in no table, and each table: its first line, and its cells as blocks."""
    rows = list(_rows(lines))
    tables: list[tuple[PrintedLine, list[PrintedBlock]]] = []
    used: set[int] = set()
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and _aligned(rows[at], rows[end]) and _is_near(rows[end - 1], rows[end]):
            end += 1
        table = rows[at:end]
        if len(rows[at]) >= 2 and len(table) >= _LEAST_ROWS and _is_data(table):
            number = first_table + len(tables)
            tables.append((min(table[0], key=lines.index), list(_cells(table, number))))
            used |= {id(line) for row in table for line in row}
            at = end
        else:
            at += 1
    return [line for line in lines if id(line) not in used], tables


def _rows(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines by their baselines from top to bottom, each row from left to right."""
    row: list[PrintedLine] = []
    for line in sorted(lines, key=lambda one: (-one.base, one.left)):
        if row and abs(row[0].base - line.base) > 0.3 * max(line.size, 1):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda one: one.left)


def _aligned(first: Sequence[PrintedLine], other: Sequence[PrintedLine]) -> bool:
    if len(first) != len(other) or len(first) < 2:
        return False
    gaps = all(
        right.left - left.right >= _LEAST_GAP * left.size for row in (first, other) for left, right in pairwise(row)
    )
    return gaps and all(_share_an_edge(one, two) for one, two in zip(first, other, strict=True))


def _share_an_edge(one: PrintedLine, two: PrintedLine) -> bool:
    tolerance = _TOLERANCE * max(one.size, two.size)
    middles = abs((one.left + one.right) - (two.left + two.right)) / 2
    return min(abs(one.left - two.left), abs(one.right - two.right), middles) <= tolerance


def _is_near(above: Sequence[PrintedLine], below: Sequence[PrintedLine]) -> bool:
    return above[0].base - below[0].base <= _WIDEST_ROW * above[0].size


def _is_data(rows: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether the cells are short, and no sentence runs down a column."""
    cells = [line for row in rows for line in row]
    words = sum(len(line.text.split()) for line in cells)
    running = sum(
        runs_on(above.text, below.text) and len(above.text) > 20
        for one, two in pairwise(rows)
        for above, below in zip(one, two, strict=True)
    )
    return words <= _MOST_WORDS * len(cells) and 3 * running < len(cells)


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
