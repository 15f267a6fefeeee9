"""A line begins or ends with a no-break space, which is invisible.

What it does: reports no-break spaces (U+00A0, U+202F) at the beginning or end of a line of prose.

Why: they are pasted from Word and mail editors. Texts that look the same then differ, and neither a search nor a
translation memory finds them.

Wrong:
    The experts set the tone for the day.⍽

Right:
    The experts met 300⍽people on the day.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "warning"
remedy = translatable("Delete it. `check --fix` does so.")
_SPACES = "\u00a0\u202f"
_LINE = re.compile(r"[^\r\n]+")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each line of prose that a no-break space begins or ends."""
    for document in issue.documents:
        passed = {
            line
            for block in document.blocks
            if block.kind in {"code", "html"}
            for line in range(block.location.line, block.location.line + block.raw.count("\n") + 1)
        }
        for number, line in enumerate(document.raw.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
            bare = line.strip()
            if number in passed or not bare or not any(space in line for space in _SPACES):
                continue
            for start, end in _edges(line):
                yield Fault(
                    message("no-break space at the end of the line")
                    if start
                    else message("no-break space at the beginning of the line"),
                    evidence=(("edge", "end" if start else "beginning"), ("words", bare[:40])),
                    offset=start,
                    length=end - start,
                    fix="",
                    text=line,
                    location=Location(document.path, number, start + 1),
                )


def _edges(line: str) -> Iterator[tuple[int, int]]:
    start, end = len(line) - len(line.lstrip()), len(line.rstrip())
    if any(space in line[:start] for space in _SPACES):
        yield 0, start
    if any(space in line[end:] for space in _SPACES):
        yield end, len(line)
