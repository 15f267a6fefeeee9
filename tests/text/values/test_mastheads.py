"""The cases are data: dates.yaml."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Masthead
from mars_i18n.text.values.mastheads import _months, format_masthead, format_range, parse_date_value, parse_masthead

CASES = yaml.load(Path(__file__).with_name("mastheads.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes strings alone
REGIONS = ("es_CO", "es_MX", "es_PE", "es_ES", "en_US", "en_GB", "pt_BR", "pt_PT")
WORDS = {
    "es": {"Volume %(number)s": "Volumen %(number)s", "Number %(number)s": "Número %(number)s"},
    "pt": {"Number %(number)s": "Número %(number)s"},
}


def spoken(region):
    words = WORDS.get(region[:2], {})
    return lambda message: words.get(message, message)


@pytest.mark.parametrize("case", CASES["understood"], ids=lambda case: case["line"])
def test_a_date_line_is_read_in_any_of_the_languages(case):
    masthead = parse_masthead(case["line"])
    assert masthead == Masthead(*case["values"], raw=case["line"])


@pytest.mark.parametrize("region", ["es_CO", "en_US", "pt_BR"])
@pytest.mark.parametrize(
    "case", [case for case in CASES["understood"] if "es_CO" in case], ids=lambda case: case["line"]
)
def test_a_date_line_is_written_as_the_region_does(case, region):
    assert format_masthead(Masthead(*case["values"]), region, spoken(region)) == case[region]


@pytest.mark.parametrize("line", CASES["refused"])
def test_a_line_that_is_not_a_date_line_as_a_whole_is_no_masthead(line):
    assert parse_masthead(line) is None


@pytest.mark.parametrize(("value", "expected"), CASES["values"].items())
def test_the_date_of_the_front_matter_is_validated(value, expected):
    assert parse_date_value(value) == (None if expected in ("", "null") else tuple(expected))


def test_white_space_around_the_line_stays_in_raw():
    assert parse_masthead(" March 2024\u00a0\r\n") == Masthead("2024-03", "2024-03", raw=" March 2024\u00a0\r\n")


def test_no_month_name_means_two_months():
    """A name shared by two languages (mar, mayo, jun…) must stand for one month, or a date would be misread."""
    from babel import Locale

    for locale in map(Locale.parse, REGIONS):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months["format"][width].items():
                assert _months()[name.casefold().removesuffix(".")] == number


def test_values_that_are_no_dates_are_left_out():
    assert format_masthead(Masthead("soon", "later", "3", ""), "en_US") == "Volume 3"
    assert not format_masthead(Masthead(), "en_US")
    assert not format_range("2024-13", "2024-14", "es_CO")


def test_a_template_word_that_lost_its_number_does_no_harm():
    assert format_masthead(Masthead("2024-03", "2024-03", "3"), "en_US", lambda _: "Vol. %s 100 %") == (
        "March 2024 / Vol. %s 100 %"
    )


days = st.dates(date(1000, 1, 1), date(2999, 1, 1))
issues = st.tuples(st.sampled_from(["", "1", "XIV", "2024"]), st.sampled_from(["", "7", "123"]))


@given(days, st.integers(0, 800), issues, st.sampled_from(REGIONS), st.booleans())
def test_what_is_written_is_read_back_as_the_same_values(first, length, issue, region, months):
    """For every region, range and issue: no date is lost between languages."""
    width = 7 if months else 10
    start, end = first.isoformat()[:width], (first + timedelta(length)).isoformat()[:width]
    masthead = Masthead(start, end, *issue)
    line = format_masthead(masthead, region, spoken(region))
    assert parse_masthead(line) == replace(masthead, raw=line)
    line.encode("cp1252")


@given(st.text(alphabet="0123456789/-– .,ºde MARÇOmarchİıſ()voln\u0327\u2009", max_size=150))
def test_any_line_is_read_or_refused(line):
    masthead = parse_masthead(line)
    assert masthead is None or masthead.raw == line
    parse_date_value(line)


def test_a_hostile_line_costs_no_time():
    assert parse_masthead("1 de mayo " * 200_000) is None
    assert parse_masthead(" " * 1_000_000 + "March 2024") is not None
    assert parse_masthead("Vol. 1 / " * 13) is None
