"""What a page's HTML becomes in a mail, and that no HTML of the editors can break it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import html, message, notes

from mars_i18n.outputs.email.mail_html import MailContext, mail_html
from mars_i18n.outputs.page.html.html_tree import parse_html

PAGE = "https://example.org/es/may/"
VOID = {"br", "img", "meta", "wbr"}


def mail(source, page=PAGE):
    return str(mail_html(source, MailContext(page, lambda address: address or None)))


class Layout(HTMLParser):
    """The path of elements to each text, counting the rows of the sheet: what must not move."""

    def __init__(self, source):
        super().__init__()
        self.open, self.texts, self.names = [], {}, []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.names.append(tag)
        assert not [name for name in values if name.startswith("on")]
        if tag not in VOID:
            self.open.append(values.get("class", tag))

    def handle_endtag(self, tag):
        assert self.open, tag
        self.open.pop()

    def handle_data(self, data):
        if data.strip():
            self.texts[data.strip()] = tuple(self.open)


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("<section><p>a</p></section>", "<div><p>a</p></div>"),
        ('<p id="x" onclick="y()" style="z" lang="en">a</p>', '<p lang="en">a</p>'),
        ("<script>alert(1)</script>a<style>b{}</style>", "a"),
        ('<iframe src="https://a.b">c</iframe><form><input value="x"><button>y</button></form>', ""),
        ("<custom-thing>a</custom-thing>", "a"),
        ('<a href="javascript:alert(1)">a</a>', "a"),
        ('<a href="other.html">a</a>', f'<a href="{PAGE}other.html">a</a>'),
        ('<a href="http://[">a</a>', '<a href="http://[">a</a>'),
        ('<a href="//[">a</a>', "a"),
        ("<h1>a</h1>", "<h2>a</h2>"),
        ('<sup><a class="note" href="#n">1</a></sup>', "<sup>1</sup>"),
        ("<td>a</td></table></div>b", "ab"),
        ("<tr><td>a", "a"),
        ("a < b &amp; c &lt;i&gt;", "a &lt; b &amp; c &lt;i&gt;"),
        ('<img src="https://a.b/c.png" alt="d  e">', '<img src="https://a.b/c.png" alt="d e" class="wide">'),
        ('<img alt="d">', '<span class="missing">[d]</span>'),
        ("<img>", ""),
        ('<td colspan="2">x', "x"),
    ],
)
def test_html_becomes_what_mail_programs_show(given_, shown):
    assert mail(given_) == shown


def test_without_a_public_address_a_relative_link_is_its_words():
    assert mail('<a href="other.html">a</a>', "") == "a"


def test_a_table_without_a_heading_cell_is_one_of_layout():
    assert 'role="presentation"' in mail("<table><tr><td>a</td></tr></table>")
    assert "role=" not in mail("<table><tr><th>a</th></tr></table>")


def test_a_figure_is_a_table_with_its_caption_below():
    shown = mail('<figure><img src="https://a.b/c.png" alt="d"><figcaption>e</figcaption></figure>')
    assert re.search(r'<td class="picture"><img [^>]*></td></tr><tr><td class="caption">e</td>', shown)
    shown = mail("<figure><blockquote><p>a</p></blockquote><figcaption>— b</figcaption></figure>")
    assert '<td class="said"><blockquote><p>a</p></blockquote></td></tr><tr><td class="who">— b</td>' in shown


def test_a_picture_alone_in_its_paragraph_has_its_title_as_a_caption():
    assert '<td class="caption">T</td>' in mail('<p><img src="https://a.b/c.png" alt="d" title="T"></p>')
    assert "caption" not in mail('<p>x <img src="https://a.b/c.png" alt="d" title="T"></p>')


HOSTILE = [
    "</td></tr></table></div></body></html><h1>x</h1>",
    "<td>x<td>y<tr><td>z",
    "<table><tr><td><table><tr>",
    "<!-- never closed",
    "<script>never closed",
    "<style>td{display:none}</style>",
    "<textarea>swallows",
    "<plaintext>swallows",
    "<title>x</title>",
    '<p title="never closed',
    "<![endif]--><!--[if mso]>",
    "<base href=https://evil.example>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "<div style='position:fixed'>x",
    "<a <b <c",
    "<![CDATA[x",
    "<?xml x",
    "<xmp><noembed><noframes>",
    "<select><option>x",
]


# CommonMark itself takes what follows these, where they open a block, as more of their HTML.
ENDLESS = ["<!-- never closed", "<script>never closed", "<textarea>swallows", "<![CDATA[x", "<?xml x"]


@pytest.mark.parametrize(
    "source", [*(one for one in HOSTILE if one not in ENDLESS), *(f"Words {one} here." for one in HOSTILE)]
)
def test_no_html_of_the_editors_moves_or_swallows_what_follows(source):
    source = f"# A title\n\nBefore it.\n\n{source}\n\nAfter it.\n"
    layout = Layout(html(source=source, translations={}, draft=False))
    assert layout.open == []
    assert layout.texts["After it."] == layout.texts["Before it."]
    assert layout.names.count("title") == layout.names.count("h1") == layout.names.count("body") == 1
    assert not {"script", "base", "iframe", "select", "textarea", "plaintext", "xmp"} & set(layout.names)
    assert not [name for name in layout.names[layout.names.index("body") :] if name in {"style", "meta"}]
    assert "After it." in message(source=source, translations={}).get_body(("plain",)).get_content()


@given(st.text(alphabet="<>/!-\"'= abtdrhpx&;[]", max_size=60))
def test_any_html_leaves_the_layout_whole(raw):
    layout = Layout(html(source=f"# T\n\nBefore it.\n\n<div>{raw}\n\nAfter it.\n", translations={}))
    assert layout.open == []
    assert "foot" in layout.texts["Valley"] or "masthead" in layout.texts["Valley"]


def test_html_as_deep_as_you_like_is_shown_without_its_depth():
    depth = 30_000
    shown = mail("<div>" * depth + "word" + "</div>" * depth)
    assert "word" in shown
    assert shown.count("<div>") <= 120
    assert parse_html("<b>" * 500 + "</b>" * 500 + "<i>x</i>").children[-1].name == "i"


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", '<a b="', "<![CDATA[", "<?", "</", "<b>", "&", "<div>x</div>", "</div>", "<!x", "<a<b"]
)
def test_hostile_html_takes_no_worse_than_its_length(piece, assert_linear):
    assert_linear(lambda count: lambda: mail(piece * count), 5000, 20_000)


@given(st.text(max_size=60))
def test_any_translation_is_words_in_the_mail_and_never_markup(words):
    source = "# Heading\n\nSome text.\n"
    options = {"language": "es", "source": source, "translations": {"Heading": f"<script>{words}", "Some text.": words}}
    layout = Layout(html(**options))
    assert layout.open == []
    assert "script" not in layout.names


def test_the_images_that_a_mail_cannot_show_are_their_words_and_reported():
    source = "![The well](well.png)\n\n![](dot.png)\n\n![A plan](plan.svg)\n\n![x](fake.png)\n\n![z](//a.b/c.png)\n"
    have = {"plan.svg": b"<svg/>", "fake.png": b"MZ\x90"}
    options = {"source": source, "translations": {}, "image": have.get, "draft": False}
    shown = html(**options)
    assert "[The well]" in shown
    assert "[A plan]" in shown
    assert "<img" not in shown
    assert notes(**options) == (
        "image well.png is replaced by its alternative text: the file is missing",
        "image dot.png is replaced by its alternative text: the file is missing",
        "image plan.svg is replaced by its alternative text: mail programs do not show SVG; put plan.png beside it",
        "image fake.png is replaced by its alternative text: the file is neither PNG, JPEG nor GIF",
        "image //a.b/c.png is replaced by its alternative text: the file is missing",
    )
