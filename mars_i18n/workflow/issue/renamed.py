"""An issue that was renamed finds the catalogues of its old name: fuzzy texts, comments and obsolete entries too."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.project import Project, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Catalogue
    from mars_i18n.text.segments.segments import Message

_SHARE = 0.5  # of the messages of either must be in the other


def orphans(project: Project, language: str) -> tuple[str, ...]:
    """The names of catalogues of a language that no issue has: it was renamed, or its sources were deleted."""
    folder = project.catalogue_path(language, "x").parent
    issues = {issue.name for issue in project.issues()} | {"templates"}
    return tuple(path.stem for path in sorted(folder.glob("*.po")) if path.stem not in issues)


def of_old_name(project: Project, messages: Sequence[Message], language: str) -> Catalogue | None:
    """The catalogue that an issue without one had under another name, if most of its messages are there.

    The file is left where it is; one that cannot be read is passed over.
    """
    keys = {message.key for message in messages}
    best, most = None, _SHARE
    for name in orphans(project, language) if keys else ():
        path = project.catalogue_path(language, name)
        with suppress(MarsError):
            found = po.parse(read_bytes(path), project.relative(path))
            there = {entry.key for entry in found.entries if entry.msgid and not entry.obsolete}
            share = len(keys & there) / max(len(keys), len(there))
            if share >= most:
                best, most = replace(found, comment=()), share
    return best
