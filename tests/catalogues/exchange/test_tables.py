"""CSV and Excel: whole after a round trip, safe to open, and read as spreadsheets leave them."""

import csv as reader
import io
import zipfile
from dataclasses import replace

import pytest
from exchange_files import EXAMPLE, files
from hypothesis import assume, given, settings
from openpyxl import Workbook, load_workbook

from mars_i18n.catalogues.exchange import csv, xlsx
from mars_i18n.errors import MarsError
from mars_i18n.model import Entry


def kept(file):
    """What a table holds of the entries."""
    return [replace(entry, references=(), previous="") for entry in file.entries]


@given(files)
def test_a_csv_table_reads_back(file):
    again = csv.read(csv.write(file), "a.csv")
    assert list(again.entries) == kept(file)
    assert (again.issue, again.source_language, again.language, again.locale) == ("may", "en", "es", "es_CO")


@settings(max_examples=25)
@given(files)
def test_a_workbook_reads_back_or_says_what_it_cannot_hold(file):
    try:
        data = xlsx.write(file)
    except MarsError as error:
        assume("cell cannot hold" not in error.message)
        raise
    assert list(xlsx.read(data, "a.xlsx").entries) == kept(file)
    assert xlsx.write(file) == data


def test_no_cell_of_a_csv_table_is_a_formula():
    risky = replace(EXAMPLE, entries=tuple(Entry(f"{mark}1", f"{mark}2") for mark in ("=", "+", "-", "@", "'", "\t")))
    cells = [cell for row in reader.reader(io.StringIO(csv.write(risky).decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert [entry.msgid for entry in csv.read(csv.write(risky), "a.csv").entries] == [
        one.msgid for one in risky.entries
    ]


def test_every_cell_of_a_workbook_is_text_and_sources_are_locked():
    odd = replace(EXAMPLE, entries=(Entry("3/4", "=SUM(A1)"), Entry("007", "1e5")))
    sheet = load_workbook(io.BytesIO(xlsx.write(odd))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert (sheet["C3"].protection.locked, sheet["D3"].protection.locked) == (True, False)
    assert sheet["D3"].value == "=SUM(A1)"


SPOILT = {
    "semicolons": lambda data: data.replace(b",", b";"),
    "tabs": lambda data: data.replace(b",", b"\t"),
    "utf-16": lambda data: data.decode("utf-8-sig").encode("utf-16"),
    "no bom, unix lines": lambda data: data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"),
    "more rows": lambda data: data + b",,,,,,\r\n\r\n",
}
PLAIN = replace(EXAMPLE, entries=(Entry("Water", "Agua"), Entry("Light", "Luz", fuzzy=True), Entry("Air")))


@pytest.mark.parametrize("name", SPOILT)
def test_what_spreadsheets_make_of_a_table_is_read(name):
    assert list(csv.read(SPOILT[name](csv.write(PLAIN)), "a.csv").entries) == list(PLAIN.entries)


def test_rows_and_columns_may_be_moved_and_added():
    rows = list(reader.reader(io.StringIO(csv.write(PLAIN).decode("utf-8-sig"))))
    moved = [rows[0], *([row[3], row[0], "extra", row[2], row[4]] for row in (rows[1], *reversed(rows[2:])))]
    out = io.StringIO()
    reader.writer(out).writerows(moved)
    again = csv.read(out.getvalue().encode(), "a.csv")
    assert {entry.msgid: entry.msgstr for entry in again.entries} == {"Water": "Agua", "Light": "Luz", "Air": ""}
    assert len(again.ids) == 3


def test_text_typed_beside_a_state_that_was_left_is_done():
    data = csv.write(PLAIN).replace(b"Air,,missing", b"Air,Aire,missing")
    assert csv.read(data, "a.csv").entries[2].done


BAD_TABLES = {
    b"": "the table is empty",
    b"a,b\n1,2\n": "a.csv:1: there is no column id nor source nor translation",
    b"id,source,translation,state\nx,a,b,finished\n": "a.csv:2: 'finished' is no state",
    b"id,source,translation\nx,a,b\nx,a,c\n": "a.csv:3: x stands twice",
    "id,source,translation\nx,água,água\n".encode("cp1252"): "a.csv:2: byte 25",
    b'id,source,translation\nx,"a"b,c\n': "a.csv:2: ",
}


@pytest.mark.parametrize("data", BAD_TABLES)
def test_a_bad_table_is_told_with_its_line(data):
    with pytest.raises(MarsError, match=r"^a\.csv:") as caught:
        csv.read(data, "a.csv")
    assert BAD_TABLES[data] in caught.value.message


def workbook(**cells):
    book = Workbook()
    for place, value in {"A1": "id", "B1": "source", "C1": "translation", **cells}.items():
        book.worksheets[0][place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_formula_is_refused_with_its_cell():
    with pytest.raises(MarsError, match=r"a\.xlsx: C2 holds a formula"):
        xlsx.read(workbook(A2="x", B2="a", C2="=HYPERLINK(1)"), "a.xlsx")


def test_a_bomb_and_a_broken_file_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 350_000_000)
    for data in (
        out.getvalue(),
        b"",
        b"PK\x03\x04",
        workbook()[:500],
        workbook().replace(b"worksheets", b"wurksheets"),
    ):
        with pytest.raises(MarsError, match=r"^a\.xlsx: "):
            xlsx.read(data, "a.xlsx")


def test_entities_in_a_workbook_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(A2="x"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(("sheet1.xml", "sharedStrings.xml")):
                content = content.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY e "x">]><worksheet', 1)
            new.writestr(name, content)
    with pytest.raises(MarsError, match="cannot be read"):
        xlsx.read(out.getvalue(), "a.xlsx")
