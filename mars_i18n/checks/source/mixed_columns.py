"""Columns side by side, or a table, may be read as one text.

What it does: reports plain text in which lines that are read as one have wide gaps within them, once for a document.

Why: text that keeps the layout of a PDF has it as blanks. Columns whose words go on from line to line are read one
after the other; of what is not sure, the lines of both would be in one message.

Wrong:
    The market     Open on     every Sunday
    of the port    the quay    from nine

Right:
    The market of the port is open on the quay.
    It begins at nine, every Sunday.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import shorten
from mars_i18n.messages import message, translatable
from mars_i18n.model import Segment, Text
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "warning"
remedy = translatable(
    "Put one column after the other, or write a table in Markdown. `pdftotext` without -layout puts the columns of a "
    "PDF one after the other."
)
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LEAST = 2  # gaps in one text of several lines


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each document with texts that may be of several columns."""
    for document in issue.documents:
        found = list(_with_gaps(document))
        if found:
            first = found[0]
            others = tuple(segment.location.line for segment in found[1:6])
            words = shorten("".join(part.raw or "" for part in first.parts))
            more = message(" (also on lines {lines})", lines=others) if others else ""
            yield Fault(
                message("may be of several columns: “{words}”{more}", words=words, more=more),
                evidence=(("words", words),),
                location=first.location,
            )


def _with_gaps(document: Document) -> Iterator[Segment]:
    """The segments of several lines of which some have wide gaps, in a document in which white space has no meaning."""
    for block in document.blocks:
        for part in block.parts:
            if isinstance(part, Segment) and block.kind != "cell" and not any(_is_tag(one) for one in part.parts):
                words = "".join(one.text for one in part.parts if isinstance(one, Text))
                broken = any("\n" in (one.raw or "") or "\r" in (one.raw or "") for one in part.parts)
                if broken and len(_GAP.findall(words)) >= _LEAST:
                    yield part


def _is_tag(part: object) -> bool:
    return hasattr(part, "form")
