"""Jobs for workers: an issue synced or checked, nothing written, with all that the command needs to take it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.workflow.reuse.asked_questions import Answered
from mars_i18n.workflow.workers.pool import open_in_worker

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.cache.digests import Part
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
    from mars_i18n.workflow.jobs.check_order import CheckOrder, WholeCheck
    from mars_i18n.workflow.jobs.synced_files import SyncedIssue
    from mars_i18n.workflow.reuse.inputs import Inputs


_NOTHING = Answered()


@dataclass(frozen=True, slots=True)
class SyncedAhead:
    """What `sync` would do to an issue: `writes` are (language, bytes before, bytes after) of each file that changes.

    `changed` are the keys of the texts of which the memory then answers otherwise; `again` is what the next sync would
    find, where that is nothing to do.
    """

    done: SyncedIssue
    asked: Answered
    writes: tuple[tuple[str, bytes | None, bytes], ...] = ()
    changed: frozenset[bytes] = frozenset()
    again: SyncedIssue | None = None
    asked_again: Answered = _NOTHING


@dataclass(frozen=True, slots=True)
class CheckedAhead:
    """What `check` finds of an issue."""

    whole: WholeCheck
    asked: Answered


def sync_ahead(root: Path, issue: Issue, shared: bytes, digest: bytes) -> SyncedAhead | None:
    """Sync an issue without writing; None where it is no longer what has this digest, or anything is wrong with it."""
    from mars_i18n.workflow.issue.asking.changed_texts import find_changed_texts
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.stored import parse_stored
    from mars_i18n.workflow.issue.unreadable import SkippedCatalogues
    from mars_i18n.workflow.jobs.sync_issue import plan_issue, summarise, sync_again

    try:
        opened = open_in_worker(root)
        inputs = read_same(root, issue, shared, digest)
        if inputs is None:
            return None
        job, skipped = OpenIssue(opened, issue, sources=inputs.sources), SkippedCatalogues()
        plans = plan_issue(job, skipped)
        if skipped.errors:
            return None
        done, asked = summarise(job, plans), answered(job.asked)
        writes = [(plan.stored.language, plan.stored.data, plan.data) for plan in plans if plan.changes]
        changed = frozenset(
            key
            for plan in plans
            if plan.changes
            for key in find_changed_texts(plan.stored.catalogue, plan.written, plan.stored.language)
        )
        if not writes:
            return SyncedAhead(done, asked)
        for language, _, data in writes:
            opened.catalogues.replace(parse_stored(opened.project, language, issue.name, data))
        again = sync_again(job)
        return SyncedAhead(done, asked, tuple(writes), changed, None if again.changes else again, answered(job.asked))
    except Exception:  # noqa: BLE001 - the command does it again by itself, and reports what is wrong
        return None


def check_ahead(root: Path, issue: Issue, inputs: tuple[bytes, Part, bytes], order: CheckOrder) -> CheckedAhead | None:
    """Check an issue; None as `sync_ahead`. `inputs` are the digest of what all share, what else counts, the digest."""
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.jobs.check_issue import check_issue

    try:
        found = read_same(root, issue, inputs[0], inputs[2], inputs[1])
        if found is None:
            return None
        job = OpenIssue(open_in_worker(root), issue, sources=found.sources)
        return CheckedAhead(check_issue(job, order), answered(job.asked))
    except Exception:  # noqa: BLE001 - as above
        return None


def answered(asked: AskedMemory) -> Answered:
    """What was asked of the memory, as a value."""
    return Answered(asked.questions, asked.answers)


def read_same(root: Path, issue: Issue, shared: bytes, digest: bytes, *also: Part) -> Inputs | None:
    """The files of an issue; None where they are no longer those with this digest."""
    from mars_i18n.workflow.reuse.inputs import read_inputs

    inputs = read_inputs(open_in_worker(root), issue, shared, *also)
    return inputs if inputs is not None and inputs.digest == digest else None
