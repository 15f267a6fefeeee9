"""Findings as JUnit XML, which every CI server shows: a suite a file, a case a finding; only errors are failures.

Warnings and info are in passed cases, as output, so that they are seen and block nothing.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mars_i18n.messages import ENGLISH, message, render_message
from mars_i18n.reports._pages import TOOL, remedy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding

# What XML 1.0 cannot hold, escaped or not (section 2.2, Char).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

paths_from = "repository"


def render(findings: Sequence[Finding], *, translations: Translations = ENGLISH) -> str:
    """One XML document; without findings it holds one passed case, as some servers refuse an empty file."""
    errors = sum(finding.severity == "error" for finding in findings)
    root = ET.Element("testsuites", name=TOOL, tests=str(len(findings) or 1), failures=str(errors))
    for path, group in groupby(findings, key=lambda finding: finding.location.path):
        cases = list(group)
        failures = sum(finding.severity == "error" for finding in cases)
        suite = _element(root, "testsuite", name=path, tests=str(len(cases)), failures=str(failures), errors="0")
        for finding in cases:
            _case(suite, finding, translations)
    if not findings:
        suite = _element(root, "testsuite", name=TOOL, tests="1", failures="0", errors="0")
        _element(suite, "testcase", name=render_message(message("Nothing found."), translations), classname=TOOL)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(suite: ET.Element, finding: Finding, translations: Translations) -> None:
    place = finding.location
    name = f"{finding.check} at line {place.line}, column {place.column}"  # identifies the case: never translated
    case = _element(suite, "testcase", name=name, classname=place.path, file=place.path, line=str(place.line))
    what = render_message(finding.message, translations)
    lines = [what, finding.source, finding.target and f"→ {finding.target}", remedy(finding.check, translations)]
    text = _clean("\n".join(filter(None, lines)))
    if finding.severity == "error":
        _element(case, "failure", type=finding.check, message=what).text = text
    else:
        _element(case, "system-out").text = f"{finding.severity}: {text}"


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {key: _clean(value) for key, value in attributes.items()})


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
