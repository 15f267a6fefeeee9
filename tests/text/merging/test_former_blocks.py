"""What the reader of HTML took for one message and is several, or the other way, stays finished."""

import pytest

from mars_i18n.formats import html
from mars_i18n.model import Catalogue, Entry
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.segments.source_messages import messages


def messages_of(source):
    return messages([html.parse(source.encode(), "a.html")])


@pytest.mark.parametrize(
    ("source", "before", "after"),
    [
        (
            "<p>One<br>&nbsp;<br>Two</p>",
            {"One<br1/>\u00a0<br2/>Two": "Uno<br1/>\u00a0<br2/>Dos"},
            {"One": "Uno", "Two": "Dos"},
        ),
        (
            "<p><b>Head</b><br>&nbsp;<br>See <a href=x>a</a>, <b>b</b><br>&nbsp;<br> &nbsp;<br><i>c</i> d<br>e</p>",
            {
                "<b1>Head</b1><br1/>\u00a0<br2/>See <a1>a</a1>, <b2>b</b2><br3/>\u00a0<br4/>\u00a0<br5/>"
                "<i1>c</i1> d<br6/>e": "<b1>Cabeza</b1><br1/>\u00a0<br2/>Vea <b2>B</b2>, <a1>A</a1><br3/>\u00a0<br4/>"
                " <br5/>D <i1>C</i1><br6/>E"
            },
            {
                "Head": "Cabeza",
                "See <a1>a</a1>, <b1>b</b1>": "Vea <b1>B</b1>, <a1>A</a1>",
                "<i1>c</i1> d<br1/>e": "D <i1>C</i1><br1/>E",
            },
        ),
        (
            "<p><b>One<br>&nbsp;<br>Two</b></p>",
            {"<b1>One<br1/>\u00a0<br2/>Two</b1>": "<b1>Uno<br1/>\u00a0<br2/>Dos</b1>"},
            {"One": "Uno", "Two": "Dos"},
        ),
        (
            "<b><p>See <i>one</i></b> and <i>two</i></p>",
            {"See <i1>one</i1>": "Vea <i1>uno</i1>", "and <i1>two</i1>": "y <i1>dos</i1>"},
            {"See <i1>one</i1><ph1/> and <i2>two</i2>": "Vea <i1>uno</i1><ph1/> y <i2>dos</i2>"},
        ),
    ],
)
def test_finished_entries_stay_finished(source, before, after):
    found = messages_of(source)
    old = Catalogue("es", tuple(Entry(one, text, translator=("by Ana",)) for one, text in before.items()))
    made = merge(found, old, "es")
    assert {one.msgid: one.msgstr for one in made.entries} == after
    assert not any(one.fuzzy or one.obsolete for one in made.entries)
    assert made.entries[0].translator[0] == "by Ana"
    assert merge(found, made, "es") == made


def test_a_translation_without_one_of_the_breaks_is_kept_whole():
    old = Catalogue("es", (Entry("One<br1/>\u00a0<br2/>Two", "Uno, dos"),))
    made = merge(messages_of("<p>One<br>&nbsp;<br>Two</p>"), old, "es")
    assert "Uno, dos" in {one.msgstr for one in made.entries}
    assert not any(one.done and not one.obsolete for one in made.entries)


def test_parts_that_are_not_all_finished_are_not_joined():
    old = Catalogue("es", (Entry("One", "Uno"), Entry("two", "dos", fuzzy=True)))
    made = merge(messages_of("<b><p>One</b> two</p>"), old, "es")
    assert not any(one.done and not one.obsolete for one in made.entries)
    assert {"Uno", "dos"} <= {text for one in made.entries for text in (one.msgstr, *one.translator)}
