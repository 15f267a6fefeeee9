"""`sync`: sources → catalogues for every language. All are made in memory before the first is written."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from mars_i18n.catalogues import po
from mars_i18n.project import Project, write_if_changed, write_lock
from mars_i18n.workflow.issue.reading import ReadIssue, read_catalogue, read_issue, synced
from mars_i18n.workflow.issue.template_words import TEMPLATES, template_messages
from mars_i18n.workflow.issue.unreadable import LeftOut
from mars_i18n.workflow.records.sent import remember_sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mars_i18n.model import Catalogue


@dataclass(frozen=True, slots=True)
class SyncedFile:
    """What `sync` did (or, with `check`, would do) to one catalogue. Counts are of messages."""

    issue: str
    language: str
    path: str
    outcome: Literal["new", "changed", "unchanged"]
    messages: int
    missing: int
    needs_work: int
    obsolete: int


@dataclass(frozen=True, slots=True)
class _Order:
    check: bool
    keep: str = ""
    left_out: LeftOut = field(default_factory=LeftOut)


def sync(
    project: Project,
    wanted: Iterable[str],
    *,
    check: bool = False,
    keep: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[SyncedFile]:
    """Bring the catalogues of the wanted issues (all where none is named) up to date with their sources.

    With `check`, nothing is written. `keep` is the reason why translations stand although their sources changed.
    `progress` is told the name of each issue as it starts. Raises MarsError where a source cannot be read: the issue's
    catalogues are then all untouched. A catalogue that cannot be read stays as it is, and is told by a MarsError when
    all others are done.
    """
    order = _Order(check, keep)
    with nullcontext() if check else write_lock(project, progress):
        for issue in project.issues(wanted):
            progress(issue.name)
            read = read_issue(project, issue)
            yield from _sync_issue(project, read.name, dict.fromkeys(project.languages, read), order)
        words = _template_words(project, order.left_out)
        if words:
            yield from _sync_issue(project, TEMPLATES, words, order)
    order.left_out.tell()


def _template_words(project: Project, left_out: LeftOut) -> dict[str, ReadIssue]:
    """Language → the words of the project's templates, for languages that have such words, or had."""
    found = {}
    for language in project.languages:
        with left_out.unreadable():
            old = read_catalogue(project, language, TEMPLATES)
            messages = template_messages(project, language, old)
            if messages or old is not None:
                found[language] = ReadIssue(TEMPLATES, (), messages)
    return found


def _sync_issue(project: Project, name: str, read: Mapping[str, ReadIssue], order: _Order) -> list[SyncedFile]:
    made = []
    for language, issue in read.items():
        with order.left_out.unreadable():
            old = read_catalogue(project, language, name)
            catalogue = synced(project, issue, language, old, "" if name == TEMPLATES else order.keep)
            data = po.serialise(catalogue)
            if po.parse(data, catalogue.path) != catalogue:
                raise RuntimeError(f"{catalogue.path}: the catalogue does not read back as it was written")
            made.append((language, old, catalogue, data))
    results = []
    for language, old, catalogue, data in made:
        path = project.catalogue_path(language, name)
        changed = not path.exists() or path.read_bytes() != data
        if not order.check and write_if_changed(path, data):
            remember_sent(project, name, language, catalogue.entries)
        outcome: Literal["new", "changed", "unchanged"] = (
            "unchanged" if not changed else "new" if old is None else "changed"
        )
        results.append(_summary(name, language, catalogue, outcome))
    return results


def _summary(
    issue: str, language: str, catalogue: Catalogue, outcome: Literal["new", "changed", "unchanged"]
) -> SyncedFile:
    active = [entry for entry in catalogue.entries if not entry.obsolete]
    return SyncedFile(
        issue=issue,
        language=language,
        path=catalogue.path,
        outcome=outcome,
        messages=len(active),
        missing=sum(not entry.msgstr for entry in active),
        needs_work=sum(entry.fuzzy and bool(entry.msgstr) for entry in active),
        obsolete=len(catalogue.entries) - len(active),
    )
