"""Tables of a package as containers: data in rows and cells, or paragraphs that a table only places."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.package_document import FoundBlock
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Container

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Cell:
    """A cell: its blocks, how many columns it takes, and the byte where its content ends."""

    blocks: list[FoundBlock] = field(default_factory=list)
    columns: int = 1
    end: int = 0


@dataclass(slots=True)
class TableRow:
    """A row, and whether it is declared to be the head of its table."""

    cells: list[Cell] = field(default_factory=list)
    header: bool = False


@dataclass(slots=True)
class OpenTable:
    """A table under way. `layout` says that it holds what no cell of Markdown could: a table, a list, a text box."""

    rows: list[TableRow] = field(default_factory=list)
    layout: bool = False
    in_header: bool = False  # whether the rows that come are its head
    around: tuple[Container, ...] = ()

    def close(self, number: Callable[[], int]) -> list[FoundBlock]:
        """Give the blocks of a table with data their places in it; the blocks that empty cells become."""
        self.rows = [row for row in self.rows if row.cells]
        columns = max((sum(cell.columns for cell in row.cells) for row in self.rows), default=0)
        plain = all(
            len(cell.blocks) <= 1 and all(one.kind == "paragraph" for one in cell.blocks)
            for row in self.rows
            for cell in row.cells
        )
        if self.layout or not plain or len(self.rows) < 2 or columns < 2:
            return []
        first = self.rows[0]
        words = [one for cell in first.cells for one in cell.blocks]
        first.header = first.header or (len(words) == len(first.cells) and all(one.bold for one in words))
        table = Container("table", number(), (("align", "," * (columns - 1)),))
        made: list[FoundBlock] = []
        for row in self.rows:
            containers = (*self.around, table, Container("row", number(), (("header", "yes"),) if row.header else ()))
            for cell in row.cells:
                for one in cell.blocks:
                    one.kind, one.containers = "cell", containers
                empty = cell.columns - len(cell.blocks)
                made += [FoundBlock(cell.end, cell.end, "cell", containers=containers) for _ in range(empty)]
        return made
