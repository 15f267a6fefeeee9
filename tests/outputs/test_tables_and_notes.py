"""Tables keep their columns and footnotes their numbers, in every output."""

import re
import unicodedata

import pytest
from outputs_editions import edition

from mars_i18n.model import Block, Container
from mars_i18n.outputs import epub, text, web
from mars_i18n.outputs.page.nesting import Nested, nest

ENGLISH = "---\nlanguage: en\n---\n\n"
CORNER = "| | 2024 | 2025 |\n|---|---:|---:|\n| Lima | 3 | |\n| Quito |\n\nAfter.\n"
NOTES = "First.[^b] Second.[^a] First again.[^b]\n\n[^a]: Of a.\n[^b]: Of b, see[^c].\n[^c]: Of c.\n"


def page(source, **options):
    return next(iter(web.render(edition("en", ENGLISH + source, draft=False, **options)))).data.decode()


def plain_text(source):
    (artefact,) = text.render(edition("en", ENGLISH + source, draft=False, project=""))
    return artefact.data.decode()


def test_an_empty_cell_keeps_its_column():
    table = re.search(r"<table>.*</table>", page(CORNER), re.DOTALL)[0]
    assert re.sub(r'[ \n]|class="right"|scope="col"', "", table) == (
        "<table><thead><tr><td></td><th>2024</th><th>2025</th></tr></thead><tbody>"
        "<tr><td>Lima</td><td>3</td><td></td></tr><tr><td>Quito</td><td></td><td></td></tr></tbody></table>"
    )
    assert plain_text(f"Before.\n\n{CORNER}").split("\n")[2:6] == [
        "       2024  2025",
        "-----  ----  ----",
        "Lima      3",
        "Quito",
    ]


@pytest.mark.parametrize("words", ["27 May 2025", "2025-05-27", "12 / 15", "1 200 km"])
def test_a_date_or_figure_in_a_cell_is_not_broken_on_a_narrow_screen(words):
    assert f'<td class="right short">{words}</td>' in page(f"| What | When |\n|---|---:|\n| Well | {words} |\n")


@pytest.mark.parametrize("words", ["of May", "3", "27 wells that we dug in May"])
def test_other_words_in_a_cell_may_be(words):
    assert f"<td>{words}</td>" in page(f"| What | When |\n|---|---|\n| Well | {words} |\n")


def test_a_head_without_words_is_none():
    source = "| | |\n|---|---|\n| Lima | 3 |\n"
    assert "<thead>" not in page(source)
    assert plain_text(source) == "Lima  3\n"


def test_a_table_that_is_too_wide_for_plain_text_is_read_row_by_row():
    long = "many words " * 12
    shown = plain_text(f"| Where | What | |\n|---|---|---|\n| Lima | {long} | x |\n| Quito | | y |\n")
    assert shown.startswith("- Where: Lima\n  What: many words")
    assert max(map(len, shown.split("\n"))) <= 72
    assert shown.endswith("\n\n- Where: Quito\n  y\n")


def test_columns_are_kept_in_word_and_in_the_pdf():
    docx = pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    from io import BytesIO

    from mars_i18n.outputs import docx as output

    (made,) = output.render(edition("en", ENGLISH + CORNER, draft=False))
    (table,) = docx.Document(BytesIO(made.data)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "2024", "2025"],
        ["Lima", "3", ""],
        ["Quito", "", ""],
    ]


def test_an_item_without_words_keeps_its_number():
    source = "1. one\n2.\n3. three\n"
    assert re.findall(r"<li>(\w*)\s*</li>", page(source)) == ["one", "", "three"]
    assert plain_text(source) == "1. one\n2.\n3. three\n"


def test_notes_have_the_numbers_of_their_order_whatever_the_source_calls_them():
    shown = page(NOTES)
    cited = re.findall(r'<a class="note"(?: id="([^"]*)")? href="([^"]*)">([^<]*)</a>', shown)
    assert cited == [
        ("d0-ref-b", "#d0-note-b", "1"),
        ("d0-ref-a", "#d0-note-a", "2"),
        ("", "#d0-note-b", "1"),
        ("d0-ref-c", "#d0-note-c", "3"),
    ]
    assert re.findall(r'<li id="d0-note-(.)">', shown) == ["b", "a", "c"]


def test_a_note_of_the_title_is_cited_as_those_of_the_text_are():
    shown = page("# A title[^1]\n\nWords.\n\n[^1]: Of the title.\n")
    assert '<a class="note" id="d0-ref-1" href="#d0-note-1">1</a></sup></h1>' in shown


def test_in_a_book_the_number_is_beside_its_note():
    from books import read

    (made,) = epub.render(edition("en", ENGLISH + NOTES, draft=False))
    chapter = read(made.data)["EPUB/chapter-1.xhtml"].decode()
    assert re.findall(r'<span class="number">(.)</span>', chapter) == ["1", "2", "3"]
    assert re.findall(r'doc-noteref"[^>]*>(.)</a>', chapter) == ["1", "2", "1", "3"]


def test_code_in_a_heading_is_said_in_the_contents():
    shown = unicodedata.normalize("NFC", page("".join(f"## Part `x{at}` of it\n\nWords.\n\n" for at in range(5))))
    assert ">Part x3 of it</a>" in shown


def test_plain_text_has_the_same_numbers():
    assert plain_text(NOTES) == (
        "First.[1] Second.[2] First again.[1]\n\n[1] Of b, see[3].\n\n[2] Of a.\n\n[3] Of c.\n"
    )


def test_what_a_table_holds_in_no_row_is_shown_beside_it():
    table, row = Container("table", 1), Container("row", 2)
    blocks = [
        Block("paragraph", (), containers=(table,)),
        Block("cell", (), containers=(table, row)),
        Block("paragraph", (), key="after", containers=(table,)),
    ]
    caption, rows, after = nest(blocks)
    assert (caption, after) == (blocks[0], blocks[2])
    assert rows.children == (Nested(row, (blocks[1],)),)
    assert nest(blocks[:1]) == (blocks[0],)
