"""Markup of a translated paragraph becomes the tags of its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.model import segments_of
from mars_i18n.text.aligning.tags import adopted
from mars_i18n.text.segments.markup import strip_tags, tag_faults, to_msgid


def parts(text):
    (segment, *_) = segments_of(markdown.parse(text.encode(), "x.md"))
    return segment.parts


@pytest.mark.parametrize(
    ("source", "target", "msgstr"),
    [
        ("We **must** go.", "**Debemos** ir.", "<b1>Debemos</b1> ir."),
        (
            "See [the report](https://x.org/a) and [the map](https://x.org/b).",
            "Vea [el mapa](https://x.org/b) y [el informe](https://x.org/a).",
            "Vea <a2>el mapa</a2> y <a1>el informe</a1>.",
        ),
        (
            "Run `sync`, then `build`.",
            "Primero `build`, después de `sync`.",
            "Primero <code2/>, después de <code1/>.",
        ),
        ("Write to <https://x.org/c>.", "Escriba a https://x.org/c.", "Escriba a <a1/>."),
        ("Add `feed.xml` now.", "Agregue feed.xml ahora.", "Agregue <code1/> ahora."),
        ("**Southern Cone**", "Cono Sur", "<b1>Cono Sur</b1>"),
        ("Ask **MARS** today.", "Pregunte hoy a MARS.", "Pregunte hoy a <b1>MARS</b1>."),
        ("*A* **b** *c*", "*A* **b** *c*", "<i1>A</i1> <b1>b</b1> <i2>c</i2>"),
        ("A line\\\nand another", "Una línea\\\ny otra", "Una línea<br1/>y otra"),
    ],
)
def test_tags_become_those_of_the_source(source, target, msgstr):
    found = adopted(parts(target), parts(source))
    assert found.msgstr == msgstr
    assert not found.faults


def test_a_tag_that_the_source_has_not_leaves_its_words():
    found = adopted(parts("Debemos **ir** con `sync`."), parts("We must go."))
    assert found.msgstr == "Debemos ir con sync."
    assert not found.faults


def test_a_link_that_stands_as_an_address_is_put_there_and_doubtful():
    found = adopted(parts("Vea el informe (https://x.org/a)."), parts("See [the report](https://x.org/a)."))
    assert found.msgstr == "Vea el informe (<a1>https://x.org/a</a1>)."
    assert found.faults == ("<a1> stands around its address",)


def test_a_tag_that_is_lost_is_told():
    assert adopted(parts("Debemos ir."), parts("We **must** go.")).faults == ("<b1> is missing", "</b1> is missing")


def test_a_word_that_stands_twice_is_not_guessed():
    assert adopted(parts("MARS y MARS."), parts("**MARS** and MARS.")).faults


def test_a_link_that_leads_elsewhere_is_told():
    found = adopted(parts("[mapa](https://x.org/es)"), parts("[map](https://x.org/en)"))
    assert found.msgstr == "<a1>mapa</a1>"
    assert found.links == (("https://x.org/en", "https://x.org/es"),)


PIECES = st.lists(
    st.sampled_from(["**ba**", "*ci*", "[du](https://x.org/1)", "[fo](https://x.org/2)", "`gu`", "ha", "MARS", "<b1>"]),
    min_size=1,
    max_size=7,
).map(lambda pieces: "ja " + " ".join(pieces))


@given(PIECES, PIECES)
def test_no_word_is_lost_and_the_faults_are_those_of_the_tags(source, target):
    ours, theirs = parts(source), parts(target)
    found = adopted(theirs, ours)
    assert found.faults[: len(tag_faults(to_msgid(ours), found.msgstr))] == tag_faults(to_msgid(ours), found.msgstr)
    words = strip_tags(to_msgid(theirs)).split()
    assert [word for word in strip_tags(found.msgstr).split() if word != "gu"] == [w for w in words if w != "gu"]


@given(PIECES)
def test_a_text_is_its_own_translation(source):
    assert adopted(parts(source), parts(source)).msgstr == to_msgid(parts(source))


def test_many_tags_take_time_in_proportion(assert_linear):
    def work(count):
        ours, theirs = parts("**a** " * count), parts("**a** *b* " * count)
        bare = parts("a " * count)
        return lambda: (adopted(theirs, ours), adopted(bare, ours))

    assert_linear(work, 100, 400)
