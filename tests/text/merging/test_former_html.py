"""Law 9 for raw HTML in Markdown: what was finished under ``<html1/>`` is finished under today's tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.model import Catalogue, Entry
from mars_i18n.text.merging.former.former_html import rewrite_former_html
from mars_i18n.text.merging.former_messages import rewrite_former_messages
from mars_i18n.text.segments.markup import tag_differences
from mars_i18n.text.segments.source_messages import messages

FINISHED = [
    (
        'A <span style="color:red">red</span> word<br>new <br/> line',
        "A <html1/>red<html2/> word<html3/>new <html4/> line",
        "Una palabra <html1/>roja<html2/><html3/>nueva <html4/> línea",
        "Una palabra <span1>roja</span1><br1/>nueva <br2/> línea",
    ),
    (
        "Press <kbd>Ctrl</kbd>+<kbd>C</kbd>",
        "Press <html1/>Ctrl<html2/>+<html3/>C<html4/>",
        "Pulse <html1/>Control<html2/>+<html3/>C<html4/>",
        "Pulse <span1>Control</span1>+<span2>C</span2>",
    ),
    (
        "Type <samp>ls</samp> here",
        "Type <html1/>ls<html2/> here",
        "Escriba <html1/>ls<html2/> aquí",
        "Escriba <code1/> aquí",
    ),
    ("<a id=x></a>Water", "<html1/><html2/>Water", "<html1/><html2/>Agua", "<ph1/>Agua"),
    (
        "H<sub>2</sub>O <!-- note --> **now**",
        "H<html1/>2<html2/>O <html3/> <b1>now</b1>",
        "<b1>Ahora</b1> H<html1/>2<html2/>O <html3/>",
        "<b1>Ahora</b1> H<sub1>2</sub1>O <ph1/>",
    ),
    (
        'Read <a href="u">this</a> <img src="a.png" alt="A pump"> now',
        "Read <html1/>this<html2/> <html3/> now",
        "Lea <html1/>esto<html2/> <html3/> ahora",
        "Lea <a1>esto</a1> <img1/> ahora",
    ),
    (
        'A <b class="k">big</b> and **bold** well',
        "A <html1/>big<html2/> and <b1>bold</b1> well",
        "Un pozo <b1>osado</b1> y <html1/>grande<html2/>",
        "Un pozo <b2>osado</b2> y <b1>grande</b1>",
    ),
]


@pytest.mark.parametrize(("source", "former", "translation", "expected"), FINISHED)
def test_a_finished_translation_is_finished_in_the_new_form(source, former, translation, expected):
    today = messages([markdown.parse(source.encode(), "a.md")])
    old = Catalogue("es", (Entry(former, translation, translator=("by Ana",)),))
    (entry,) = rewrite_former_messages(old, today).entries
    assert (entry.msgid, entry.msgstr, entry.fuzzy, entry.translator) == (today[0].msgid, expected, False, ("by Ana",))
    assert not tag_differences(entry.msgid, entry.msgstr)


def test_a_translation_that_cannot_be_rewritten_with_certainty_is_fuzzy_and_keeps_its_words():
    today = messages([markdown.parse(b"Press <samp>Ctrl</samp> now", "a.md")])
    old = Catalogue("es", (Entry("Press <html1/>Ctrl<html2/> now", "Pulse <html1/>Control<html2/> ya"),))
    (entry,) = rewrite_former_messages(old, today).entries
    assert entry.fuzzy
    assert entry.previous == "Press <html1/>Ctrl<html2/> now"
    assert "Control" in entry.msgstr


@given(st.text("<>/html12codeph a", max_size=60), st.text("<>/html12codeph a", max_size=60), st.text(max_size=20))
def test_any_two_messages_are_laid_side_by_side_or_left_alone(former, today, text):
    assert isinstance(rewrite_former_html(text, former, today), str)


def test_long_messages_take_time_in_proportion(assert_linear):
    def work(size):
        former, today = "<html1/>a " * size, "<ph1/>a " * (size - 1) + "b"
        return lambda: rewrite_former_html(former, former, today)

    assert_linear(work, 40, 160)
