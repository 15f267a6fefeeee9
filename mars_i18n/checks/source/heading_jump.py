"""A heading skips a level, for example from the first to the third.

What it does: reports a heading more than one level deeper than the heading before it.

Why: screen readers and tables of contents show the structure by levels; a gap looks like a missing section. The size
of the type belongs in the style sheet.

Wrong:
    # The year in water

    ### Rivers

    Four rivers were tested.

Right:
    # The year in water

    ## Rivers

    Four rivers were tested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.model import segments_of
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)  # where a document leaves out the same level again
remedy = translatable("Use the next level.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each heading more than one level below the one before it."""
    for document in issue.documents:
        level = 0
        known: set[tuple[int, int]] = set()
        for block in document.blocks:
            if block.kind not in {"heading", "title"}:
                continue
            if level and block.level > level + 1:
                for segment in list(segments_of(block))[:1]:
                    one = prose(segment, block)
                    what = message(
                        "level {level} heading after a level {before} heading", level=block.level, before=level
                    )
                    yield fault_in(
                        one,
                        0,
                        len(one.text),
                        what,
                        evidence=(("words", f"h{level}"), ("became", f"h{block.level}")),
                        severity="info" if (level, block.level) in known else None,
                    )
                    known.add((level, block.level))
            level = block.level
