"""Whether issues are ready in each language, as an earlier command found it where all of an issue is as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message
from mars_i18n.model import Catalogue
from mars_i18n.project import TEMPLATES
from mars_i18n.workflow.issue.assessment import Assessment
from mars_i18n.workflow.issue.unread_sources import NOTHING_SHOWN, Shown
from mars_i18n.workflow.reuse.known_results import KnownResults

if TYPE_CHECKING:
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.jobs.check_order import WholeCheck
    from mars_i18n.workflow.reuse.asked_questions import Answered
    from mars_i18n.workflow.reuse.inputs import Inputs


@dataclass(frozen=True, slots=True)
class JudgedIssue:
    """The verdicts on an issue, a row a language, and what its documents show.

    `is_synced` where its catalogues are known to be what `sync` would write, without anything from the memory.
    """

    rows: tuple[Assessment, ...]
    shown: Shown = NOTHING_SHOWN
    is_synced: bool = False


def with_catalogues(issue: OpenIssue, judged: JudgedIssue) -> tuple[Assessment, ...]:
    """The verdicts with the catalogues of the issue, as `sync` would write them today. Raises MarsError."""
    make = issue.adopt_catalogue if judged.is_synced else issue.update_catalogue
    return tuple(row if row.unreadable else replace(row, catalogue=make(row.language)) for row in judged.rows)


_CODEC = ValueCodec(Assessment, Catalogue, JudgedIssue, Message, Shown)


def words_of_templates(opened: OpenProject) -> tuple[str, ...]:
    """What changes when the translations of the words of the project's templates do. Raises MarsError."""
    return tuple(opened.catalogues.stamp(language, TEMPLATES) for language in opened.project.languages)


class JudgedIssues:
    """The verdicts on the issues of a project; one that is not known is found, and kept."""

    def __init__(self, opened: OpenProject) -> None:
        """Judge nothing yet. Raises MarsError where what all issues share cannot be read."""
        self._opened = opened
        accepted = tuple((one.fingerprint, one.check) for one in opened.baseline)
        self._known = KnownResults(opened, "status", _CODEC, accepted, opened.template_stamps)

    def judge(self, found: Issue) -> tuple[Assessment, ...]:
        """The verdict on an issue in each language, without its catalogues and findings. Raises MarsError."""
        inputs = self._known.read_inputs(found, words_of_templates(self._opened))
        if (known := self._find(found.name, inputs)) is not None:
            return known.rows
        from mars_i18n.workflow.issue.open_issue import OpenIssue

        return self._judge(OpenIssue(self._opened, found, sources=inputs.sources if inputs else None), inputs).rows

    def assess(self, issue: OpenIssue, inputs: Inputs | None) -> tuple[Assessment, ...]:
        """The verdict on an issue in each language, with its catalogues and without findings. Raises MarsError.

        `inputs` are the files that it was opened with, read with `words_of_templates`.
        """
        adopted = self._known.adopt_inputs(inputs)
        known = self._find(issue.name, adopted) or self._judge(issue, adopted)
        return with_catalogues(issue, known)

    def find(self, name: str, inputs: Inputs | None) -> JudgedIssue | None:
        """The verdicts on an issue, if they are known. `inputs` as of `assess`."""
        return self._find(name, self._known.adopt_inputs(inputs))

    def keep(self, name: str, inputs: Inputs | None, judged: JudgedIssue, asked: Answered) -> None:
        """Keep the verdicts that a worker came to of an issue with these files."""
        self._known.keep(name, self._known.adopt_inputs(inputs), judged, asked)

    def adopt(self, name: str, inputs: Inputs | None, whole: WholeCheck) -> None:
        """Keep the verdicts that a check came to of an issue with these files, if it came to any."""
        if inputs is not None and whole.verdicts:
            own = self._known.adopt_inputs(inputs.with_also(words_of_templates(self._opened)))
            self._known.keep(name, own, JudgedIssue(whole.verdicts, whole.done.shown, is_synced=True))

    def finish(self) -> None:
        """Write what was kept."""
        self._known.finish()

    def _find(self, name: str, inputs: Inputs | None) -> JudgedIssue | None:
        before = self._known.find(name, inputs)
        if not isinstance(before, JudgedIssue):
            return None
        self._opened.shown_files.add(before.shown)
        return before

    def _judge(self, issue: OpenIssue, inputs: Inputs | None) -> JudgedIssue:
        judged, is_sound = _assess_all(issue)
        if is_sound:
            self._known.keep(issue.name, inputs, judged, issue.asked)
        return judged


def judge(issue: OpenIssue) -> JudgedIssue | None:
    """The verdicts on an issue; None where a check failed. Raises MarsError."""
    judged, is_sound = _assess_all(issue)
    return judged if is_sound else None


def _assess_all(issue: OpenIssue) -> tuple[JudgedIssue, bool]:
    """The verdicts on an issue, and whether no check failed."""
    from mars_i18n.workflow.issue.assess import assess

    whole = [assess(issue, language) for language in issue.opened.project.languages]
    rows = tuple(replace(one, catalogue=Catalogue(one.language), findings=()) for one in whole)
    return JudgedIssue(rows, issue.shown), not any(one.check_failed for row in whole for one in row.findings)
