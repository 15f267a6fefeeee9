"""Every kind of block, container and tag of the model is shown by every output, and decided upon in one place."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from html import unescape
from io import BytesIO
from typing import get_args

import pytest
from books import read
from outputs_editions import archive, edition

from mars_i18n.formats import markdown
from mars_i18n.model import TAG_NAMES, Block, BlockKind, Container, ContainerKind, Document, Segment, Tag, Text
from mars_i18n.outputs import docx, email, epub, feed, pdf, proof, text, web
from mars_i18n.outputs.docx import blocks as docx_blocks
from mars_i18n.outputs.docx import inline as docx_inline
from mars_i18n.outputs.email import blocks as email_blocks
from mars_i18n.outputs.email import mail_html as email_html
from mars_i18n.outputs.page import inline_text, plain_text, resolve, tree
from mars_i18n.outputs.page.html import inline_html, xhtml, xhtml_nodes
from mars_i18n.outputs.page.html.raw_html import list_start
from mars_i18n.outputs.pdf import blocks as pdf_blocks
from mars_i18n.outputs.pdf import inline as pdf_inline
from mars_i18n.outputs.web import blocks as web_blocks
from mars_i18n.plugins.editions import Reviewed

NODES = {"web": web_blocks, "email": email_blocks, "epub and feed": xhtml_nodes, "text": plain_text}
NODES |= {"docx": docx_blocks, "pdf": pdf_blocks}
TAGS = {"web and proof": inline_html, "email": email_html, "epub and feed": xhtml, "text and proof": inline_text}
TAGS |= {"docx": docx_inline, "pdf": pdf_inline}


@pytest.mark.parametrize("name", NODES)
def test_each_output_has_a_function_for_each_kind_of_node_and_no_other(name):
    assert set(NODES[name].NODES) == set(get_args(tree.NodeKind))


@pytest.mark.parametrize("name", TAGS)
def test_each_output_has_a_function_for_each_tag_and_no_other(name):
    assert set(TAGS[name].TAGS) == set(TAG_NAMES)


def test_each_kind_of_block_and_container_of_the_model_is_decided_upon():
    assert set(resolve.BLOCKS) == set(get_args(BlockKind))
    assert set(resolve.CONTAINERS) == set(get_args(ContainerKind))


def test_each_kind_of_node_is_a_class_of_the_tree():
    assert {one.kind for one in get_args(tree.Node)} == set(get_args(tree.NodeKind))


def words_of_docx(one):
    pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    xml = read(next(iter(docx.render(one))).data)["word/document.xml"].decode()
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</w:p>", "\n", xml)))


def words_of_pdf(one):
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(BytesIO(next(iter(pdf.render(one))).data)).pages
    return "\n".join(page.extract_text() for page in pages)


def words_of_html(html):
    return unescape(re.sub(r"<style.*?</style>|<[^>]*>", "", html, flags=re.DOTALL))


def feed_of(one):
    made = {artefact.path: artefact.data.decode() for artefact in feed.archive(archive(feed, one))}
    return unescape(re.search(r"<content[^>]*>(.*?)</content>", made[f"{one.language}/feed.xml"], re.DOTALL)[1])


def html_of_mail(one):
    return list(email.render(one))[1].data.decode()


def text_of_mail(one):
    message = message_from_bytes(next(iter(email.render(one))).data, policy=policy.default)
    return message.get_body(("plain",)).get_content()


def chapter_of(one):
    return read(next(iter(epub.render(one))).data)["EPUB/chapter-1.xhtml"].decode()


def page_of(one):
    return next(iter(web.render(one))).data.decode()


def text_of(one):
    return next(iter(text.render(one))).data.decode()


SHOWN = {
    "web": lambda one: words_of_html(page_of(one)),
    "email": lambda one: words_of_html(html_of_mail(one)),
    "text of a mail": text_of_mail,
    "epub": lambda one: words_of_html(chapter_of(one)),
    "feed": lambda one: words_of_html(feed_of(one)),
    "text": text_of,
    "docx": words_of_docx,
    "pdf": words_of_pdf,
}


def prose(*parts):
    parts = tuple(Text(one, one) if isinstance(one, str) else one for one in parts)
    return (Segment(parts, language="es", state="translated"),)


def pair(name, words):
    return Tag(name, 1, "open"), words, Tag(name, 1, "close")


def edition_of(*blocks, language="es", **options):
    document = Document("sources/may/a.md", "markdown", blocks, language=language)
    return edition(language, documents=(document,), draft=False, **options)


NOTE, WARNING, OWN = (
    Container("callout", number, (("callout", kind),)) for number, kind in enumerate(("note", "warning", "danger"))
)
ALL = (
    Block("paragraph", prose("Before the boxes."), containers=()),
    Block("paragraph", prose("In the note."), containers=(NOTE,)),
    Block("paragraph", prose("In the warning."), containers=(WARNING,)),
    Block("label", prose("A title of its own"), containers=(OWN,)),
    Block("paragraph", prose("In the danger."), containers=(OWN,)),
    Block("paragraph", prose("Water is H", *pair("sub", "2"), "O, area m", *pair("sup", "2"), ".")),
    Block(
        "paragraph",
        prose(
            "Dear ",
            Tag("ph", 1, "alone", attributes=(("ph", "*|FNAME|* {{ <x> & y }}"),)),
            ", ",
            *pair("span", "plain"),
            "!",
        ),
    ),
    Block("paragraph", prose("Said twice by the file."), twin=True),
)


@pytest.mark.parametrize("name", SHOWN)
def test_a_callout_is_a_box_with_its_own_title_or_the_localised_word_for_its_kind(name):
    shown = SHOWN[name](edition_of(*ALL))
    order = ["Before the boxes.", "Nota", "In the note.", "Advertencia", "In the warning."]
    order += ["A title of its own", "In the danger."]
    places = [shown.index(one) for one in order]
    assert places == sorted(places)
    assert "Peligro" not in shown


@pytest.mark.parametrize("name", SHOWN)
def test_opaque_syntax_is_shown_letter_for_letter_and_a_twin_not_at_all(name):
    shown = SHOWN[name](edition_of(*ALL))
    assert "Dear *|FNAME|* {{ <x> & y }}, plain!" in " ".join(shown.replace("\u200b", "").split())
    assert "Said twice" not in shown


def test_high_and_low_letters_are_so_in_every_output():
    one = edition_of(*ALL)
    for html in (page_of(one), html_of_mail(one), chapter_of(one), feed_of(one)):
        assert re.search(r"H<sub[^>]*>2</sub>O, area m<sup[^>]*>2</sup>\.", html)
    assert "Water is H₂O, area m²." in text_of(one)
    xml = read(next(iter(docx.render(one))).data)["word/document.xml"].decode()
    assert [xml.count(f'<w:vertAlign w:val="{kind}script"/>') for kind in ("sub", "super")] == [1, 1]


def test_a_callout_nobody_knows_has_its_own_name():
    box = Container("callout", 9, (("callout", "aside <x>"),))
    html = page_of(edition_of(Block("paragraph", prose("Words."), containers=(box,))))
    assert '<p class="callout-label">Aside &lt;x&gt;</p>' in html


@pytest.mark.parametrize("name", SHOWN)
def test_a_callout_may_be_anywhere_and_hold_anything(name):
    inside = Container("list", 20, (("tight", "yes"),)), Container("item", 21)
    blocks = (
        Block("code", (), content="x = 1\n", containers=(*inside, NOTE)),
        Block("paragraph", prose("After code."), containers=(*inside, NOTE)),
        Block("paragraph", prose("Quoted."), containers=(WARNING, Container("quote", 22))),
        Block("label", prose("Only a title"), containers=(OWN,)),
    )
    shown = SHOWN[name](edition_of(*blocks))
    assert all(words in shown for words in ("x = 1", "After code.", "Quoted.", "Only a title"))


def test_the_proof_names_the_callout_once_and_leaves_twins_out():
    rows = tuple(Reviewed(block, block.parts[0], block.parts[0], "translated") for block in ALL)
    made = {one.path: one.data for one in proof.render(edition_of(*ALL, review=lambda: (("a.md", rows),)))}
    html = made["proof.html"].decode()
    assert re.findall(r'<span class="callout"[^>]*>([^<]*)</span>', html) == ["Nota", "Advertencia", "Peligro"]
    assert "Said twice" not in html
    assert "*|FNAME|* {{ &lt;x&gt; &amp; y }}" in html


STARTS = [
    ("29", 29),
    ("0", 0),
    ("9" * 5000, 1),
    ("-3", 1),
    ("x", 1),
    ("", 1),
    ("٢٩", 1),
    ("32767", 32767),
    ("32768", 1),
]


@pytest.mark.parametrize(("start", "number"), STARTS, ids=lambda one: str(one)[:8])
def test_the_start_of_a_list_is_one_value_whatever_is_written(start, number):
    assert list_start(start) == number


@pytest.mark.parametrize(("start", "number"), [("29", 29), ("9" * 5000, 1)], ids=["29", "of 5,000 digits"])
def test_a_list_starts_at_the_same_number_in_every_output(start, number):
    box = Container("list", 1, (("ordered", "yes"), ("start", start), ("tight", "yes"))), Container("item", 2)
    one = edition_of(Block("paragraph", prose("The item."), containers=box))
    attribute = f'<ol start="{number}"' if number != 1 else "<ol"
    for html in (page_of(one), html_of_mail(one), chapter_of(one), feed_of(one)):
        assert re.search(rf"{attribute}[ >]", html)
        assert ("start=" in html) == (number != 1)
    for words in (text_of(one), text_of_mail(one), words_of_pdf(one)):
        assert f"{number}. The item." in " ".join(words.split())
    numbering = read(next(iter(docx.render(one))).data)["word/numbering.xml"].decode()
    assert f'<w:startOverride w:val="{number}"/>' in numbering


@pytest.mark.parametrize("start", ["29", "50000", "9" * 5000])
def test_html_of_the_editors_starts_its_lists_at_the_same_number_too(start):
    one = edition("en", f'<ol start="{start}"><li>The item.</li></ol>\n', {}, draft=False)
    number = list_start(start)
    for words in (text_of(one), text_of_mail(one), words_of_pdf(one)):
        assert f"{number}. The item." in " ".join(words.split())
    for html in (html_of_mail(one), chapter_of(one), feed_of(one)):
        assert re.findall(r'start="(\d+)"', html) == ([str(number)] if number != 1 else [])
    numbering = read(next(iter(docx.render(one))).data)["word/numbering.xml"].decode()
    assert f'<w:startOverride w:val="{number}"/>' in numbering


def said_by(source):
    one = edition("en", source, {}, draft=False)
    xml = read(next(iter(docx.render(one))).data)["word/document.xml"].decode()
    return {
        "web": "<figcaption>" in page_of(one),
        "email": 'class="who"' in html_of_mail(one),
        "epub": "<figcaption>" in chapter_of(one),
        "text": "— " in text_of(one),
        "docx": '<w:pStyle w:val="QuoteSource"/>' in xml,
        "tree": bool(resolve.resolve(one).parts[0].body[0].who),
    }


@pytest.mark.parametrize(
    ("source", "who"),
    [
        ("> A quotation.\n>\n> **Note that** this is emphasis.\n", False),
        ("> A quotation.\n>\n> **Ana María**\n", True),
        ("> A quotation.\n>\n> **Ana**\\\n> A farmer\n", True),
        ("> A quotation.\n>\n> — Ana\n", True),
        ("> **Ana**\n", False),
        ("> A quotation.\n>\n> Another paragraph.\n", False),
    ],
)
def test_every_output_takes_the_same_line_for_the_one_who_is_quoted(source, who):
    assert said_by(source) == dict.fromkeys(("web", "email", "epub", "text", "docx", "tree"), who)


def test_a_note_that_is_in_a_quotation_is_a_note_like_any_other():
    one = edition("en", "Cited.[^1]\n\n> Quoted.\n>\n> [^1]: The note.\n", {}, draft=False)
    (part,) = resolve.resolve(one).parts
    assert [(note.number, note.label) for note in part.notes] == [(1, "1")]


def test_the_tree_of_an_edition_is_the_same_each_time_and_cannot_be_changed():
    one = edition("es")
    assert resolve.resolve(one) == resolve.resolve(one)
    assert hash(resolve.resolve(replace(one, documents=(markdown.parse(b"a\n", "a.md"),))))
