"""Findings as a GitLab code quality report, shown in merge requests.

Source of the form: GitLab Docs, “Code Quality report format”: fingerprints are unique, paths relative without `./`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, render_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}

paths_from = "repository"


def render(findings: Sequence[Finding], *, translations: Translations = ENGLISH) -> str:
    """A JSON list; the second finding of one fingerprint gets one of its own, distinguished by its number."""
    seen: Counter[str] = Counter()
    rows = []
    for finding in findings:
        key = f"{finding.location.path}\0{finding.fingerprint}"
        seen[key] += 1
        rows.append(
            {
                "description": render_message(finding.message, translations),
                "check_name": finding.check,
                "fingerprint": hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest()[:32],
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": finding.location.path,
                    "positions": {"begin": {"line": finding.location.line, "column": finding.location.column}},
                    "lines": {"begin": finding.location.line},
                },
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
