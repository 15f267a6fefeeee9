"""Findings as JSON, for programs: schema_version 1. Absent values are null."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Finding


def render(findings: Sequence[Finding]) -> str:
    """One JSON object, indented, ending in a newline."""
    counts = Counter(finding.severity for finding in findings)
    report = {
        "schema_version": 1,
        "findings": [_row(finding) for finding in findings],
        "summary": {"error": counts["error"], "warning": counts["warning"], "info": counts["info"]},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "issue": finding.issue,
        "language": finding.language,
        "path": finding.location.path or None,
        "line": finding.location.line,
        "column": finding.location.column,
        "source": finding.source,
        "target": finding.target,
        "evidence": finding.evidence,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
    }
