"""`add` makes a draft once, says when nothing changed, never replaces what somebody edited, and survives bad files."""

import json
import os
import sys
from pathlib import Path

import pytest

from mars_i18n.importers.pdf_draft import pdf_reading

TEXT = "La cooperación regional sobre el agua reunió a los representantes de cinco países."


@pytest.fixture
def pdf(tmp_path):
    typst = pytest.importorskip("typst")

    def make(text=TEXT, name="carta.pdf"):
        source = tmp_path / "in.typ"
        source.write_text(
            f'#set document(title: "x")\n#set page(width: 300pt, height: 200pt)\n{text}', encoding="utf-8"
        )
        path = tmp_path / name
        path.write_bytes(typst.compile(source))
        return path

    return make


def test_a_draft_and_its_record_lie_in_the_issue(mars, pdf):
    result = mars("add", str(pdf(f"= Agua\n\n{TEXT}")), "--issue", "2025-07")
    assert result.code == 0
    draft = (mars.root / "sources/2025-07/carta.md").read_text(encoding="utf-8")
    assert draft == f'---\ntitle: "Agua"\nlanguage: es\n---\n\n{TEXT}\n'
    record = json.loads((mars.root / "sources/2025-07/.carta.added.json").read_text(encoding="utf-8"))
    assert record["file"] == "carta.pdf"
    assert mars("check", "2025-07", "--sources-only").code == 0


def test_the_same_file_again_changes_nothing(mars, pdf):
    path = pdf()
    mars("add", str(path))
    before = {one: one.read_bytes() for one in (mars.root / "sources/carta").iterdir()}
    again = mars("add", str(path))
    assert (again.code, "nothing changed" in again.err) == (0, True)
    assert {one: one.read_bytes() for one in (mars.root / "sources/carta").iterdir()} == before


def test_an_edited_draft_stays(mars, pdf):
    path = pdf()
    mars("add", str(path))
    draft = mars.root / "sources/carta/carta.md"
    draft.write_text(edited := draft.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    again = mars("add", str(path))
    assert (again.code, "your edited draft stays" in again.err) == (0, True)
    other = mars("add", str(pdf("Otro texto del agua y de la tierra.")))
    assert (other.code, "it is not replaced" in other.err) == (2, True)
    assert draft.read_text(encoding="utf-8") == edited


def test_a_new_version_replaces_a_draft_that_nobody_edited(mars, pdf):
    mars("add", str(pdf()))
    result = mars("add", str(pdf("Otro texto del agua y de la tierra.")))
    assert (result.code, "nobody had edited it" in result.err) == (0, True)
    assert "Otro texto" in (mars.root / "sources/carta/carta.md").read_text(encoding="utf-8")


def test_findings_lead_through_the_draft_in_order(mars, pdf):
    text = '#set text(hyphenate: true, lang: "es")\n#set par(justify: true)\n' + "\n\n".join([TEXT * 2] * 3)
    result = mars("add", str(pdf(text)), "--format", "json")
    findings = json.loads(result.out)["findings"]
    assert findings
    assert {one["check"] for one in findings} == {"imported-guess"}
    lines = [one["line"] for one in findings]
    assert lines == sorted(lines)
    assert all(one["message"].startswith("page ") for one in findings)


def test_what_its_findings_mean_is_explained(mars):
    for name in ("imported-guess", "imported-loss"):
        explained = mars("explain", name)
        assert (explained.code, f"{name} (" in explained.out, "What to do:" in explained.out) == (0, True, True)


def test_the_project_says_how_severe_its_findings_are(mars, pdf):
    path = pdf("= Agua\n\n#set text(size: 20pt)\nGrande\n\n#set text(size: 9pt)\n" + TEXT * 3)
    mars.write("mars-i18n.toml", '[checks]\nselect = ["untranslated"]\n[checks.severity]\nimported-guess = "warning"\n')
    findings = json.loads(mars("add", str(path), "--format", "json").out)["findings"]
    assert {one["severity"] for one in findings} == {"warning"}


def test_a_web_page_becomes_a_draft(mars):
    page = mars.write("in.html", "<html lang=es><body><h1>Agua</h1><p>Hola <b>mundo</b>.</p><p>1. No</p></html>")
    result = mars("add", str(page), "--issue", "web", "--name", "agua")
    assert result.code == 0
    draft = (mars.root / "sources/web/agua.md").read_text(encoding="utf-8")
    assert draft == '---\ntitle: "Agua"\nlanguage: es\n---\n\nHola **mundo**.\n\n1\\. No\n'


def test_pictures_are_taken_out_on_request(mars, pdf, tmp_path):
    (tmp_path / "red.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>'
    )
    from struct import pack
    from zlib import compress, crc32

    chunk = lambda kind, body: pack(">I", len(body)) + kind + body + pack(">I", crc32(kind + body))  # noqa: E731
    header = chunk(b"IHDR", pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", compress(b"".join(b"\0" + b"\xff\0\0" * 4 for _ in range(4))))
    (tmp_path / "red.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + pixels + chunk(b"IEND", b""))
    path = pdf(f'{TEXT}\n\n#image("red.png", width: 20pt, alt: "Un cuadrado rojo")')
    assert "<!-- picture on page 1 -->" in (mars("add", str(path)), read(mars, "carta"))[1]
    mars("add", str(path), "--images")
    assert "![Un cuadrado rojo](carta-page-1-1.png)" in read(mars, "carta")
    assert (mars.root / "sources/carta/carta-page-1-1.png").read_bytes().startswith(b"\x89PNG")


def read(mars, name):
    return (mars.root / f"sources/{name}/{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: b"%PDF-1.7\n" + data[9:200], "damaged"),
        (lambda _: b"", "not a PDF"),
        (lambda _: b"PK\x03\x04" + bytes(99), "not a PDF"),
    ],
    ids=["cut off", "a head alone", "empty", "something else"],
)
def test_a_damaged_pdf_is_refused_with_its_path(mars, pdf, damage, said):
    path = pdf()
    path.write_bytes(damage(path.read_bytes()))
    result = mars("add", str(path))
    assert (result.code, "carta.pdf" in result.err, said in result.err) == (2, True, True)
    assert not (mars.root / "sources/carta").exists()


def test_a_picture_of_text_is_refused_with_its_page(mars, pdf):
    result = mars("add", str(pdf("#rect(width: 50pt, height: 50pt, fill: red)")))
    assert result.code == 2
    assert "page 1: no text in this PDF: it is a picture" in result.err
    assert "OCR" in result.err


def test_a_pdf_with_a_password_is_refused(mars, pdf):
    from pypdf import PdfReader, PdfWriter

    path = pdf()
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    result = mars("add", str(path))
    assert (result.code, "opens with a password only" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended with exit code -11"),
        ("import time; time.sleep(60)", "took more than 1 seconds"),
        ("print('{')", "cut off"),
        ("bytearray(3 << 30)", "MemoryError"),
    ],
    ids=["it dies", "it hangs", "it writes nonsense", "it takes too much memory"],
)
@pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")
def test_the_command_outlives_its_reader(mars, pdf, monkeypatch, code, said):
    reader = mars.root / "pdf_process.py"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\n"
    reader.write_text(limit + code, encoding="utf-8")
    monkeypatch.setattr(pdf_reading, "_READER", (str(reader),))
    monkeypatch.setattr(pdf_reading, "SECONDS", 1 if "sleep" in code else 60)
    result = mars("add", str(pdf()))
    assert (result.code, said in result.err) == (2, True), result.err


def test_the_missing_extra_is_named(mars, pdf, monkeypatch):
    path = pdf()
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    result = mars("add", str(path))
    assert (result.code, 'pip install "mars-i18n[add]"' in result.err) == (2, True)


def test_markdown_needs_no_draft(mars):
    path = mars.write("carta.md", "# Hola\n")
    result = mars("add", str(path))
    assert (result.code, "Markdown needs no draft" in result.err) == (2, True)


def test_an_issue_that_is_a_file_is_not_made_a_folder(mars, pdf):
    path = pdf()
    mars.write("sources/carta.md", "# Hola\n")
    result = mars("add", str(path))
    assert (result.code, "sources/carta.md" in result.err) == (2, True)
    assert Path(mars.root, "sources/carta.md").is_file()


def test_a_folder_is_refused_with_the_command_for_its_first_file(mars, tmp_path):
    folder = tmp_path / "all of it"
    folder.mkdir()
    assert "the folder has none that it reads: .docm, .docx" in mars("add", str(folder)).err
    for name in (".hidden.txt", "b.html", "note.md", "z.txt", "~$a.docx"):
        (folder / name).write_text("Words.", encoding="utf-8")
    result = mars("add", str(folder))
    assert result.code == 2
    assert "is a folder, not a file" in result.err
    assert "The folder has 2 that it reads" in result.err
    assert f"`mars-i18n add '{folder / 'b.html'}' --issue all-of-it`" in result.err


def test_a_file_without_text_makes_no_draft(mars, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b" \n")
    result = mars("add", str(empty))
    assert (result.code, "empty.txt: no text was found in it" in result.err) == (2, True)
    assert not (mars.root / "sources/empty").exists()
