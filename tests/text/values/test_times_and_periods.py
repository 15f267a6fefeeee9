"""Clock times, quarters, halves of a year and ranges: what each may mean, and when it became another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.clock_times import find_turned_time, read_clock_times
from mars_i18n.text.values.numbers import read_numbers
from mars_i18n.text.values.periods import find_altered_period, read_periods
from mars_i18n.text.values.ranges import find_turned_range


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "at 3 p.m.", [{900}]),
        ("en", "at 3:30 am", [{210}]),
        ("en", "at 12 p.m. or 12 a.m.", [{720}, {0}]),
        ("en", "at 7 in the morning", [{420}]),
        ("en", "at 6:30", [{390, 1110}]),
        ("en", "at 18:30", [{1110}]),
        ("en", "3 apples, 1.50 pesos", [{110, 830}]),
        ("es", "a las tres de la tarde", [{900}]),
        ("es", "a las 3 p. m.", [{900}]),
        ("es", "a las 12 de la noche", [{0, 720}]),
        ("es", "a la 1 de la noche", [{60}]),
        ("es", "a las 8 de la noche", [{1200}]),
        ("pt", "às 15h", [{900}]),
        ("pt", "às 9h30 da manhã", [{570}]),
        ("pt", "às 24h", [{0}]),
        ("pt", "100h de aula", []),
        ("fr", "à 15h", [{900}]),
        ("en", "no time at all", []),
    ],
)
def test_the_minutes_of_a_day_that_a_time_may_mean(language, text, expected):
    assert [set(one.minutes) for one in read_clock_times(text, language)] == expected


@pytest.mark.parametrize(
    ("source", "target", "is_turned"),
    [
        ("at 3 p.m.", "a las 3 a. m.", True),
        ("at 3 p.m.", "a las 3 de la madrugada", True),
        ("at 3 p.m.", "a las 03:00", False),
        ("at 3 p.m.", "a las 3", False),
        ("at 3 p.m.", "a las 15:00", False),
        ("from 3 a.m. to 3 p.m.", "de 3 a. m. a 3 p. m.", False),
        ("at 12 p.m.", "a las 12 a. m.", False),
    ],
)
def test_a_time_is_turned_where_both_texts_say_the_half_of_the_day(source, target, is_turned):
    turned = find_turned_time(read_clock_times(source, "en"), read_clock_times(target, "es"))
    assert (turned is not None) is is_turned


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "in Q3 2025 and 1Q26", [("quarter", 3), ("quarter", 1)]),
        ("en", "in the second quarter", [("quarter", 2)]),
        ("en", "the fourth quarter-final", []),
        ("en", "the first half of 2025", [("half", 1)]),
        ("en", "the first half of the match", []),
        ("en", "a quarter of an hour", []),
        ("es", "el tercer trimestre, 3.er trimestre, 3T", [("quarter", 3)] * 3),
        ("es", "el segundo semestre", [("half", 2)]),
        ("pt", "no 1º trimestre e no quarto trimestre", [("quarter", 1), ("quarter", 4)]),
        ("fr", "T3", []),
    ],
)
def test_the_quarters_and_halves_of_a_year(language, text, expected):
    assert [(one.kind, one.number) for one in read_periods(text, language)] == expected


def test_a_period_is_altered_where_the_translation_names_another_of_its_kind():
    source = read_periods("Q1 and Q2", "en")
    assert find_altered_period(source, read_periods("T2 y T1", "es")) is None
    assert find_altered_period(source, read_periods("el primer semestre", "es")) is None
    before, after = find_altered_period(source, read_periods("T1 y T3", "es"))
    assert (before.written, after.written) == ("Q2", "T3")


@pytest.mark.parametrize(
    ("source", "target", "is_turned"),
    [
        ("from 15 to 24", "de 24 a 15", True),
        ("between 15% and 24%", "entre 24 % y 15 %", True),
        ("1990–1998", "1998-1990", True),
        ("15 and 24", "24 y 15", False),
        ("They won 3-1.", "Ganaron 1-3.", False),
        ("from 15 to 24", "de 15 a 24", False),
        ("from 24 to 15", "de 24 a 15", False),
    ],
)
def test_a_range_is_turned_where_its_ends_are_exchanged(source, target, is_turned):
    found = find_turned_range(source, read_numbers(source, "en"), target, read_numbers(target, "es"))
    assert (found is not None) is is_turned


@given(st.text(max_size=80), st.sampled_from(["en", "es", "pt", "fr"]))
def test_in_any_text_each_stands_where_it_is_said_to(text, language):
    for one in (*read_clock_times(text, language), *read_periods(text, language)):
        assert text[one.offset : one.offset + one.length] == one.written


@pytest.mark.parametrize("piece", ["3 p.m. ", "3:", "a ", "first ", "Q1 ", "3T", "tres de la "])
def test_hostile_text_takes_linear_time(piece, assert_linear):
    def work(size):
        text = "Q1 at 3 p.m. " + piece * (size // len(piece))
        return lambda: (read_clock_times(text, "es"), read_periods(text, "es"))

    assert_linear(work, 10_000, 50_000)
