"""A heading has no text below it.

What it does: reports a heading that is followed directly by a heading of the same or a higher level, or by the end of
the document. An image, a table or code counts as content.

Why: readers see a title without text, and translators a string without context. Either the text is missing, or the
heading is superfluous.

Wrong:
    ## Our partners

    ## Contact

    Write to us.

Right:
    ## Contact

    ### Bogotá

    Write to us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, shorten
from mars_i18n.messages import message, translatable
from mars_i18n.model import Segment, segments_of
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Block, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = translatable("Write the missing text, or delete the heading.")
_SILENT = {"metadata", "rule"}  # what fills no section


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each heading without content."""
    for document in issue.documents:
        open_heading: Block | None = None
        for block in document.blocks:
            if block.kind in _SILENT:
                continue
            if open_heading is not None and block.kind in {"heading", "title"} and block.level <= open_heading.level:
                yield from _fault(open_heading)
            if block.kind in {"heading", "title"}:
                open_heading = block
            elif block.kind != "html" or block.content.strip().removeprefix("<!--").strip() != "":
                open_heading = None
        if open_heading is not None:
            yield from _fault(open_heading)


def _fault(block: Block) -> Iterator[Fault]:
    if any(isinstance(part, Segment) for part in block.parts):
        one = prose(next(segments_of(block)), block)
        yield fault_in(
            one,
            0,
            len(one.text),
            message("no text below the heading «{heading}»", heading=shorten(one.text)),
            evidence=(("words", shorten(one.text)),),
        )
