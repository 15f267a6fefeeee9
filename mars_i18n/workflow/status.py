"""`status`: per issue and language, how far the translation is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.workflow.issue.assess import Assessment, assess
from mars_i18n.workflow.issue.open_issue import OpenIssue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.workflow.issue.open_project import OpenProject


def status(
    opened: OpenProject, wanted: Iterable[str], progress: Callable[[str], None] = lambda _: None
) -> Iterator[Assessment]:
    """Judge the wanted issues (all where none is named) in every language, writing nothing."""
    for found in opened.issues(wanted):
        progress(found.name)
        issue = OpenIssue(opened, found)
        for language in opened.project.languages:
            yield assess(issue, language)
