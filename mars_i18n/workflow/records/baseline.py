"""The baseline: findings that a project had when it began to be checked, and has accepted for now.

It holds fingerprints, never lines, and lies beside the configuration, one finding a line so that changes can be read.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.checks.catalogue_of_checks import REPLACED, can_be_accepted, replacement
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, render_message
from mars_i18n.model import Finding, Location
from mars_i18n.project import Project, read_text, require_status, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mars_i18n.messages import Message

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
    if require_status(path, shown=BASELINE) is None:
        return ()
    text, _ = read_text(path, "utf-8", shown=BASELINE)
    try:
        rows = json.loads(text)["accepted"]
        return tuple(_parse_accepted(row, text) for row in rows)
    except (ValueError, KeyError, TypeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        hint = message("Restore it from version control, or write it again: mars-i18n check --write-baseline.")
        what = message("{path}:{line}: not a valid baseline: {error}", path=BASELINE, line=line, error=str(error))
        raise MarsError(what, hint) from error


def _parse_accepted(row: dict[str, str], text: str) -> Accepted:
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
    """The findings that a baseline can accept: errors and warnings, except those that leave an edition incomplete."""
    return tuple(
        {one.fingerprint: _accept(one) for one in findings if one.severity != "info" and can_accept(one)}.values()
    )


def can_accept(finding: Finding) -> bool:
    """Whether a baseline may hold a finding: not where the edition is incomplete, nor where the check itself failed."""
    return can_be_accepted(finding.check) and not finding.check_failed


def _accept(finding: Finding) -> Accepted:
    """The row of a finding. Its message is English in every language: nothing but people reads it."""
    words = render_message(finding.message)
    return Accepted(finding.fingerprint, finding.check, finding.issue or "", finding.language or "", words)


def prune(accepted: Sequence[Accepted], findings: Sequence[Finding]) -> tuple[Accepted, ...]:
    """The rows that still match a finding; a row of version 0.1 gets the fingerprints of today."""
    known = {one.fingerprint for one in findings}
    former: dict[str, list[Finding]] = {}
    for one in findings:
        former.setdefault(one.former_fingerprint, []).append(one)
    kept: dict[str, Accepted] = {}
    for row in accepted:
        if row.fingerprint in known:
            kept.setdefault(row.fingerprint, row)
        else:
            for one in former.get(row.fingerprint, ()):
                kept.setdefault(one.fingerprint, _accept(one))
    return tuple(kept.values())


def without_accepted(findings: Sequence[Finding], accepted: Collection[Accepted]) -> list[Finding]:
    """The findings that the baseline does not hold, by their fingerprint or by that of version 0.1."""
    known = {one.fingerprint for one in accepted}
    return [
        one for one in findings if known.isdisjoint((one.fingerprint, one.former_fingerprint)) or not can_accept(one)
    ]


def _describe_stale(row: Accepted) -> Message:
    if row.check in REPLACED:
        return message("baseline entry without a finding: {gone}", gone=replacement(row.check))
    return message("baseline entry without a finding: {check}: {message}", check=row.check, message=row.message)


def stale(findings: Sequence[Finding], accepted: Collection[Accepted], issues: Collection[str]) -> list[Finding]:
    """A finding for each row of the baseline that matches none of a whole check of these issues."""
    found = {fingerprint for one in findings for fingerprint in (one.fingerprint, one.former_fingerprint)}
    model = Finding("stale-suppression", "warning", "", Location(BASELINE))
    return [
        replace(
            model,
            severity="info" if one.check in REPLACED else "warning",
            message=_describe_stale(one),
            location=Location(BASELINE, one.line),
            issue=one.issue or None,
            evidence=(("fingerprint", one.fingerprint),),
            fingerprint=f"baseline-{one.fingerprint}",
        )
        for one in accepted
        if one.fingerprint not in found and one.issue in issues
    ]
