"""`suggest`: for what is missing or needs work, the translations of texts like it, in this issue and others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mars_i18n.model import Catalogue
from mars_i18n.workflow.issue.reading import read_catalogue, read_issue, synced
from mars_i18n.workflow.issue.recall import memory_of
from mars_i18n.workflow.issue.unreadable import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Entry, Suggestion
    from mars_i18n.project import Project


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry that is not done, where it stands, and what is suggested for it, best first."""

    issue: str
    language: str
    path: str
    entry: Entry
    suggestions: tuple[Suggestion, ...]


def suggest(
    project: Project,
    wanted: Iterable[str],
    languages: Iterable[str],
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Suggested]:
    """What is not done in the wanted issues (all where none is named), with suggestions; nothing is written."""
    memory, left_out = memory_of(project), LeftOut()
    chosen = tuple(languages)
    for issue in project.issues(wanted):
        progress(issue.name)
        read = read_issue(project, issue)
        for language in chosen:
            catalogue = Catalogue(language)
            with left_out.unreadable():
                catalogue = synced(project, read, language, read_catalogue(project, language, issue.name))
            for entry in catalogue.entries:
                if entry.obsolete or entry.done or not entry.msgid:
                    continue
                found = tuple(one for one in memory.near(entry.msgid, language) if one.target != entry.msgstr)
                if found:
                    yield Suggested(issue.name, language, catalogue.path, entry, found)
    left_out.tell()
