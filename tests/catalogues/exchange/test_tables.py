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


@pytest.mark.slow("writes many workbooks")
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


@pytest.mark.parametrize(("words", "states"), [("es", "por revisar"), ("pt", "a revisar"), ("en", "needs work")])
def test_a_workbook_speaks_to_its_translator_and_is_read_in_every_language(words, states):
    data = xlsx.write(replace(PLAIN, words=words))
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["E4"].value == states
    assert states in sheet.data_validations.dataValidation[0].formula1
    assert list(xlsx.read(data, "a.xlsx").entries) == list(PLAIN.entries)


def test_states_and_columns_of_a_csv_table_may_be_in_the_words_of_a_translator():
    table = "Id;Original;Tradução;Estado\n;Water;Água;A revisar\n;Light;Luz;traduzido\n;Air;;sem tradução\n"
    found = csv.read(table.encode(), "a.csv").entries
    assert [(one.msgstr, one.fuzzy) for one in found] == [("Água", True), ("Luz", False), ("", False)]


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
    b"a,b\n1,2\n": "a.csv:1: missing columns: source, translation",
    b"id,source,translation,state\nx,a,b,finished\n": "a.csv:2: unknown state 'finished'",
    b"id,source,translation\nx,a,b\nx,a,c\n": "a.csv:3: the entry x is there twice",
    "id,source,translation\nx,água,água\n".encode("cp1252"): "a.csv:2: byte 25",
    b'id,source,translation\nx,"a"b,c\n': "a.csv:2: ",
}


@pytest.mark.parametrize("data", BAD_TABLES)
def test_a_bad_table_is_reported_with_its_line(data):
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


@pytest.mark.slow("packs 350 MB")
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


TYPED = ("'Olá', disse", "'2025'", "5'", "May 2025", "3/4", "007", "TRUE", "1E5", "12 de maio", "m83bbe2a9bad41dde")


def test_text_that_a_spreadsheet_would_take_for_a_date_or_number_is_held_and_reads_back():
    sent = replace(EXAMPLE, entries=tuple(Entry(f"x{text}", text) for text in TYPED))
    data = csv.write(sent)
    held = [row[3] for row in reader.reader(io.StringIO(data.decode("utf-8-sig")))][2:]
    assert held[:8] == ["''Olá', disse", "''2025'", "5'", "'May 2025", "'3/4", "'007", "'TRUE", "'1E5"]
    assert [entry.msgstr for entry in csv.read(data, "a.csv").entries] == list(TYPED)


def test_a_translation_typed_in_quotes_keeps_both():
    assert csv.read(b"id,source,translation\nx,a,'Agua'\ny,b,'2025'\n", "a.csv").entries[0].msgstr == "'Agua'"


def test_lines_of_a_cell_end_as_in_a_catalogue():
    (entry,) = csv.read(b'id,source,translation\r\nx,a,"uno\r\ndos"\r\n', "a.csv").entries
    assert entry.msgstr == "uno\ndos"
    assert xlsx.read(workbook(A2="x", B2="a", C2="uno_x000D_\ndos"), "a.xlsx").entries[0].msgstr == "uno\ndos"


def test_half_a_surrogate_is_refused_in_either_direction():
    with pytest.raises(MarsError, match=r"^a\.csv:2: byte"):
        csv.read(b"id,source,translation\nx,a,\xed\xa0\x80\n", "a.csv")
    with pytest.raises(MarsError, match=r"^a\.csv: .*UTF-16"):
        csv.read(b"\xff\xfei\x00d\x00,", "a.csv")
    with pytest.raises(MarsError, match=r"U\+D800 in 'a'"):
        csv.write(replace(EXAMPLE, entries=(Entry("a", "\ud800"),)))


@pytest.mark.parametrize(("value", "kind"), [(1.5, "a number"), (True, "true or false"), ("#N/A", "an error")])
def test_a_cell_whose_text_is_anyones_guess_is_refused_with_its_place(value, kind):
    with pytest.raises(MarsError, match=rf"a\.xlsx: C2 holds {kind}"):
        xlsx.read(workbook(A2="x", B2="a", C2=value), "a.xlsx")


def test_a_whole_number_is_its_digits():
    assert xlsx.read(workbook(A2="x", B2="a", C2=2025), "a.xlsx").entries[0].msgstr == "2025"


def test_a_cell_in_the_last_row_and_column_costs_no_memory(assert_within):
    data = workbook(A2="x", B2="a", C2="u", XFD1048576="far")
    assert_within(30, lambda: xlsx.read(data, "a.xlsx"))


def test_the_sheet_of_the_translation_is_read_wherever_it_is():
    book = load_workbook(io.BytesIO(xlsx.write(PLAIN)))
    book.create_sheet("Notes", 0)["A1"] = "mine"
    out = io.BytesIO()
    book.save(out)
    assert list(xlsx.read(out.getvalue(), "a.xlsx").entries) == list(PLAIN.entries)


@pytest.mark.parametrize(
    ("data", "reported"),
    [
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, "Excel 97"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
    ],
)
def test_workbooks_of_other_kinds_are_reported(data, reported):
    assert xlsx.recognises(data)
    with pytest.raises(MarsError, match=reported):
        xlsx.read(data, "a.xlsx")
