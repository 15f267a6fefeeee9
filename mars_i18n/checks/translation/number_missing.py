"""A number stands in one of source and translation only.

What it does: reads the numbers of both as number-changed does, and reports figures that are lost, or that are new,
where it is not that one became the other.

Why: a figure may have been left out. It may as well have been said in other words (“this year”), so it is a warning.

Wrong:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en varios municipios.

Wrong:
    en: The workshop gathered people of several towns.
    es: El taller reunió a personas de 14 municipios.

Right:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en tres municipios.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.values.numbers import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Look whether the number is meant to be there."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the figures that are lost, or for those that are new."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return
    lost, new = compared(blanked(unit.source), unit.source_language, blanked(unit.target), unit.language)
    if lost and not new:
        told = ", ".join(dict.fromkeys(one.written for one in lost))
        yield Fault(
            f"{told} of the source is not in the translation",
            evidence=f"missing {told}",
            offset=lost[0].offset,
            length=lost[0].length,
            in_source=True,
        )
    elif new and not lost:
        told = ", ".join(dict.fromkeys(one.written for one in new))
        yield Fault(
            f"{told} is not in the source", evidence=f"added {told}", offset=new[0].offset, length=new[0].length
        )
