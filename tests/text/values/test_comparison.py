"""Values of two texts compared: what was converted right is the same, what was not is explained."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.comparison import compare_values
from mars_i18n.text.values.quantities import read_values

CASES = Path(__file__).parent / "comparison"


def cases(name):
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "source", "target"), cases("same.yaml"))
def test_what_says_the_same_differs_in_nothing(language, source, target):
    found = compare_values(source, "en", target, language)
    assert found.list_written() == ()


@pytest.mark.parametrize("case", cases("other.yaml"), ids=lambda case: case[1])
def test_a_value_that_became_another_is_found_once_and_explained(case):
    language, source, target, *expected = case
    found = compare_values(source, "en", target, language)
    (one,) = found.differences
    assert [one.kind, one.source.written, one.target.written, one.expected] == expected
    assert (found.lost, found.new) == ((), ())
    for text, value in ((source, one.source), (target, one.target)):
        assert text[value.offset : value.offset + value.length] == value.written


def test_a_figure_whose_counterpart_in_another_unit_is_there_too_is_still_asked_for():
    found = compare_values("The road is 62 miles (100 km) long.", "en", "La carretera mide 101 km.", "es")
    assert [one.written for one in found.new] == ["101"]
    assert [one.written for one in found.lost] == ["62", "100"]


def test_cardinals_in_words_are_less_sure_than_what_has_figures():
    (words,) = compare_values("Five mayors came.", "en", "Vinieron seis alcaldes.", "es").differences
    (figure,) = compare_values("5 mayors came.", "en", "Vinieron seis alcaldes.", "es").differences
    assert (words.is_sure, figure.is_sure) == (False, True)


@given(st.text(max_size=80), st.sampled_from(["en", "es", "pt", "fr"]))
def test_a_text_differs_from_itself_in_nothing(text, language):
    assert compare_values(text, language, text, language).list_written() == ()


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["es", "pt", "fr"]))
def test_any_two_texts_are_compared_and_each_value_stands_in_its_text(source, target, language):
    for one in compare_values(source, "en", target, language).differences:
        for text, value in ((source, one.source), (target, one.target)):
            assert text[value.offset : value.offset + value.length] == value.written


@pytest.mark.parametrize(
    "piece",
    ["5 mi ", "1-2 ", "3 p.m. ", "6'2 ", "$1-", "Q1 ", "two thirds of ", "1 and a half ", "8 mil ", "de 9 a 5 "],
)
def test_hostile_text_is_compared_in_linear_time(piece, assert_linear):
    def work(size):
        text = piece * (size // len(piece))

        def compare():
            read_values.cache_clear()
            compare_values.__wrapped__(text, "en", text.replace("5", "7").replace("mi", "km"), "es")

        return compare

    assert_linear(work, 10_000, 50_000)


def test_two_languages_that_write_degrees_alike_have_nothing_to_convert():
    found = compare_values("Hacía 27 grados.", "es", "Fazia 28 graus.", "pt")
    assert ([one.written for one in found.lost], [one.written for one in found.new]) == (["27"], ["28"])
    assert found.differences == ()


def test_a_number_that_its_unit_is_left_without_is_lost_though_it_is_converted_beside():
    found = compare_values("It is 62 miles (100 km) long.", "en", "Mide millas (100 km) de largo.", "es")
    assert [one.written for one in found.lost] == ["62"]
