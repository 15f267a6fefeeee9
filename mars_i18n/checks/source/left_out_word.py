"""Words of a source that readers see are in no segment: they would be published untranslated.

What it does: a second reader of each format finds the words that readers see, by code of its own, and looks whether
each is in a segment, in code or template syntax that is protected, or in a part that is left out for a reason (a
script, a comment, front matter that is not prose). A format of another package that brings no such reader gets a
warning.

Why: what is in no segment never reaches a translator, and every edition would show it in the language of the source.

Wrong:
    left out: The well is open.

    The well is open.

Wrong:
    unproven: sources/issue.md

    The well is open.

Right:
    The well is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import shorten
from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "error"
others: tuple[Severity, ...] = ("warning",)
never_accepted = True
remedy = translatable(
    "Write the passage in a simpler way; or, if it is not to be translated, put `<!-- mars: skip -->` before it. "
    "Marks of template syntax of your own are set as `opaque` in [formats.markdown]."
)


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each passage that is left out, and for each document of which nothing is proven."""
    for one in issue.left_out:
        words = shorten(one.words)
        yield Fault(
            one.cause.what
            if one.cause
            else message("“{words}” is in no segment and would not be translated", words=words),
            evidence=(("words", words),),
            suggestion=one.cause.remedy if one.cause else None,
            offset=one.location.column - 1,
            length=0 if one.cause else min(len(one.words), max(len(one.line) - one.location.column + 1, 0)),
            text=one.line,
            location=one.location,
        )
    for path in issue.unproven:
        yield Fault(
            message("its format does not prove that every word is in a segment"),
            evidence=(("path", path),),
            location=Location(path, 1, 1),
            severity="warning",
        )
