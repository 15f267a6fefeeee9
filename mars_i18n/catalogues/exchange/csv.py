"""CSV (RFC 4180) in UTF-8 with a BOM, as spreadsheets open it, for people without CAT tools.

A cell that a spreadsheet would take for a formula begins with an apostrophe, which is taken off again (OWASP, CSV
injection). Files that came back with semicolons or tabs, or in UTF-16, are read as well.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from mars_i18n.catalogues.exchange._table import COLUMNS, Cells, file_of, hold_tabular, rows_of
from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.catalogues.exchange._file import ExchangeFile

extension = ".csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_MARKS = ",;\t"
_LONGEST = 10_000_000  # code points of a cell


def recognises(data: bytes) -> bool:
    """Whether these bytes look like a table of ours, or one with our columns."""
    try:
        text = _decoded(data[:8000], "", cut=True)
    except MarsError:
        return False
    heads = (re.split(f"[{_MARKS}]", line.lower().replace('"', "").strip()) for line in text.split("\n", 3)[:3])
    return any({"id", "source", "translation"} <= set(cells) for cells in heads)


def write(file: ExchangeFile) -> bytes:
    """The table as CSV. Raises MarsError where a comment has line breaks."""
    hold_tabular(file)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    for row in rows_of(file):
        rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", "surrogatepass")


def read(data: bytes, path: str) -> ExchangeFile:
    """The entries of a table. Raises MarsError with the line of a fault."""
    text = _decoded(data, path)
    return file_of(_rows(text, path), path)


def _rows(text: str, path: str) -> Iterator[Cells]:
    csv.field_size_limit(_LONGEST)
    head = text[:2000].split("\n", 2)
    told = next((line for line in head if all(name in line.lower() for name in COLUMNS[:1])), head[0])
    mark = max(_MARKS, key=told.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    try:
        for row in reader:
            cells = (cell.removeprefix("'") if cell.startswith("'") else cell for cell in row)
            yield Cells(f"{path}:{line}", tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        hint = "Save it again as CSV; a quotation mark in a cell is written twice."
        raise MarsError(f"{path}:{line}: {error}", hint) from error


def _decoded(data: bytes, path: str, *, cut: bool = False) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "ignore" if cut else "replace")
    try:
        return data.decode("utf-8-sig", "ignore" if cut else "surrogatepass")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MarsError(
            f"{path}:{line}: byte {error.start + 1} (0x{data[error.start]:02X}) is not UTF-8",
            "Save the table as “CSV UTF-8”; other encodings would spoil its accents.",
        ) from error
