"""The weekday of a date is wrong, in the source.

What it does: compares a weekday before a date that includes the year with the calendar.

Why: one of the two is wrong, and every translation repeats it.

Wrong:
    The meeting takes place in the capital on Monday, May 27, 2025, at the usual hour.

Right:
    The meeting takes place in the capital on Tuesday, May 27, 2025, at the usual hour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.text.segments.prose import proses
from mars_i18n.text.values.dates import spoken_dates, true_weekday, weekday_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = translatable("Check the calendar and correct the weekday or the date.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each weekday that the calendar contradicts."""
    for document in issue.documents:
        for one in proses(document):
            for spoken in spoken_dates(one.text, one.language):
                wanted = true_weekday(spoken) if spoken.weekday >= 0 else None
                if wanted is not None and wanted != spoken.weekday:
                    right = weekday_name(wanted, one.language)
                    yield fault_in(
                        one,
                        spoken.weekday_offset,
                        len(spoken.weekday_name),
                        message(
                            "the weekday of this date is {right}, not {written}",
                            right=right,
                            written=spoken.weekday_name,
                        ),
                        evidence=(("words", f"{spoken.weekday_name} {spoken.day}/{spoken.month}/{spoken.year}"),),
                    )
