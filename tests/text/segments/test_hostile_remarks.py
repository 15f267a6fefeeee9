"""Lines that look like remarks, of any length, are read in linear time."""

import pytest

from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.entries import suppressed_checks


@pytest.mark.parametrize(
    "hostile",
    [
        "Section «a», paragraph | ",
        "Section «",
        "» , ",
        "Fuzzy: source changed, “",
        "“a” → ",
        "” added, “",
        ", ",
        " · ",
        "source language: a",
        "Keep: a → ",
        "mars: ignore a ",
        "mars: ignore ",
        "mars: kept though the source changed: (“",
        " (“",
        "\\u{",
        "\\",
        "mars: draft by a, digest ",
        "mars: 99 % of a · ",
        "a → b · ",
    ],
)
@pytest.mark.parametrize(
    "start",
    ["", "Fuzzy: source changed, ", "mars: kept though the source changed: ", "mars: draft by ", "mars: 9 % of "],
)
def test_hostile_lines_take_linear_time(start, hostile, assert_linear):
    def work(size):
        line = start + hostile * (size // len(hostile))
        return lambda: (read_remark(line), suppressed_checks([line]))

    assert_linear(work, 5_000, 20_000)
