"""`status`: per issue and language, how far the translation is; as rows, or as a page with findings and releases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, render_message
from mars_i18n.workflow.check import CheckOrder, apply_baseline, check_issues, check_template_words
from mars_i18n.workflow.reuse.judged_issues import JudgedIssues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.messages import Translations
    from mars_i18n.model import Finding
    from mars_i18n.outputs.page.dashboard import CheckRow, LanguageBar
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.issue.open_project import OpenProject

_GRAVITY = ("error", "warning", "info")


def status(
    opened: OpenProject, wanted: Iterable[str], progress: Callable[[str], None] = lambda _: None
) -> Iterator[Assessment]:
    """Judge the wanted issues (all where none is named) in every language, writing nothing.

    Catalogues and findings are left out. An issue whose files are as they were when it was judged is not judged again.
    """
    judged = JudgedIssues(opened)
    try:
        for found in opened.issues(wanted):
            progress(found.name)
            yield from judged.judge(found)
    finally:
        judged.finish()


def dashboard(
    opened: OpenProject,
    wanted: Iterable[str],
    language: str = "en",
    translations: Translations = ENGLISH,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[str, bool]:
    """The page as HTML, and whether every wanted issue (all where none is named) is ready in every language.

    It is in the words of `translations`, which are of `language`.
    """
    from mars_i18n.outputs.page.dashboard import DashboardWords, IssueBoard, render_dashboard
    from mars_i18n.workflow.issue.assess import assess
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.records.manifest import read_releases

    project = opened.project
    order = CheckOrder(project.languages)
    boards, ready = [], True
    of_words: list[Finding] | None = None
    for found in opened.issues(wanted):
        issue = OpenIssue(opened, found)
        progress(issue.name)
        rows = [assess(issue, code) for code in project.languages]
        of_issue = check_issues(opened, [issue], order)
        of_words = check_template_words(opened, order) if of_words is None else of_words
        findings = apply_baseline(opened, [*of_issue, *of_words], order, [issue.name])
        releases = read_releases(project, issue.name)
        ready &= all(row.ready for row in rows)
        boards.append(
            IssueBoard(
                name=issue.name,
                languages=tuple(_language_bar(row, translations) for row in rows),
                checks=_count_by_check(findings),
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
    title = project.configuration.title_in(language)
    folders = (str(project.root / "templates"),)
    words = DashboardWords(language, translations)
    return render_dashboard(title, project.languages, tuple(reversed(boards)), folders, words), ready


def _language_bar(row: Assessment, translations: Translations) -> LanguageBar:
    from mars_i18n.outputs.page.dashboard import LanguageBar

    return LanguageBar(
        language=row.language,
        words=row.words,
        done=row.words_done,
        needs_work=row.words_in_work,
        segments=row.segments,
        segments_done=row.translated,
        ready=row.ready,
        reason=render_message(row.reason, translations),
    )


def _count_by_check(findings: Sequence[Finding]) -> tuple[CheckRow, ...]:
    """A row a check and severity, the gravest first: how often it is found in the sources and in each language."""
    from mars_i18n.outputs.page.dashboard import CheckRow

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
