"""A quotation mark has no quotation.

What it does: reports a quotation mark with white space, or an edge of the text, on both sides.

Why: it is a leftover of editing, and translators cannot know what it opens.

Wrong:
    The day ended with a visit to the mine. ‘

Right:
    The day ended with ‘a visit to the mine’.

Right:
    « La jornada terminó », dijo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, severity_of_layout
from mars_i18n.messages import message, translatable
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("Delete the mark, or add its partner. `check --fix` deletes it.")
_STRAY = re.compile(r"(?:(?<=\s)|\A)(?P<mark>[‘’“”„\"'«»])(?:(?=\s)|\Z)")
_DATA = re.compile(r"[\x01-\x08\x0e-\x1f]")  # of a file that is no text
_STRAIGHT = {"'", '"'}
_AROUND = frozenset("()[]‘’“”„\"'\0")
_NEAR = 40  # code points
_OPENERS = {"’": "‘", "”": "“"}
_SPACED = {"«", "»"}  # French and some Spanish typography sets these off with spaces


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each quotation mark without a partner."""
    for document in issue.documents:
        for one in proses(document):
            for found in () if _DATA.search(one.text) else _STRAY.finditer(one.text):
                mark = found["mark"]
                if _is_named(one.text, found) or _is_closing(one.text, found):
                    continue
                if mark in _SPACED and set(one.text) >= _SPACED:
                    continue
                if mark in _STRAIGHT and one.text.count(mark) % 2 == 0:
                    continue  # around a space, or a sign: " "
                last = not one.text[found.end() :].strip()
                start = len(one.text[: found.start()].rstrip()) if last else found.start()
                length = len(one.text) - start if last else len(mark)
                fix = "" if last and start else None
                yield fault_in(
                    one,
                    start,
                    length,
                    message("quotation mark {mark} without a partner", mark=mark),
                    evidence=(("words", mark),),
                    fix=fix,
                    suggestion="",
                    severity=severity_of_layout(document),
                )


def _is_named(text: str, found: re.Match[str]) -> bool:
    """Whether the mark itself is spoken of: ( " ), or three and more in a row: " “ “."""
    before = text[max(0, found.start() - _NEAR) : found.start()].rstrip()[-1:]
    after = text[found.end() : found.end() + _NEAR].lstrip()[:1]
    return bool(before and after) and (before in _AROUND or after in _AROUND)


def _is_closing(text: str, found: re.Match[str]) -> bool:
    """Whether it closes what was opened before, and the space is quoted with it: ‘Error: ’."""
    opener = _OPENERS.get(found["mark"], "")
    before = text[max(0, found.start() - 10 * _NEAR) : found.start()]
    return bool(opener) and before.count(opener) > before.count(found["mark"])
