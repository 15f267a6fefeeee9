"""A number is only in the source or only in the translation.

What it does: reads the numbers of both like number-changed, and reports figures that are missing or added.

Why: a figure may have been left out. It may also be expressed in words (“this year”), so this is a warning.

Wrong:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en varios municipios.

Wrong:
    en: The workshop gathered people of several towns.
    es: El taller reunió a personas de 14 municipios.

Right:
    en: The road is 45 miles (72 km) long.
    es: La carretera mide 72 kilómetros.

Right:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en tres municipios.
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

severity: Severity = "warning"
remedy = translatable("Check whether the number should be there.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the figures that are lost, or for those that are new."""
    compared = compare_unit(unit)
    if compared is None:
        return
    lost, new = compared.lost, compared.new
    if lost and not new:
        figures = ", ".join(dict.fromkeys(one.written for one in lost))
        yield Fault(
            message("number missing from the translation: {numbers}", numbers=figures),
            evidence=(("missing", figures),),
            offset=lost[0].offset,
            length=lost[0].length,
            in_source=True,
        )
    elif new and not lost:
        figures = ", ".join(dict.fromkeys(one.written for one in new))
        what = message("number not in the source: {numbers}", numbers=figures)
        yield Fault(what, evidence=(("added", figures),), offset=new[0].offset, length=new[0].length)
