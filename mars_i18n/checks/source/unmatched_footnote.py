"""A footnote and its citations do not match.

What it does: reports a note that is defined twice, one that nothing cites, and a citation of a note that is not there.

Why: pages show the first of two notes with one label, as GitHub does; the other is translated and never seen. A
citation without a note is shown as it is typed.

Wrong:
    Nothing[^a] is free.

    [^a]: The first note.

    [^a]: The second note.

Wrong:
    Nothing[^a] is free.

    [^a]: The first note.

    [^z]: Nobody cites this note.

Wrong:
    Nothing[^b] is free.

Right:
    Nothing[^a] is free, and[^a] all is dear.

    [^a]: The first note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.model import Location, Segment, Tag
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "warning"
remedy = translatable("Give each note one label, one definition, and a citation in the text.")
_CITATION = re.compile(r"\[\^([^\]\s\[]{1,80})\]")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each note that is defined again or never cited, and for each citation of none."""
    for document in issue.documents:
        cited = set(_cited(document))
        defined: dict[str, int] = {}
        for label, number, location in _definitions(document):
            first = defined.setdefault(label, number)
            if first != number:
                what = message("the footnote {label} is defined twice; pages show the first", label=label)
                yield _fault(what, label, location)
            elif label not in cited:
                yield _fault(message("nothing cites the footnote {label}", label=label), label, location)
        for one in proses(document):
            for found in _CITATION.finditer(one.text):
                what = message("there is no footnote {label}", label=found[1])
                yield fault_in(one, found.start(), len(found[0]), what, evidence=(("words", found[1]),))


def _fault(what: Message, label: str, location: Location) -> Fault:
    return Fault(what, evidence=(("words", label),), location=location)


def _definitions(document: Document) -> Iterator[tuple[str, int, Location]]:
    """(label, number of its container, place) of each note, once."""
    seen: set[int] = set()
    for block in document.blocks:
        for container in block.containers:
            if container.kind == "footnote" and container.number not in seen and container.attribute("label"):
                seen.add(container.number)
                yield container.attribute("label"), container.number, block.location


def _cited(document: Document) -> Iterator[str]:
    for block in document.blocks:
        for part in block.parts:
            if isinstance(part, Segment):
                tags = (one for one in part.parts if isinstance(one, Tag) and one.name == "fn")
                yield from (tag.attribute("footnote") for tag in tags)
