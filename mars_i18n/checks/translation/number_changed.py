"""A number differs between source and translation.

What it does: reads every number of both texts as the set of values that it may have (1,500 and 1.500 and 1 500 and
fifteen hundred are the same; so are 6.30 pm and 18:30, the 1970s and los 70, 1.5 billion and 1500 millones). If a
figure of the source and a figure of the translation have no counterpart, the number was changed. So it is if the ends
of a range are exchanged, the half of the day of a clock time is another one, or a number in words (two, third, II, a
quarter of) has become another; for cardinals in words this is a warning. A converted unit is right if it is rounded as
writers round (85 mph is 136 or 137 km/h); if it is wrong, the message says what is right.

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

Wrong:
    en: Between day and night there is a difference of 20 °F.
    es: Entre el día y la noche hay una diferencia de 7 °C.

Wrong:
    en: The workshop starts at 3 p.m.
    pt: A oficina começa às 3 da manhã.

Wrong:
    en: It happened after World War II.
    es: Ocurrió después de la Primera Guerra Mundial.

Right:
    en: Winds of 85 mph burned 76,000 acres in the 2024–25 season.
    es: Vientos de 136 km/h quemaron 30 800 hectáreas en la temporada 2024-2025.

Right:
    en: The office opens at 6.30 pm on the 3rd floor, in the 21st century.
    es: La oficina abre a las 18:30 en el tercer piso, en el siglo XXI.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit, make_fault
from mars_i18n.checks.translation._altered_dates import find_altered_date
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.dates import spoken_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.comparison import ValueDifference
    from mars_i18n.text.values.numbers import Number

severity: Severity = "error"
others: tuple[Severity, ...] = ("warning", "info")
_BEFORE_IT = re.compile(r" \w{2,20} (?:off|away|shy|short|to go)\b")  # “two months off” nine is seven
remedy = translatable("Write the number of the source, in the format of the language.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault that names the figures of the source without counterpart, and those of the translation.

    Each wrong conversion, and each time, range or number in words that differs, is a fault of its own.
    """
    compared = compare_unit(unit)
    if compared is None:
        return
    lost, new = compared.lost, compared.new
    if lost and new and not _are_altered_dates(unit, lost, new):
        before = ", ".join(dict.fromkeys(one.written for one in lost))
        after = ", ".join(dict.fromkeys(one.written for one in new))
        yield Fault(
            message("the source has {source}, the translation {target}", source=before, target=after),
            evidence=(("source", before), ("target", after)),
            offset=new[0].offset,
            length=new[0].length,
        )
    for difference in compared.differences:
        end = difference.source.offset + difference.source.length
        if difference.is_sure or not _BEFORE_IT.match(unit.source, end):
            yield from _explain(difference)


def _explain(difference: ValueDifference) -> Iterator[Fault]:
    before, after = difference.source.written, difference.target.written
    if difference.kind == "conversion" and difference.expected:
        right = difference.expected
        what = message("“{source}” is {right}, not “{target}”", source=before, right=right, target=after)
        yield make_fault(difference, what)
    elif difference.kind == "conversion":
        what = message("“{source}” became another amount, “{target}”", source=before, target=after)
        yield make_fault(difference, what, "info")  # exchange rates are not known here
    elif difference.kind == "range":
        what = message("the range “{source}” is turned round: “{target}”", source=before, target=after)
        yield make_fault(difference, what)
    elif difference.kind == "time":
        what = message("“{source}” became the other half of the day, “{target}”", source=before, target=after)
        yield make_fault(difference, what)
    elif difference.kind in {"word", "name"}:
        what = message("the source has “{source}”, the translation “{target}”", source=before, target=after)
        yield make_fault(difference, what, None if difference.is_sure else "warning")


def _are_altered_dates(unit: Unit, lost: Sequence[Number], new: Sequence[Number]) -> bool:
    """Whether all of them are the days or years of dates, which date-changed reports."""
    for numbers, text, language in (
        (lost, unit.source, unit.source_language),
        (new, unit.target, unit.language),
    ):
        dates = [(one.offset, one.offset + one.length) for one in spoken_dates(blank_tags(text), language)]
        if not all(any(start <= one.offset < end for start, end in dates) for one in numbers):
            return False
    return find_altered_date(unit) is not None
