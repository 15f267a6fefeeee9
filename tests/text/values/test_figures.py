"""Figures that stand alone are written as CLDR writes them for a region, unless they may be read in two ways."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from babel.numbers import format_decimal, parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.figures import localise_figure, read_figure

CASES = yaml.safe_load(Path(__file__).with_name("figures.yaml").read_text(encoding="utf-8"))
LOCALES = ("es_CO", "es_MX", "pt_BR", "en_US")


@pytest.mark.parametrize(("text", "expected"), [(text, expected) for text, *expected in CASES])
def test_a_figure_of_an_english_source_in_four_regions(text, expected):
    assert [localise_figure(text, "en_US", locale) for locale in LOCALES] == expected


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1.500", "ambiguous"),
        ("03/04/2025", "ambiguous"),
        ("31/02/2025", "ambiguous"),
        ("2.0", "ambiguous"),
        ("$1,000–2.000", "ambiguous"),
        ("2024", "one form"),
        ("2.4.18", "one form"),
        ("1,240", "localised"),
        ("Total", "no figure"),
        ("8,450-B", "one form"),
        ("COVID-19", "no figure"),
        ("Q3-25", "no figure"),
        ("H1-2025", "no figure"),
        ("0,125", "one form"),
        ("US$40", "one form"),
        ("…", "no figure"),
        ("1" * 100, "no figure"),
    ],
)
def test_what_is_left_is_left_for_a_reason(text, reading):
    assert read_figure(text, "en_US", "es_CO").reading == reading


def test_a_source_in_spanish_is_read_as_its_region_writes():
    assert localise_figure("$310.200,50", "es_CO", "en_US") == "$310,200.50"
    assert localise_figure("2,5–3,0", "es_MX", "en_US") == "2.5–3.0"
    assert localise_figure("12,5 %", "es_CO", "en_US") == "12.5%"
    assert localise_figure("12,5%", "es_CO", "es_ES") == "12,5\u00a0%"
    assert localise_figure("310,200.50", "es_MX", "es_CO") == "310.200,50"
    assert localise_figure("310.200,50", "es_MX", "en_US") == "310,200.50"
    assert localise_figure("1,240", "es_CO", "en_US") is None
    assert localise_figure("27 de mayo de 2025", "es_CO", "en_US") == "May 27, 2025"
    assert localise_figure("12:30 p. m.", "es_CO", "en_US") is None  # writers disagree on which half of the day that is


def test_a_date_that_is_a_name_is_none():
    assert localise_figure("9 de Julio", "es_CO", "en_US") is None


def test_an_ordinal_has_the_form_of_its_language():
    assert [localise_figure("2.ª", "es_CO", locale) for locale in ("en_US", "pt_BR", "es_MX")] == ["2nd", "2ª", None]
    assert [localise_figure(f"{rank}º", "pt_BR", "en_US") for rank in (1, 3, 11, 23)] == ["1st", "3rd", "11th", "23rd"]


@given(
    st.decimals(Decimal("0.01"), 10**9, places=2).filter(lambda value: value % 1),
    st.sampled_from(LOCALES),
    st.sampled_from(LOCALES),
)
def test_a_figure_that_changes_keeps_its_value(value, source, locale):
    written = format_decimal(value, format="#,##0.00", locale=source)
    localised = localise_figure(written, source, locale) or written
    assert parse_decimal(localised, locale=locale) == value


@given(st.text(alphabet="0123456789.,-–/:%$€() \u00a0abc", max_size=30), st.sampled_from(LOCALES))
def test_what_was_written_for_a_region_stays_there(text, locale):
    once = localise_figure(text, "en_US", locale)
    if once is not None:
        assert localise_figure(once, locale, locale) is None


@given(st.text(max_size=70), st.sampled_from(LOCALES))
def test_any_text_has_an_answer_with_the_same_digits(text, locale):
    figure = read_figure(text, "en_US", locale)
    if not any(map(str.isalpha, text)) and "/" not in text:
        assert [char for char in figure.text if char.isdigit()] == [char for char in text if char.isdigit()]
    assert figure.text == text or figure.reading == "localised"
