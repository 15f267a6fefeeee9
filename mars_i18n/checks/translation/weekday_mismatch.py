"""The weekday of a date is wrong, or not that of the source.

What it does: compares a weekday before a date (“Tuesday, May 27”) with the weekday of that date in the source and, if
the year is given, with the calendar. A weekday without a date is wrong if the source does not name it, and the
translation does not name the weekday of the source.

Why: one of the two is wrong, and readers may come on the wrong day.

Wrong:
    en: Join us on Tuesday, May 27, 2025.
    es: Acompáñenos el miércoles 27 de mayo de 2025.

Wrong:
    en: Join us on Tuesday, June 3.
    pt: Participe na quarta-feira, 3 de junho.

Wrong:
    en: The market opens on Monday.
    es: El mercado abre el martes.

Right:
    en: Join us on Tuesday, May 27, 2025. Monday is a holiday.
    pt: Participe na terça-feira, 27 de maio de 2025. Segunda é feriado.

Right:
    en: Join us on Tuesday, May 27, 2025.
    es: Acompáñenos el martes 27 de mayo de 2025.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.dates import spoken_dates, sure_weekdays, true_weekday, weekday_name, weekdays_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.dates import SpokenDate

severity: Severity = "error"
remedy = translatable("Write the weekday of that date; if the source is wrong, correct the source.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each weekday that differs from the source's or, without one there, from the calendar's."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return
    target = [one for one in spoken_dates(blank_tags(unit.target), unit.language) if one.weekday >= 0]
    wrong = list(_wrong_weekdays(unit, target))
    yield from wrong or _exchanged_weekdays(unit)


def _wrong_weekdays(unit: Unit, target: Sequence[SpokenDate]) -> Iterator[Fault]:
    if not target:
        return
    source = spoken_dates(blank_tags(unit.source), unit.source_language)
    known = {(one.day, one.month): one.weekday for one in source if one.weekday >= 0}
    years = {(one.day, one.month): one.year for one in source}
    for one in target:
        wanted = known.get((one.day, one.month))
        if wanted is None:
            wanted = true_weekday(one, years.get((one.day, one.month), 0))
        if wanted is not None and wanted != one.weekday:
            right = weekday_name(wanted, unit.language)
            yield Fault(
                message("the weekday of this date is {right}, not {written}", right=right, written=one.weekday_name),
                evidence=(("words", one.weekday_name), ("date", f"{one.day}/{one.month}"), ("expected", right)),
                former_evidence=f"{one.weekday_name} {one.day}/{one.month}, {right}",
                suggestion=right,
                offset=one.weekday_offset,
                length=len(one.weekday_name),
            )


def _exchanged_weekdays(unit: Unit) -> Iterator[Fault]:
    source_text, target_text = blank_tags(unit.source), blank_tags(unit.target)
    ours, theirs = sure_weekdays(source_text, unit.source_language), sure_weekdays(target_text, unit.language)
    known, said = weekdays_named(source_text, unit.source_language), weekdays_named(target_text, unit.language)
    lost = [one for one in ours if one.number not in said]
    new = [one for one in theirs if one.number not in known]
    if lost and new:
        right = weekday_name(lost[0].number, unit.language)
        what = message("the weekday of the source is {right}, not {written}", right=right, written=new[0].written)
        evidence = (("source", lost[0].written), ("target", new[0].written))
        yield Fault(what, evidence=evidence, suggestion=right, offset=new[0].offset, length=new[0].length)
