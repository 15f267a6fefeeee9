"""What `check` does beside its reports: counts, files in place of the terminal, mending, and the baseline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.catalogue_of_checks import can_be_accepted
from mars_i18n.errors import MarsError
from mars_i18n.workflow import fix
from mars_i18n.workflow.records import baseline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from mars_i18n.cli._terminal import Terminal
    from mars_i18n.model import Finding


def counted(findings: Sequence[Finding]) -> str:
    """A row a check, the most frequent first: count, severity, name, language by language."""
    counts = Counter((finding.check, finding.severity) for finding in findings)
    rows = []
    for (name, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        languages = Counter(one.language for one in findings if (one.check, one.severity) == (name, severity))
        told = ", ".join(f"{language} {number}" for language, number in sorted(languages.items(), key=str) if language)
        rows.append(f"{count:>6}  {severity:<8}  {name}{f'  ({told})' if told else ''}")
    return "\n".join(rows) + "\n" if rows else "Nothing found.\n"


def write_report(path: Path, text: str) -> None:
    """Write a report to a file, whole or not at all. Raises MarsError."""
    from mars_i18n.project import write_if_changed

    write_if_changed(path, text.encode("utf-8"))


def mended_first(terminal: Terminal, findings: list[Finding], again: Callable[[], list[Finding]]) -> list[Finding]:
    """Mend what is certain, say what was mended, and give what is found afterwards. Raises MarsError."""
    from mars_i18n.project import writing

    project = terminal.project()
    with writing(project, terminal.progress):
        files = fix.mended(project, findings)
        fix.write(project, files)
    if not files:
        terminal.note("Nothing here can be mended without a person.")
        return findings
    for file in files:
        terminal.note(f"mended {file.count} in {file.path}")
    if any(not file.path.endswith(".po") for file in files):
        terminal.note("Sources changed: run `mars-i18n sync`, which carries their translations over.")
    return again()


def change_baseline(terminal: Terminal, findings: list[Finding], *, prune: bool, whole: bool) -> None:
    """Write the baseline anew from the findings, or drop from it what is no longer found. Raises MarsError."""
    if not whole:
        hint = "Leave out issue names, --language, --select, --ignore and --sources-only."
        raise MarsError("the baseline is of the whole project", hint)
    project = terminal.project()
    if prune:
        found = {one.fingerprint for one in findings}
        before = baseline.read_baseline(project)
        kept = [one for one in before if one.fingerprint in found]
        baseline.write_baseline(project, kept)
        terminal.note(f"{baseline.BASELINE}: {len(before) - len(kept)} dropped, {len(kept)} kept")
        return
    accepted = baseline.from_findings(findings)
    baseline.write_baseline(project, accepted)
    terminal.note(f"{baseline.BASELINE}: {len(accepted)} findings accepted")
    left = sum(not can_be_accepted(one.check) for one in findings)
    if left:
        terminal.note(f"{left} findings cannot be accepted: with them an edition is not whole.")
