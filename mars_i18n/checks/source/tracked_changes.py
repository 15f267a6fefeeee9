"""A source holds tracked changes, which nobody has accepted or rejected yet.

What it does: counts the insertions, deletions and moves that Word or LibreOffice keep in a source. They are read as if
they were accepted: what was inserted is text, what was deleted is not.

Why: whoever rejects one of them later changes a text that is translated by then.

Wrong:
    tracked changes: 12

    The well is open.

Right:
    The well is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import plural_message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "warning"
remedy = translatable("Accept or reject them in the source before it is translated.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each document with tracked changes, once."""
    for document in issue.documents:
        count = dict(document.metadata).get("tracked changes", "")
        if document.package and count.isdecimal():
            yield Fault(
                plural_message(
                    "{count} tracked change is read as if it were accepted",
                    "{count} tracked changes are read as if they were accepted",
                    int(count),
                ),
                evidence=(("tracked changes", count),),
                location=Location(document.path, 1, 1),
            )
