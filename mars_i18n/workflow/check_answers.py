"""What people answered to the findings of each check: silenced as no fault, or accepted in the baseline for now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mars_i18n.checks.catalogue_of_checks import current_names
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import segments_of
from mars_i18n.text.segments.remarks.entries import suppressed_checks
from mars_i18n.workflow.issue.open_issue import OpenIssue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mars_i18n.model import Document, Finding, Severity
    from mars_i18n.workflow.issue.open_project import OpenProject

AGAIN_AND_AGAIN = 5  # answers "no fault" before a severity is proposed
_STEPS: Final[Mapping[str, Severity]] = {"error": "warning", "warning": "info"}


@dataclass(frozen=True, slots=True)
class Answers:
    """How many texts have a comment that silences a check, and how many of its findings the baseline accepts."""

    silenced: int = 0
    accepted: int = 0


def count_answers(
    opened: OpenProject, wanted: Iterable[str], languages: Iterable[str], findings: Iterable[Finding] = ()
) -> dict[str, Answers]:
    """Check → its answers, in the wanted issues (all where none is named) and their catalogues of these languages.

    A passage of a source that silences a check counts once, whatever the number of catalogues. What one of `findings`
    calls a suppression that is not needed answers nothing, and does not count. Raises MarsError where a
    source or the baseline cannot be read; a catalogue that cannot be read is left out.
    """
    silenced: Counter[str] = Counter()
    languages, names = tuple(languages), set()
    stale = [dict(one.evidence) for one in findings if one.check == "stale-suppression"]
    unneeded, gone = Counter(row.get("check") for row in stale), {row.get("fingerprint") for row in stale}
    for found in opened.issues(wanted):
        issue = OpenIssue(opened, found)
        names.add(found.name)
        for document in issue.read.documents:
            silenced.update(_silenced_in_source(document))
        for language in languages:
            catalogue = issue.load_catalogue(language).catalogue
            for entry in catalogue.entries if catalogue else ():
                if not entry.obsolete:
                    silenced.update(set(current_names(suppressed_checks(entry.translator))))
    accepted = Counter(
        name
        for row in opened.baseline
        if row.issue in names and row.fingerprint not in gone and (not row.language or row.language in languages)
        for name in current_names([row.check])
    )
    counted = {
        name: Answers(silenced[name] - unneeded[name], accepted[name])
        for name in sorted(silenced.keys() | accepted.keys())
    }
    return {name: answers for name, answers in counted.items() if answers.silenced or answers.accepted}


def _silenced_in_source(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield from set(current_names(suppressed_checks(note for one in segments_of(block) for note in one.notes)))


def propose_severity(severity: str, found: int, answers: Answers) -> Severity | None:
    """The next lower severity for a check that people silence again and again, more often than they leave it; or None.

    `found` is the number of its open findings. Findings that were fixed are not known, so the project decides.
    """
    if answers.silenced < AGAIN_AND_AGAIN or answers.silenced <= found + answers.accepted:
        return None
    return _STEPS.get(severity)
