"""`sync`: sources → catalogues for every language. All are made in memory before the first is written."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mars_i18n.workflow.issue.open_issue import OpenIssue, serialise_catalogue, sync_catalogue, write_catalogue
from mars_i18n.workflow.issue.template_words import TEMPLATES
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.model import Catalogue
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
            made = []
            for language in opened.project.languages:
                with skipped.skip_unreadable():
                    made.append((issue.stored(language), issue.synced(language)))
            yield from _write(opened, made, check=check)
        yield from _write(opened, list(_sync_template_words(opened, skipped)), check=check)
    skipped.require_none()


def _sync_template_words(
    opened: OpenProject, skipped: SkippedCatalogues
) -> Iterator[tuple[StoredCatalogue, Catalogue]]:
    """The catalogues of the words of the project's templates, for languages that have such words, or had."""
    for language in opened.project.languages:
        with skipped.skip_unreadable():
            messages = opened.template_words.messages(language)
            stored = opened.template_words.stored(language)
            if messages or stored.catalogue is not None:
                yield stored, sync_catalogue(opened, TEMPLATES, messages, language, stored.catalogue)


def _write(opened: OpenProject, made: Sequence[tuple[StoredCatalogue, Catalogue]], *, check: bool) -> list[SyncedFile]:
    """Write the catalogues of an issue that changed. All are serialised, and read back, before any is written."""
    files = [(old, catalogue, serialise_catalogue(catalogue)) for old, catalogue in made]
    results = []
    for old, catalogue, data in files:
        if data != old.data and not check:
            write_catalogue(opened, old.name, old.language, catalogue, data)
        outcome: Outcome = "unchanged" if data == old.data else "new" if old.data is None else "changed"
        results.append(_summary(old, catalogue, outcome))
    return results


def _summary(old: StoredCatalogue, catalogue: Catalogue, outcome: Outcome) -> SyncedFile:
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
