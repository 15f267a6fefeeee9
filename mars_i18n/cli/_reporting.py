"""What `check` prints beside its reports: counts, and files in place of the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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

    path.parent.mkdir(parents=True, exist_ok=True)
    write_if_changed(path, text.encode("utf-8"))
