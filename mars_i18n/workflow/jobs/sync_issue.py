"""The catalogues of one issue brought up to date: all are made in memory before the first is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n.catalogues import plural_forms
from mars_i18n.project import TEMPLATES
from mars_i18n.text.merging.plural_entries import find_other_counts, plural_count
from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.remark_kinds import AlsoTranslated, OtherTranslation, ReplacedTranslation
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue, plan_catalogue, write_catalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue, with_own_comment
from mars_i18n.workflow.jobs.synced_files import Outcome, SyncedFile, SyncedIssue, SyncedSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mars_i18n.model import Entry
    from mars_i18n.text.merging.former_messages import RewrittenEntries
    from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
    from mars_i18n.workflow.issue.catalogue_writing import CataloguePlan
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.stored import StoredCatalogue
    from mars_i18n.workflow.issue.unreadable import SkippedCatalogues


def sync_issue(
    issue: OpenIssue,
    skipped: SkippedCatalogues,
    *,
    check: bool = False,
    drop_obsolete: bool = False,
    comments_anew: bool = False,
) -> SyncedIssue:
    """Bring the catalogues of an issue up to date; with `check`, nothing is written. See `sync`."""
    files = []
    make_one = partial(_make, issue, drop_obsolete=drop_obsolete, comments_anew=comments_anew)
    for plan in _plan_all(issue, skipped, make_one):  # all are made before the first is written
        make = partial(make_one, plan.stored.language)
        with skipped.skip_unreadable():  # another program may have saved half of it meanwhile
            done = plan if check else issue.write(plan.stored.language, plan, make)
            files.append(_summary(done, issue.rewritten.get(plan.stored.language)))
    return _gather(issue, files)


def plan_issue(issue: OpenIssue, skipped: SkippedCatalogues) -> list[CataloguePlan]:
    """What is to become of the catalogues of an issue, in order of the languages; nothing is written."""
    return _plan_all(issue, skipped, partial(_make, issue))


def _plan_all(
    issue: OpenIssue, skipped: SkippedCatalogues, make: Callable[[str], MadeCatalogue]
) -> list[CataloguePlan]:
    plans = []
    for language in issue.opened.project.languages:
        with skipped.skip_unreadable():
            plans.append(issue.plan(language, make(language)))
    return plans


def summarise(issue: OpenIssue, plans: Iterable[CataloguePlan]) -> SyncedIssue:
    """What plans do to an issue."""
    return _gather(issue, (_summary(plan, issue.rewritten.get(plan.stored.language)) for plan in plans))


def sync_again(issue: OpenIssue) -> SyncedIssue:
    """What the next `sync` would do to an issue whose catalogues were just written: nothing, by law 5."""
    issue.forget_catalogues()
    made = ((language, _make(issue, language)) for language in issue.opened.project.languages)
    return _gather(issue, [_summary(issue.plan(language, one)) for language, one in made])


def _gather(issue: OpenIssue, files: Iterable[SyncedFile]) -> SyncedIssue:
    sources = (SyncedSource(issue.name, path, accounts) for path, accounts in issue.accounts.items())
    return SyncedIssue(tuple(files), tuple(sources), issue.shown)


def _make(
    issue: OpenIssue, language: str, *, drop_obsolete: bool = False, comments_anew: bool = False
) -> MadeCatalogue:
    catalogue = issue.update_catalogue(language)
    if comments_anew:
        catalogue = with_own_comment(catalogue, issue.opened.project, issue.name, language)
    if not drop_obsolete:
        return MadeCatalogue(catalogue, comments_anew=comments_anew)
    dropped = {entry for entry in catalogue.entries if _is_held_elsewhere(issue, language, entry)}
    entries = tuple(entry for entry in catalogue.entries if entry not in dropped)
    return MadeCatalogue(replace(catalogue, entries=entries), {entry.msgstr for entry in dropped}, comments_anew)


def _is_held_elsewhere(issue: OpenIssue, language: str, entry: Entry) -> bool:
    """Whether an obsolete entry is a finished pair of the memory, and has no words of people beside it.

    The memory is made from the catalogues: what it has from this very one would go with it, and does not count.
    """
    if not entry.obsolete or entry.fuzzy or not entry.msgstr or any(map(_holds_words, entry.translator)):
        return False
    found = issue.asked.exact(entry.msgid, language)
    return any((one.msgstr, one.context) == (entry.msgstr, entry.context) for one in found)


def _holds_words(line: str) -> bool:
    remark = read_remark(line)
    return remark is None or isinstance(remark, OtherTranslation | ReplacedTranslation | AlsoTranslated)


def sync_template_words(
    opened: OpenProject, skipped: SkippedCatalogues, asked: AskedMemory, *, check: bool = False
) -> SyncedIssue:
    """The catalogues of the words of the project's templates, for languages that have such words, or had."""
    plans, files = [], []
    for language in opened.project.languages:
        with skipped.skip_unreadable():
            messages = opened.template_words.messages(language)
            stored = opened.template_words.load_catalogue(language)
            if messages or stored.catalogue is not None:
                plans.append(plan_catalogue(stored, _synced_words(opened, asked, stored)))
    for plan in plans:
        with skipped.skip_unreadable():
            make = partial(_synced_words, opened, asked)
            files.append(_summary(plan if check else write_catalogue(opened, plan, make)))
    return SyncedIssue(tuple(files))


def _synced_words(opened: OpenProject, asked: AskedMemory, stored: StoredCatalogue) -> MadeCatalogue:
    language, old = stored.language, stored.require_readable()
    messages = opened.template_words.messages(language)
    return MadeCatalogue(sync_catalogue(opened, TEMPLATES, messages, language, old, asked=asked))


def _summary(plan: CataloguePlan, rewritten: RewrittenEntries | None = None) -> SyncedFile:
    old, catalogue = plan.stored, plan.catalogue
    was = dict(old.catalogue.header if old.catalogue else ()).get(plural_forms.NAME, "")
    right = not was or plural_forms.are_usable(was, old.language)
    outcome: Outcome = "unchanged" if not plan.changes else "new" if old.data is None else "changed"
    active = [entry for entry in catalogue.entries if not entry.obsolete]
    count = plural_count(plan.written)
    return SyncedFile(
        issue=old.name,
        language=old.language,
        path=catalogue.path,
        outcome=outcome,
        messages=len(active),
        missing=sum(not entry.msgstr for entry in active),
        needs_work=sum(entry.fuzzy and bool(entry.msgstr) for entry in active),
        obsolete=len(catalogue.entries) - len(active),
        rewritten=rewritten.messages if rewritten and plan.changes else 0,
        stay_finished=rewritten.finished if rewritten and plan.changes else 0,
        plural_forms="" if right else was,
        other_plurals=tuple((one.line, len(one.plurals), count) for one in find_other_counts(plan.written)),
    )
