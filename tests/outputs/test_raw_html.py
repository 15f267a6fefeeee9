"""Raw HTML of the sources in the outputs that know no HTML: what it says is said, and nothing of it runs."""

import pytest
from books import W
from hypothesis import given
from hypothesis import strategies as st
from outputs_editions import edition

from mars_i18n.formats import markdown
from mars_i18n.model import Segment
from mars_i18n.outputs import text
from mars_i18n.outputs.page.documents import asset_paths
from mars_i18n.outputs.page.html.raw_html import with_html_read
from mars_i18n.outputs.page.inline import plain

ENGLISH = "---\nlanguage: en\n---\n\n"


def said(source):
    """(kind, level, kinds of the containers, words) of each block."""
    document = with_html_read(markdown.parse(source.encode(), "a.md"))
    return [
        (
            block.kind,
            block.level,
            [one.kind for one in block.containers],
            (block.content if block.kind in {"code", "html"} else "")
            or "".join(plain(part.parts) for part in block.parts if isinstance(part, Segment)),
        )
        for block in document.blocks
    ]


def as_text(source, **options):
    (artefact,) = text.render(edition("en", ENGLISH + source, **{"project": "", **options}))
    return artefact.data.decode()


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("one <br> two<br/>three", "one\ntwo\nthree"),
        ("CO<sub>2</sub> and m<sup>2</sup>, 1<sup>er</sup>", "CO₂ and m², 1er"),
        ('a <a href="https://example.org/x">page</a>.', "a page (https://example.org/x)."),
        ('an <a href="javascript:x()">evil page</a>.', "an evil page."),
        ('<img src="a.png" alt="A pump"> works', "[Una bomba] works"),
        ("<u>low</u> <span onclick='x()'>and <b>bold</b></span>", "low and bold"),
        ("</b></a></sup> <a> <sup>left", "left"),
    ],
)
def test_tags_in_a_sentence(html, shown):
    assert as_text(html).strip() == shown


def test_blocks_of_every_kind():
    html = (
        '<div class="x"><h3>Head <b>bold</b></h3><p>One<p>Two<ul><li>a<ul><li>b</ul></ul><ol start="3"><li>c</ol>'
        "<blockquote>said</blockquote><pre>x\n  y</pre><hr><dl><dt>t<dd>d</dl>"
        "<table><thead><tr><th>P<th>Q</thead><tr><td>p <i>again</i></td><td></table>"
        "<script>alert(1)</script><style>p {}</style>tail</div>\n"
    )
    assert said(html) == [
        ("heading", 3, [], "Head bold"),
        ("paragraph", 0, [], "One"),
        ("paragraph", 0, [], "Two"),
        ("paragraph", 0, ["list", "item"], "a"),
        ("paragraph", 0, ["list", "item", "list", "item"], "b"),
        ("paragraph", 0, ["list", "item"], "c"),
        ("paragraph", 0, ["quote"], "said"),
        ("code", 0, [], "x\n  y"),
        ("rule", 0, [], ""),
        ("term", 0, ["definitions"], "t"),
        ("paragraph", 0, ["definitions", "definition"], "d"),
        ("cell", 0, ["table", "row"], "P"),
        ("cell", 0, ["table", "row"], "Q"),
        ("cell", 0, ["table", "row"], "p again"),
        ("cell", 0, ["table", "row"], ""),
        ("paragraph", 0, [], "tail"),
    ]


def test_html_within_a_list_stays_in_it():
    assert said("- a\n\n  <p>b</p>\n- c\n")[1] == ("paragraph", 0, ["list", "item"], "b")


def test_the_plain_text_has_the_words_of_html():
    shown = as_text("<table><tr><th>Wells</th><th>Bought</th></tr><tr><td>Lima</td><td>12</td></tr></table>\n")
    assert shown.split("\n")[:3] == ["Wells  Bought", "-----  ------", "Lima   12"]


def test_images_of_html_are_copied_beside_the_page():
    source = '<p><img src="a.png" width="20"></p>\n\nand <img src="b.png"> <img src="https://example.org/c.png">\n'
    assert asset_paths(edition(source=source)) == ("a.png", "b.png")


def test_a_line_break_is_one_in_word_and_a_link_leads_on():
    docx = pytest.importorskip("mars_i18n.outputs.docx")
    pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    from books import read
    from lxml import etree

    source = 'one<br> two H<sub>2</sub>O <a href="https://example.org/x">page</a>\n\n<p>three <i>four</i></p>\n'
    (made,) = docx.render(edition("en", ENGLISH + source, draft=False))
    root = etree.fromstring(read(made.data)["word/document.xml"])
    assert len(list(root.iter(f"{W}br"))) == 1
    assert [one.get(f"{W}val") for one in root.iter(f"{W}vertAlign")] == ["subscript"]
    assert len(list(root.iter(f"{W}hyperlink"))) == 1
    assert "".join(one.text for one in root.iter(f"{W}t")).endswith("onetwo H2O pagethree four")


def test_a_line_break_is_one_in_the_pdf_and_an_image_is_shown():
    pytest.importorskip("typst", reason="needs typst (the extra pdf)")
    from test_pdf import made, structure, words

    source = (
        'one<br>two H<sub>2</sub>O <a href="https://example.org/x">page</a>\n\n<p><img src="a.svg" alt="A pond"></p>\n'
    )
    _, reader = made(language="en", source=ENGLISH + source, draft=False)
    assert "one two H2O page" in words(reader).replace("H 2 O", "H2O")
    nodes = list(structure(reader.trailer["/Root"]["/StructTreeRoot"]))
    assert [str(node["/Alt"]) for name, node in nodes if name == "/Figure"] == ["A pond"]
    assert "/Link" in [name for name, _ in nodes]


PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<br>",
    "<a href=x>",
]
PIECES += [
    "</a>",
    "<script>",
    "</script>",
    "<!-- ",
    " -->",
    "<dl><dt>",
    "<dd>",
    "<pre>",
    "</pre>",
    "<",
    "word",
    "&amp;",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_whatever_the_html_the_text_keeps_what_comes_after_it(pieces):
    text = as_text(f"<div>{''.join(pieces)}\n\nAfter <b>it</b> {''.join(pieces).replace(chr(10), ' ')}\n")
    # CommonMark 4.6: these go on over empty lines, so that what comes after is of them
    assert "After it" in text or {"<script>", "<!-- ", "<pre>"} & set(pieces)


def test_deep_and_long_html_takes_linear_time(assert_linear):
    def work(count):
        source = "<div><ul><li>" * count + "<p>word<br>" * count
        document = markdown.parse(source.encode(), "a.md")
        return lambda: with_html_read(document)

    assert_linear(work, 500, 2000)


def test_plain_text_has_no_characters_that_a_terminal_obeys():
    assert as_text("a \x1b[31m b\x00 \x07c\n") == "a [31m b\ufffd c\n"
