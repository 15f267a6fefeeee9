"""The baseline: findings that a project had when it began to be checked, and has accepted for now.

It holds fingerprints, never lines, and lies beside the configuration, one finding a line so that changes can be read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.checks.catalogue_of_checks import can_be_accepted
from mars_i18n.errors import MarsError
from mars_i18n.model import Finding, Location
from mars_i18n.project import Project, read_text, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

BASELINE = "mars-i18n-baseline.json"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the baseline holds, and its line there."""

    fingerprint: str
    check: str
    issue: str
    language: str
    message: str
    line: int = 0


def read_baseline(project: Project) -> tuple[Accepted, ...]:
    """What the project's baseline holds; nothing where it has none. Raises MarsError where it cannot be read."""
    path = project.root / BASELINE
    if not path.exists():
        return ()
    text, _ = read_text(path, "utf-8", shown=BASELINE)
    try:
        rows = json.loads(text)["accepted"]
        return tuple(_accepted(row, text) for row in rows)
    except (ValueError, KeyError, TypeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        hint = "Restore it from version control, or write it anew: mars-i18n check --write-baseline."
        raise MarsError(f"{BASELINE}:{line}: this is no baseline: {error}", hint) from error


def _accepted(row: dict[str, str], text: str) -> Accepted:
    fingerprint = row["fingerprint"]
    line = text.count("\n", 0, max(text.find(fingerprint), 0)) + 1
    return Accepted(fingerprint, row["check"], row.get("issue", ""), row.get("language", ""), row["message"], line)


def write_baseline(project: Project, accepted: Collection[Accepted]) -> None:
    """Write the baseline, a row a finding, sorted. Raises MarsError."""
    ordered = sorted(accepted, key=lambda one: (one.issue, one.language, one.check, one.message, one.fingerprint))
    keys = ("fingerprint", "check", "issue", "language", "message")
    rows = [json.dumps({key: getattr(one, key) for key in keys}, ensure_ascii=False) for one in ordered]
    body = ",\n    ".join(rows)
    text = f'{{\n  "schema_version": 1,\n  "accepted": [\n    {body}\n  ]\n}}\n' if rows else ""
    if text:
        write_if_changed(project.root / BASELINE, text.encode("utf-8", "replace"))
    else:
        (project.root / BASELINE).unlink(missing_ok=True)


def from_findings(findings: Sequence[Finding]) -> tuple[Accepted, ...]:
    """The findings that a baseline can accept: errors and warnings, but those that leave an edition not whole."""
    return tuple(
        {
            one.fingerprint: Accepted(one.fingerprint, one.check, one.issue or "", one.language or "", one.message)
            for one in findings
            if one.severity != "info" and can_be_accepted(one.check)
        }.values()
    )


def without_accepted(findings: Sequence[Finding], accepted: Collection[Accepted]) -> list[Finding]:
    """The findings that the baseline does not hold."""
    known = {one.fingerprint for one in accepted}
    return [one for one in findings if one.fingerprint not in known or not can_be_accepted(one.check)]


def stale(findings: Sequence[Finding], accepted: Collection[Accepted], issues: Collection[str]) -> list[Finding]:
    """A finding for each row of the baseline that matches none of a whole check of these issues."""
    found = {one.fingerprint for one in findings}
    model = Finding("stale-suppression", "warning", "", Location(BASELINE))
    return [
        replace(
            model,
            message=f"nothing is accepted by this any more: {one.check}: {one.message}",
            location=Location(BASELINE, one.line),
            issue=one.issue or None,
            evidence=one.fingerprint,
            fingerprint=f"baseline-{one.fingerprint}",
        )
        for one in accepted
        if one.fingerprint not in found and one.issue in issues
    ]
