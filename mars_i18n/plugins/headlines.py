"""The first paragraph of every plugin's page, and the severity of a check: what a list of all of them shows.

To import a hundred plugins takes half a second; of ours, the two are read in their files.
"""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.plugins.loading import describe, is_ours

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST = re.compile(r'r?"""([^"\\]+?)(?:\n[ \t]*\n|\s*""")')  # paragraph of a docstring; escapes are left to Python
_SEVERITY = re.compile(r'^severity: Severity = "([a-z]+)"', re.MULTILINE)


def first_paragraph(kind: str, name: str) -> str:
    """The first paragraph of the page of a plugin. Raises as `describe` does, of a plugin that is not ours."""
    return _find(kind, name, _FIRST.match) or describe(kind, name).page.split("\n\n")[0]


def severity_of(kind: str, name: str) -> str:
    """The severity of most findings of a check. Raises as `first_paragraph`."""
    return _find(kind, name, _SEVERITY.search) or describe(kind, name).severities[0]


def _find(kind: str, name: str, look: Callable[[str], re.Match[str] | None]) -> str:
    """What an expression finds in the file of a plugin of ours; empty for another, or where there is no such file."""
    if not is_ours(kind, name):
        return ""
    stem = name.replace("-", "_")
    for folder in map(Path, importlib.import_module(f"mars_i18n.{kind}").__path__):
        for file in (folder / f"{stem}.py", folder / stem / "__init__.py"):
            try:
                found = look(file.read_text(encoding="utf-8"))
            except OSError:
                continue
            return found[1].strip() if found else ""
    return ""
