"""A heading has no text below it.

What it does: reports a heading that is followed directly by a heading of the same or a higher level, or by the end of
the document. An image, a table, code or an instruction to the site's generator counts as content, and the title of the
front matter is not a heading. It is information, since a form to be filled in and a page that a program fills look the
same.

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

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, shorten
from mars_i18n.messages import message, translatable
from mars_i18n.model import Block, Segment, Text, segments_of
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "info"
remedy = translatable("Write the missing text, or delete the heading.")
_SILENT = {"metadata", "rule", "title"}  # what fills no section
# A component (<Table />), a shortcode or an instruction is content; comments, tags of HTML and {#names} are not.
_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|\{/\*.*?(?:\*/\}|\Z)|\{[#:][^}\n]{0,200}\}?|</?[a-z][^>]*>", re.DOTALL)
_END = re.compile(r"(?:THE )?END\b|FIN\b|FIM\b")
_CONTENT = re.compile(r"[^\W_]")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each heading without content."""
    for document in issue.documents:
        open_heading: Block | None = None
        for part in document.parts:
            if not isinstance(part, Block):
                if document.format == "markdown" and _CONTENT.search(_MARKUP.sub("", part.raw or "")):
                    open_heading = None
            elif part.kind in {"heading", "title"} and not _is_of_front_matter(part):
                if open_heading is not None and part.level <= open_heading.level:
                    yield from _fault(open_heading)
                open_heading = part
            elif part.kind not in _SILENT and not _is_comment(part):
                open_heading = None
        if open_heading is not None and not _is_page(open_heading, document):
            yield from _fault(open_heading)


def _is_page(heading: Block, document: Document) -> bool:
    """Whether the last heading is no section's: a page of headings that something else fills, or the words THE END."""
    shown = [one for one in document.blocks if one.kind not in _SILENT]
    if shown == [heading] or (document.format == "html" and all(one.kind == "heading" for one in shown)):
        return True
    return any(
        _END.match(part.text) for one in segments_of(heading) for part in one.parts[:1] if isinstance(part, Text)
    )


def _is_comment(block: Block) -> bool:
    return block.kind == "html" and not block.content.strip().removeprefix("<!--").strip()


def _is_of_front_matter(block: Block) -> bool:
    """Whether it is the title that the front matter gives: what follows it is the page."""
    return block.kind == "title" and bool(block.key)


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
