"""The PDF: tagged and readable by machines, its words those of the issue, the same bytes each time."""

import io
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs_editions import edition
from pypdf import PdfReader

from mars_i18n.errors import MarsError
from mars_i18n.outputs import pdf

pytestmark = pytest.mark.slow("compiles many papers")

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>'


def made(**options):
    (artefact,) = pdf.render(edition(**{"image": lambda _: SVG, **options}))
    return artefact, PdfReader(io.BytesIO(artefact.data))


def words(reader):
    text = " ".join(page.extract_text() for page in reader.pages)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def structure(node, depth=0):
    """The names of the elements of the structure tree, in order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from structure(child, depth)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node and depth < 60:
            yield from structure(node["/K"], depth + 1)


def test_it_is_tagged_as_pdf_ua_asks():
    _, reader = made(draft=False)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("es")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert reader.metadata.title == "Agua y luz"
    names = [name for name, _ in structure(root["/StructTreeRoot"])]
    assert {"/H1", "/P", "/L", "/LI", "/Table", "/TH", "/Figure", "/Link"} <= set(names)
    levels = [int(name[2:]) for name in names if re.fullmatch(r"/H\d", name)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_marks_within_hundreds_of_marks_keep_their_words():
    _, reader = made(source=f"---\nlanguage: es\n---\n\nAgua {'*' * 999}clara{'*' * 999} y luz.\n", translations={})
    assert "Agua clara y luz." in words(reader)


def test_figures_say_what_they_show():
    _, reader = made()
    figures = [node for name, node in structure(reader.trailer["/Root"]["/StructTreeRoot"]) if name == "/Figure"]
    assert [str(node["/Alt"]) for node in figures] == ["Una bomba"]


def test_every_font_is_embedded():
    _, reader = made()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (below,) = font["/DescendantFonts"]
            descriptor = below.get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_words_are_those_of_the_issue():
    _, reader = made()
    text = words(reader)
    for reported in ("Agua y luz", "Una carta desde el valle.", "Mayo a junio de 2025", "Un título", "Borrador"):
        assert reported in text


def test_links_lead_where_they_may():
    _, reader = made()
    links = [note.get_object().get("/A", {}).get("/URI") for page in reader.pages for note in page.get("/Annots", [])]
    assert "https://example.org/?a=1&b=2" in links
    assert not [one for one in links if one and one.startswith("javascript:")]


def test_the_same_issue_is_the_same_bytes():
    assert made()[0] == made()[0]


HOSTILE = [
    "#import",
    "]",
    "[",
    '"',
    "\\",
    "*",
    "`",
    "$x$",
    "\x00",
    "\x07",
    "😀",
    "水",
    "مرحبا",
    "e\u0301",
    "</b1>",
    "//",
    "@a",
]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6))
def test_text_is_never_read_as_typst(pieces):
    text = "Antes " + " ".join(pieces) + " después"
    _, reader = made(translations={"A heading": text, "Water & light": text}, project=text)
    shown = words(reader)
    assert "Antes" in shown
    assert "después" in shown
    for piece in {"#import", "$x$", "*", "`"} & set(pieces):
        assert piece in shown


@pytest.mark.parametrize("data", [None, b"", b"no image", b"\x89PNG\r\n\x1a\nbroken", b"<svg"])
def test_an_image_that_cannot_be_shown_is_its_words_and_reported(data):
    artefact, reader = made(image=lambda _: data)
    assert "Una bomba" in words(reader)
    assert any("pump.svg" in str(note) for note in artefact.notes)


def test_a_character_without_a_font_is_reported():
    artefact, _ = made(translations={"A heading": "Título \U00012000"})
    assert any("U+12000" in str(note) for note in artefact.notes)


@pytest.mark.parametrize("name", ["theme.typ", "parts/theme.typ"])
def test_a_broken_template_of_the_project_is_reported_with_its_line(name, tmp_path):
    path = tmp_path / "pdf" / name
    path.parent.mkdir(parents=True)
    path.write_text("#let a = 1\n#let b = (\n")
    if name != "theme.typ":
        (tmp_path / "pdf" / "theme.typ").write_text(f'#import "{name}": a\n')
    with pytest.raises(MarsError, match=rf"{name}:2: "):
        made(template_folders=(str(tmp_path),))


def test_an_issue_of_many_paragraphs_takes_linear_time(assert_linear):
    def work(count):
        one = edition(source="---\nlanguage: en\n---\n\n" + "The pump works well today.\n\n" * count)
        return lambda: list(pdf.render(one))

    assert_linear(work, 150, 600)


def test_a_folder_for_temporary_files_that_cannot_be_written_is_reported(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(MarsError, match="the PDF cannot be made there"):
        made()


def test_no_page_parts_a_paragraph_that_leads_to_a_list_from_it():
    parted = 0
    for count in range(18, 40):
        source = "---\nlanguage: en\n---\n\n" + "A line.\n\n" * count + "It has two parts:\n\n- the former\n- latter\n"
        _, reader = made(source=source, language="en", translations={})
        pages = [page.extract_text() for page in reader.pages]
        (where,) = [number for number, text in enumerate(pages) if "two parts:" in text]
        assert "the former" in pages[where]
        parted += "A line." in pages[where - 1] and where > 0
    assert parted  # the list came to stand where a page ends


def test_no_hyphen_is_put_into_code_or_an_address_nor_repeated_where_its_line_ends():
    command = "mars-i18n build --out /" + "responsabilidades-institucionales/" * 6
    address = "https://example.org/" + "responsabilidades-interinstitucionales/" * 4
    source = f"---\nlanguage: es\n---\n\nEl comando y la dirección <{address}> son largos.\n\n```\n{command}\n```\n"
    _, reader = made(source=source, translations={})
    whole = "".join(page.extract_text() for page in reader.pages)
    assert whole.count("\n") > 6  # their lines end somewhere
    shown = "".join(whole.replace("\u200b", "").split())
    assert command.replace(" ", "") in shown
    assert address in shown
