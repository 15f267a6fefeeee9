"""The Word table for reviewers: whole after a round trip, read with its tracked changes accepted, never by place."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from exchange_files import EXAMPLE, files
from hypothesis import assume, given, settings

from mars_i18n.catalogues.exchange import docx
from mars_i18n.errors import MarsError
from mars_i18n.model import Entry

PLAIN = replace(EXAMPLE, entries=(Entry("Water", "Agua"), Entry("Light", "Luz", fuzzy=True), Entry("Air")))
INSERTED = '<w:ins w:id="1" w:author="Ana" w:date="2025-05-01T00:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="Ana" w:date="2025-05-01T00:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def kept(file):
    """What the table holds of the entries."""
    return [replace(entry, references=(), previous="", extracted=()) for entry in file.entries]


def edited(data, change, name="word/document.xml"):
    """The Word file with its document changed by a function of its XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            content = old.read(one).decode()
            new.writestr(one, change(content) if one == name else content)
    return out.getvalue()


def swapped(data, old, new):
    def change(xml):
        assert old in xml
        return xml.replace(old, new)

    return edited(data, change)


def texts(data):
    return {entry.msgid: (entry.msgstr, entry.fuzzy) for entry in docx.read(data, "a.docx").entries}


@settings(max_examples=50)
@given(files)
def test_a_table_reads_back_or_says_what_it_cannot_hold(file):
    try:
        data = docx.write(file)
    except MarsError as error:
        assume("cell cannot hold" not in error.message)
        raise
    again = docx.read(data, "a.docx")
    assert list(again.entries) == kept(file)
    assert (again.issue, again.source_language, again.language, again.locale) == ("may", "en", "es", "es_CO")
    assert docx.write(file) == data


def run_of(word):
    return f'<w:r><w:rPr><w:lang w:val="es-CO"/></w:rPr><w:t xml:space="preserve">{word}</w:t></w:r>'


def test_tracked_changes_are_read_as_accepted():
    tracked = DELETED.format("Agua") + INSERTED.format("El agua") + run_of(" clara")
    assert texts(swapped(docx.write(PLAIN), run_of("Agua"), tracked))["Water"] == ("El agua clara", False)


def test_a_deleted_end_of_a_paragraph_joins_two():
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="Ana"/></w:rPr></w:pPr>'
    two = f"{mark}{run_of('Agua ')}</w:p><w:p>{run_of('clara')}</w:p>"
    assert texts(swapped(docx.write(PLAIN), f"<w:p>{run_of('Agua')}</w:p>", two))["Water"] == ("Agua clara", False)


def test_moved_text_counts_where_it_was_moved_to():
    moved = f'<w:moveFrom w:id="4">{run_of("x")}</w:moveFrom><w:moveTo w:id="5">{run_of("Agua")}</w:moveTo>'
    assert texts(swapped(docx.write(PLAIN), run_of("Agua"), moved))["Water"] == ("Agua", False)


def test_a_translation_is_finished_when_needs_work_is_deleted():
    needs = '<w:t xml:space="preserve">needs work</w:t>'
    assert texts(docx.write(PLAIN))["Light"] == ("Luz", True)
    assert texts(swapped(docx.write(PLAIN), needs, "<w:t/>"))["Light"] == ("Luz", False)


@pytest.mark.parametrize(("words", "state"), [("es", "por revisar"), ("pt", "a revisar")])
def test_a_table_speaks_to_its_translator_and_is_read_in_every_language(words, state):
    file = replace(PLAIN, words=words)
    data = docx.write(file)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert "Original</w:t>" in xml
    assert "Translation" not in xml
    assert texts(data) == texts(docx.write(PLAIN))
    needs = f'<w:t xml:space="preserve">{state}</w:t>'
    assert texts(swapped(data, needs, "<w:t/>"))["Light"] == ("Luz", False)


def rows(xml):
    return re.findall("<w:tr>.*?</w:tr>", xml)


def test_rows_are_known_wherever_they_are_moved():
    def reverse(xml):
        head, *others = rows(xml)
        return xml.replace("".join([head, *others]), "".join([head, *reversed(others)]))

    assert texts(edited(docx.write(PLAIN), reverse)) == texts(docx.write(PLAIN))


def test_a_row_whose_deletion_is_tracked_says_nothing():
    def delete(xml):
        row = rows(xml)[1]
        return xml.replace(row, row.replace("<w:trPr>", '<w:trPr><w:del w:id="6" w:author="Ana"/>'))

    assert "Water" not in texts(edited(docx.write(PLAIN), delete))


def test_a_comment_in_the_margin_becomes_a_note():
    data = swapped(docx.write(PLAIN), run_of("Agua"), run_of("Agua") + '<w:r><w:commentReference w:id="0"/></w:r>')
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        comment = '<w:comment w:id="0"><w:p><w:r><w:t>Is it clear?</w:t></w:r></w:p></w:comment>'
        archive.writestr("word/comments.xml", f'<w:comments xmlns:w="{namespace}">{comment}</w:comments>')
    assert docx.read(out.getvalue(), "a.docx").entries[0].translator == ("Is it clear?",)


REFUSED = {
    "a picture in a cell": (lambda xml: xml.replace(run_of("Agua"), "<w:r><w:drawing/></w:r>"), "row 2: a cell holds"),
    "a table in a cell": (lambda xml: xml.replace(f"<w:p>{run_of('Agua')}</w:p>", "<w:tbl/><w:p/>"), "row 2: a cell"),
    "a symbol": (lambda xml: xml.replace(run_of("Agua"), '<w:r><w:sym w:char="F0B7"/></w:r>'), "row 2: a cell holds"),
    "cells that were merged": (
        lambda xml: xml.replace(rows(xml)[2], re.sub("<w:tc>.*?</w:tc>", "", rows(xml)[2], count=1)),
        "row 3: the row has 3",
    ),
    "a row twice with two translations": (
        lambda xml: xml.replace(rows(xml)[1], rows(xml)[1] + rows(xml)[1].replace("Agua", "Aguas")),
        "row 3: the entry",
    ),
    "no table": (lambda xml: re.sub("<w:tbl>.*</w:tbl>", "", xml), "no table"),
    "cut xml": (lambda xml: xml[: len(xml) // 2], "cannot be read"),
    "a document type": (lambda xml: xml.replace("?>\n", '?>\n<!DOCTYPE x [<!ENTITY y "z">]>'), "cannot be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_certain_is_refused_with_its_row(name):
    change, said = REFUSED[name]
    with pytest.raises(MarsError) as raised:
        docx.read(edited(docx.write(PLAIN), change), "a.docx")
    assert said in raised.value.message


def test_what_is_no_zip_is_refused():
    with pytest.raises(MarsError, match="no Word file"):
        docx.read(b"PK\x03\x04 word/document.xml", "a.docx")


@pytest.mark.slow("starts LibreOffice")
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_saves_it_with_every_row(tmp_path):
    many = replace(EXAMPLE, entries=(*EXAMPLE.entries, *(Entry(f"Source {n}  x", f"Texto\t{n}\ny") for n in range(99))))
    (tmp_path / "a.docx").write_bytes(docx.write(many))
    for source, form in (("a.docx", "odt"), ("a.odt", "docx")):
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", tmp_path, tmp_path / source], check=True, capture_output=True)
    again = docx.read((tmp_path / "a.docx").read_bytes(), "a.docx")
    assert list(again.entries) == kept(many)
    assert all(again.ids)


def test_a_line_break_at_the_end_comes_back_and_an_empty_paragraph_does_not():
    broken = replace(EXAMPLE, entries=(Entry("Water", "Agua\n"),))
    assert texts(docx.write(broken)) == {"Water": ("Agua\n", False)}
    assert texts(swapped(docx.write(PLAIN), f"<w:p>{run_of('Agua')}</w:p>", f"<w:p>{run_of('Agua')}</w:p><w:p/>"))[
        "Water"
    ] == ("Agua", False)
