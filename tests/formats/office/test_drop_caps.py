"""A drop cap of Word is the first letter of the paragraph that follows it, in both directions."""

import pytest
from packages import p, r, read, word
from test_word_reading import BOLD, BOX, CHOICE, IMAGE, LINK, LINKS
from test_word_writing import body, translated

from mars_i18n.formats import docx
from mars_i18n.model import Catalogue, Entry, segments_of
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.segments.source_messages import messages

FRAME = '<w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
LARGE = '<w:position w:val="-8"/><w:sz w:val="96"/>'


def cap(*letters):
    return p(*(r(one, LARGE) for one in letters), more=FRAME)


READ = {
    "a letter and the rest of its word": (cap("I") + p("n 2005 we met."), "In 2005 we met."),
    "a letter that is a word": (cap("A") + p(" new year."), "A new year."),
    "a mark before the letter": (cap("¿Q") + p("uién paga?"), "¿Quién paga?"),
    "a letter in two runs": (cap("¿", "Q") + p("uién paga?"), "¿Quién paga?"),
    "a word": (cap("Once") + p(" a year."), "Once a year."),
    "a bookmark between them": (cap("I") + '<w:bookmarkStart w:id="1" w:name="b"/>' + p("n May."), "In May."),
    "bold that begins the paragraph": (cap("I") + p(r("n 2005", BOLD), r(" we met.")), "<b1>In 2005</b1> we met."),
    "a word of one letter before bold": (cap("A") + p(r(" "), r("new", BOLD), r(" year.")), "A <b1>new</b1> year."),
    "a link that begins the paragraph": (cap("I") + p(LINK.format(r("t")), r(" works.")), "<a1>It</a1> works."),
}


@pytest.mark.parametrize("name", READ)
def test_a_drop_cap_and_its_paragraph_are_one_segment(name):
    content, expected = READ[name]
    data = word(content, links=LINKS)
    found = read(docx, data)
    assert found.said == [expected]
    assert docx.rebuild(found.document) == data


ALONE = {
    "before a table": (cap("I") + f"<w:tbl><w:tr><w:tc>{p('One')}</w:tc></w:tr></w:tbl>", ["I", "One"]),
    "at the end": (p("One") + cap("I"), ["One", "I"]),
    "before an empty paragraph": (cap("I") + p(), ["I"]),
    "before a picture": (cap("I") + p(IMAGE), ["I<img1/>", "The pump", "Water"]),
    "two in a row": (cap("I") + cap("n") + p("One"), ["In", "One"]),
    "that is a sentence": (p("A long one.", more=FRAME) + p("Two."), ["A long one.", "Two."]),
    "a frame that is none": (p("Beside", more='<w:framePr w:w="900"/>') + p("Text."), ["Beside", "Text."]),
}


@pytest.mark.parametrize("name", ALONE)
def test_a_drop_cap_that_no_text_follows_is_a_segment_of_its_own(name):
    content, expected = ALONE[name]
    data = word(content, links=LINKS)
    found = read(docx, data)
    assert found.said == expected
    assert docx.rebuild(found.document) == data


WRITTEN = {
    "a letter": ("In 2005 we met.", "Em 2005.", "E", "m 2005."),
    "a letter that is a word": ("In 2005 we met.", "A 5 de maio.", "A", " 5 de maio."),
    "an opening mark": ("In 2005 we met.", "«Água» é vida.", "«Á", "gua» é vida."),
    "a number": ("In 2005 we met.", "2005: o encontro.", "2005", ": o encontro."),
    "signs alone": ("In 2005 we met.", "…", "…", ""),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_translation_is_cut_after_its_own_first_letter(name):
    source, target, letter, rest = WRITTEN[name]
    made = translated(word(cap("I") + p("n 2005 we met.")), (source, target))
    assert f">{letter}</w:t></w:r></w:p>" in body(made)
    assert f">{rest}</w:t></w:r></w:p>" in body(made)
    assert body(made).count("<w:p>") == 2
    assert read(docx, made).said == [target]


def test_a_dropped_word_becomes_the_first_word_of_the_translation():
    made = translated(word(cap("Once") + p(" a year.")), ("Once a year.", "Cada ano."))
    assert ">Cada</w:t>" in body(made)
    assert "> ano.</w:t>" in body(made)


def test_tags_of_a_paragraph_with_a_drop_cap_move_and_the_letter_stays_in_its_frame():
    source = word(cap("T") + p(r("he "), r("red", BOLD), r(" and a "), LINK.format(r("link")), r(".")), links=LINKS)
    pair = ("The <b1>red</b1> and a <a1>link</a1>.", "<a1>Link</a1> e <b1>vermelho</b1>.")
    made = translated(source, pair)
    assert read(docx, made).said == [pair[1]]
    assert body(made).count("<w:framePr") == 1
    assert f"{LARGE}</w:rPr>" in body(made)


def test_a_drop_cap_in_a_text_box_is_written_in_both_copies():
    boxed = BOX.format(cap("I") + p("n May."))
    made = translated(word(p(r("Text"), CHOICE.format(new=boxed, old=boxed, alt=""))), ("In May.", "Em maio."))
    assert body(made).count(">E</w:t>") == 2
    assert body(made).count(">m maio.</w:t>") == 2


FORMER = {
    "a letter and the rest of its word": ["n 2005 we met."],
    "a letter that is a word": ["new year."],
    "a letter in two runs": ["uién paga?"],
    "bold that begins the paragraph": ["<b1>n 2005</b1> we met."],
}


@pytest.mark.parametrize("name", FORMER)
def test_the_msgid_of_earlier_versions_lacks_the_letter(name):
    found = read(docx, word(READ[name][0], links=LINKS))
    assert [former for segment in segments_of(found.document) for former in segment.former] == FORMER[name]


# Of a source as an earlier version read it: the letter, the rest, their translations, what they are together.
CARRIED = {
    "a letter and the rest of its word": (("I", "E"), ("n 2005 we met.", "m 2005."), ("Em 2005.", False)),
    "a letter that is a word": (("A", "Um"), ("new year.", "novo ano."), ("Um novo ano.", False)),
    "bold that begins the paragraph": (
        ("I", "E"),
        ("<b1>n 2005</b1> we met.", "<b1>m 2005</b1>."),
        ("<b1>Em 2005</b1>.", False),
    ),
    "a word": (("Once", "Uma vez"), ("a year.", "por ano."), ("Uma vez por ano.", False)),
    "a letter in two runs": (("¿Q", ""), ("uién paga?", "Quem paga?"), ("Quem paga?", True)),
    "a bookmark between them": (("I", "I"), ("n May.", "Em maio."), ("IEm maio.", True)),
}


@pytest.mark.parametrize("name", CARRIED)
def test_what_was_finished_in_two_entries_stays_finished_in_one(name):
    """Law 9. Where the second is whole by itself, or the letter has no translation, a person must look."""
    letter, rest, expected = CARRIED[name]
    found = messages([read(docx, word(READ[name][0], links=LINKS)).document])
    old = Catalogue("pt", tuple(Entry(*one) for one in (letter, rest)))
    made = [one for one in merge(found, old, "pt").entries if not one.obsolete]
    assert [(one.msgid, one.msgstr, one.fuzzy) for one in made] == [(READ[name][1], *expected)]
    assert made[0].previous == (rest[0] if expected[1] else "")


def test_a_letter_of_several_paragraphs_is_in_each_of_them():
    data = word(cap("I") + p("n 2005 we met.") + cap("I") + p("n May."))
    old = Catalogue("pt", (Entry("I", "E"), Entry("n 2005 we met.", "m 2005."), Entry("n May.", "m maio.")))
    made = [one for one in merge(messages([read(docx, data).document]), old, "pt").entries if not one.obsolete]
    assert [(one.msgstr, one.fuzzy) for one in made] == [("Em 2005.", False), ("Em maio.", False)]
