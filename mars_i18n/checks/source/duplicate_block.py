"""The same text stands twice in an issue.

What it does: finds paragraphs of twelve words or more (`duplicate-block` under [checks.limits] says otherwise) that
are said again, word for word. Those that follow one
another both times are one finding, which says which lines repeat which, under which headings, and how many words it
costs readers.

Why: text that is pasted under a second heading, in place of the text that belongs there, is the gravest slip of
newsletters: each sentence of it is right, so no other check sees it.

Wrong:
    ## A laboratory opens its doors

    The laboratory will test the water of four rivers every week, and publish what it finds.

    ## The network grows

    The laboratory will test the water of four rivers every week, and publish what it finds.

Right:
    ## A laboratory opens its doors

    The laboratory will test the water of four rivers every week, and publish what it finds.

    ## The network grows

    Two more towns have joined the network since March, and a third has asked to be let in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, shortened
from mars_i18n.plugins.options import Option
from mars_i18n.text.segments.prose import Prose, proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = "Put the text that belongs there, or delete the repetition."
LIMITS = Option("limits", 12.0, "Words: shorter paragraphs may be said twice.")
options = (LIMITS,)


@dataclass(frozen=True, slots=True)
class _Passage:
    prose: Prose
    heading: str
    words: int


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each run of blocks that an earlier run says already."""
    words = LIMITS.value(issue.settings, of="duplicate-block")
    passages = list(_passages(issue, words))
    first: dict[str, int] = {}
    run: list[tuple[int, int]] = []  # (place of the repetition, place of what it repeats)
    for at, passage in enumerate(passages):
        before = first.setdefault(" ".join(passage.prose.text.split()), at)
        if run and (before, at) != (run[-1][1] + 1, run[-1][0] + 1):
            yield _fault(passages, run)
            run = []
        if before != at:
            run.append((at, before))
    if run:
        yield _fault(passages, run)


def _passages(issue: SourceIssue, least: float) -> Iterator[_Passage]:
    for document in issue.documents:
        heading = ""
        for one in proses(document):
            if one.block.kind in {"heading", "title"}:
                heading = one.text
            elif (words := len(one.text.split())) >= least:
                yield _Passage(one, heading, words)


def _fault(passages: list[_Passage], run: list[tuple[int, int]]) -> Fault:
    again = [passages[at] for at, _ in run]
    before = [passages[at] for _, at in run]
    words = sum(passage.words for passage in again)
    where = _lines(before, before[0].prose.segment.location.path != again[0].prose.segment.location.path)
    under = ""
    if again[0].heading != before[0].heading:
        under = f", under «{shortened(again[0].heading)}» what stood under «{shortened(before[0].heading)}»"
    extent = f"{len(run)} paragraphs, {words} words" if len(run) > 1 else f"{words} words"
    verb = "repeat" if len(run) > 1 else "repeats"
    message = f"{_lines(again, named=False)} {verb} {where}{under} ({extent}): meant?"
    return fault_in(again[0].prose, 0, len(again[0].prose.text), message, evidence=shortened(again[0].prose.text))


def _lines(run: list[_Passage], named: bool) -> str:  # noqa: FBT001 - one caller, twice
    start, end = run[0].prose.segment.location.line, run[-1].prose.location(len(run[-1].prose.text) - 1).line
    lines = f"line {start}" if start == end else f"lines {start}-{end}"
    return f"{lines} of {run[0].prose.segment.location.path}" if named else lines
