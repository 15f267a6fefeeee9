"""Whether one quantity is another in other units, rounded as writers round, and what the right one would be.

Writers round to the last figure that they write, up or down (85 mph: 136 or 137 km/h), to fives and tens where the
source is round (385 miles: 600 km) and, below ten, to whole units (1 inch: 2 cm). A difference of temperatures is no
temperature: 20 °F more is 11 °C more, and never -7 °C.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mars_i18n.text.values.units import BARE_DEGREES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.text.values.quantities import Quantity
    from mars_i18n.text.values.units import MeasureUnit

_NEAREST = 0.10  # how far rounding to the nearest last figure may lead, of the value
_CUT = 0.05  # how far rounding in the wrong direction may, of the value
_EXACT = 0.005  # how far a writer's own factor may lead (1.6 km a mile), of the value
_SMALL = 0.25  # the same for numbers below ten in whole units: an inch is 2 cm or 3 cm
_FAHRENHEIT, _CELSIUS = frozenset({"°F", "°"}), frozenset({"°C", "°", "grado"})
_FREEZING = 32.0  # °F
_DEGREES = 1.0  # a degree more or less
_ROUND_DEGREES = 2.5  # the same, where the degrees are written in fives or tens
_EXPECTED_FIGURES = 3  # significant figures of a value that is offered


def is_conversion(source: Quantity, target: Quantity) -> bool:
    """Whether the target is the source in another unit of the same dimension, within a writer's rounding."""
    if source.unit.dimension != target.unit.dimension or source.unit.dimension in {"money", "share"}:
        return False
    return any(
        _is_rounded(exact, written, target.unit.dimension)
        for exact in _converted(source, target.unit)
        for written in target.values
    )


def convert(source: Quantity, unit: MeasureUnit) -> float | None:
    """The source in this unit, to three significant figures; a temperature to a whole degree.

    None where there is nothing to convert: of another dimension, of one scale of temperature, money and shares.
    """
    if source.unit.dimension != unit.dimension or source.unit.dimension in {"money", "share"}:
        return None
    exact = next(_converted(source, unit), None)
    if exact is None:
        return None
    return float(round(exact)) if unit.dimension == "temperature" else float(f"{exact:.{_EXPECTED_FIGURES}g}")


def _converted(source: Quantity, unit: MeasureUnit) -> Iterator[float]:
    for value in sorted(source.values):
        if source.unit.dimension != "temperature":
            yield value * source.unit.size / unit.size
            continue
        for ours, theirs in _scales(source.unit, unit):
            if source.is_difference:
                yield value * 5 / 9 if ours == "°F" else value * 9 / 5
            else:
                yield (value - _FREEZING) * 5 / 9 if ours == "°F" else value * 9 / 5 + _FREEZING
                if theirs in BARE_DEGREES:  # no words say which: it may be a difference
                    yield value * 5 / 9 if ours == "°F" else value * 9 / 5


def _scales(ours: MeasureUnit, theirs: MeasureUnit) -> Iterator[tuple[str, str]]:
    """The (scale of the source, unit of the target) that may be meant: a bare degree may be either scale's."""
    if ours.symbol in _FAHRENHEIT and theirs.symbol in _CELSIUS:
        yield "°F", theirs.symbol
    if ours.symbol in _CELSIUS and theirs.symbol in _FAHRENHEIT:
        yield "°C", theirs.symbol


def _is_rounded(exact: float, written: float, dimension: str) -> bool:
    error = abs(exact - written)
    last, step = _steps(written)
    if dimension == "temperature":
        return error <= (_DEGREES if step <= 1 else min(step / 2, _ROUND_DEGREES))
    relative = error / max(abs(exact), 1e-9)
    if relative <= _EXACT:
        return True
    below_ten = abs(written) < 10 and last >= 1
    if error <= step / 2:
        return relative <= (_SMALL if below_ten else _NEAREST)
    return error < last and relative <= (_SMALL if below_ten else _CUT)


def _steps(written: float) -> tuple[float, float]:
    """The size of the last figure that was written, and what it may be rounded to: (100, 100) of 600, (1, 5) of 25."""
    _, digits, exponent = Decimal(repr(written)).normalize().as_tuple()
    last = 10.0 ** int(exponent)
    return last, last * 5 if len(digits) > 1 and digits[-1] == 5 else last
