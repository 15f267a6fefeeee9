"""What `check` is asked for, and what it finds of an issue, as values that can be kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.workflow.issue.unread_sources import NOTHING_SHOWN, Shown

if TYPE_CHECKING:
    from mars_i18n.cache.digests import Part
    from mars_i18n.checks.settings import CheckSettings
    from mars_i18n.model import Finding
    from mars_i18n.project import Project
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.issue.file_questions import FileQuestion


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What to check: languages in order; `select` replaces the configuration's selection, `ignore` adds to it.

    With `sources_only` no catalogue is read: it is for before anyone translates. With `allow_missing`, what is missing
    or fuzzy is information, and no other check of translations speaks of a fuzzy text.
    """

    languages: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sources_only: bool = False
    allow_missing: bool = False

    def is_whole(self, project: Project) -> bool:
        """Whether every check runs over every language, so that what is not found is not there."""
        everything = not (self.select or self.ignore or self.sources_only or self.allow_missing)
        return everything and set(self.languages) == set(project.languages)

    @property
    def options(self) -> Part:
        """Everything in it, in order."""
        return (self.languages, self.select, self.ignore, self.sources_only, self.allow_missing)

    def narrow(self, settings: CheckSettings) -> CheckSettings:
        """The settings of a project's checks with what is asked for here."""
        return replace(
            settings,
            select=self.select or settings.select,
            ignore=(*settings.ignore, *self.ignore),
            in_progress=self.allow_missing,
        )


@dataclass(frozen=True, slots=True)
class CheckedIssue:
    """The findings of an issue, in order, accepted or not; and what its documents show."""

    findings: tuple[Finding, ...]
    shown: Shown = NOTHING_SHOWN


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """What `check` finds of an issue, the files that it looked for, and the verdicts that follow from it.

    There are `verdicts`, a row a language without catalogue and findings, only where every catalogue is what `sync`
    would write and nothing of it was asked of the memory.
    """

    done: CheckedIssue
    files: tuple[FileQuestion, ...]
    verdicts: tuple[Assessment, ...] = ()
