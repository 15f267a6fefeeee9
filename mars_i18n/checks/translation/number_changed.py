"""A number differs between source and translation.

What it does: reads every number of both texts as the set of values that it may have (1,500 and 1.500 and 1 500 and
fifteen hundred are the same; so are 6.30 pm and 18:30, the 1970s and los 70, 1.5 billion and 1500 millones). If a
figure of the source and a figure of the translation have no counterpart, the number was changed.

Why: readers act on figures, and cannot detect a wrong one from the translation alone.

Wrong:
    en: The mine opened in 1955 with 1,200 workers.
    es: La mina abrió en 1995 con 1200 trabajadores.

Right:
    en: The mine opened in 1955 with 1,200 workers.
    es: La mina abrió en 1955 con 1.200 trabajadores.

Right:
    en: It grew by 2.5 % in the 1970s, to $1.5 billion.
    pt: Cresceu 2,5 % nos anos 70, chegando a US$ 1,5 bilhão.

Right:
    en: The office opens at 6.30 pm on the 3rd floor, in the 21st century.
    es: La oficina abre a las 18:30 en el tercer piso, en el siglo XXI.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.altered_dates import find_altered_date
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.values.dates import spoken_dates
from mars_i18n.text.values.numbers import compared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.numbers import Number

severity: Severity = "error"
remedy = translatable("Write the number of the source, in the format of the language.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault that names the figures of the source without counterpart, and those of the translation."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return
    lost, new = compared(blanked(unit.source), unit.source_language, blanked(unit.target), unit.language)
    if lost and new and not _are_altered_dates(unit, lost, new):
        before = ", ".join(dict.fromkeys(one.written for one in lost))
        after = ", ".join(dict.fromkeys(one.written for one in new))
        yield Fault(
            message("the source has {source}, the translation {target}", source=before, target=after),
            evidence=(("source", before), ("target", after)),
            offset=new[0].offset,
            length=new[0].length,
        )


def _are_altered_dates(unit: Unit, lost: Sequence[Number], new: Sequence[Number]) -> bool:
    """Whether all of them are the days or years of dates, which date-changed reports."""
    for numbers, text, language in (
        (lost, unit.source, unit.source_language),
        (new, unit.target, unit.language),
    ):
        dates = [(one.offset, one.offset + one.length) for one in spoken_dates(blanked(text), language)]
        if not all(any(start <= one.offset < end for start, end in dates) for one in numbers):
            return False
    return find_altered_date(unit) is not None
