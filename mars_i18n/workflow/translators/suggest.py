"""`suggest`: for what is missing or needs work, the translations of texts like it, in this issue and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED, Catalogue
from mars_i18n.text.segments.remarks.entries import source_language_of
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Entry
    from mars_i18n.suggesters.memory import NearMatch
    from mars_i18n.workflow.issue.open_project import OpenProject


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry that is not done, its catalogue, and what is suggested for it, best first."""

    issue: str
    language: str
    path: str
    entry: Entry
    suggestions: tuple[NearMatch, ...]


def suggest(
    opened: OpenProject,
    wanted: Iterable[str],
    languages: Iterable[str],
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Suggested]:
    """What is not done in the wanted issues (all where none is named), with suggestions; nothing is written."""
    skipped, chosen = SkippedCatalogues(), tuple(languages)
    for found in opened.issues(wanted):
        progress(found.name)
        issue = OpenIssue(opened, found)
        for language in chosen:
            catalogue = Catalogue(language)
            with skipped.skip_unreadable():
                catalogue = issue.update_catalogue(language)
            for entry in catalogue.entries:
                if entry.obsolete or entry.done or not entry.msgid:
                    continue
                source, _ = source_language_of(entry)
                near = opened.memory.near(entry.msgid, language, source="" if source == UNDETERMINED else source)
                if suggestions := tuple(one for one in near if one.msgstr != entry.msgstr):
                    yield Suggested(issue.name, language, catalogue.path, entry, suggestions)
    skipped.require_none()
