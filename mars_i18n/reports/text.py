"""Findings for people: file by file, with the line, the text, and what to do, said once for each check."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from mars_i18n import plugins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Finding

_WIDTH = 100  # columns of an excerpt
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def render(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """The report; a last line counts the findings, or says that there are none."""
    lines: list[str] = []
    for _, group in groupby(findings, key=lambda finding: finding.location.path):
        for finding in group:
            lines.extend(_finding(finding, colour=colour))
        lines.append("")
    names = dict.fromkeys(finding.check for finding in findings)
    lines += [f"{_styled(name, 'bold', colour=colour)}: {remedy}" for name in names if (remedy := _remedy(name))]
    if names:
        lines.append("")
    lines.append(_summary(findings))
    return "\n".join(lines) + "\n"


def _finding(finding: Finding, *, colour: bool) -> Iterator[str]:
    place = f"{finding.location.path}:{finding.location.line}:{finding.location.column}"
    severity = _styled(finding.severity, _COLOURS[finding.severity], colour=colour)
    yield f"{place}: {severity}: {finding.message} [{finding.check}]"
    if finding.source is not None:
        yield f"    {_clipped(finding.source)}"
    if finding.target is not None and finding.target != finding.source:
        yield f"  → {_clipped(finding.target)}"
    if finding.suggestion:
        yield f"  try: {_clipped(finding.suggestion)}"


def _clipped(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


def _remedy(name: str) -> str:
    for kind in plugins.CHECK_KINDS:
        if name in plugins.names(f"checks.{kind}"):
            return str(plugins.load(f"checks.{kind}", name).remedy)
    return ""


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found."
    counts = Counter(finding.severity for finding in findings)
    files = len({finding.location.path for finding in findings})
    told = [
        f"{counts[severity]} {severity}{'s' if counts[severity] > 1 and severity != 'info' else ''}"
        for severity in ("error", "warning", "info")
        if counts[severity]
    ]
    return f"{', '.join(told)} in {files} file{'s' if files > 1 else ''}."


def _styled(text: str, style: str, *, colour: bool) -> str:
    if not colour:
        return text
    import click

    return click.style(text, bold=True) if style == "bold" else click.style(text, fg=style, bold=True)
