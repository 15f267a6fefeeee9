"""Weights of Spanish words: names and accents do not count, marks separate pairs, and the packaged rows are sound."""

from importlib.resources import files

import pytest

from mars_i18n.text.varieties.word_weights import (
    FILE,
    count_plain_words,
    plain_words,
    weigh_words,
    words_and_pairs,
)

ROWS = [
    line.split("\t")
    for line in files("mars_i18n.text.varieties").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_names_and_numbers_are_no_words_and_accents_are_dropped_but_the_tilde():
    assert plain_words("El año 2024, según Ana") == ["", "año", "", "", "segun", ""]
    assert count_plain_words("El año 2024, según Ana") == 2


def test_marks_and_names_separate_pairs():
    assert words_and_pairs("a lo mejor, tal vez Ana no") == {
        "a",
        "lo",
        "mejor",
        "tal",
        "vez",
        "no",
        "a lo",
        "lo mejor",
        "tal vez",
    }


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("vosotros", 1),
        ("coche", 1),
        ("enfado", 1),
        ("enojado", -1),
        ("computadora", -1),
        ("celular", -1),
        ("xqz", 0),
    ],
)
def test_a_word_speaks_for_the_side_that_has_it_more_often(word, side):
    weight = weigh_words(word)
    assert (weight > 0) - (weight < 0) == side


def test_a_word_counts_once():
    assert weigh_words("movil. movil. movil.") == weigh_words("movil")


def test_rows_are_sorted_distinct_small_and_in_the_form_that_texts_are_read_in():
    words = [word for word, _ in ROWS]
    assert words == sorted(set(words))
    assert all(abs(int(weight)) < 200 for _, weight in ROWS)
    assert all(word in words_and_pairs(word) for word in words)
