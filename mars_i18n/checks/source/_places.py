"""Faults of a source's prose, with the place in the file that an editor opens."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.model import Tag, Text
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import from_msgid
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from mars_i18n.evidence import Evidence
    from mars_i18n.messages import Wording
    from mars_i18n.model import Document, Severity
    from mars_i18n.text.segments.prose import Prose

_DIGEST = 20  # texts
_COLUMNS_SHARE = 20  # one line in so many with a gap of three spaces: columns


def fault_in(  # noqa: PLR0913 - a fault has as many sides
    prose: Prose,
    offset: int,
    length: int,
    message: Wording,
    *,
    evidence: Evidence,
    fix: str | None = None,
    suggestion: str | None = None,
    severity: Severity | None = None,
    former_evidence: str | None = None,
) -> Fault:
    """A fault of the `length` code points at `offset` in a segment's prose."""
    return Fault(
        message,
        evidence=evidence,
        suggestion=suggestion if suggestion is not None else fix,
        offset=offset,
        length=length,
        fix=fix,
        text=prose.text,
        location=prose.location(offset),
        severity=severity,
        former_evidence=former_evidence,
        former_text=_former_text(prose),
    )


def _former_text(prose: Prose) -> str | None:
    """The text as version 0.1 read it, where its msgid was another."""
    if not prose.segment.former:
        return None
    parts = from_msgid(prose.segment.former[0])
    return "".join(part.text if isinstance(part, Text) else "\0" if part.form == "alone" else "" for part in parts)


def severity_of_layout(document: Document) -> Severity | None:
    """The severity of what a check concludes from lines and spaces: info for text of printed pages, else its own.

    The headings, paragraphs and columns of such text (a PDF file's, with its page breaks or columns of spaces) are
    guessed from their shape. Measured on text of public PDF files: fewer than one in five such findings were faults.
    """
    return "info" if document.format == "text" and _is_of_print(document.raw) else None


@lru_cache(maxsize=16)
def _is_of_print(text: str) -> bool:
    if "\f" in text:
        return True
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return _COLUMNS_SHARE * sum("   " in line or "\t" in line for line in lines) > len(lines)


def shorten(text: str, width: int = 60) -> str:
    """A text of at most `width` code points, on one line."""
    line = " ".join(text.replace("\0", " ").split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def is_digest(document: Document) -> bool:
    """Whether most texts of a document are items of lists or links: it gives the titles and words of many others."""
    everything = list(proses(document))
    listed = sum(
        bool(one.block.link) or any(container.kind == "item" for container in one.block.containers)
        for one in everything
    )
    return len(everything) >= _DIGEST and 2 * listed > len(everything)


def is_title_of_link(one: Prose) -> bool:
    """Whether a text is the title of what another wrote: a link as a whole, or an item that mostly is."""
    if one.block.kind in {"heading", "title"} or one.block.link:
        return bool(one.block.link)
    parts = [part for part in one.segment.parts if not isinstance(part, Text) or part.text.strip()]
    if len(parts) > 2 and _is_link(parts[0]) and _is_link(parts[-1]):
        return True
    if not any(container.kind == "item" for container in one.block.containers):
        return False
    within, linked, whole = False, 0, 0
    for part in parts:
        if isinstance(part, Text):
            whole += len(part.text)
            linked += len(part.text) * within
        elif _is_link(part):
            within = not within
    return 2 * linked > whole


def _is_link(part: Text | Tag) -> bool:
    return isinstance(part, Tag) and part.name == "a"
