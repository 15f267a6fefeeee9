"""An image has no alternative text.

What it does: reports images without alternative text, and the picture that front matter names as `hero`, `cover` or
`image` where there is no `alt` beside it.

Why: readers who cannot see the image, or whose mail program does not load it, get nothing. A purely decorative image
is the exception: silence the finding with a comment, or with `alt: ""` in front matter.

Wrong:
    ![](river.jpg)

Wrong:
    ---
    image: river.jpg
    ---

    The river is clean again.

Right:
    ![Two women take a sample of the river](river.jpg)

Right:
    ---
    image: river.jpg
    alt: Two women take a sample of the river
    ---

    The river is clean again.
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

severity: Severity = "warning"
remedy = translatable(
    "Describe the image in a few words: `![description](image.jpg)`, or in front matter `alt: description`."
)


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each image without alternative text."""
    for document in issue.documents:
        yield from _of_front_matter(document, issue)
        for block in document.blocks:
            for segment in (part for part in block.parts if isinstance(part, Segment)):
                one = prose(segment, block)
                offset = 0
                for part in segment.parts:
                    if isinstance(part, Tag):
                        if part.name == "img" and not part.attribute("alt"):
                            source = part.attribute("src")
                            yield fault_in(
                                one,
                                offset,
                                1,
                                message("image {image} has no alternative text", image=source),
                                evidence=(("words", source),),
                            )
                        offset += part.form == "alone"
                    else:
                        offset += len(part.text)


def _of_front_matter(document: Document, issue: SourceIssue) -> Iterator[Fault]:
    found = find_opening_picture(document)
    if found is None or found.alt or found.decorative or found.shown_within or found.address in issue.missing_images:
        return
    yield Fault(
        message("image {image} has no alternative text", image=found.address),
        evidence=(("words", found.address),),
        location=locate_opening_picture(document, found.address),
    )
