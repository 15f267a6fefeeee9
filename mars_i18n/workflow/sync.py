"""`sync`: sources → catalogues for every language. All are made in memory before the first is written."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from mars_i18n.catalogues import plural_forms
from mars_i18n.text.merging.plural_entries import find_other_counts, plural_count
from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.remark_kinds import AlsoTranslated, OtherTranslation, ReplacedTranslation
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue, plan_catalogue, write_catalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue
from mars_i18n.workflow.issue.template_words import TEMPLATES
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.model import Entry, WordAccounts
    from mars_i18n.text.merging.former_messages import RewrittenEntries
    from mars_i18n.workflow.issue.catalogue_writing import CataloguePlan
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.stored import StoredCatalogue


Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class SyncedFile:
    """What `sync` did (or, with `check`, would do) to one catalogue. Counts are of messages.

    `rewritten` are those that an earlier version of mars-i18n wrote otherwise, of which so many `stay_finished`.
    `plural_forms` is the rule that gettext could not use and `sync` replaced; empty where it could. `other_plurals`
    are (line, number of forms, number that the header says) of entries that are left as they are.
    """

    issue: str
    language: str
    path: str
    outcome: Outcome
    messages: int
    missing: int
    needs_work: int
    obsolete: int
    rewritten: int = 0
    stay_finished: int = 0
    plural_forms: str = ""
    other_plurals: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SyncedSource:
    """What accounts for the words of one source; None where its format does not prove that there is anything."""

    issue: str
    path: str
    accounts: WordAccounts | None


def sync(  # noqa: PLR0913 - what, and how
    opened: OpenProject,
    wanted: Iterable[str],
    *,
    check: bool = False,
    keep: str = "",
    drop_obsolete: bool = False,
    near: bool = False,
    progress: Callable[[Wording], None] = lambda _: None,
) -> Iterator[SyncedFile | SyncedSource]:
    """Bring the catalogues of the wanted issues (all where none is named) up to date with their sources.

    Each issue gives its catalogues, then its sources.

    With `check`, nothing is written. `keep` is the reason why translations stay finished although sources changed.
    With `near`, similar texts are searched again for every text without a translation.
    With `drop_obsolete`, obsolete entries whose pair another issue or a file of memory/ holds are removed.
    `progress` is given the name of each issue as it starts. Raises MarsError where a source cannot be read: the
    issue's catalogues are then all untouched. A catalogue that cannot be read stays as it is, and is reported by a
    MarsError when all others are done.
    """
    skipped = SkippedCatalogues()
    with nullcontext() if check else opened.lock(progress):
        for found in opened.issues(wanted):
            progress(found.name)
            issue = OpenIssue(opened, found, keep, near=near)
            plans = []
            for language in opened.project.languages:
                with skipped.skip_unreadable():
                    plans.append(issue.plan(language, _make(issue, language, drop_obsolete=drop_obsolete)))
            for plan in plans:  # all are made before the first is written
                make = partial(_make, issue, plan.stored.language, drop_obsolete=drop_obsolete)
                with skipped.skip_unreadable():  # another program may have saved half of it meanwhile
                    done = plan if check else issue.write(plan.stored.language, plan, make)
                    yield _summary(done, issue.rewritten.get(plan.stored.language))
            for path, accounts in issue.accounts.items():
                yield SyncedSource(issue.name, path, accounts)
        yield from _sync_template_words(opened, skipped, check=check)
    skipped.require_none()


def _make(issue: OpenIssue, language: str, *, drop_obsolete: bool) -> MadeCatalogue:
    catalogue = issue.update_catalogue(language)
    if not drop_obsolete:
        return MadeCatalogue(catalogue)
    dropped = {entry for entry in catalogue.entries if _is_held_elsewhere(issue, language, entry)}
    entries = tuple(entry for entry in catalogue.entries if entry not in dropped)
    return MadeCatalogue(replace(catalogue, entries=entries), {entry.msgstr for entry in dropped})


def _is_held_elsewhere(issue: OpenIssue, language: str, entry: Entry) -> bool:
    """Whether an obsolete entry is a finished pair of the memory, and has no words of people beside it.

    The memory is made from the catalogues: what it has from this very one would go with it, and does not count.
    """
    if not entry.obsolete or entry.fuzzy or not entry.msgstr or any(map(_holds_words, entry.translator)):
        return False
    found = issue.opened.memory.exact(entry.msgid, language, besides=issue.name)
    return any((one.msgstr, one.context) == (entry.msgstr, entry.context) for one in found)


def _holds_words(line: str) -> bool:
    remark = read_remark(line)
    return remark is None or isinstance(remark, OtherTranslation | ReplacedTranslation | AlsoTranslated)


def _sync_template_words(opened: OpenProject, skipped: SkippedCatalogues, *, check: bool) -> Iterator[SyncedFile]:
    """The catalogues of the words of the project's templates, for languages that have such words, or had."""
    plans = []
    for language in opened.project.languages:
        with skipped.skip_unreadable():
            messages = opened.template_words.messages(language)
            stored = opened.template_words.load_catalogue(language)
            if messages or stored.catalogue is not None:
                plans.append(plan_catalogue(stored, _synced_words(opened, stored)))
    for plan in plans:
        with skipped.skip_unreadable():
            yield _summary(plan if check else write_catalogue(opened, plan, partial(_synced_words, opened)))


def _synced_words(opened: OpenProject, stored: StoredCatalogue) -> MadeCatalogue:
    language = stored.language
    messages = opened.template_words.messages(language)
    return MadeCatalogue(sync_catalogue(opened, TEMPLATES, messages, language, stored.require_readable()))


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
