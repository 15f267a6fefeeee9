"""CSV (RFC 4180) in UTF-8 with a BOM, as spreadsheets open it, for people without CAT tools.

A cell that a spreadsheet would take for a formula (OWASP, CSV injection), a number or a date ("May 2025" becomes
May-25) begins with an apostrophe, which is taken off again. Files that came back with semicolons or tabs, or in UTF-16,
are read as well.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from mars_i18n.catalogues.entry_ids import SENT_ID
from mars_i18n.catalogues.exchange._table import COLUMNS, Cells, file_of, require_tabular, rows_of
from mars_i18n.catalogues.exchange._table_words import read_column
from mars_i18n.errors import MarsError
from mars_i18n.messages import message, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.kinds import ExchangeFile

extension = ".csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_TRUTHS = frozenset({"true", "false", "verdadero", "falso", "verdadeiro"})  # what spreadsheets make a value of
_GUESSED = 30, 4  # characters and words of the longest text that one takes for a date: "12 September 2025 10:30"
_MARKS = ",;\t"
_LONGEST = 10_000_000  # code points of a cell


def recognises(data: bytes) -> bool:
    """Whether these bytes look like a table of ours, or one with our columns."""
    try:
        text = _decode(data[:8000], "", cut=True)
    except MarsError:
        return False
    heads = (re.split(f"[{_MARKS}]", line.lower().replace('"', "").strip()) for line in text.split("\n", 3)[:3])
    return any({"source", "translation"} <= set(map(read_column, cells)) for cells in heads)


def write(file: ExchangeFile) -> bytes:
    """The table as CSV. Raises MarsError where a comment has line breaks."""
    require_tabular(file)
    for row in rows_of(file):
        if found := re.search("[\ud800-\udfff]", "".join(row)):
            raise MarsError(
                message(
                    "U+{code} in {text} is not a text character",
                    code=format(ord(found[0]), "04X"),
                    text=repr(row[2][:60]),
                ),
                message("Take it out of the source or translation; `mars-i18n check` shows where it is."),
                at=f"{file.issue} ({file.language})",
            )
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    for row in rows_of(file):
        rows.writerow([f"'{cell}" if _risky(cell) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _risky(cell: str) -> bool:
    """Whether a spreadsheet would make anything else of a cell's text than that text."""
    if cell.startswith(_FORMULA) or cell.strip().lower() in _TRUTHS:
        return True
    characters, words = _GUESSED
    short = len(cell) <= characters and len(cell.split()) <= words
    return short and not cell.endswith("'") and any(map(str.isdigit, cell)) and not SENT_ID.fullmatch(cell)


def read(data: bytes, path: str) -> ExchangeFile:
    """The entries of a table. Raises MarsError with the line of a fault."""
    text = _decode(data, path)
    return file_of(_rows(text, path), path)


def _rows(text: str, path: str) -> Iterator[Cells]:
    csv.field_size_limit(_LONGEST)
    head = text[:2000].split("\n", 2)
    names = next((line for line in head if all(name in line.lower() for name in COLUMNS[:1])), head[0])
    mark = max(_MARKS, key=names.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    try:
        for row in reader:
            cells = (cell[1:] if cell.startswith("'") and _risky(cell[1:]) else cell for cell in row)
            yield Cells(f"{path}:{line}", tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        hint = message("Save it again as CSV; a quotation mark in a cell is written twice.")
        raise MarsError(verbatim(str(error)), hint, at=f"{path}:{line}") from error


def _decode(data: bytes, path: str, *, cut: bool = False) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16", "ignore" if cut else "strict")
        except UnicodeDecodeError as error:
            hint = message("Save the table as “CSV UTF-8”.")
            raise MarsError(
                message("byte {number} is not UTF-16, as its first bytes say", number=error.start + 1), hint, at=path
            ) from error
    try:
        return data.decode("utf-8-sig", "ignore" if cut else "strict")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MarsError(
            message(
                "byte {number} (0x{byte}) is not UTF-8", number=error.start + 1, byte=format(data[error.start], "02X")
            ),
            message("Save the table as “CSV UTF-8”; other encodings would damage its accents."),
            at=f"{path}:{line}",
        ) from error
