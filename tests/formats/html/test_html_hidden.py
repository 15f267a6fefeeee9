"""What is hidden in the middle of a sentence does not cut it: browsers show the words around it as one passage."""

import pytest

from mars_i18n.formats import html
from mars_i18n.model import Catalogue, Entry, Gap, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid


def read(page):
    """(key of the block, its messages) of each block that has any."""
    document = html.parse(page.encode(), "p.html")
    assert html.rebuild(document) == page.encode()
    assert account_for_words(document, html.visible_words(document)).left_out == ()
    said = [(block.key, [to_msgid(one.parts) for one in segments_of(block)]) for block in document.blocks]
    return [one for one in said if one[1]]


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ("Hi <area alt='the map'>you", [("", ["Hi <ph1/>you", "the map"])]),
        ("<p>Hi <meta itemprop=name content='Big Co'>you", [("", ["Hi <ph1/>you", "Big Co"])]),
        ("<p>Hi <link rel=x> you", [("", ["Hi <ph1/>you"])]),
        ("{% if a %}<input placeholder='Your name'>{% endif %}", [("placeholder", ["Your name"])]),
        ("{% if a %}<meta name=author content=Ana>{% endif %}", [("author", ["Ana"])]),
        ("<p>{{x}} <a href=y title='Go on'>{{z}}</a></p>", [("title", ["Go on"])]),
        ("<meta name=description content='About it'><p>Hi", [("description", ["About it"]), ("", ["Hi"])]),
    ],
)
def test_what_browsers_show_nothing_of_stays_in_its_sentence(page, blocks):
    assert read(page) == blocks


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        ('<p>Hi <i style="display:none">then</i> you', [("", ["Hi <ph1/>you", "then"])]),
        ("<style>.n{display:none}</style>Hi <b class=n>then</b>, you", [("", ["Hi <ph1/>, you", "then"])]),
        ("Hi <span hidden>a <b>b</b> c</span>you", [("", ["Hi <ph1/>you", "a <b1>b</b1> c"])]),
        ("<div>One <div hidden><p>a<p>b</div>two</div>", [("", ["One <ph1/>two", "a", "b"])]),
        ("One <i hidden title=t>a<img alt=z></i>two", [("", ["One <ph1/>two", "t", "a<img1/>", "z"])]),
        ("One <i hidden></i>two", [("", ["One <ph1/>two"])]),
        ("<p>Hi <i hidden>tail</i></p>", [("", ["Hi"]), ("hidden text", ["tail"])]),
        ("<p><i hidden>head</i> Hi</p>", [("preheader", ["head"]), ("", ["Hi"])]),
        ("<p hidden>a<p hidden>b<p>c", [("preheader", ["a"]), ("preheader", ["b"]), ("", ["c"])]),
        ("<p>Hi <i hidden>tail<p>c", [("", ["Hi"]), ("hidden text", ["tail"]), ("", ["c"])]),
        ("{{x}}<p hidden>a</p>{{y}}", [("preheader", ["a"])]),
    ],
)
def test_words_around_what_is_hidden_are_one_message(page, blocks):
    assert read(page) == blocks


def test_a_comment_that_excludes_what_follows_does_not_exclude_what_is_before():
    document = html.parse(b"One <i hidden>a <!-- mars: skip on --> b</i> two", "p.html")
    said = {to_msgid(one.parts): one.translate for one in segments_of(document)}
    assert said == {"One": True, "a": True, "b": False, "two": False}


def test_hidden_words_are_translated_where_they_are_and_escaped_as_text():
    document = html.parse(b"<p>Hi <i hidden>a <b>b</b></i> you", "p.html")
    entries = (Entry("Hi <ph1/>you", "Oi <ph1/>tu"), Entry("a <b1>b</b1>", "é < <b1>è</b1>"))
    result = html.rebuild(localise(document, Catalogue("pt", entries), "pt", "pt_BR"))
    assert result == b"<p>Oi <i hidden>&#xE9; &lt; <b>&#xE8;</b></i>tu"


def test_code_in_what_is_hidden_keeps_its_reason():
    document = html.parse(b"One <div hidden>a<pre>b c</pre></div> two", "p.html")
    (block,) = document.blocks
    tag = block.parts[0].parts[1]
    assert [one.reason for one in tag.parts if isinstance(one, Gap)] == ["", "code", ""]
    assert dict(account_for_words(document, html.visible_words(document)).counts) == {"segment": 3, "code": 2}
