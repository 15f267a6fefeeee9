"""`sync`: sources → catalogues for every language. All are made in memory before the first is written."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue, plan_catalogue, write_catalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue
from mars_i18n.workflow.issue.template_words import TEMPLATES
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.workflow.issue.catalogue_writing import CataloguePlan
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.stored import StoredCatalogue


Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class SyncedFile:
    """What `sync` did (or, with `check`, would do) to one catalogue. Counts are of messages."""

    issue: str
    language: str
    path: str
    outcome: Outcome
    messages: int
    missing: int
    needs_work: int
    obsolete: int


def sync(
    opened: OpenProject,
    wanted: Iterable[str],
    *,
    check: bool = False,
    keep: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[SyncedFile]:
    """Bring the catalogues of the wanted issues (all where none is named) up to date with their sources.

    With `check`, nothing is written. `keep` is the reason why translations stay finished although sources changed.
    `progress` is given the name of each issue as it starts. Raises MarsError where a source cannot be read: the
    issue's catalogues are then all untouched. A catalogue that cannot be read stays as it is, and is reported by a
    MarsError when all others are done.
    """
    skipped = SkippedCatalogues()
    with nullcontext() if check else opened.lock(progress):
        for found in opened.issues(wanted):
            progress(found.name)
            issue = OpenIssue(opened, found, keep)
            plans = []
            for language in opened.project.languages:
                with skipped.skip_unreadable():
                    plans.append(issue.plan(language, MadeCatalogue(issue.synced(language))))
            for plan in plans:  # all are made before the first is written
                make = partial(_synced, issue, plan.stored.language)
                yield _summary(plan if check else issue.write(plan.stored.language, plan, make))
        yield from _sync_template_words(opened, skipped, check=check)
    skipped.require_none()


def _synced(issue: OpenIssue, language: str) -> MadeCatalogue:
    return MadeCatalogue(issue.synced(language))


def _sync_template_words(opened: OpenProject, skipped: SkippedCatalogues, *, check: bool) -> Iterator[SyncedFile]:
    """The catalogues of the words of the project's templates, for languages that have such words, or had."""
    plans = []
    for language in opened.project.languages:
        with skipped.skip_unreadable():
            messages = opened.template_words.messages(language)
            stored = opened.template_words.stored(language)
            if messages or stored.catalogue is not None:
                plans.append(plan_catalogue(stored, _synced_words(opened, stored)))
    for plan in plans:
        yield _summary(plan if check else write_catalogue(opened, plan, partial(_synced_words, opened)))


def _synced_words(opened: OpenProject, stored: StoredCatalogue) -> MadeCatalogue:
    language = stored.language
    messages = opened.template_words.messages(language)
    return MadeCatalogue(sync_catalogue(opened, TEMPLATES, messages, language, stored.require_readable()))


def _summary(plan: CataloguePlan) -> SyncedFile:
    old, catalogue = plan.stored, plan.catalogue
    outcome: Outcome = "unchanged" if not plan.changes else "new" if old.data is None else "changed"
    active = [entry for entry in catalogue.entries if not entry.obsolete]
    return SyncedFile(
        issue=old.name,
        language=old.language,
        path=catalogue.path,
        outcome=outcome,
        messages=len(active),
        missing=sum(not entry.msgstr for entry in active),
        needs_work=sum(entry.fuzzy and bool(entry.msgstr) for entry in active),
        obsolete=len(catalogue.entries) - len(active),
    )
