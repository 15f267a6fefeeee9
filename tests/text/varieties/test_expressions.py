"""Expressions of Spanish: words, stems and phrases are found in any letters, and the packaged rows are sound."""

import pytest

from mars_i18n.text.varieties.expressions import MOST_WORDS, expressions, read_rows, weigh_expressions


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("El Tribunal Supremo informó de que no.", {"tribunal supremo", "informó de que"}),
        ("Se enfadaron.", {"enfad-"}),
        ("La Corte. Suprema", set()),
        ("el teléfono móvil", {"teléfono móvil", "móvil"}),
        ("", set()),
    ],
)
def test_what_a_text_has_is_found_and_marks_separate_phrases(text, rows):
    assert expressions(text) == rows


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Informó de que el teléfono móvil estaba en la comisaría", 1),
        ("Está enojado en la Corte Suprema, afuera, con su celular", -1),
        ("La reunión es el lunes", 0),
    ],
)
def test_a_text_speaks_for_the_side_that_prefers_what_it_says(text, side):
    weight = weigh_expressions(text)
    assert (weight > 0) - (weight < 0) == side


def test_an_expression_counts_once():
    assert weigh_expressions("afuera, afuera, afuera") == weigh_expressions("afuera")


def test_rows_are_sorted_and_each_is_found_in_itself():
    rows = list(read_rows())
    assert rows == sorted(rows)
    assert all(row in expressions(row.removesuffix("-")) for row in rows)
    assert all(len(row.split()) <= MOST_WORDS and row == row.lower() for row in rows)


@pytest.mark.parametrize("piece", ["a", "enfad", "informó de ", "de que "])
def test_hostile_text_takes_linear_time(piece, assert_within):
    text = piece * (100_000 // len(piece))
    assert_within(5, lambda: expressions(text))
