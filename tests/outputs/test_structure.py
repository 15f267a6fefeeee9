"""What the structure of a document becomes: titles of a text file, attributions, images, lists from elsewhere."""

import io
import zipfile

import pytest
from mails import png
from outputs_editions import edition

from mars_i18n.formats import html, markdown, text
from mars_i18n.outputs import docx, email, epub, web
from mars_i18n.outputs import text as text_output

TWO = """\
NEWSLETTER

May - June 2025 / Volume 1

The well of the village is open, and the school has water every morning again.

EXECUTIVE SUMMARY

Our work

The study of the well took two years, and its results are in this short summary.
"""


def page(*documents):
    (artefact,) = web.render(edition(documents=documents))
    return artefact.data.decode()


def plain(document):
    (artefact,) = text_output.render(edition(documents=(document,)))
    return artefact.data.decode()


def test_the_first_title_of_a_text_file_heads_the_page_and_each_title_begins_an_article():
    shown = page(text.parse(TWO.encode(), "may.txt"))
    assert "<h1>NEWSLETTER</h1>" in shown
    assert shown.count("<article>") == 2
    assert '<h2 id="d1">EXECUTIVE SUMMARY</h2>' in shown
    assert ">Our work</h3>" in shown
    assert 'href="#d0-' not in shown.partition("<main")[0] or "NEWSLETTER" not in shown.partition("<ol>")[2]


def test_the_contents_of_a_page_name_each_further_document_above_its_own_headings():
    first = markdown.parse(("".join(f"## {name}\n\nText.\n\n" for name in "ABCD")).encode(), "1.md")
    second = markdown.parse(b"---\ntitle: The second\n---\n\n## E\n\nText.\n", "2.md")
    shown = page(first, second)
    listed = shown.partition("<ol>")[2].partition("</ol>")[0]
    assert listed.index(">D</a>") < listed.index('href="#d1">The second</a>') < listed.index(">E</a>")
    assert '<h2 id="d1">The second</h2>' in shown


def test_a_paragraph_with_a_dash_after_a_quotation_says_who():
    shown = page(markdown.parse("> Water is life.\n>\n> — Ana, a farmer\n".encode(), "a.md"))
    assert "<figcaption>— Ana, a farmer" in shown
    lone = page(markdown.parse("> — said nobody\n".encode(), "a.md"))
    assert "<figcaption" not in lone


def test_an_image_that_may_not_be_loaded_is_its_words():
    html = page(markdown.parse(b"See ![the well](ftp://x/y.png) here.\n", "a.md"))
    assert "See the well here." in html
    assert "<img" not in html


def test_a_link_has_its_localised_title():
    document = markdown.parse(b'See [it](https://example.org "the title").\n', "a.md")
    assert 'title="the title"' in page(document)


@pytest.mark.parametrize("source", ["| a | b |\n| --- | ---: |\n| 1 | 10 |\n| 2 | 9 |\n"])
def test_text_aligns_columns_and_shows_no_empty_image(source):
    shown = plain(markdown.parse((source + "\n![](x.png) end\n").encode(), "a.md"))
    assert "\n2   9\n" in shown
    assert "[]" not in shown


def test_footnotes_of_the_text_stay_within_their_columns():
    shown = plain(markdown.parse(("Word[^1].\n\n[^1]: " + "water and bread " * 20 + "\n").encode(), "a.md"))
    assert max(map(len, shown.splitlines())) <= 72


def test_the_contents_of_a_draft_mark_headings_that_are_not_translated():
    source = "---\nlanguage: en\n---\n\n" + "".join(f"## Part {one}\n\nWords of it.\n\n" for one in "ABCDE")
    (artefact,) = web.render(edition("es", source, {"Part A": "Parte A"}))
    contents = artefact.data.decode().partition('<nav class="contents"')[2].partition("</nav>")[0]
    assert ">Parte A</a>" in contents
    assert '<span lang="en" class="fallback">Part B</span></a>' in contents


def test_an_image_among_words_keeps_its_title_in_mail_and_book():
    source = '---\nlanguage: en\n---\n\nSee ![A well](pump.svg "The new well") here.\n\n- ![A](pump.svg "Of an item")\n'
    made = edition("en", source, image=lambda _: png())
    files = {one.path: one.data for name in (email, epub) for one in name.render(made)}
    chapters = zipfile.ZipFile(io.BytesIO(files["may.epub"]))
    book = "".join(chapters.read(one).decode() for one in chapters.namelist() if one.endswith(".xhtml"))
    for shown in (files["may.mail.html"].decode(), book):
        assert 'title="The new well"' in shown
        assert 'title="Of an item"' in shown


def test_the_caption_of_a_table_is_shown_before_it():
    table = b"<table><caption>Wells <b>by</b> depth</caption><tr><th>Well</th></tr><tr><td>Blas</td></tr></table>"
    document = html.parse(table, "a.html")
    assert '<div class="caption"><p>Wells <strong>by</strong> depth</p></div>\n<div class="table"' in page(document)
    assert plain(document).startswith("Wells by depth\n\nWell\n----")


def test_what_a_page_says_of_a_picture_or_a_table_looks_like_it():
    document = html.parse(
        b'<figure><img src="https://example.org/a.png" alt="a square">'
        b"<figcaption>The <b>square</b></figcaption></figure>"
        b"<table><caption>The numbers</caption><tr><td>1<td>2<tr><td>3<td>4</table><p>Words",
        "a.html",
    )
    shown = page(document)
    assert '<div class="caption"><p>The <strong>square</strong></p></div>' in shown
    assert '<div class="caption"><p>The numbers</p></div>' in shown
    assert "<p>Words</p>" in shown
    (book,) = docx.render(edition(documents=(document,)))
    with zipfile.ZipFile(io.BytesIO(book.data)) as package:
        words = package.read("word/document.xml").decode()
    assert words.count('<w:pStyle w:val="Caption"/>') == 2
