"""Whether an issue is ready in a language, and why not: what `status`, `build` and `check` agree on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.checks.readiness import readiness
from mars_i18n.checks.running import CheckSettings, run
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue
from mars_i18n.plugins.kinds import IssueUnits, Unit
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.segments.remarks.entries import source_language_of
from mars_i18n.workflow.issue.reading import ReadIssue, read_catalogue, synced
from mars_i18n.workflow.issue.template_words import missing_words
from mars_i18n.workflow.issue.terms import project_links, project_terms
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError
from mars_i18n.workflow.records.baseline import read_baseline, without_accepted

if TYPE_CHECKING:
    from mars_i18n.model import Entry, Finding
    from mars_i18n.project import Project


@dataclass(frozen=True, slots=True)
class Assessment:
    """An issue in one language: its catalogue as synced in memory, what is wrong with it, and the verdict.

    `segments` and `words` count distinct messages and the words of their sources; `translated`, `needs_work` and
    `missing` count messages, `words_done` and `words_in_work` the words of those done and of those that need work.
    """

    issue: str
    language: str
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    segments: int
    words: int
    translated: int
    words_done: int
    needs_work: int
    words_in_work: int
    missing: int
    ready: bool
    reason: str
    unreadable: MarsError | None = None  # why the catalogue could not be read; its texts then count as missing


def units_of(project: Project, catalogue: Catalogue, language: str, issue: str) -> tuple[Unit, ...]:
    """The active entries of a catalogue as checks are given them. Raises MarsError where the glossary is broken."""
    locale, terms, links = project.locale(language), project_terms(project), project_links(project)
    settings = project.configuration.checks_for(language)
    return tuple(
        Unit(entry, source_language_of(entry)[0], language, issue, catalogue.path, locale, terms, links, settings)
        for entry in catalogue.entries
        if not entry.obsolete and entry.msgid
    )


def assess(project: Project, issue: ReadIssue, language: str) -> Assessment:
    """Sync the issue's catalogue in memory and judge it; one that cannot be read is not ready."""
    try:
        catalogue = synced(project, issue, language, read_catalogue(project, language, issue.name))
        words_missing = missing_words(project, language)
    except UnreadableCatalogueError as error:
        return _unreadable(issue, language, error)
    units = units_of(project, catalogue, language, issue.name)
    settings = replace(settings_of(project), errors_only=True)
    found = run(units, (), settings, [IssueUnits(issue.name, units)])
    findings = tuple(without_accepted(found, read_baseline(project)))
    ready, reason = readiness(language, findings)
    if words_missing:
        told = f"{words_missing} {'word' if words_missing == 1 else 'words'} of the page templates missing"
        ready, reason = False, f"{language} is not ready: {told}." if ready else f"{reason[:-1]}, {told}."
    done = [unit.entry for unit in units if unit.entry.done]
    return Assessment(
        issue=issue.name,
        language=language,
        catalogue=catalogue,
        findings=findings,
        segments=len(units),
        words=sum(_words(unit.entry) for unit in units),
        translated=len(done),
        words_done=sum(map(_words, done)),
        needs_work=sum(unit.entry.fuzzy and bool(unit.target) for unit in units),
        words_in_work=sum(_words(unit.entry) for unit in units if unit.entry.fuzzy and unit.target),
        missing=sum(not unit.target for unit in units),
        ready=ready,
        reason=reason,
    )


def _unreadable(issue: ReadIssue, language: str, error: UnreadableCatalogueError) -> Assessment:
    words = sum(len(strip_tags(message.msgid).split()) for message in issue.messages)
    count = len(issue.messages)
    return Assessment(
        issue=issue.name,
        language=language,
        catalogue=Catalogue(language),
        findings=(),
        segments=count,
        words=words,
        translated=0,
        words_done=0,
        needs_work=0,
        words_in_work=0,
        missing=count,
        ready=False,
        reason=f"{language} cannot be read: {error.message}.",
        unreadable=error,
    )


def settings_of(project: Project) -> CheckSettings:
    """The checks' settings in a project's configuration."""
    configuration = project.configuration
    settings = CheckSettings(
        select=configuration.select,
        ignore=configuration.ignore,
        severity=dict(configuration.severity),
        ignore_in={one.language: one.ignore for one in configuration.checks_in},
        severity_in={one.language: dict(one.severity) for one in configuration.checks_in},
    )
    try:
        settings.hold_known()
    except MarsError as error:
        raise MarsError(f"[checks] in the configuration: {error.message}", error.hint) from error
    return settings


def _words(entry: Entry) -> int:
    return len(strip_tags(entry.msgid).split())
