"""Text that no writer meant: an answer in linear time, and the same one however the letters are coded."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.language.detection import detect
from mars_i18n.text.language.identification import identify
from mars_i18n.text.segments.figure_messages import read_figure_message

SPANISH = "El agua llegará a las escuelas de la región el próximo año."
UNITS = [
    "a",
    "ñ",
    "_",
    "-a",
    "a.",
    "/",
    "<",
    "a'",
    "«",
    "“a”",
    "(A",
    "<i1>",
    "A de ",
    ": ",
    " -- ",
    "1,",
    "$",
    "сa",
    "e\u0301",
    "\u00ad",
]


@pytest.mark.parametrize("end", ["", " x"])
@pytest.mark.parametrize("unit", UNITS)
def test_any_unit_again_and_again_takes_linear_time(unit, end, assert_linear):
    def work(size):
        text = unit * (size // len(unit)) + end
        return lambda: (identify([text, SPANISH]), identify([text], "es"), read_figure_message(text, "en_US", "es_CO"))

    assert_linear(work, 100_000, 400_000)


def test_ten_megabytes_without_a_space_have_an_answer(assert_within):
    for text in ("a" * 10_000_000, "agua" * 2_500_000, "\u0441a" * 5_000_000):
        assert_within(2, lambda text=text: identify([text, SPANISH, text], headings=[1, 0, 0]))


@pytest.mark.parametrize(
    "text", ["\U0001f389", "\U0001f389\U0001f4a7 \U0001f468\u200d\U0001f469\u200d\U0001f467", "… — !", "2024"]
)
def test_what_has_no_letter_has_the_language_of_its_document(text):
    assert identify([SPANISH, text])[1].basis == "inherited"


@pytest.mark.parametrize("text", ["Вода есть жизнь для всех людей в деревне", "水是生命之源", "الماء هو الحياة"])
def test_another_script_is_foreign(text):
    assert detect(text).foreign


def test_a_word_of_two_scripts_is_no_word_of_ours():
    assert detect("cаminо lаrgо").language == "und"  # with Cyrillic а and о
    assert detect("el cаmino de la mina en el valle").language == "es"


@given(st.lists(st.integers(1, len(SPANISH) - 1), max_size=5))
def test_soft_hyphens_and_decomposed_letters_change_nothing(places):
    text = SPANISH
    for at in sorted(places, reverse=True):
        if text[at - 1].isalpha() and text[at].isalpha():
            text = f"{text[:at]}\u00ad{text[at:]}"
    assert detect(text) == detect(SPANISH)
    assert detect(unicodedata.normalize("NFD", text)) == detect(SPANISH)
