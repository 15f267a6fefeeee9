"""An Excel workbook, for people without CAT tools: one sheet, its sources locked, its states to choose from a list.

Every cell is text, so that “3/4” becomes no date and “=1” no formula. The bytes are the same each time.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from mars_i18n.catalogues.exchange._archive import require_small_archive
from mars_i18n.catalogues.exchange._table import COLUMNS, Cells, file_of, require_tabular, rows_of
from mars_i18n.catalogues.exchange._table_words import WORDS, table_words
from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.kinds import ExchangeFile

extension = ".xlsx"
needs = ("xlsx", "openpyxl")
_WIDTHS = (19, 34, 60, 60, 13, 34, 12)  # characters
_MOST_COLUMNS = 100
_KINDS = {"f": message("a formula"), "d": message("a date"), "b": message("true or false"), "e": message("an error")}
_ESCAPED = re.compile("_x(000[9AD]|005F)_")  # how a cell writes what XML would change (ECMA-376, ST_Xstring)
_LONGEST = 32_767  # characters of a cell: Excel's own limit
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_OPEN, _OLD = b"application/vnd.oasis.opendocument.spreadsheet", bytes.fromhex("D0CF11E0A1B11AE1")
_DATE = (1980, 1, 1, 0, 0, 0)
_HINT = message("Save it again as an Excel workbook (.xlsx), or ask for CSV.")


def recognises(data: bytes) -> bool:
    """Whether these bytes look like a workbook, also one of a kind that `read` refuses with a word of advice."""
    return (data.startswith(b"PK") and (b"xl/" in data or _OPEN in data[:200])) or data.startswith(_OLD)


def write(file: ExchangeFile) -> bytes:
    """The workbook. Raises MarsError for what a cell cannot hold: 32,767 characters at most, no control characters."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.worksheet.datavalidation import DataValidation

    require_tabular(file)
    book, words = Workbook(), table_words(file.words)
    sheet = book.worksheets[0]
    sheet.title = words.sheet
    band, bold = PatternFill("solid", start_color="FFEEF1EA"), Font(bold=True)
    wrapped, free = Alignment(wrap_text=True, vertical="top"), Protection(locked=False)
    for number, row in enumerate(rows_of(file, words), 1):
        for column, text in enumerate(row, 1):
            _require_cell(file, text)
            cell = sheet.cell(number, column)
            cell.value, cell.data_type, cell.number_format = text or None, "s" if text else "n", "@"
            cell.alignment = wrapped
            if number <= 2:
                cell.font = bold
            if COLUMNS[column - 1] in {"translation", "state", "comment"} and number > 2:
                cell.protection = free
            else:
                cell.fill = band
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFG"[column]].width = width
    sheet.freeze_panes = "A3"
    choice = DataValidation(type="list", formula1=f'"{",".join(words.states)}"', allow_blank=True)
    choice.add(f"E3:E{max(len(file.entries) + 2, 3)}")
    sheet.add_data_validation(choice)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.autoFilter = False
    out = io.BytesIO()
    book.save(out)
    return _steady(out.getvalue())


def _require_cell(file: ExchangeFile, text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found or len(text) > _LONGEST:
        what = message("a cell cannot hold {count} characters, as {text} has", count=len(text), text=repr(text[:60]))
        if found:
            what = message(
                "a cell cannot hold {characters}, as in {text}", characters=repr(found[0]), text=repr(text[:60])
            )
        raise MarsError(
            what,
            message("Use XLIFF for this catalogue."),
            at=f"{file.issue} ({file.language})",
        )


def _steady(data: bytes) -> bytes:
    """The same workbook without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", content)
            new.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(data: bytes, path: str) -> ExchangeFile:
    """The entries of a workbook's first sheet. Raises MarsError with the cell of a fault; formulas are refused."""
    return file_of(_rows(data, path), path)


def _rows(data: bytes, path: str) -> Iterator[Cells]:
    from openpyxl import load_workbook

    if data.startswith(_OLD) or _OPEN in data[:200]:
        excel_97 = message("this workbook is of Excel 97 (.xls), or has a password")
        open_document = message("this workbook is of OpenDocument (.ods)")
        raise MarsError(excel_97 if data.startswith(_OLD) else open_document, _HINT, at=path)
    require_small_archive(data, path, message("this is not a workbook, or it has a password"), _HINT)
    try:
        # Row by row: a single cell formatted in the last row would otherwise make a hundred million of them.
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        own = {one.sheet for one in WORDS.values()}
        sheet = next((one for one in book.worksheets if one.title in own), book.worksheets[0])
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
            if any(cell.value is not None for cell in row):
                yield Cells(f"{path}: row {number}", tuple(_text(cell, path) for cell in row))
    except MarsError:
        raise
    except Exception as error:
        raise MarsError(
            message("this workbook cannot be read ({error})", error=type(error).__name__), _HINT, at=path
        ) from error


def _text(cell: object, path: str) -> str:
    """A cell's text. Raises MarsError where it is a value whose text is anyone's guess: a formula, date or fraction."""
    value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "n")
    if value is None:
        return ""
    if kind != "f" and isinstance(value, str | int) and not isinstance(value, bool) and kind != "e":
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    what = _KINDS.get(kind, message("a number"))
    raise MarsError(
        message(
            "{cell} holds {what}, {value}",
            cell=getattr(cell, "coordinate", ""),
            what=what,
            value=repr(str(value)[:40]),
        ),
        message("Write the text itself into the cell, which should be formatted as text."),
        at=path,
    )
