"""A catalogue as a table for people without CAT tools: a row an entry, known by its id wherever it is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.catalogues.entry_ids import entry_id, sent_id
from mars_i18n.catalogues.exchange._table_words import ENGLISH, read_column, read_state
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import ExchangeFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.catalogues.exchange._table_words import TableWords

COLUMNS, STATES = ENGLISH.columns, ENGLISH.states
_TOOL = "mars-i18n"  # the first cell of the row that says whose table it is
_HINT = message("Take the table that was exported, and change its columns translation, state and comment alone.")


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table: where it is ("file.csv:12", "file.xlsx: row 12"), and its cells."""

    place: str
    cells: tuple[str, ...]


def rows_of(file: ExchangeFile, words: TableWords = ENGLISH) -> Iterator[tuple[str, ...]]:
    """A row that says what the table is, the names of the columns, then a row an entry, in these words."""
    translated, needs_work, missing = words.states
    yield (_TOOL, file.issue, file.source_language, file.locale, "", "", "")
    yield words.columns
    for entry in file.entries:
        state = missing if not entry.msgstr else needs_work if entry.fuzzy else translated
        place = "\n".join(entry.extracted)
        yield (sent_id(entry), place, entry.msgid, entry.msgstr, state, "\n".join(entry.translator), entry.context)


def file_of(rows: Iterable[Cells], path: str) -> ExchangeFile:
    """The entries of a table: rows in any order, columns in any order, more of either overlooked; line breaks are LF.

    A row without its id is known by its source and context.
    Raises MarsError where a column is missing, a row twice with two translations, or a state unknown.
    """
    issue = source = locale = ""
    columns: dict[str, int] = {}
    entries: dict[str, Entry] = {}
    for row in rows:
        cells = row.cells
        if not any(cell.strip() for cell in cells):
            continue
        if not columns and cells[0].strip() == _TOOL:
            issue, source, locale = (cells[at].strip() if at < len(cells) else "" for at in (1, 2, 3))
        elif not columns:
            columns = _columns(cells, row.place)
        else:
            _add(entries, _Row(row.place, cells, columns))
    if not columns:
        raise MarsError(message("the table is empty"), _HINT, at=path)
    language = locale.partition("_")[0].lower()
    return ExchangeFile(issue, source, language, locale, tuple(entries.values()), tuple(entries))


def _columns(cells: Sequence[str], place: str) -> dict[str, int]:
    columns = {read_column(cell): number for number, cell in reversed(list(enumerate(cells)))}
    if missing := tuple(name for name in ("source", "translation") if name not in columns):
        raise MarsError(message("missing columns: {names}", names=missing), _HINT, at=place)
    return columns


@dataclass(frozen=True, slots=True)
class _Row:
    place: str
    cells: tuple[str, ...]
    columns: dict[str, int]

    def cell(self, name: str) -> str:
        at = self.columns.get(name, len(self.cells))
        return self.cells[at] if at < len(self.cells) else ""

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(self.cell(name).split("\n")) if self.cell(name) else ()


def _add(entries: dict[str, Entry], row: _Row) -> None:
    identity, state, text = row.cell("id").strip(), read_state(row.cell("state")), row.cell("translation")
    if "\r" in text and "\r" not in row.cell("source"):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if state and state not in STATES:
        raise MarsError(
            message("unknown state {state}; the states are {states}", state=repr(state), states=tuple(STATES)),
            _HINT,
            at=row.place,
        )
    entry = Entry(
        row.cell("source"),
        text if text.strip() else "",
        row.cell("context"),
        fuzzy=bool(text.strip()) and state == "needs work",
        extracted=row.lines("place"),
        translator=row.lines("comment"),
    )
    identity = identity or entry_id(entry)
    before = entries.get(identity)
    if before is not None and before.msgstr and entry.msgstr and before.msgstr != entry.msgstr:
        raise MarsError(
            message("the entry {identity} is there twice, with two translations", identity=identity),
            message("Delete one of the two rows."),
            at=row.place,
        )
    if before is None or not before.msgstr:
        entries[identity] = entry


def require_tabular(file: ExchangeFile) -> None:
    """Raise MarsError for the first entry that a table would change: plurals, a comment or place with line breaks."""
    for entry in file.entries:
        if entry.plural:
            raise MarsError(
                message("{text} has plural forms, which a table does not hold", text=repr(entry.msgid[:60])),
                message("Run `mars-i18n sync` first: it makes one message of them."),
                at=f"{file.issue} ({file.language})",
            )
        comments = (entry.extracted, entry.translator)
        if ("",) in comments or any("\n" in line for lines in comments for line in lines):
            raise MarsError(
                message("a comment of {text} is empty or has a line break in it", text=repr(entry.msgid[:60])),
                message("Use XLIFF for this catalogue."),
                at=f"{file.issue} ({file.language})",
            )
