"""The engines that read prose for flaws, run on sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.text.segments.prose import Prose, proses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw


_MOST = 20  # flaws of one kind that are reported in one text: the next are seen when those are fixed


def flaws_in(
    issue: SourceIssue,
    engine: Callable[[str, str], Iterable[Flaw]],
    concerns: Callable[[Prose, Flaw], bool] = lambda _prose, _flaw: True,
    name: str = "words",
    severity: Callable[[Document, Flaw], Severity | None] = lambda _document, _flaw: None,
) -> Iterator[Fault]:
    """A fault for each flaw that an engine finds in the prose of an issue, and that concerns the check that asks.

    `name` is what the key of a flaw is called in the evidence; `severity` gives None where it is the check's own.
    """
    for document in issue.documents:
        for one in proses(document):
            found: list[Flaw] = []
            text = one.text.replace("\n", " ")  # a line end of the file is a space to readers
            for flaw in engine(text, one.language):
                if concerns(one, flaw):
                    found.append(flaw)
                if len(found) == _MOST:
                    break
            for flaw in found:
                yield fault_in(
                    one,
                    flaw.offset,
                    flaw.length,
                    flaw.what,
                    evidence=((name, flaw.key),),
                    fix=flaw.fix,
                    former_evidence=flaw.former_key,
                    severity=severity(document, flaw),
                )
