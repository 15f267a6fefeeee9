"""Findings for people: file by file, with the line, the very words, and what to do, said once for each check."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from mars_i18n.reports._excerpts import marked, visible
from mars_i18n.reports._pages import answers, holds_comments, remedy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Finding

_WIDTH = 100  # columns of an excerpt
_MANY = 4  # findings that say the same, from which on they are listed
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


terminal = True


def render(findings: Sequence[Finding], *, colour: bool = False, with_info: bool = True) -> str:
    """The report; a last line counts the findings, or says that there are none. Info is only counted if so asked."""
    shown = [finding for finding in findings if with_info or finding.severity != "info"]
    lines: list[str] = []
    for _, group in groupby(shown, key=lambda finding: finding.location.path):
        for alike in _gathered(list(group)):
            for finding in alike if len(alike) < _MANY else ():
                lines.extend(_finding(finding, colour=colour))
            if len(alike) >= _MANY:
                lines.extend(_many(alike, colour=colour))
        lines.append("")
    names = dict.fromkeys(finding.check for finding in shown)
    for name in names:
        lines += [f"{_styled(name, 'bold', colour=colour)}: {remedy(name)}"] if remedy(name) else []
    lines += _other_answers(shown)
    if names:
        lines.append("")
    lines.append(_summary(findings, hidden=len(findings) - len(shown)))
    return "\n".join(lines) + "\n"


def _gathered(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of a file in their order; many that say the very same stand together, where the first is."""
    same: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        alike = (finding.check, finding.severity, finding.message)
        same.setdefault(alike if finding.excerpt is None else (alike, number), []).append(finding)
    return list(same.values())


def _many(findings: Sequence[Finding], *, colour: bool) -> Iterator[str]:
    """The same thing said once, then each place with its text."""
    first = findings[0]
    severity = _styled(first.severity, _COLOURS[first.severity], colour=colour)
    yield f"{severity}: {visible(first.message)}, {len(findings)} times [{first.check}]"
    for finding in findings:
        place = f"{finding.location.path}:{finding.location.line}:{finding.location.column}"
        yield f"  {place}  {_clipped(finding.source or finding.evidence or '')}"


def _other_answers(findings: Sequence[Finding]) -> list[str]:
    """What may be done where a finding is not right, in a line for all; nothing where each is to be mended."""
    ways: dict[str, None] = {}
    for name, path in dict.fromkeys((one.check, one.location.path) for one in findings):
        told = answers(name, commented=holds_comments(path))
        ways |= dict.fromkeys(way.strip().removeprefix("or ").replace(name, "CHECK") for way in told.split(";"))
    last = "[checks] in the configuration"
    said = [*(way for way in ways if way not in {"", last}), *([last] if last in ways else [])]
    return [f"Where one is not right: {', or '.join(said)}."] if said else []


def _finding(finding: Finding, *, colour: bool) -> Iterator[str]:
    place = f"{finding.location.path}:{finding.location.line}:{finding.location.column}"
    severity = _styled(finding.severity, _COLOURS[finding.severity], colour=colour)
    yield f"{place}: {severity}: {visible(finding.message)} [{finding.check}]"
    excerpt = finding.excerpt
    in_target = excerpt is not None and excerpt.text == finding.target
    if finding.source is not None and not (excerpt and excerpt.text == finding.source):
        yield f"    {_clipped(finding.source)}"
    if finding.target is not None and finding.target != finding.source and not in_target:
        yield f"  → {_clipped(finding.target)}"
    if excerpt is not None:
        line, carets = marked(excerpt, _WIDTH)
        yield f"{'  → ' if in_target else '    '}{line}"
        yield f"    {_styled(carets, _COLOURS[finding.severity], colour=colour)}"
    if finding.suggestion and finding.suggestion.strip():
        yield f"  try: {_clipped(finding.suggestion)}"


def _clipped(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


def _summary(findings: Sequence[Finding], hidden: int) -> str:
    if not findings:
        return "Nothing found."
    counts = Counter(finding.severity for finding in findings)
    files = len({finding.location.path for finding in findings})
    told = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 and severity != 'info' else ''}"
        for severity in ("error", "warning", "info")
        if counts[severity]
    ]
    note = " (`mars-i18n -v check` shows info)" if hidden else ""
    return f"{', '.join(told)} in {files} file{'s' if files > 1 else ''}.{note}"


def _styled(text: str, style: str, *, colour: bool) -> str:
    if not colour:
        return text
    import click

    return click.style(text, bold=True) if style == "bold" else click.style(text, fg=style, bold=True)
