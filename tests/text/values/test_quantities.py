"""Quantities: a number and its unit are one value, also where a range has its unit once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.conversion import convert, is_conversion
from mars_i18n.text.values.quantities import Quantity, read_values
from mars_i18n.text.values.units import MeasureUnit, find_unit, is_same_unit

CASES = [
    ("en", "It is 5 km long.", [("5 km", "km", 5)]),
    ("en", "a 300-mile road", [("300-mile", "mi", 300)]),
    ("en", "2 to 4 inches", [("2", "in", 2), ("4 inches", "in", 4)]),
    ("en", "$2–3 million", [("$2", "dollar", 2), ("3", "dollar", 3e6)]),
    ("en", "3 million acres of land", [("3 million acres", "acre", 3e6)]),
    ("en", "a 6-foot-6 player", [("6-foot-6", "ft", 6.5)]),
    ("en", "He is 5'9\".", [("5'9\"", "ft", 5.75)]),
    ("en", "5 feet 6 inches tall", [("5 feet 6 inches", "ft", 5.5)]),
    ("en", "half a mile, then a mile", [("half a mile", "mi", 0.5), ("a mile", "mi", 1)]),
    ("en", "two miles away", [("two miles", "mi", 2)]),
    ("en", "US$ 40 and €50", [("US$ 40", "dollar", 40), ("€50", "EUR", 50)]),
    ("en", "12 percentage points", [("12 percentage points", "points", 12)]),
    ("en", "an F in 3 Cs", []),
    ("es", "3 mil millones de dólares", [("3 mil millones de dólares", "dollar", 3e9)]),
    ("es", "entre 15 y 20 %", [("15", "%", 15), ("20 %", "%", 20)]),
    ("es", "80 millas por hora", [("80 millas por hora", "mph", 80)]),
    ("es", "5 pies y 10 pulgadas", [("5 pies y 10 pulgadas", "ft", 5 + 10 / 12)]),
    ("es", "7 grados bajo cero", [("7 grados", "grado", -7)]),
    ("pt", "-7 °C", [("-7 °C", "°C", -7)]),
    ("pt", "R$ 764 bilhões", [("R$ 764 bilhões", "BRL", 764e9)]),
    ("pt", "20 quilômetros quadrados", [("20 quilômetros quadrados", "km²", 20)]),
    ("fr", "5 km et 20 %", [("5 km", "km", 5), ("20 %", "%", 20)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_the_quantities_of_a_text(language, text, expected):
    found = read_values(text, language).quantities
    assert [(one.written, one.unit.symbol) for one in found] == [pair[:2] for pair in expected]
    for one, (_, _, value) in zip(found, expected, strict=True):
        assert value in one.values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a difference of 20 °F", True),
        ("20 degrees above average", True),
        ("temperatures rose by 20 degrees", True),
        ("It was 20 degrees. The difference is small.", False),
        ("above 20 degrees", False),
    ],
)
def test_a_temperature_may_be_called_a_difference(text, expected):
    (one,) = read_values(text, "en").quantities
    assert one.is_difference is expected


@given(st.text(max_size=80), st.sampled_from(["en", "es", "pt", "fr"]))
def test_in_any_text_each_quantity_stands_where_it_is_said_to(text, language):
    for one in read_values(text, language).quantities:
        assert text[one.offset : one.offset + one.length] == one.written


@pytest.mark.parametrize("piece", ["1 ", "1-", "5 mi ", "$", "6'", "a mile ", "2 y ", "1 millones de "])
def test_hostile_text_is_read_in_linear_time(piece, assert_linear):
    assert_linear(lambda size: lambda: read_values.__wrapped__(piece * (size // len(piece)), "es"), 10_000, 50_000)


def quantity(value, symbol, language="en", *, is_difference=False):
    unit = find_unit(symbol, language)
    assert unit is not None
    return Quantity(frozenset({float(value)}), unit, 0, 1, "", (0,), is_difference)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ((85, "mph"), (136, "km/h"), True),
        ((85, "mph"), (137, "km/h"), True),
        ((85, "mph"), (120, "km/h"), False),
        ((85, "mph"), (85, "km/h"), False),
        ((80, "°F"), (27, "°C"), True),
        ((80, "°F"), (26, "°C"), True),
        ((80, "°F"), (30, "°C"), False),
        ((-40, "°F"), (-40, "°C"), True),
        ((76_000, "hectares"), (187_000, "acres"), True),
        ((76_000, "hectares"), (188_000, "acres"), True),
        ((76_000, "hectares"), (31_000, "acres"), False),
        ((6.5, "ft"), (1.98, "m"), True),
        ((6.5, "ft"), (1.89, "m"), False),
        ((1, "inch"), (2, "cm"), True),
        ((1, "mile"), (1, "km"), False),
        ((1, "mile"), (1.5, "km"), True),
        ((30, "yards"), (3, "m"), False),
        ((7_608, "miles"), (12_272, "km"), True),
        ((5, "km"), (5, "kg"), False),
        ((5, "$"), (4.5, "€"), False),
    ],
)
def test_a_conversion_is_rounded_as_writers_round(source, target, expected):
    assert is_conversion(quantity(*source), quantity(*target)) is expected


def test_a_difference_of_temperatures_is_no_temperature():
    difference = quantity(20, "°F", is_difference=True)
    assert convert(difference, find_unit("°C", "en")) == 11
    assert is_conversion(difference, quantity(11, "°C"))
    assert not is_conversion(difference, quantity(-7, "°C"))
    assert convert(quantity(20, "°F"), find_unit("°C", "en")) == -7


LENGTHS = st.sampled_from(["inch", "ft", "yard", "mile", "cm", "m", "km"])


@given(st.floats(10, 10**6), LENGTHS, LENGTHS, st.integers(3, 6))
def test_what_is_rounded_to_three_or_more_figures_is_a_conversion(value, one, other, figures):
    source, unit = quantity(value, one), find_unit(other, "en")
    exact = value * source.unit.size / unit.size
    target = quantity(float(f"{exact:.{figures}g}"), other)
    assert is_conversion(source, target)


@given(st.floats(1, 10**6), LENGTHS, LENGTHS, st.floats(1.4, 10))
def test_what_is_wrong_by_forty_per_cent_is_none(value, one, other, factor):
    source, unit = quantity(value, one), find_unit(other, "en")
    assert not is_conversion(source, quantity(value * source.unit.size / unit.size * factor, other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("$", "peso", True),
        ("$", "USD", True),
        ("US$", "COP", True),
        ("€", "$", False),
        ("R$", "$", False),
        ("°", "°F", True),
        ("°C", "°F", False),
        ("%", "pp", False),
        ("km", "mi", False),
    ],
)
def test_two_names_may_be_of_one_unit(one, other, expected):
    first, second = find_unit(one, "en"), find_unit(other, "en") or MeasureUnit("length", other, 1)
    assert is_same_unit(first, second) is is_same_unit(second, first) is expected
