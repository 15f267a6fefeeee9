"""An image of a source does not exist, or is outside sources/.

What it does: looks for the file of each image with a relative address. One that front matter names as `hero`,
`cover` or `image` is reported as info: a site generator may have it elsewhere.

Why: the page would be published without it. `build` copies images from sources/ only.

Wrong:
    missing: well.png

    ![The new well](well.png)

Right:
    ![The new well](well.png)

Right:
    ![The new well](https://example.org/well.png)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.model import Segment, Tag
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.opening_picture import find_opening_picture, locate_opening_picture
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "error"
remedy = translatable("Add the file, or correct its address.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each image whose file is not there."""
    for document in issue.documents:
        yield from _of_front_matter(document, issue)
        for block in document.blocks:
            for segment in (part for part in block.parts if isinstance(part, Segment)):
                one, offset = prose(segment, block), 0
                for part in segment.parts:
                    if isinstance(part, Tag):
                        name = part.attribute("src") if part.name == "img" else ""
                        if name in issue.missing_images:
                            yield fault_in(
                                one,
                                offset,
                                1,
                                message("image {image} not found in sources/", image=name),
                                evidence=(("words", name),),
                            )
                        offset += part.form == "alone"
                    else:
                        offset += len(part.text)


def _of_front_matter(document: Document, issue: SourceIssue) -> Iterator[Fault]:
    found = find_opening_picture(document)
    if found is not None and not found.shown_within and found.address in issue.missing_images:
        yield Fault(
            message("image {image} not found in sources/", image=found.address),
            evidence=(("words", found.address),),
            location=locate_opening_picture(document, found.address),
            severity="info",
        )
