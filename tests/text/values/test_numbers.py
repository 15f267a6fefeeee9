"""Numbers: each read as every value that it may have, in three languages, so that only real changes are seen."""

from pathlib import Path

import pytest
import yaml
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.numbers import find_unmatched, read_numbers, values_of

CASES = Path(__file__).parent / "numbers"


def pair(language, source, target):
    return read_numbers(source, "en"), read_numbers(target, language)


@pytest.mark.parametrize(
    ("language", "source", "target"), yaml.safe_load((CASES / "equal.yaml").read_text(encoding="utf-8"))
)
def test_one_number_written_in_two_ways_is_one(language, source, target):
    one, other = pair(language, source, target)
    assert [number.written for number in find_unmatched(one, values_of(other))] == []
    assert [number.written for number in find_unmatched(other, values_of(one))] == []


@pytest.mark.parametrize(
    ("language", "source", "target", "lost", "new"),
    yaml.safe_load((CASES / "different.yaml").read_text(encoding="utf-8")),
)
def test_a_changed_number_is_seen_on_both_sides(language, source, target, lost, new):
    one, other = pair(language, source, target)
    assert [number.written for number in find_unmatched(one, values_of(other))] == lost
    assert [number.written for number in find_unmatched(other, values_of(one))] == new


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["es_CO", "en_US", "pt_BR", "es_ES", "es_MX"]))
def test_a_number_written_for_a_region_holds_its_value(value, locale):
    written = format_decimal(value, locale=locale)
    (number,) = [one for one in read_numbers(f"x {written} y", locale) if one.kind == "figure"]
    assert float(value) in number.values
    assert number.written == written


@given(st.text(), st.sampled_from(["es", "en", "pt", "fr"]))
def test_any_text_has_numbers_where_they_stand(text, language):
    for number in read_numbers(text, language):
        assert text[number.offset : number.offset + number.length].strip() != ""
        assert number.values


@pytest.mark.parametrize("text", ["1", "1.", "1,000 ", "12:", "1/1/", "X", "two ", "mil ", "veinte y ", "@1", "a1."])
def test_hostile_text_takes_linear_time(text, assert_within):
    assert_within(5, lambda: read_numbers(text * (100_000 // len(text)), "es"))
