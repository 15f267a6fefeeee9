"""A number has another unit, currency or sign of per cent in the translation.

What it does: reads the unit of each number in both texts: lengths, areas, weights, temperatures, speeds, volumes,
money, per cent and percentage points. Reports a number that both texts have once, with units that differ, and a per
cent that has no sign or word for it in the translation (or only there). A dollar sign may be any dollar or peso, and
a range may have its unit once.

Why: 8 km and 8 m, 300 US$ and 300 €, or 12 % and 12 percentage points are different facts with the same digits.

Wrong:
    en: The road is 8 km long.
    es: La carretera mide 8 m.

Wrong:
    en: The fund paid US$ 300.
    pt: O fundo pagou 300 €.

Wrong:
    en: Sales grew by 12%.
    es: Las ventas crecieron 12.

Right:
    en: Sales grew by 12 to 15%, to $300, over 5 miles.
    es: Las ventas crecieron del 12 al 15 %, hasta US$ 300, en 8 kilómetros.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit, make_fault
from mars_i18n.messages import message, translatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, Unit

severity: Severity = "error"
remedy = translatable("Write the unit of the source, or convert the number.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each number whose unit or currency is another."""
    compared = compare_unit(unit)
    for difference in compared.differences if compared else ():
        if difference.kind in {"unit", "currency"}:
            before, after = difference.source.written, difference.target.written
            what = message("“{source}” has another unit in the translation: “{target}”", source=before, target=after)
            yield make_fault(difference, what)
