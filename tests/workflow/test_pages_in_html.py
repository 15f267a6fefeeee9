"""Pages in HTML as sources: their languages, links and templates from `sync` to the outputs."""

from mars_i18n.formats import html
from mars_i18n.model import Catalogue
from mars_i18n.outputs.page.inline import plain
from mars_i18n.outputs.page.inline_html import to_html
from mars_i18n.outputs.page.inline_text import to_text
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.whole_links import show_whole_links
from mars_i18n.text.terms.links import relinked
from mars_i18n.workflow.issue.reading import identified


def parts(page):
    (block,) = show_whole_links(html.parse(page.encode(), "p.html")).blocks
    (segment,) = block.parts
    return segment.parts


def test_the_language_that_an_element_declares_is_not_detected_again():
    page = b'<html lang="en"><p>The boats came in before the storm</p><p lang="pt">The boats came in</p></html>'
    document = identified(html.parse(page, "p.html"), ("es", "en", "pt"))
    found = [(one.language, one.basis) for block in document.blocks for one in block.parts if hasattr(one, "basis")]
    assert found == [("en", "detected"), ("pt", "declared")]


def test_a_link_around_a_whole_block_is_shown_by_outputs_and_no_part_of_the_file():
    assert to_html(parts("<p><a href='/a'>All</a></p>")) == '<a href="/a">All</a>'
    assert to_text(parts("<p><a href='/a'>All</a></p>")) == "All (/a)"
    document = html.parse(b"<p><a href='/a'>All</a></p>", "p.html")
    assert html.rebuild(show_whole_links(document)) == b"<p><a href='/a'>All</a></p>"


def test_titles_and_alternative_texts_are_shown_whatever_their_order():
    assert to_html(parts('<p>a <a title="T" href="x">b</a></p>')) == 'a <a href="x" title="T">b</a>'
    assert to_html(parts('<p>a <img title="T" alt="A" src="i.png"></p>')) == 'a <img src="i.png" alt="A" title="T">'


def test_template_syntax_is_shown_letter_for_letter():
    assert to_html(parts("<p>Dear *|FNAME|*, hello</p>")) == "Dear *|FNAME|*, hello"
    assert plain(parts("<p>Dear {{ name }}, hello</p>")) == "Dear {{ name }}, hello"


def test_links_are_led_to_those_of_the_language_in_the_source_and_the_outputs():
    page = b'<p>a <a href="/en?x=1&amp;y=2">b</a></p><p><a href="/en">All</a></p><pre><a href="/en"></pre>'
    document = show_whole_links(localise(html.parse(page, "p.html"), Catalogue("pt"), "pt", "pt_BR"))
    led = relinked(document, lambda address: address.replace("/en", "/pt"), str)
    wanted = b'<p>a <a href="/pt?x=1&amp;y=2">b</a></p><p><a href="/pt">All</a></p><pre><a href="/en"></pre>'
    assert html.rebuild(led) == wanted
    shown = [to_html(one.parts) for block in led.blocks for one in block.parts if hasattr(one, "basis")]
    assert shown == ['a <a href="/pt?x=1&amp;y=2">b</a>', '<a href="/pt">All</a>']
