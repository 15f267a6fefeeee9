"""What holds for every page, whatever its bytes: nothing is lost, and only what is translated changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import html
from mars_i18n.formats.html.tokens import tokens_of
from mars_i18n.model import Block, Catalogue, Document, Entry, Gap, Segment, Tag, Text, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import has_prose, localise
from mars_i18n.text.segments.markup import from_msgid, tag_faults, to_msgid

PAGES = sorted((Path(__file__).parent / "kinds").glob("*.html"))
PIECES = """
    <p> </p> <b> </b> <i> <a href='x' title=t> </a> <br> <div> </div> <td> <tr> <table> </table> <ul> <li> <!--
    --> <! <![CDATA[ ]]> <script> </script> <style> .a{display:none} </style> <title> </title> <textarea> <svg>
    </svg> <pre> </pre> <img alt="a" src=b> <input value=v type=submit> <span class=a> </span> <h1> </h1> &amp;
    &nbsp; &# & < > " ' = / {{ }} {% %} *|A|* <?php ?> <!--[if mso]> <![endif]--> <p lang=es> <html lang=en>
    <code> </code> <b style="font-weight:normal"> <span translate=no> <select> <option> <noscript> <!doctype html>
    palavra word ¿y? \x00 \ufeff \u200b \xa0 \r \n
""".split(" ")
markup = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
pages = markup.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200)


@given(pages)
def test_any_bytes_are_a_page_that_is_rebuilt_byte_for_byte(data):
    document = html.parse(data, "p.html")
    assert html.rebuild(document) == data
    for part in document.parts:
        assert part.raw or isinstance(part, Block)


@given(st.sampled_from(PAGES), st.data())
def test_a_page_cut_and_spliced_anywhere_is_rebuilt_byte_for_byte(path, data):
    page = path.read_bytes()
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(page)), st.integers(0, len(page)))))
    mutated = page[:start] + data.draw(st.sampled_from(PIECES)).encode() + page[end:]
    assert html.rebuild(html.parse(mutated, "p.html")) == mutated


@given(markup)
def test_tokens_joined_are_the_text(text):
    tokens = list(tokens_of(text))
    assert "".join(text[one.start : one.end] for one in tokens) == text
    assert all(one.end > one.start for one in tokens)


@given(markup)
def test_messages_hold_single_blanks_and_pairs_that_nest_and_read_back(text):
    for segment in segments_of(html.parse(text.encode("utf-8", "surrogatepass"), "p.html")):
        message = to_msgid(segment.parts)
        assert to_msgid(from_msgid(message)) == message
        assert not tag_faults(message, message)
        assert "\0" not in message
        assert not any(blank in message for blank in ("  ", "\n", "\t"))


def upper_case(message):
    """Every text with a letter in other letters, between marks that a page cannot hold in ASCII."""
    return "".join(
        part.label if isinstance(part, Tag) else f"«{part.text.upper()}»" if part.text.strip() else part.text
        for part in from_msgid(message)
    )


def translated(document):
    entries = {}
    for segment in segments_of(document):
        message = to_msgid(segment.parts)
        entries[message] = Entry(message, upper_case(message))
    return localise(document, Catalogue("pt", tuple(entries.values())), "pt", "pt_BR")


def untouched(document: Document) -> list[str]:
    """The raw text of all that is no prose, in order."""
    found = []
    for part in document.parts:
        if isinstance(part, Gap):
            found.append(part.raw)
        elif part.key != "language":
            found += outside(part)
    return found


def outside(whole):
    for part in whole.parts:
        if isinstance(part, Gap):
            yield part.raw
        elif not isinstance(part, Text):
            yield from outside(part)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_translation_changes_nothing_but_the_words_and_the_language(path):
    document = html.parse(path.read_bytes(), "p.html")
    result = translated(document)
    assert untouched(result) == untouched(document)
    again = html.parse(html.rebuild(result), "p.html")
    wanted = [upper_case(to_msgid(one.parts)) for one in translatable(document)]
    assert [to_msgid(one.parts) for one in translatable(again)] == wanted


def translatable(document: Document) -> list[Segment]:
    return [one for one in segments_of(document) if one.translate and has_prose(one)]


def accounts_of(document):
    return account_for_words(document, html.visible_words(document))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_word_that_a_page_shows_is_accounted_for(path):
    assert accounts_of(html.parse(path.read_bytes(), "p.html")).left_out == ()


@given(markup)
def test_every_word_of_any_page_is_accounted_for(text):
    assert accounts_of(html.parse(text.encode("utf-8", "replace"), "p.html")).left_out == ()


def test_a_word_that_the_reader_loses_is_found_with_its_place():
    document = html.parse(b"<p>One</p>\n<p>Two &eacute;t&eacute;</p>", "p.html")
    lost = Document("p.html", "html", (Gap(document.raw),))
    assert [(one.words, one.location.line, one.location.column) for one in accounts_of(lost).left_out] == [
        ("One", 1, 4),
        ("Two &eacute;t&eacute;", 2, 4),
    ]


def test_words_are_counted_by_what_accounts_for_them():
    page = b"<p>Two words</p><pre>code here too</pre><p translate=no>Acme</p><p>Run <code>make</code></p>"
    assert dict(accounts_of(html.parse(page, "p.html")).counts) == {"segment": 3, "code": 3, "excluded": 1, "tag": 1}


HOSTILE = """
    <div> <ul><li>x <b>x </x> <i>a</b> <!-- <!--[if;mso]>x < <a;b=" <a;b='c" <script> <p> <table><tr><td>
    <table><td>x</table></td> {{ {%;x %a &am &#1 <svg> <svg></x></title> <p><table><td></p> <br> x<br> <a;=
    <dl><dt>a<dd> <select><option> <textarea> <script><!--<script> <p;lang=es>x <?php *| ##a <p;title="x">
    <code>x</code> <pre>x <style>a;b;.x{display:none}</style><i;class=x> <b></b> <span;style="mso-x:y"> &nbsp;
    <b>x</b> *|A|* <!--mars:;note;x-->
""".split()


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_pages_take_time_in_proportion(piece, assert_linear):
    piece = piece.replace(";", " ") if "nbsp" not in piece else piece

    def work(size):
        data = (piece * (size // len(piece))).encode()
        return lambda: accounts_of(html.parse(data, "p.html"))

    assert_linear(work, 10_000, 40_000)


def test_elements_nested_ten_thousand_deep_are_read():
    data = b"<div><ul><li>" * 10_000 + b"deep" + b"</li></ul></div>" * 10_000
    (segment,) = segments_of(html.parse(data, "p.html"))
    assert to_msgid(segment.parts) == "deep"


@pytest.mark.slow("reads ten megabytes")
def test_ten_megabytes_in_one_element_are_one_segment():
    data = b"<p>" + b"word " * 2_000_000 + b"</p>"
    document = html.parse(data, "p.html")
    assert html.rebuild(document) == data
    assert len(list(segments_of(document))) == 1
