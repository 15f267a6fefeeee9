"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

Source of the form: GitHub Docs, “Workflow commands for GitHub Actions”. Line ends and `%` are escaped, and in
properties `:` and `,` too; columns are left out where a finding has none of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, render_message
from mars_i18n.reports._pages import remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding

paths_from = "repository"


def render(findings: Sequence[Finding], *, translations: Translations = ENGLISH) -> str:
    """One line a finding; nothing where there is none. Information is left out: GitHub shows ten notices at most."""
    return "".join(_command(one, translations) + "\n" for one in findings if one.severity != "info")


def _command(finding: Finding, translations: Translations) -> str:
    place = finding.location
    properties = {"file": place.path, "line": str(place.line)}
    if finding.excerpt is not None and finding.excerpt.length and "\n" not in _words(finding):
        properties |= {"col": str(place.column), "endColumn": str(place.column + finding.excerpt.length)}
    properties["title"] = finding.check
    shown = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    message = "\n".join(
        filter(None, (render_message(finding.message, translations), remedy(finding.check, translations)))
    )
    return f"::{finding.severity} {shown}::{_escaped(message)}"


def _words(finding: Finding) -> str:
    excerpt = finding.excerpt
    return excerpt.text[excerpt.offset : excerpt.offset + excerpt.length] if excerpt else ""


def _escaped(text: str, also: str = "") -> str:
    for char in "%\r\n" + also:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
