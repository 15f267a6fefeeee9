"""What the structure of a document becomes: titles of a text file, attributions, images, lists from elsewhere."""

import pytest
from outputs_editions import edition

from mars_i18n.formats import markdown, text
from mars_i18n.outputs import text as text_output
from mars_i18n.outputs import web

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
    html = page(text.parse(TWO.encode(), "may.txt"))
    assert "<h1>NEWSLETTER</h1>" in html
    assert html.count("<article>") == 2
    assert '<h2 id="d1">EXECUTIVE SUMMARY</h2>' in html
    assert ">Our work</h3>" in html
    assert 'href="#d0-' not in html.partition("<main")[0] or "NEWSLETTER" not in html.partition("<ol>")[2]


def test_the_contents_of_a_page_name_each_further_document_above_its_own_headings():
    first = markdown.parse(("".join(f"## {name}\n\nText.\n\n" for name in "ABCD")).encode(), "1.md")
    second = markdown.parse(b"---\ntitle: The second\n---\n\n## E\n\nText.\n", "2.md")
    html = page(first, second)
    listed = html.partition("<ol>")[2].partition("</ol>")[0]
    assert listed.index(">D</a>") < listed.index('href="#d1">The second</a>') < listed.index(">E</a>")
    assert '<h2 id="d1">The second</h2>' in html


def test_a_paragraph_with_a_dash_after_a_quotation_says_who():
    html = page(markdown.parse("> Water is life.\n>\n> — Ana, a farmer\n".encode(), "a.md"))
    assert "<figcaption>— Ana, a farmer" in html
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
