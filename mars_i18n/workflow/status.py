"""`status`: per issue and language, how far the translation is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.workflow.issue.assess import Assessment, assess
from mars_i18n.workflow.issue.reading import read_issue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.project import Project


def status(
    project: Project, wanted: Iterable[str], progress: Callable[[str], None] = lambda _: None
) -> Iterator[Assessment]:
    """Judge the wanted issues (all where none is named) in every language, writing nothing."""
    for issue in project.issues(wanted):
        progress(issue.name)
        read = read_issue(project, issue)
        for language in project.languages:
            yield assess(project, read, language)
