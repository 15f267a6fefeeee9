"""`check`: every check over the catalogues as they lie on disk."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.checks.running import CheckSettings, in_order, run, run_on_sources
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue, Location, Tag, segments_of
from mars_i18n.plugins.kinds import CatalogueFile, Fault, IssueUnits, SourceIssue
from mars_i18n.project import Project, file_below, read_bytes
from mars_i18n.workflow.issue.assess import settings_of, units_of
from mars_i18n.workflow.issue.reading import ReadIssue, read_issue, synced
from mars_i18n.workflow.issue.recall import elsewhere
from mars_i18n.workflow.issue.template_words import TEMPLATES, template_messages
from mars_i18n.workflow.issue.terms import project_terms
from mars_i18n.workflow.records.baseline import read_baseline, stale, without_accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Document, Finding

_FILE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|/)[^?#]+")  # a relative address, without query and fragment


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What to check: languages in order; `select` replaces the configuration's selection, `ignore` adds to it.

    With `sources_only` no catalogue is read: it is for before anyone translates.
    """

    languages: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    sources_only: bool = False

    def whole(self, project: Project) -> bool:
        """Whether every check runs over every language, so that what is not found is not there."""
        everything = not (self.select or self.ignore or self.sources_only)
        return everything and set(self.languages) == set(project.languages)


def accepted_apart(
    project: Project, findings: list[Finding], order: CheckOrder, wanted: Iterable[str]
) -> list[Finding]:
    """The findings without those that the baseline accepts, and with its rows that match nothing any more."""
    accepted = read_baseline(project)
    if not accepted:
        return findings
    left = without_accepted(findings, accepted)
    if order.whole(project) and settings_of(project).wants("stale-suppression"):
        left += stale(findings, accepted, {issue.name for issue in project.issues(wanted)})
    return left


def check(
    project: Project, wanted: Iterable[str], order: CheckOrder, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """The findings of the wanted issues (all where none is named), accepted or not, by issue, path and line.

    A catalogue that cannot be read is a finding; a source that cannot be read raises MarsError, as do an unknown
    check and a broken glossary.
    """
    settings = _narrowed(settings_of(project), order)
    findings: list[Finding] = []
    for issue in project.issues(wanted):
        progress(issue.name)
        read = read_issue(project, issue)
        of_issue = run_on_sources(_sources(project, read), settings)
        if not order.sources_only:
            files = [_catalogue_file(project, read, language) for language in order.languages]
            units = tuple(unit for file in files for unit in file.units)
            whole = IssueUnits(read.name, units, elsewhere(project, read.name, units))
            of_issue += run(units, files, settings, [whole])
        findings += in_order(of_issue)
    if not order.sources_only:
        findings += _of_template_words(project, order.languages, settings)
    return findings


def _sources(project: Project, read: ReadIssue) -> SourceIssue:
    return SourceIssue(
        read.name,
        read.documents,
        project_terms(project),
        project.configuration.checks,
        frozenset(name for document in read.documents for name in _missing_images(project, document)),
    )


def _missing_images(project: Project, document: Document) -> Iterator[str]:
    """The addresses of a document's images that name no file below sources/; addresses of the web are left alone."""
    base, sources = (project.root / document.path).parent, project.root / "sources"
    for segment in segments_of(document):
        for part in segment.parts:
            address = part.attribute("src") if isinstance(part, Tag) and part.name == "img" else ""
            path = _FILE.match(address)
            if path and file_below(sources, base, path[0]) is None:
                yield address


def _of_template_words(project: Project, languages: Iterable[str], settings: CheckSettings) -> list[Finding]:
    """The findings of locales/<language>/LC_MESSAGES/templates.po, where the project has templates of its own."""
    files = []
    for language in languages:
        if project.catalogue_path(language, TEMPLATES).exists():
            files.append(_catalogue_file(project, None, language))
        elif messages := template_messages(project, language, None):
            files.append(_catalogue_file(project, ReadIssue(TEMPLATES, (), messages), language))
    return run([unit for file in files for unit in file.units], files, settings) if files else []


def _narrowed(settings: CheckSettings, order: CheckOrder) -> CheckSettings:
    return replace(settings, select=order.select or settings.select, ignore=(*settings.ignore, *order.ignore))


def _catalogue_file(project: Project, issue: ReadIssue | None, language: str) -> CatalogueFile:
    """A catalogue of an issue as it lies on disk; without an issue, that of the words of the templates."""
    read = issue or ReadIssue(TEMPLATES, (), ())
    path = project.catalogue_path(language, read.name)
    shown = project.relative(path)
    if not os.path.lexists(path):
        empty = Catalogue(language, path=shown)
        return CatalogueFile(shown, language, read.name, empty, expected=synced(project, read, language, None))
    try:
        data = read_bytes(path, shown=shown)
        catalogue = po.parse(data, shown)
    except MarsError as error:
        line = error.line if isinstance(error, po.PoError) else 1
        message = error.message.removeprefix(f"{shown}:{line}: ").removeprefix(f"{shown}: ")
        fault = Fault(f"{message}. {error.hint}", location=Location(shown, line))
        return CatalogueFile(shown, language, read.name, None, fault)
    catalogue = replace(catalogue, language=language)
    if issue is None:
        read = ReadIssue(TEMPLATES, (), template_messages(project, language, catalogue))
    expected = synced(project, read, language, catalogue)
    text = data.decode("utf-8", "replace")
    units = units_of(project, catalogue, language, read.name)
    return CatalogueFile(shown, language, read.name, catalogue, expected=expected, text=text, units=units)
