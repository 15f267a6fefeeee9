"""A job for workers: the files of an issue made in each language, and what outputs record of it; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.workflow.workers.pool import open_in_worker

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.project import Issue
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.reuse.built_ahead import BuiltAhead
    from mars_i18n.workflow.reuse.edition_records import ExpectedInputs
    from mars_i18n.workflow.reuse.judged_issues import JudgedIssue


def build_ahead(  # noqa: PLR0913, PLR0917 - where, what, and what the command knows of it
    root: Path,
    issue: Issue,
    expected: ExpectedInputs,
    order: Order,
    outputs: tuple[str, ...],
    known: JudgedIssue | None,
) -> BuiltAhead | None:
    """Make the files of an issue without writing; with no `outputs`, only record it.

    None where it is no longer what is expected, or anything is wrong with it: the command then does it by itself, and
    reports that.
    """
    from mars_i18n.workflow.building.edition_making import make_editions
    from mars_i18n.workflow.building.file_making import make_files
    from mars_i18n.workflow.issue.files_beside import FilesBeside
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.reuse.built_ahead import BuiltAhead
    from mars_i18n.workflow.reuse.edition_records import EditionRecords, digest_worker_state
    from mars_i18n.workflow.reuse.fitted_images import FittedImages
    from mars_i18n.workflow.reuse.judged_issues import judge, with_catalogues
    from mars_i18n.workflow.workers.ahead import answered, read_same

    fitted: FittedImages | None = None
    try:
        opened = open_in_worker(root)
        inputs = read_same(root, issue, expected.shared, expected.digest, expected.words)
        if inputs is None or digest_worker_state(opened) != expected.state:
            return None
        job = OpenIssue(opened, issue, sources=inputs.sources)
        judged = known or judge(job)
        if judged is None or any(one.unreadable for one in judged.rows):
            return None
        assessments = with_catalogues(job, judged)
        fitted = FittedImages(opened.project, expected.code)
        files, records = FilesBeside(opened.project, job.read.documents, fitted.fit), EditionRecords(opened, order)
        editions = make_editions(job, assessments, order, files=files)
        if order.archive:
            readers = {one.language for one in assessments if order.draft or one.ready}
            finished = [replace(one, review=tuple) for language, one in editions.items() if language in readers]
            records.add(job, finished, files)
            if records.failures:
                return None
        kept, texts = records.take_records(issue.name)
        wanted = [one for one in assessments if one.language in order.languages and one.language in editions]
        made = {
            one.language: make_files(opened, order.outputs_for(ready=one.ready), editions[one.language], files)
            for one in (wanted if outputs else ())
        }
        if any(one.failures for one in made.values()):
            return None
        return BuiltAhead(judged, known is None, made, kept, texts, files.list_read(), answered(job.asked))
    except Exception:  # noqa: BLE001 - the command does it again by itself, and reports what is wrong
        return None
    finally:
        if fitted is not None:
            fitted.close()
