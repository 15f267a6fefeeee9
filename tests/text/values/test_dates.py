"""Dates in prose: a month counts beside its day or its year alone, and each day of a range is a date."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.dates import (
    months_named,
    spoken_dates,
    sure_months,
    sure_weekdays,
    true_weekday,
    weekday_name,
)

CASES = yaml.safe_load((Path(__file__).with_name("dates.yaml")).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_the_dates_of_a_text(language, text, expected):
    assert [[one.day, one.month, one.year, one.weekday] for one in spoken_dates(text, language)] == expected


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(["en_US", "en_GB", "es_CO", "es_PE", "pt_BR"]))
def test_a_date_written_in_full_for_a_region_is_read_back_and_its_weekday_is_true(day, locale):
    (found,) = spoken_dates(format_date(day, "full", locale=locale), locale)
    assert (found.day, found.month, found.year) == (day.day, day.month, day.year)
    assert found.weekday == true_weekday(found) == day.weekday()


@given(st.text(), st.sampled_from(["en", "es", "pt"]))
def test_any_text_is_read_and_each_date_stands_in_it(text, language):
    for one in spoken_dates(text, language):
        assert text[one.month_offset : one.month_offset + len(one.month_name)] == one.month_name


def test_a_weekday_without_year_cannot_be_told_and_a_day_that_is_none_has_no_weekday():
    (open_date,) = spoken_dates("May 27", "en")
    assert true_weekday(open_date) is None
    assert true_weekday(open_date, 2025) == 1
    (impossible,) = spoken_dates("30 de febrero de 2025", "es")
    assert true_weekday(impossible) is None


def test_names_of_weekdays_and_months():
    assert weekday_name(1, "pt_BR") == "terça-feira"
    assert months_named("De mayo a Junio", "es") == {5, 6}
    assert months_named("mai", "fr") == frozenset()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It ends in June; we may march on.", [6]),
        ("en", "in May, and since March", [5, 3]),
        ("en", "May I? March!", []),
        ("es", "Termina en julio, y Julio lo sabe.", [7]),
        ("es", "de marzo a mayo", [3, 5]),
        ("pt", "de março a maio", [3, 5]),
        ("fr", "en juillet", []),
    ],
)
def test_the_months_that_a_text_plainly_names(language, text, expected):
    assert [one.number for one in sure_months(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mondays and Sunday; the sun sat.", [0, 6]),
        ("es", "el martes, en Santo Domingo", [1]),
        ("pt", "na terça-feira, no sábado e na sexta.", [1, 5, 4]),
        ("pt", "a segunda parte, na quinta posição", []),
    ],
)
def test_the_weekdays_that_a_text_plainly_names(language, text, expected):
    assert [one.number for one in sure_weekdays(text, language)] == expected
