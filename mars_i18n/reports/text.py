"""Findings for people: file by file, with the line, the very words, and what to do, said once for each check."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from mars_i18n.evidence import evidence_text
from mars_i18n.messages import ENGLISH, message, plural_message, render_message
from mars_i18n.model import SEVERITY_WORDS
from mars_i18n.reports._excerpts import mark_excerpt
from mars_i18n.reports._pages import alternatives, holds_comments, remedy
from mars_i18n.text.display import visible, without_commands

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.messages import Message, Translations
    from mars_i18n.model import Finding, Location

_WIDTH = 100  # columns of an excerpt
_MANY = 4  # findings that say the same, from which on they are listed
_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}

terminal = True
paths_from = "folder"


def render(
    findings: Sequence[Finding], *, colour: bool = False, with_info: bool = True, translations: Translations = ENGLISH
) -> str:
    """The report; a last line counts the findings, or says that there are none. Info is only counted if so asked."""
    shown = [finding for finding in findings if with_info or finding.severity != "info"]
    lines: list[str] = []
    for _, group in groupby(shown, key=lambda finding: finding.location.path):
        for alike in _group_alike(list(group)):
            for finding in alike if len(alike) < _MANY else ():
                lines.extend(_finding_lines(finding, translations, colour=colour))
            if len(alike) >= _MANY:
                lines.extend(_alike_lines(alike, translations, colour=colour))
        lines.append("")
    names = dict.fromkeys(finding.check for finding in shown)
    for name in names:
        what = remedy(name, translations)
        lines += [f"{_style(name, 'bold', colour=colour)}: {what}"] if what else []
    if ways := _alternatives(shown):
        lines.append(render_message(message("If a finding does not apply: {ways}.", ways=ways), translations))
    if names:
        lines.append("")
    lines.append(render_message(_summary(findings, hidden=len(findings) - len(shown)), translations))
    return without_commands("\n".join(lines)) + "\n"


def _group_alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of a file in their order; those that say the very same are together, where the first is."""
    same: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        alike = (finding.check, finding.severity, finding.message)
        same.setdefault(alike if finding.excerpt is None else (alike, number), []).append(finding)
    return list(same.values())


def _alike_lines(findings: Sequence[Finding], translations: Translations, *, colour: bool) -> Iterator[str]:
    """The message once, then each place with its text."""
    first = findings[0]
    severity = _severity(first, translations, colour=colour)
    times = plural_message("{message}, {count} time", "{message}, {count} times", len(findings), message=first.message)
    yield f"{severity}: {visible(render_message(times, translations))} [{first.check}]"
    for finding in findings:
        yield f"  {_place(finding.location)}  {_clip(finding.source or evidence_text(finding.evidence))}"


def _alternatives(findings: Sequence[Finding]) -> tuple[Message, ...]:
    """What can be done about findings that do not apply, each way once, the configuration last."""
    ways: dict[Message, None] = {}
    last: tuple[Message, ...] = ()
    for name, path, audited in dict.fromkeys(
        (one.check, one.location.path, one.counterpart is not None) for one in findings
    ):
        found = alternatives(name, commented=holds_comments(path), audited=audited)
        ways |= dict.fromkeys(found[:-1])
        last = found[-1:] or last
    return (*ways, *last)


def _finding_lines(finding: Finding, translations: Translations, *, colour: bool) -> Iterator[str]:
    severity = _severity(finding, translations, colour=colour)
    what = visible(render_message(finding.message, translations))
    yield f"{_place(finding.location)}: {severity}: {what} [{finding.check}]"
    excerpt = finding.excerpt
    in_target = excerpt is not None and excerpt.text == finding.target
    if finding.counterpart is not None:
        yield f"    {_place(finding.counterpart)}:"
    if finding.source is not None and not (excerpt and excerpt.text == finding.source):
        yield f"    {_clip(finding.source)}"
    if finding.target is not None and finding.target != finding.source and not in_target:
        yield f"  → {_clip(finding.target)}"
    if excerpt is not None:
        line, carets = mark_excerpt(excerpt, _WIDTH)
        yield f"{'  → ' if in_target else '    '}{line}"
        yield f"    {_style(carets, _COLOURS[finding.severity], colour=colour)}"
    suggestion = render_message(finding.suggestion, translations) if finding.suggestion else ""
    if suggestion.strip():
        yield render_message(message("  try: {suggestion}", suggestion=_clip(suggestion)), translations)


def _severity(finding: Finding, translations: Translations, *, colour: bool) -> str:
    words = render_message(SEVERITY_WORDS[finding.severity], translations)
    return _style(words, _COLOURS[finding.severity], colour=colour)


def _place(location: Location) -> str:
    return f"{visible(location.path)}:{location.line}:{location.column}"


def _clip(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"


def _summary(findings: Sequence[Finding], hidden: int) -> Message:
    if not findings:
        return message("Nothing found.")
    counts = Counter(finding.severity for finding in findings)
    files = len({finding.location.path for finding in findings})
    severities = (
        (counts["error"], plural_message("{count} error", "{count} errors", counts["error"])),
        (counts["warning"], plural_message("{count} warning", "{count} warnings", counts["warning"])),
        (counts["info"], message("{count} info", count=counts["info"])),
    )
    found = tuple(words for count, words in severities if count)
    summary = plural_message("{found} in {count} file.", "{found} in {count} files.", files, found=found)
    return message("{summary} (`mars-i18n -v check` shows info)", summary=summary) if hidden else summary


def _style(text: str, style: str, *, colour: bool) -> str:
    if not colour:
        return text
    import click

    return click.style(text, bold=True) if style == "bold" else click.style(text, fg=style, bold=True)
