"""A date of the source has another day or month in the translation.

What it does: reads dates in both texts: a day and a month, or a month and a year, also in ranges (“May 27-28”, “27 y
28 de mayo”) and in figures. Reports a date of the source without counterpart, if the translation has a date that the
source lacks, or names another month. So it does with a month by itself, and with the quarter or half of a year
(Q3, tercer trimestre).

Why: readers would come on the wrong day.

Wrong:
    en: The workshop is on May 27th.
    es: El taller es el 27 de marzo.

Wrong:
    en: Results come in June 2025.
    pt: Os resultados saem em julho de 2025.

Wrong:
    en: The course ends in June.
    es: El curso termina en julio.

Wrong:
    en: Sales fell in Q3 2025.
    es: Las ventas cayeron en el segundo trimestre de 2025.

Wrong:
    en: It was released on October 9th, 2003.
    es: Se publicó el de octubre de 2003.

Right:
    en: Sales fell in Q3 2025 and rose in June.
    pt: As vendas caíram no terceiro trimestre de 2025 e subiram em junho.

Right:
    en: The workshop is on May 27-28, 2025.
    es: El taller es el 27 y el 28 de mayo de 2025.

Right:
    en: We may march on.
    es: Quizá sigamos adelante.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit, make_fault
from mars_i18n.checks.translation._altered_dates import find_altered_date, find_altered_month, find_lost_day
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.checks.translation._altered_dates import AlteredDate
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Write the date of the source.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the first date that was altered, or the first month; and one for a quarter or half year."""
    altered = find_altered_date(unit)
    if altered is not None:
        yield _explain(unit, altered)
    elif (months := find_altered_month(unit)) is not None:
        before, after = months
        yield Fault(
            message(
                "the source has “{source}”, the translation “{target}”", source=before.written, target=after.written
            ),
            evidence=(("source", before.written), ("target", after.written)),
            offset=after.offset,
            length=after.length,
        )
    elif (date := find_lost_day(unit)) is not None:
        yield Fault(message("the day of “{date}” is missing", date=date), evidence=(("source", date), ("lost", "day")))
    compared = compare_unit(unit)
    for difference in compared.differences if compared else ():
        if difference.kind == "period":
            said, written = difference.source.written, difference.target.written
            what = message("the source has “{source}”, the translation “{target}”", source=said, target=written)
            yield make_fault(difference, what)


def _explain(unit: Unit, altered: AlteredDate) -> Fault:
    before = altered.source
    if altered.target is None:
        what = message("the month of “{date}” is missing, and the translation names another", date=before)
        return Fault(what, evidence=(("source", before), ("lost", "month")))
    other = altered.target
    after = unit.target[other.offset : other.offset + other.length]
    return Fault(
        message("the source has “{source}”, the translation “{target}”", source=before, target=after),
        evidence=(("source", before), ("target", after)),
        offset=other.offset,
        length=other.length,
    )
