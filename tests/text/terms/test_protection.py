"""What a machine is given, and what is taken from it: nothing protected is ever lost or doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Term
from mars_i18n.text.segments.markup import tag_faults
from mars_i18n.text.terms.protection import protect, restore

TERMS = (Term("Sida", keep=True), Term("due diligence", (("es", ("debida diligencia",)),)))


def test_terms_acronyms_addresses_and_tags_are_tokens():
    given_ = protect("MARS and Sida pay <b1>SMEs</b1> <3, see https://e.org<br1/>.", TERMS, "en")
    assert given_.tokens == ("MARS", "Sida", "SMEs", "https://e.org")
    assert given_.html.startswith("<k1/> and <k2/> pay <t1>")
    assert "&lt;3" in given_.html
    assert "<t2/>" in given_.html


def test_a_heading_in_capitals_is_words():
    assert protect("EXECUTIVE SUMMARY", (), "en").tokens == ()


def test_an_acronym_in_bold_is_one_though_nothing_else_is_bold():
    assert protect("The <b1>SIDA</b1> office.", (), "en").tokens == ("SIDA",)
    assert protect("<b1>EXECUTIVE</b1> SUMMARY", (), "en").tokens == ()


def test_handles_and_words_with_a_hash_are_tokens():
    assert protect("Ask @mars_lab, #climate and #1 & a#b.", (), "en").tokens == ("@mars_lab", "#climate")


def test_the_space_of_what_a_machine_took_away_goes_too():
    assert restore(protect("The lab of MARS's (MARS).", (), "en"), "En <k1/>  laboratorio (<k2/>).") == (
        "En MARS laboratorio (MARS)."
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("<k1/> paga a <t1>Lima</t1>.", "MARS paga a <b1>Lima</b1>."),
        ("<k1></k1> paga <t1>Lima</t1>", "MARS paga <b1>Lima</b1>"),
        ("paga a <t1>Lima</t1>.", ""),
        ("<k1/> <k1/> <t1>Lima</t1>.", ""),
        ("<k1/> paga a Lima.", ""),
        ("<k1/> paga a <t1>Lima.", ""),
        ("<k1/> paga a <t9>Lima</t9>.", ""),
        ("<k1/> *pays <t1>Lima</t1>.", ""),
        ("<k1/> <script> <t1>Lima</t1>.", ""),
        ("<k1/> &amp; <t1>Lima</t1>", "MARS & <b1>Lima</b1>"),
    ],
)
def test_an_answer_is_whole_or_none(answer, expected):
    assert restore(protect("MARS pays <b1>Lima</b1>.", (), "en"), answer) == expected


@given(st.text(st.sampled_from("aA <>&/b1kt2*MARS."), max_size=30))
def test_what_comes_back_untouched_is_the_text(text):
    from mars_i18n.text.segments.markup import from_msgid, to_msgid

    message = to_msgid(from_msgid(text)).strip()
    given_ = protect(message, (), "en")
    again = restore(given_, given_.html)
    assert again in {message, ""}
    if again:
        assert not tag_faults(message, again)


@pytest.mark.parametrize("piece", ["A", "AB ", "<b1>", "a@b.c ", "&", "<"])
def test_hostile_text_takes_linear_time(piece, assert_linear):
    def work(size):
        text = "a" + piece * (size // len(piece))
        return lambda: restore(one := protect(text, TERMS, "en"), one.html)

    assert_linear(work, 10_000, 40_000)
