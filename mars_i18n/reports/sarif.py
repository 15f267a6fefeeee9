"""Findings as SARIF 2.1.0 (OASIS), for code scanning: relative URIs, stable fingerprints, a rule for each check."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import quote

from mars_i18n.evidence import evidence_text
from mars_i18n.messages import ENGLISH, render_message
from mars_i18n.reports._pages import TOOL, address, headline, own_severity, page, remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

paths_from = "repository"


def render(findings: Sequence[Finding], *, translations: Translations = ENGLISH) -> str:
    """One SARIF log with one run."""
    rules = sorted({finding.check for finding in findings})
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": TOOL,
                        "version": version(TOOL),
                        "informationUri": address(),
                        "rules": [_rule(name) for name in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
                "results": [_result(finding, rules.index(finding.check), translations) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, object]:
    url = address(name)
    return {
        "id": name,
        "shortDescription": {"text": headline(name)},
        "fullDescription": {"text": page(name).split("\n\n")[1] if "\n\n" in page(name) else headline(name)},
        "help": {"text": f"{page(name)}\n\nWhat to do: {remedy(name)}"},
        **({"helpUri": url} if url else {}),
        "defaultConfiguration": {"level": _LEVELS[own_severity(name)]},
    }


def _result(finding: Finding, rule: int, translations: Translations) -> dict[str, object]:
    region: dict[str, object] = {"startLine": finding.location.line, "startColumn": finding.location.column}
    if finding.excerpt is not None and finding.excerpt.length:
        region["endColumn"] = finding.location.column + finding.excerpt.length
    result: dict[str, object] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": render_message(finding.message, translations)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(finding.location.path), "uriBaseId": "SRCROOT"},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {"mars-i18n/v1": finding.fingerprint},
    }
    properties = {
        "issue": finding.issue,
        "language": finding.language,
        "source": finding.source,
        "target": finding.target,
        "evidence": evidence_text(finding.evidence) or None,
        "suggestion": None if finding.suggestion is None else render_message(finding.suggestion, translations),
    }
    if other := finding.counterpart:
        place = {"startLine": other.line, "startColumn": other.column}
        file = {"uri": quote(other.path), "uriBaseId": "SRCROOT"}
        result["relatedLocations"] = [{"physicalLocation": {"artifactLocation": file, "region": place}}]
    if known := {key: value for key, value in properties.items() if value is not None}:
        result["properties"] = known
    return result
