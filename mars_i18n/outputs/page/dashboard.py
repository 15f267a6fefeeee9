"""The dashboard of a project as one page of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.look.theme import style
from mars_i18n.outputs.page.language_tags import language_name

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LanguageBar:
    """An issue in one language. Words are of the sources; what is neither done nor in work is missing."""

    language: str
    words: int
    done: int
    needs_work: int
    segments: int
    segments_done: int
    ready: bool
    reason: str

    @property
    def missing(self) -> int:
        """Words without a translation."""
        return self.words - self.done - self.needs_work

    def percent(self, words: int) -> float:
        """The share of so many words, of 100; all of an empty issue are done."""
        return round(100 * words / self.words, 2) if self.words else 100.0 * (words == self.done)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """How often a check found something: `counts` by language, the empty one for the sources."""

    check: str
    severity: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class IssueBoard:
    """An issue: its languages, its findings, its releases as (number, ((language, words), …), files), oldest first."""

    name: str
    languages: tuple[LanguageBar, ...]
    checks: tuple[CheckRow, ...]
    releases: tuple[tuple[int, tuple[tuple[str, int], ...], int], ...]


def render_dashboard(
    project: str, languages: tuple[str, ...], boards: tuple[IssueBoard, ...], folders: tuple[str, ...]
) -> str:
    """The page, in English as the commands are. Raises MarsError where a template of the project is broken."""
    return render_template(
        "dashboard/page.html.j2",
        folders,
        str,
        css=style("dashboard/style.css", folders, str, ""),
        project=project,
        languages=[(code, language_name(code)) for code in languages],
        names={code: language_name(code) for code in languages},
        boards=boards,
    )
