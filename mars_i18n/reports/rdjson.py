"""Findings in the Reviewdog Diagnostic Format (rdjson), for review comments on any forge.

Source of the form: DiagnosticResult of reviewdog's proto/rdf. Its columns count bytes of UTF-8; a suggestion is given
where `check --fix` would make it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, render_message
from mars_i18n.reports._pages import TOOL, address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}

paths_from = "repository"


def render(findings: Sequence[Finding], *, translations: Translations = ENGLISH) -> str:
    """One DiagnosticResult."""
    result = {
        "source": {"name": TOOL, "url": address()},
        "diagnostics": [_diagnostic(finding, translations) for finding in findings],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, translations: Translations) -> dict[str, object]:
    place = finding.location
    excerpt = finding.excerpt
    span: dict[str, object] = {"start": {"line": place.line}}
    if excerpt is not None and excerpt.offset < place.column and "\n" not in excerpt.text:
        # Before the text, a line holds ASCII only: `msgstr "`.
        lead = place.column - 1 - excerpt.offset
        start = lead + _bytes(excerpt.text[: excerpt.offset]) + 1
        words = excerpt.text[excerpt.offset : excerpt.offset + excerpt.length]
        span["start"] = {"line": place.line, "column": start}
        span["end"] = {"line": place.line, "column": start + _bytes(words)}
    url = address(finding.check)
    diagnostic: dict[str, object] = {
        "message": render_message(finding.message, translations),
        "location": {"path": place.path, "range": span},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.check, **({"url": url} if url else {})},
    }
    if finding.fix is not None and "end" in span:
        diagnostic["suggestions"] = [{"range": span, "text": finding.fix}]
    return diagnostic


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
