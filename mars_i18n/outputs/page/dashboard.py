"""The dashboard of a project as one page of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import ENGLISH, message, render_message
from mars_i18n.model import SEVERITY_WORDS
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.look.theme import style
from mars_i18n.outputs.page.language_tags import language_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Translations


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


@dataclass(frozen=True, slots=True)
class DashboardWords:
    """What the page says, in the language of the command line."""

    language: str = "en"
    translations: Translations = ENGLISH

    def __getitem__(self, name: str) -> str:
        """A word or sentence of the page by its name."""
        return render_message(_WORDS[name], self.translations)

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self.language)

    def title(self, project: str) -> str:
        """The title of the page of a project."""
        if not project:
            return self["status"]
        return render_message(message("{project}: translation status", project=project), self.translations)

    def bar(self, bar: LanguageBar) -> str:
        """What a bar shows."""
        what = message(
            "{language}: {done} words done, {needs_work} need work, {missing} missing",
            language=language_name(bar.language),
            done=self.number(bar.done),
            needs_work=self.number(bar.needs_work),
            missing=self.number(bar.missing),
        )
        return render_message(what, self.translations)

    def numbers(self, bar: LanguageBar) -> str:
        """The numbers beside a bar."""
        what = message(
            "{done} of {words} words, {translated} of {segments} segments",
            done=self.number(bar.done),
            words=self.number(bar.words),
            translated=self.number(bar.segments_done),
            segments=self.number(bar.segments),
        )
        return render_message(what, self.translations)

    def findings_of(self, issue: str) -> str:
        """The name of the table of findings."""
        return render_message(message("Findings of {issue}", issue=issue), self.translations)

    def releases_of(self, issue: str) -> str:
        """The name of the table of releases."""
        return render_message(message("Releases of {issue}", issue=issue), self.translations)


_WORDS = {
    "status": message("translation status"),
    "done": message("done"),
    "needs work": message("needs work"),
    "missing": message("missing"),
    "unit": message("in words of the sources"),
    "findings": message("Findings"),
    "check": message("Check"),
    "severity": message("Severity"),
    "sources": message("Sources"),
    "releases": message("Releases"),
    "release": message("Release"),
    "words": message("words"),
    "files": message("Files"),
    "not released": message("Not released yet."),
    "no source": message("There are no sources yet. Put a Markdown, HTML, Word or text file in sources/."),
    **SEVERITY_WORDS,
}


def render_dashboard(
    project: str,
    languages: tuple[str, ...],
    boards: tuple[IssueBoard, ...],
    folders: tuple[str, ...],
    words: DashboardWords | None = None,
) -> str:
    """The page, in English unless `words` say otherwise. Raises MarsError where a template of the project is broken."""
    return render_template(
        "dashboard/page.html.j2",
        folders,
        str,
        css=style("dashboard/style.css", folders, str, ""),
        project=project,
        languages=[(code, language_name(code)) for code in languages],
        names={code: language_name(code) for code in languages},
        boards=boards,
        words=words or DashboardWords(),
    )
