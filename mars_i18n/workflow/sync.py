"""`sync`: sources → catalogues for every language. An issue whose files are as they were is not worked on again."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message
from mars_i18n.model import LeftOutWords, Location, WordAccounts
from mars_i18n.project import TEMPLATES, FileChangedError, replace_file
from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
from mars_i18n.workflow.issue.unread_sources import Shown
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues
from mars_i18n.workflow.jobs.synced_files import SyncedFile, SyncedIssue, SyncedSource
from mars_i18n.workflow.reuse.asked_questions import keys_of
from mars_i18n.workflow.reuse.known_results import KnownResults, has_same_answers, has_template_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.inputs import Inputs
    from mars_i18n.workflow.workers.ahead import SyncedAhead
    from mars_i18n.workflow.workers.pool import Pending

__all__ = ["SyncedFile", "SyncedSource", "sync"]

_CODEC = ValueCodec(LeftOutWords, Location, Message, Shown, SyncedFile, SyncedIssue, SyncedSource, WordAccounts)


def sync(  # noqa: PLR0913 - what, and how
    opened: OpenProject,
    wanted: Iterable[str],
    *,
    check: bool = False,
    keep: str = "",
    drop_obsolete: bool = False,
    near: bool = False,
    comments_anew: bool = False,
    jobs: int = 1,
    scheduler: str = "",
    progress: Callable[[Wording], None] = lambda _: None,
) -> Iterator[SyncedFile | SyncedSource]:
    """Bring the catalogues of the wanted issues (all where none is named) up to date with their sources.

    Each issue gives its catalogues, then its sources.

    With `check`, nothing is written. `keep` is the reason why translations stay finished although sources changed.
    With `near`, similar texts are searched again for every text without a translation.
    With `comments_anew`, the comments for translators are written anew, in the language that is set.
    With `drop_obsolete`, obsolete entries whose pair another issue or a file of memory/ holds are removed.
    `progress` is given the name of each issue as it starts. Raises MarsError where a source cannot be read: the
    issue's catalogues are then all untouched. A catalogue that cannot be read stays as it is, and is reported by a
    MarsError when all others are done.

    The project is locked from the first issue on that is not as an earlier `sync` left it. Up to `jobs` processes work
    ahead where there is much to do, or the workers of the Dask cluster whose `scheduler` has that address; what is
    written does not depend on them.
    """
    wanted = tuple(wanted)
    options = _Options(
        check=check,
        keep=keep,
        drop_obsolete=drop_obsolete,
        near=near,
        comments_anew=comments_anew,
        jobs=jobs,
        scheduler=scheduler,
    )
    run = _Run(opened, options)
    try:
        with ExitStack() as locks:
            left, first = opened.issues(wanted), None
            for found in left:
                progress(found.name)
                done, first = run.find(found)
                if done is None:
                    break
                left = left[1:]
                yield from done.files
                yield from done.sources
            if left and run.lock(locks, progress):  # what was read before may have changed meanwhile
                left, first = tuple(one for one in opened.issues(wanted) if one.name >= left[0].name), None
            for done in run.work(left, first, progress):
                yield from done.files
                yield from done.sources
            if (words := run.find_template_words()) is None:
                run.lock(locks, progress)
                words = run.make_template_words()
            yield from words.files
    finally:
        run.finish()
    run.skipped.require_none()


@dataclass(frozen=True, slots=True)
class _Options:
    check: bool
    keep: str
    drop_obsolete: bool
    near: bool
    comments_anew: bool
    jobs: int
    scheduler: str

    @property
    def is_plain(self) -> bool:
        """Whether results of earlier runs are of use: they were made without such options."""
        return not (self.keep or self.drop_obsolete or self.near or self.comments_anew)


class _Run:
    """One run of `sync`."""

    def __init__(self, opened: OpenProject, options: _Options) -> None:
        self._opened = opened
        self._options = options
        self._check = options.check
        self._known = KnownResults(opened, "sync", _CODEC)
        self._inputs: Inputs | None = None  # of the words of page templates
        self._locked = options.check  # nothing is written then
        self.skipped = SkippedCatalogues()

    def lock(self, locks: ExitStack, progress: Callable[[Wording], None]) -> bool:
        """Lock the project to the end of the run; gives whether it was not locked before."""
        if self._locked:
            return False
        locks.enter_context(self._opened.lock(progress))
        self._known = KnownResults(self._opened, "sync", _CODEC)
        if self._opened.results.is_open:
            _ = self._opened.memory_state  # as it is before anything is written
        self._locked = True
        return True

    def finish(self) -> None:
        """Keep what was found for later commands."""
        self._known.finish()

    def find(self, issue: Issue) -> tuple[SyncedIssue | None, Inputs | None]:
        """What an earlier run found of an issue, where it is of use to this one, and what the issue is made from."""
        inputs = self._known.read_inputs(issue) if self._options.is_plain else None
        found = self._known.find(issue.name, inputs)
        if not isinstance(found, SyncedIssue) or (found.changes and not self._check):
            return None, inputs
        return self._show(found), inputs

    def _show(self, found: SyncedIssue) -> SyncedIssue:
        self._opened.shown_files.add(found.shown)
        return found

    def work(
        self, issues: tuple[Issue, ...], first: Inputs | None, progress: Callable[[Wording], None]
    ) -> Iterator[SyncedIssue]:
        """Bring the catalogues of issues up to date, in order. `first` is what the first was found to be made from."""

        def find(issue: Issue) -> tuple[SyncedIssue | None, Inputs | None]:
            return (None, first) if first is not None and issue is issues[0] else self.find(issue)

        options = self._options
        if (min(options.jobs, len(issues)) <= 1 and not options.scheduler) or not issues:
            for issue in issues:
                progress(issue.name)
                known, inputs = find(issue)
                yield known or self.make(issue, inputs)
            return
        from mars_i18n.workflow.workers.ahead import SyncedAhead, sync_ahead
        from mars_i18n.workflow.workers.connecting import connect_later
        from mars_i18n.workflow.workers.pool import WorkerPool
        from mars_i18n.workflow.workers.preparing import prepare_workers

        cluster = connect_later(options.scheduler, self._opened)
        prepare = prepare_workers(self._opened, "mars_i18n.workflow.jobs.sync_issue")
        pool, root = WorkerPool(options.jobs, cluster, prepare), self._opened.project.root
        state = self._opened.memory_state
        try:
            for one in pool.walk(
                issues, find, lambda issue, inputs: (sync_ahead, (root, issue, self._known.shared, inputs.digest))
            ):
                progress(one.issue.name)
                found = one.result()
                if isinstance(found, SyncedAhead) and (done := self._take_over(one, found)) is not None:
                    yield done
                    continue
                before, inputs = one.known, one.inputs
                if one.job is not None or (before is not None and state.digest != state.first):
                    before, inputs = self.find(one.issue)  # an issue before it may have changed what it asked
                yield before if isinstance(before, SyncedIssue) else self.make(one.issue, inputs)
        finally:
            pool.close()

    def _take_over(self, turn: Pending, ahead: SyncedAhead) -> SyncedIssue | None:
        """Write what a worker made of an issue; None where it may not be what this command would make."""
        name, project = turn.issue.name, self._opened.project
        changed = self._opened.memory_state.changed_texts
        is_far = bool(self._options.scheduler)  # there, nothing is known of other issues
        may_differ = is_far or not changed.isdisjoint(keys_of(ahead.asked.questions))
        if may_differ and not has_same_answers(self._opened, name, ahead.asked):
            return None
        if self._check or not ahead.writes:
            self._known.keep(name, turn.inputs, ahead.done, ahead.asked)
            return self._show(ahead.done)
        for language, was, data in ahead.writes:
            try:
                replace_file(project.catalogue_path(language, name), data, was)
            except FileChangedError:
                return None
            self._opened.replace_data(language, name, data, ahead.changed)
        after = self._known.read_inputs(turn.issue)
        same = after is not None and turn.inputs is not None and after.documents == turn.inputs.documents
        if same and ahead.again is not None and not is_far and changed.isdisjoint(keys_of(ahead.asked_again.questions)):
            self._known.keep(name, after, ahead.again, ahead.asked_again)
        return self._show(ahead.done)

    def make(self, found: Issue, inputs: Inputs | None) -> SyncedIssue:
        """Bring the catalogues of an issue up to date."""
        from mars_i18n.workflow.issue.open_issue import OpenIssue
        from mars_i18n.workflow.jobs.sync_issue import sync_again, sync_issue

        options, sources = self._options, inputs.sources if inputs else None
        issue = OpenIssue(self._opened, found, options.keep, near=options.near, sources=sources)
        skipped = len(self.skipped.errors)
        done = sync_issue(
            issue,
            self.skipped,
            check=options.check,
            drop_obsolete=options.drop_obsolete,
            comments_anew=options.comments_anew,
        )
        if inputs is None or not self._opened.results.is_open or len(self.skipped.errors) > skipped:
            return done
        if self._check or not done.changes:
            self._known.keep(found.name, inputs, done, issue.asked)
            return done
        after = self._known.read_inputs(found)  # its catalogues as they were written
        if after is not None and after.documents == inputs.documents:
            again = sync_again(issue)
            if not again.changes and not any(one.other_plurals for one in again.files):  # which have lines of the file
                self._known.keep(found.name, after, again, issue.asked)
        return done

    def find_template_words(self) -> SyncedIssue | None:
        """What there is to do for the words of page templates: nothing, where there are none; or as `find`."""
        if not has_template_words(self._opened):
            return SyncedIssue(())
        self._inputs = self._known.read_template_inputs() if self._options.is_plain else None
        found = self._known.find(TEMPLATES, self._inputs)
        return found if isinstance(found, SyncedIssue) and (self._check or not found.changes) else None

    def make_template_words(self) -> SyncedIssue:
        """Bring the catalogues of the words of page templates up to date."""
        from mars_i18n.workflow.jobs.sync_issue import sync_template_words

        asked, skipped = AskedMemory(lambda: self._opened.memory, TEMPLATES), len(self.skipped.errors)
        done = sync_template_words(self._opened, self.skipped, asked, check=self._check)
        if len(self.skipped.errors) == skipped:
            self._known.keep(TEMPLATES, self._inputs, done, asked)
        return done
