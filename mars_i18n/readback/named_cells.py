"""Cells of a table that text, where its columns are too wide, shows row by row: each after the name of its column."""

from __future__ import annotations

from dataclasses import field, replace
from itertools import islice
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.readback.blanks import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mars_i18n.plugins.read_output import ReadBlock
    from mars_i18n.readback.expected import ExpectedText
    from mars_i18n.readback.places_within import CellPlace

_AHEAD = 1_000  # blocks that begin with the same name, among which the first row of a table is looked for


@dataclass(slots=True)
class _Table:
    names: dict[int, ExpectedText] = field(default_factory=dict)  # by columns: the cells of the first row of the head
    cells: list[ExpectedText] = field(default_factory=list)

    def add(self, unit: ExpectedText, place: CellPlace) -> None:
        first = next(iter(self.names.values()), unit).cell
        if place.head and first is not None and first.row == place.row:
            self.names[place.column] = unit
        else:
            self.cells.append(unit)

    def first_row(self) -> list[ExpectedText]:
        """The cells of the first row that is no head; the names of columns that have no cells at all are among them."""
        used = {unit.cell.column for unit in self.cells if unit.cell}
        bare = [name for column, name in self.names.items() if column not in used]
        opening = (unit for unit in self.cells if unit.cell and unit.cell.row == self._first)
        return sorted((*opening, *bare), key=lambda unit: unit.cell.column if unit.cell else 0) if used else []

    def rows(self) -> list[ExpectedText]:
        """All cells row by row."""
        return [*self.first_row(), *(unit for unit in self.cells if unit.cell and unit.cell.row != self._first)]

    def keep_names_of(self, said: Sequence[str]) -> None:
        """Keep of the forms of names those with which the first row says its cells."""
        for unit, form in zip(self.first_row(), said, strict=True):
            if unit.cell and (name := self.names.get(unit.cell.column)):
                texts = tuple(text for text in name.texts if form.startswith(f"{letters(text)}:"))
                self.names[unit.cell.column] = replace(name, texts=texts, forms=tuple(map(letters, texts)))

    @property
    def _first(self) -> int:
        return self.cells[0].cell.row if self.cells and self.cells[0].cell else 0


def name_cells(sequence: Sequence[ExpectedText], blocks: Iterable[ReadBlock]) -> list[ExpectedText]:
    """The texts of a flow as plain text has them: each cell of a table that it shows by rows has its column's name.

    Such a table is one whose first row is in the text so; others are as they were.
    """
    tables: dict[tuple[int, int], _Table] = {}
    for unit in sequence:
        if unit.cell:
            tables.setdefault(unit.cell.table, _Table()).add(unit, unit.cell)
    named = {key: table for key, table in tables.items() if table.names}
    if not named:
        return list(sequence)
    beginnings: dict[str, list[str]] = {}
    for block in blocks:
        if ":" in block.text:
            key = letters(block.text)
            beginnings.setdefault(key.partition(":")[0], []).append(key)
    by_rows = _find_tables(named, beginnings)
    shown: list[ExpectedText] = []
    for unit in sequence:
        table = by_rows.get(unit.cell.table) if unit.cell else None
        if table is None:
            shown.append(unit)
        elif table.names:
            shown += (_with_name(one, table.names) for one in table.rows())
            table.names = {}  # its other cells are in the text by now
    return shown


def _find_tables(
    tables: Mapping[tuple[int, int], _Table], beginnings: Mapping[str, Sequence[str]]
) -> dict[tuple[int, int], _Table]:
    """The tables that are shown by rows."""
    found: dict[tuple[int, int], _Table] = {}
    reached: dict[str, int] = {}
    for key, table in tables.items():
        row = [_with_name(one, table.names) for one in table.first_row()]
        for start in dict.fromkeys(form.partition(":")[0] for form in row[0].forms) if row else ():
            at = reached.get(start, 0)
            near = enumerate(islice(beginnings.get(start, ()), at, at + _AHEAD), at)
            here, said = next(((one, cells) for one, text in near if (cells := _cells_of(text, row))), (-1, []))
            if said:
                found[key] = table
                reached[start] = here + 1
                table.keep_names_of(said)
    return found


def _cells_of(text: str, row: Sequence[ExpectedText]) -> list[str]:
    """The forms of cells that a text says one after the other; none where it does not say all of them."""
    said: list[str] = []
    for cell in row:
        form = max((one for one in cell.forms if text.startswith(one)), key=len, default="")
        if not form:
            return []
        said.append(form)
        text = text[len(form) :]
    return [] if text else said


def _with_name(unit: ExpectedText, names: Mapping[int, ExpectedText]) -> ExpectedText:
    """A cell after the name of its column, in all of their forms; the name of a column without cells by itself."""
    name = names.get(unit.cell.column) if unit.cell else None
    if name is None:
        return unit
    alone = unit.number == name.number
    texts = tuple(f"{one}:{text}" for one in name.texts for text in ([""] if alone else [f" {t}" for t in unit.texts]))
    addresses = name.addresses if alone else (*name.addresses, *unit.addresses)
    return replace(unit, texts=texts, forms=tuple(map(letters, texts)), addresses=addresses, image=False)
