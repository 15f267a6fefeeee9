"""What can only be seen ahead: whether a table holds data or only places things, and whether a list is tight."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import value_of
from mars_i18n.formats.html.start_tags import start_tag
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.tokens import Token

_LISTS = frozenset("ul ol menu dir".split())
_IN_CELLS = frozenset("p div center section article address dl pre form figure blockquote".split())
_NEVER_IN_CELLS = frozenset("ul ol h1 h2 h3 h4 h5 h6 hr table".split())
_CELLS = frozenset({"tr", "td", "th"})
_WATCHED = frozenset("table caption thead tbody tr td th li".split()) | _LISTS | _IN_CELLS | _NEVER_IN_CELLS


@dataclass(slots=True)
class Ahead:
    """What is known of elements before they are read, by the number of the token that starts them.

    `last_pre` is the number of the last ``</pre>``, or -1; `has_styles` whether the page has styles of its own.
    """

    data_tables: set[int] = field(default_factory=set)
    header_rows: set[int] = field(default_factory=set)
    loose_lists: set[int] = field(default_factory=set)
    last_pre: int = -1
    has_styles: bool = False


@dataclass(slots=True)
class _Table:
    number: int
    layout: bool
    data: bool
    mail: bool  # no lines between cells and a width: as layouts of mails are written
    rows: list[int] = field(default_factory=list)  # the cells of each
    row: int = -1  # the token that starts the row under way
    headers: int = 0  # its cells that are th
    in_head: bool = False
    in_cell: bool = False
    blocks: int = 0  # in the cell under way
    in_block: bool = False  # whether one of them is open
    loose: bool = False  # whether the cell has text outside of them


def look_ahead(tokens: Sequence[Token], masked: str, text: str) -> Ahead:
    """Go through the tokens of a page once."""
    ahead = Ahead()
    open_tables: list[_Table] = []
    lists: list[int] = []
    for number, token in enumerate(tokens):
        kind, start, end, name = token
        if kind == "text":
            if open_tables and (table := open_tables[-1]).in_cell and not table.in_block and not table.loose:
                _watch_text(table, masked, start, end)
        elif kind == "raw":
            ahead.has_styles = ahead.has_styles or name == "style"
        elif name == "table":
            shown = text[start:end]
            attributes = start_tag(name, masked[start:end], shown).attributes if kind == "start" else None
            _watch_tables(open_tables, attributes, number, ahead)
        elif open_tables and name in _CELLS:
            _watch_cells(open_tables[-1], name, number, ahead, begins=kind == "start")
        elif name in _WATCHED:
            _watch_lists(lists, token, number, ahead)
            if open_tables:
                _within(open_tables[-1], token)
    while open_tables:
        _watch_tables(open_tables, None, 0, ahead)
    return ahead


def _watch_tables(tables: list[_Table], attributes: Mapping[str, Attribute] | None, number: int, ahead: Ahead) -> None:
    """Note that a table begins, with its attributes, or that one ends."""
    if attributes is None:
        if tables:
            _close(tables.pop(), ahead)
        return
    if tables:
        tables[-1].layout = True
    tables.append(_table(number, attributes))


def _watch_lists(lists: list[int], token: Token, number: int, ahead: Ahead) -> None:
    if token.name in _LISTS:
        if token.kind == "start":
            lists.append(number)
        elif lists:
            lists.pop()
    elif token.name == "p" and token.kind == "start" and lists:
        ahead.loose_lists.add(lists[-1])
    elif token.name == "pre" and token.kind == "end":
        ahead.last_pre = number


def _table(number: int, attributes: Mapping[str, Attribute]) -> _Table:
    role = value_of(attributes, "role").strip().lower()
    mail = "cellpadding" in attributes or "cellspacing" in attributes or "width" in attributes
    return _Table(number, role in {"presentation", "none"}, role in {"table", "grid"} or "summary" in attributes, mail)


def _watch_cells(table: _Table, name: str, number: int, ahead: Ahead, *, begins: bool) -> None:
    """Note that a row or a cell begins or ends."""
    if name == "tr":
        if table.row >= 0 or table.headers:
            _end_row(table, ahead)
        if begins:
            table.row = number
            table.rows.append(0)
        return
    table.in_cell, table.blocks, table.in_block, table.loose = begins, 0, False, False
    if begins:
        if not table.rows:
            table.rows.append(0)
        table.rows[-1] += 1
        if name == "th":
            table.headers += 1
            table.data = True


def _within(table: _Table, token: Token) -> None:
    name, begins = token.name, token.kind == "start"
    if name == "thead":
        table.in_head, table.data = begins, True
    elif name == "caption":
        table.data = True
    elif table.in_cell and name in _IN_CELLS:
        table.blocks += begins
        table.in_block = begins
        table.layout = table.layout or table.blocks > 1 or table.loose
    elif table.in_cell and begins and name in _NEVER_IN_CELLS:
        table.layout = True


def _watch_text(table: _Table, masked: str, start: int, end: int) -> None:
    """Text beside a paragraph in a cell: what holds several passages is no data."""
    if masked[start:end].isspace():
        return
    table.loose = True
    table.layout = table.layout or table.blocks > 0


def _end_row(table: _Table, ahead: Ahead) -> None:
    if table.row >= 0 and table.rows and table.rows[-1] and (table.in_head or table.headers == table.rows[-1]):
        ahead.header_rows.add(table.row)
    table.row, table.headers = -1, 0


def _close(table: _Table, ahead: Ahead) -> None:
    _end_row(table, ahead)
    filled = [cells for cells in table.rows if cells]
    even = len(filled) > 1 and len(set(filled)) == 1 and filled[0] > 1
    if not table.layout and filled and (table.data or (even and not table.mail)):
        ahead.data_tables.add(table.number)
