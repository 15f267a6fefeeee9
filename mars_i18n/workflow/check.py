"""`check`: every check over the catalogues as they are on disk. What was found of the same bytes is found again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.messages import Message
from mars_i18n.model import Excerpt, Finding, Location
from mars_i18n.project import TEMPLATES
from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
from mars_i18n.workflow.issue.file_questions import FileQuestion
from mars_i18n.workflow.issue.unread_sources import Shown
from mars_i18n.workflow.jobs.check_order import CheckedIssue, CheckOrder
from mars_i18n.workflow.records.baseline import stale, without_accepted
from mars_i18n.workflow.reuse.asked_questions import Answered
from mars_i18n.workflow.reuse.judged_issues import JudgedIssues
from mars_i18n.workflow.reuse.known_results import KnownResults, has_same_answers, has_template_words, is_answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.cache.digests import Part
    from mars_i18n.plugins.kinds import UnreadSource
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.inputs import Inputs
    from mars_i18n.workflow.workers.ahead import CheckedAhead
    from mars_i18n.workflow.workers.pool import Pending

    Find = Callable[[Issue], tuple[CheckedIssue | None, Inputs | None]]

__all__ = ["CheckOrder", "apply_baseline", "check", "check_issues", "check_template_words", "check_unread_sources"]

UNREAD = "unread-source"  # the check of files that nobody reads
_CODEC = ValueCodec(CheckedIssue, Excerpt, FileQuestion, Finding, Location, Message, Shown)


def find_checks_not_installed(opened: OpenProject) -> list[tuple[str, str]]:
    """(check, the extra that it needs) of the checks that cannot run because the extra is not installed."""
    known = KnownResults(opened, "check-needs", _CODEC)
    needs = known.find_shared()
    if needs is None:
        from mars_i18n.checks.catalogue_of_checks import needs_of_checks

        needs = needs_of_checks()
        known.keep_shared(needs)
        opened.results.flush()
    rows = cast("tuple[tuple[str, str, str], ...]", needs)
    return [(name, extra) for name, extra, package in rows if find_spec(package) is None]


def apply_baseline(
    opened: OpenProject, findings: list[Finding], order: CheckOrder, wanted: Iterable[str]
) -> list[Finding]:
    """The findings without those that the baseline accepts, and with its rows that match nothing any more."""
    accepted = opened.baseline
    if not accepted:
        return findings
    left = without_accepted(findings, accepted)
    if order.is_whole(opened.project) and opened.check_settings.wants("stale-suppression"):
        left += stale(findings, accepted, {issue.name for issue in opened.issues(wanted)})
    return left


def check(  # noqa: PLR0913 - what, and how
    opened: OpenProject,
    wanted: Iterable[str],
    order: CheckOrder,
    progress: Callable[[str], None] = lambda _: None,
    *,
    jobs: int = 1,
    scheduler: str = "",
) -> list[Finding]:
    """The findings of the wanted issues (all where none is named), accepted or not, by issue, path and line.

    A catalogue that cannot be read is a finding; a source that cannot be read raises MarsError, as do an unknown
    check and a broken glossary. An issue whose files are as they were when it was checked is not checked again. Up to
    `jobs` processes work ahead where there is much to do, or the workers of the Dask cluster whose `scheduler` has that
    address.
    """
    wanted = tuple(wanted)
    order.narrow(opened.check_settings).require_known_checks()
    known = KnownResults(opened, "check", _CODEC, order.options)
    findings: list[Finding] = []
    try:
        for done in _check_or_find(opened, opened.issues(wanted), order, known, progress, (jobs, scheduler)):
            opened.shown_files.add(done.shown)
            findings += done.findings
        findings += check_unread_sources(opened, order, wanted)
        findings += _check_or_find_words(opened, order, known)
    finally:
        known.finish()
    return findings


def _check_or_find(  # noqa: PLR0913, PLR0917 - what, and how
    opened: OpenProject,
    issues: tuple[Issue, ...],
    order: CheckOrder,
    known: KnownResults,
    progress: Callable[[str], None],
    workers: tuple[int, str],
) -> Iterator[CheckedIssue]:
    """What each issue's checks found, from an earlier run where nothing has changed."""
    also = len(opened.issues()) > 1
    find = _find_checked(known, also)
    for number, issue in enumerate(issues):
        progress(issue.name)
        before, inputs = find(issue)
        if before is None:
            first = partial(_find_again, find, issue, inputs)
            yield from _check_anew(opened, issues[number:], order, known, (also, first, progress, workers))
            return
        yield before


def _find_again(
    find: Find, first: Issue, inputs: Inputs | None, issue: Issue
) -> tuple[CheckedIssue | None, Inputs | None]:
    """As `find`; of the first issue it is known already that there is nothing."""
    return (None, inputs) if issue is first else find(issue)


def _find_checked(known: KnownResults, also: Part) -> Find:
    """A function that gives what an earlier check found of an issue, and what the issue is made from."""

    def find(issue: Issue) -> tuple[CheckedIssue | None, Inputs | None]:
        inputs = known.read_inputs(issue, also)
        before = known.find(issue.name, inputs)
        return (before if isinstance(before, CheckedIssue) else None), inputs

    return find


def _check_anew(
    opened: OpenProject,
    issues: tuple[Issue, ...],
    order: CheckOrder,
    known: KnownResults,
    how: tuple[bool, Find, Callable[[str], None], tuple[int, str]],
) -> Iterator[CheckedIssue]:
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.jobs.check_issue import check_issue
    from mars_i18n.workflow.workers.ahead import CheckedAhead, check_ahead
    from mars_i18n.workflow.workers.connecting import connect_later
    from mars_i18n.workflow.workers.pool import WorkerPool
    from mars_i18n.workflow.workers.preparing import prepare_workers

    also, find, progress, (jobs, scheduler) = how
    kinds = ("checks.source", "checks.translation", "checks.issue", "checks.catalogue")
    prepare = prepare_workers(opened, "mars_i18n.workflow.jobs.check_issue", *kinds)
    pool = WorkerPool(jobs, connect_later(scheduler, opened), prepare, first_here=True)
    judged = JudgedIssues(opened)
    root, shared = opened.project.root, known.shared
    try:
        for one in pool.walk(
            issues, find, lambda issue, made: (check_ahead, (root, issue, (shared, also, made.digest), order))
        ):
            progress(one.issue.name)
            if isinstance(one.known, CheckedIssue):
                yield one.known
                continue
            found = one.result()
            if isinstance(found, CheckedAhead) and _is_true_here(opened, one, found, is_far=bool(scheduler)):
                whole, asked = found.whole, found.asked
            else:
                inputs = one.inputs if one.job is None else _find_checked(known, also)(one.issue)[1]
                issue = OpenIssue(opened, one.issue, sources=inputs.sources if inputs else None)
                whole = check_issue(issue, order)
                asked = Answered(issue.asked.questions, issue.asked.answers)
            if not any(finding.check_failed for finding in whole.done.findings):
                known.keep(one.issue.name, one.inputs, whole.done, asked, whole.files)
                judged.adopt(one.issue.name, one.inputs, whole)
            yield whole.done
    finally:
        pool.close()


def _is_true_here(opened: OpenProject, turn: Pending, ahead: CheckedAhead, *, is_far: bool) -> bool:
    """Whether memory and disk say here what they said to a worker, which knew nothing of other issues."""
    if not is_far:
        return True
    return has_same_answers(opened, turn.issue.name, ahead.asked) and all(
        is_answered(opened.project, one) for one in ahead.whole.files
    )


def _check_or_find_words(opened: OpenProject, order: CheckOrder, known: KnownResults) -> tuple[Finding, ...]:
    if order.sources_only or not has_template_words(opened):
        return ()
    inputs = known.read_template_inputs()
    before = known.find(TEMPLATES, inputs)
    if isinstance(before, CheckedIssue):
        return before.findings
    asked = AskedMemory(lambda: opened.memory, TEMPLATES)
    found = tuple(check_template_words(opened, order, asked))
    if not any(one.check_failed for one in found):
        known.keep(TEMPLATES, inputs, CheckedIssue(found), asked)
    return found


def check_template_words(opened: OpenProject, order: CheckOrder, asked: AskedMemory | None = None) -> list[Finding]:
    """The findings of locales/<language>/LC_MESSAGES/templates.po, where the project has templates of its own."""
    if order.sources_only or not has_template_words(opened):
        return []
    from mars_i18n.workflow.jobs.check_issue import check_words_of_templates

    return check_words_of_templates(opened, order, asked)


def check_unread_sources(opened: OpenProject, order: CheckOrder, wanted: Iterable[str] = ()) -> list[Finding]:
    """The files in sources/ that nobody reads, after the documents of the wanted issues were read."""
    found: dict[str, list[UnreadSource]] = {}
    for file in opened.shown_files.unread(opened.issues(), wanted):
        below = file.path.removeprefix("sources/")
        found.setdefault(below.partition("/")[0] if "/" in below else "", []).append(file)
    settings = order.narrow(opened.check_settings)
    if not found or not settings.wants(UNREAD):
        return []
    from mars_i18n.checks.running import run_on_sources
    from mars_i18n.plugins.kinds import SourceIssue

    settings, of_checks = replace(settings, select=(UNREAD,)), opened.project.configuration.checks
    return [
        finding
        for name, files in sorted(found.items())
        for finding in run_on_sources(SourceIssue(name, (), settings=of_checks, unread=tuple(files)), settings)
    ]


def check_issues(
    opened: OpenProject,
    issues: Iterable[OpenIssue],
    order: CheckOrder,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Finding]:
    """The findings of these issues, each checked anew."""
    from mars_i18n.workflow.jobs.check_issue import check_issue

    order.narrow(opened.check_settings).require_known_checks()
    findings: list[Finding] = []
    for issue in issues:
        progress(issue.name)
        findings += check_issue(issue, order).done.findings
    return findings


def find_unread_sources(opened: OpenProject, wanted: Iterable[str]) -> list[Finding]:
    """As `check_unread_sources`, but for those that the baseline accepts: for commands that read sources."""
    order = CheckOrder(opened.project.languages)
    found = check_unread_sources(opened, order, wanted)
    return without_accepted(found, opened.baseline) if found else []
