"""A text is repeated within an issue.

What it does: reports paragraphs of twelve words or more (configurable: `duplicate-block` in [checks.limits]) that are
repeated word for word, filler (lorem ipsum) aside. Consecutive repeated paragraphs are one finding, which gives the
lines of both, their headings where they differ, and the number of words. A warning is a repetition that is all the text
of its section, or more of a page than a sentence (40 words); the rest is information, as documentation repeats itself
on purpose: items of lists, and sentences that lead to an example.

Why: text pasted under a second heading, in place of the text that belongs there, is the worst mistake in a
newsletter. Each of its sentences is correct, so no other check detects it.

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

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, severity_of_layout, shorten
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message, translatable
from mars_i18n.plugins.options import Option
from mars_i18n.text.segments.prose import Prose, proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("Replace it with the text that belongs there, or delete it.")
LIMITS = Option("limits", 12.0, translatable("Words: a shorter paragraph may be repeated."))
options = (LIMITS,)
_CLOSERS, _FINAL = " \u00a0\"'“”‘’«»)]*", (".", "!", "?", "…")
_FILLER = re.compile(r"\W*lorem ipsum\b", re.IGNORECASE)  # what shows how a page looks
_MUCH = 40  # words that nobody repeats on purpose


@dataclass(frozen=True, slots=True)
class _Passage:
    prose: Prose
    heading: str
    words: int
    section: int  # which of the issue's sections it is in
    document: Document


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each run of blocks that repeats an earlier run."""
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
    section = 0
    for document in issue.documents:
        heading = ""
        section += 1
        for one in proses(document):
            if one.block.kind in {"heading", "title"}:
                heading = one.text
                section += 1
            elif (words := len(one.text.split())) >= least and not _FILLER.match(one.text):
                yield _Passage(one, heading, words, section, document)


def _fault(passages: list[_Passage], run: list[tuple[int, int]]) -> Fault:
    again = [passages[at] for at, _ in run]
    before = [passages[at] for _, at in run]
    path, first = before[0].prose.segment.location.path, again[0].prose
    elsewhere = path != first.segment.location.path
    original: Wording = message("{lines} of {path}", lines=_span(before), path=path) if elsewhere else _span(before)
    if again[0].heading != before[0].heading:
        original = message(
            "{lines} under another heading, «{heading}»", lines=original, heading=shorten(before[0].heading)
        )
    words = sum(passage.words for passage in again)
    count = plural_message("{count} word", "{count} words", words)
    if len(run) > 1:
        count = message("{paragraphs} paragraphs, {words}", paragraphs=len(run), words=count)
    start, end = _lines(again)
    if start == end:
        what = message("line {start} repeats {original} ({extent})", start=start, original=original, extent=count)
    else:
        what = message(
            "lines {start}-{end} repeat {original} ({extent})", start=start, end=end, original=original, extent=count
        )
    severity: Severity | None = None if _is_pasted(passages, run) else "info"
    return fault_in(
        first,
        0,
        len(first.text),
        what,
        evidence=(("words", shorten(first.text)),),
        severity=severity_of_layout(again[0].document) or severity,
    )


def _is_pasted(passages: list[_Passage], run: list[tuple[int, int]]) -> bool:
    """Whether it was pasted by mistake, probably: prose that is all of a section, or much of it."""
    again = [passages[at] for at, _ in run]
    if any(
        one.prose.inner or _is_item(one.prose) or not one.prose.text.rstrip(_CLOSERS).endswith(_FINAL) for one in again
    ):
        return False
    if sum(one.words for one in again) >= _MUCH:
        return True
    sections = {one.section for one in again}
    return len(run) == sum(one.section in sections for one in passages) and "\0" not in again[0].prose.text


def _is_item(one: Prose) -> bool:
    return any(container.kind in {"item", "table", "definition"} for container in one.block.containers)


def _span(run: list[_Passage]) -> Message:
    start, end = _lines(run)
    return (
        message("line {start}", start=start) if start == end else message("lines {start}-{end}", start=start, end=end)
    )


def _lines(run: list[_Passage]) -> tuple[int, int]:
    """The first and last line of a run."""
    return run[0].prose.segment.location.line, run[-1].prose.location(len(run[-1].prose.text) - 1).line
