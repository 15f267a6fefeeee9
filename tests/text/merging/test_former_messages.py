"""Law 9: entries whose msgid an earlier version wrote otherwise keep their work. Made as version 0.1 wrote them."""

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import Catalogue, Document, Entry
from mars_i18n.text.merging.former_messages import rewrite_former_messages
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.segments.source_messages import messages


def messages_of(source):
    document: Document = markdown.parse(source.encode(), "a.md")
    return messages([document])


@pytest.mark.parametrize(
    ("source", "msgid", "msgstr", "expected"),
    [
        ("Dear {{ a.b }}, come.\n", "Dear {{ a.b }}, come.", "Ven, {{ a.b }}.", "Ven, <ph1/>."),
        (
            "Dear *|NAME|*, *do* come.\n",
            "Dear <i1>|NAME|</i1>, <i2>do</i2> come.",
            "<i2>Ven</i2>, <i1>|NAME|</i1>.",
            "<i1>Ven</i1>, <ph1/>.",
        ),
        ("See [it]({{ u }}/x) now.\n", "See [it]({{ u }}/x) now.", "Vea [esto]({{ u }}/x).", "Vea <a1>esto</a1>."),
        ("> [!TIP]\n> Drink water.\n", "[!TIP] Drink water.", "[!TIP] Beba agua.", "Beba agua."),
        ("> [!TIP]\\\n> Drink water.\n", "[!TIP]<br1/>Drink water.", "[!TIP]<br1/>Beba agua.", "Beba agua."),
        ("- [ ] Buy bread\n", "[ ] Buy bread", "[ ] Compre pan", "Compre pan"),
        ("# The third {#c}\n", "The third {#c}", "La tercera {#c}", "La tercera"),
        ("So $x_1 = 2$ it is.\n", "So $x_1 = 2$ it is.", "Así $x_1 = 2$ es.", "Así <ph1/> es."),
        (
            "See {ref}`the map <m>`, {doc}`x` and `y`.\n",
            "See <ph1/><code1/>, <ph2/><code2/> and <code3/>.",
            "Vea <ph2/><code2/>, <ph1/><code1/> y <code3/>.",
            "Vea <ph2/><code1/>, <ph1/> y <code2/>.",
        ),
        (
            "---\ntitle: The <em>best</em> of [them](/a)\n---\n",
            "The <em>best</em> of [them](/a)",
            "[Ellos](/a), los <em>mejores</em>",
            "<a1>Ellos</a1>, los <i1>mejores</i1>",
        ),
        (
            "---\ntitle: See <a href='/b'>it</a> <b>now</b><br>and<br/>then\n---\n",
            "See <a href='/b'>it</a> <b>now</b><br>and<br/>then",
            "<b>Ahora</b> véalo <a href='/b'>aquí</a><br>y<br/>luego",
            "<b1>Ahora</b1> véalo <a1>aquí</a1><br1/>y<br2/>luego",
        ),
        ('!!! note "The way"\n\n    Go.\n', '!!! note "The way"', '!!! note "El camino"', "El camino"),
    ],
)
def test_a_finished_entry_stays_finished_in_the_form_of_today(source, msgid, msgstr, expected):
    found = messages_of(source)
    old = Catalogue("es", (Entry(msgid, msgstr, translator=("by Ana",)),))
    entry = merge(found, old, "es").entries[0]
    assert (entry.msgid, entry.msgstr, entry.fuzzy, entry.translator) == (found[0].msgid, expected, False, ("by Ana",))
    assert len(merge(found, old, "es").entries) == len(found)


def test_meanings_of_abbreviations_that_were_one_paragraph_stay_finished():
    found = messages_of("*[HTML]: Hyper Text\n*[W3C]: World Wide\n")
    old = Catalogue(
        "es", (Entry("*[HTML]: Hyper Text *[W3C]: World Wide", "*[HTML]: Hiper Texto *[W3C]: Mundo Ancho"),)
    )
    made = {one.msgid: (one.msgstr, one.fuzzy) for one in merge(found, old, "es").entries}
    assert made == {"Hyper Text": ("Hiper Texto", False), "World Wide": ("Mundo Ancho", False)}


def test_a_meaning_that_was_a_paragraph_with_its_mark_stays_finished():
    found = messages_of("Ebb\nLow tide\n\n: Falling water.\n")
    old = Catalogue("es", (Entry(": Falling water.", ": Agua que baja."),))
    made = {one.msgid: one.msgstr for one in merge(found, old, "es").entries if one.done}
    assert made == {"Falling water.": "Agua que baja."}


def test_a_translation_that_lost_its_template_is_fuzzy_and_keeps_its_words():
    found = messages_of("Dear {{ a.b }}, come.\n")
    entry = merge(found, Catalogue("es", (Entry("Dear {{ a.b }}, come.", "Ven."),)), "es").entries[0]
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == ("Dear <ph1/>, come.", "Ven.", True)
    assert entry.previous == "Dear {{ a.b }}, come."


def test_what_has_the_form_of_today_is_the_same_catalogue():
    found = messages_of("Dear {{ a.b }}, come.\n\nWords\n")
    catalogue = Catalogue("es", (Entry("Dear <ph1/>, come.", "Ven, <ph1/>."), Entry("Words", "Palabras")))
    assert rewrite_former_messages(catalogue, found) is catalogue
    once = merge(found, Catalogue("es", (Entry("Dear {{ a.b }}, come.", "{{ a.b }}"),)), "es")
    assert merge(found, once, "es") == once


def test_both_forms_in_one_catalogue_leave_both():
    found = messages_of("Dear {{ a.b }}, come.\n")
    entries = (Entry("Dear <ph1/>, come.", "Ven, <ph1/>."), Entry("Dear {{ a.b }}, come.", "{{ a.b }}: ven."))
    assert {one.msgstr for one in merge(found, Catalogue("es", entries), "es").entries} == {
        "Ven, <ph1/>.",
        "{{ a.b }}: ven.",
    }


@pytest.mark.parametrize(
    ("source", "msgid", "msgstr", "expected"),
    [
        (
            "{% tab 'A' %}\nSee [it]({% link b.md %}).\n{% endtab %}\n",
            "{% tab 'A' %} See [it]({% link b.md %}). {% endtab %}",
            "{% tab 'A' %} Vea [esto]({% link b.md %}). {% endtab %}",
            ["Vea <a1>esto</a1>."],
        ),
        ("Type it: `y`.\n:::\n", "Type it: <code1/>. :::", "Escriba: <code1/>. :::", ["Escriba: <code1/>."]),
        (
            ":::{admonition} On `a`\n:class: tip\nSee `b` or [it](u).\n:::\n",
            ":::{admonition} On <code1/> :class: tip See <code2/> or <a1>it</a1>. :::",
            ":::{admonition} On <code1/> :class: tip Vea <a1>esto</a1> o <code2/>. :::",
            ["On <code1/>", "Vea <a1>esto</a1> o <code1/>."],
        ),
        ("- One of them:\n  <Tree>\n", "One of them: <html1/>", "Uno: <html1/>", ["Uno:"]),
        (
            "One.\n{% endtab %}\n{% tab 'B' %}\nTwo.\n",
            "One. {% endtab %} {% tab 'B' %} Two.",
            "Uno. {% endtab %} {% tab 'B' %} Dos.",
            ["Uno.", "Dos."],
        ),
    ],
)
def test_lines_of_syntax_that_were_words_of_a_message_are_taken_off_its_translation(source, msgid, msgstr, expected):
    made = merge(messages_of(source), Catalogue("es", (Entry(msgid, msgstr),)), "es")
    assert [(one.msgstr, one.fuzzy) for one in made.entries if not one.obsolete] == [(one, False) for one in expected]


def test_a_link_by_a_definition_that_was_none_is_taken_over():
    found = messages_of("See [the house] now.\n\n[the house]: {% link b.md %}\n")
    old = Catalogue("es", (Entry("See [the house] now.", "Vea [la casa] ya."),))
    entry = merge(found, old, "es").entries[0]
    assert (entry.msgid, entry.msgstr, entry.fuzzy) == (
        "See <a1>the house</a1> now.",
        "Vea <a1>la casa</a1> ya.",
        False,
    )


def test_a_heading_of_two_lines_that_were_two_messages_stays_finished_however_short_the_second_is():
    old = Catalogue("es", (Entry("Why we avoid deep", "Por qué no cavamos pozos"), Entry("wells", "hondos")))
    made = merge(messages_of("# Why we avoid deep wells\n"), old, "es")
    (entry,) = (one for one in made.entries if not one.obsolete)
    assert (entry.msgstr, entry.fuzzy) == ("Por qué no cavamos pozos hondos", False)
