"""A scale word has the wrong size: a billion is not a billón.

What it does: reads quantities with a scale word (thousand, million, billion, trillion; mil, millón, mil millones,
billón; milhão, bilhão, mil milhões, trilhão) in both texts, and reports one whose digits are those of the source and
whose size differs by a power of a thousand. In Spanish, and in the Portuguese of Portugal, a billón or bilião is a
million million; a bilhão of Brazil is a thousand million.

Why: the words look alike and differ by a factor of a thousand.

Wrong:
    en: A fund of $1.5 billion
    es: Un fondo de 1,5 billones de dólares

Wrong:
    en: The bridge cost 3 million dollars.
    es: El puente costó 3 mil dólares.

Wrong:
    en: A fund of 3 trillion pesos
    pt: Um fundo de 3 bilhões de pesos

Right:
    en: A fund of $1.5 billion
    es: Un fondo de 1500 millones de dólares

Right:
    en: A fund of $1.5 billion
    pt: Um fundo de US$ 1,5 bilhão
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("In Spanish a billion is “mil millones”; in Brazilian Portuguese “um bilhão”.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each quantity whose digits are the source's, and whose size is not."""
    compared = compare_unit(unit)
    for difference in compared.differences if compared else ():
        if difference.kind == "scale":
            written, said = difference.target.written, difference.source.written
            yield Fault(
                message("“{target}” is not the quantity of the source, “{source}”", target=written, source=said),
                evidence=(("words", written), ("source", said)),
                offset=difference.target.offset,
                length=difference.target.length,
            )
