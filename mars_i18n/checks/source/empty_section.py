"""A heading has nothing under it.

What it does: reports a heading that the next heading of its own or a higher level follows at once, or the end of the
document. An image, a table or code under it is something.

Why: readers find a title without text, and translators a string without context. Either the text is missing, or the
heading is too many.

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

from mars_i18n.checks.source._places import fault_in, shortened
from mars_i18n.model import Segment, segments_of
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Block, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = "Write what belongs under it, or delete the heading."
_SILENT = {"metadata", "rule"}  # what fills no section


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each heading with nothing under it."""
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
            one, 0, len(one.text), f"nothing stands under «{shortened(one.text)}»", evidence=shortened(one.text)
        )
