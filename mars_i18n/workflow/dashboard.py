"""What `status --format html` shows: how far each issue is, what is the matter, and what was released before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.messages import render_message
from mars_i18n.outputs.page.dashboard import CheckRow, IssueBoard, LanguageBar, render_dashboard
from mars_i18n.workflow.check import CheckOrder, accepted_apart, check
from mars_i18n.workflow.records.manifest import read_releases
from mars_i18n.workflow.status import status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mars_i18n.model import Finding
    from mars_i18n.project import Project
    from mars_i18n.workflow.issue.assess import Assessment

_GRAVITY = ("error", "warning", "info")


def dashboard(
    project: Project, wanted: Iterable[str], progress: Callable[[str], None] = lambda _: None
) -> tuple[str, bool]:
    """The page as HTML, and whether every wanted issue (all where none is named) is ready in every language."""
    named = tuple(wanted)
    order = CheckOrder(project.languages)
    boards, ready = [], True
    for issue in project.issues(named):
        rows = list(status(project, [issue.name], progress))
        findings = accepted_apart(project, check(project, [issue.name], order, progress), order, [issue.name])
        releases = read_releases(project, issue.name)
        ready &= all(row.ready for row in rows)
        boards.append(
            IssueBoard(
                name=issue.name,
                languages=tuple(_bar(row) for row in rows),
                checks=_by_check(findings),
                releases=tuple(
                    (
                        one.number,
                        tuple((code, counts.get("words", 0)) for code, counts in one.languages.items()),
                        len(one.files),
                    )
                    for one in releases
                ),
            )
        )
    title = project.configuration.title
    return render_dashboard(
        title, project.languages, tuple(reversed(boards)), (str(project.root / "templates"),)
    ), ready


def _bar(row: Assessment) -> LanguageBar:
    return LanguageBar(
        language=row.language,
        words=row.words,
        done=row.words_done,
        needs_work=row.words_in_work,
        segments=row.segments,
        segments_done=row.translated,
        ready=row.ready,
        reason=render_message(row.reason),
    )


def _by_check(findings: Sequence[Finding]) -> tuple[CheckRow, ...]:
    """A row a check and severity, the gravest first: how often it is found in the sources and in each language."""
    counts = Counter((one.severity, one.check, one.language or "") for one in findings)
    pairs = sorted({key[:2] for key in counts}, key=lambda pair: (_GRAVITY.index(pair[0]), pair[1]))
    return tuple(
        CheckRow(
            check,
            severity,
            {code: n for (grave, name, code), n in counts.items() if (grave, name) == (severity, check)},
        )
        for severity, check in pairs
    )
