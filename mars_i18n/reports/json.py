"""Findings as JSON, for programs: schema_version 1. Absent values are null."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.evidence import evidence_text
from mars_i18n.messages import ENGLISH, render_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding


def render(findings: Sequence[Finding], *, translations: Translations = ENGLISH) -> str:
    """One JSON object, indented, ending in a newline; message and suggestion in the language of `translations`."""
    counts = Counter(finding.severity for finding in findings)
    report = {
        "schema_version": 1,
        "findings": [_row(finding, translations) for finding in findings],
        "summary": {"error": counts["error"], "warning": counts["warning"], "info": counts["info"]},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding, translations: Translations) -> dict[str, object]:
    row: dict[str, object] = {
        "check": finding.check,
        "severity": finding.severity,
        "message": render_message(finding.message, translations),
        "issue": finding.issue,
        "language": finding.language,
        "path": finding.location.path or None,
        "line": finding.location.line,
        "column": finding.location.column,
        "source": finding.source,
        "target": finding.target,
        "evidence": evidence_text(finding.evidence) or None,
        "suggestion": None if finding.suggestion is None else render_message(finding.suggestion, translations),
        "fingerprint": finding.fingerprint,
    }
    if other := finding.counterpart:  # of `audit` alone
        row |= {"source_path": other.path, "source_line": other.line, "source_column": other.column}
    return row
