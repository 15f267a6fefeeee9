"""`check`: every check over the catalogues as they are on disk."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.checks.running import CheckSettings, in_order, run_checks, run_on_sources
from mars_i18n.messages import message
from mars_i18n.model import Catalogue, Location, Tag, segments_of
from mars_i18n.plugins.kinds import CatalogueFile, Fault, IssueUnits, SourceIssue, UnreadSource
from mars_i18n.project import Project, file_below, packaged_image
from mars_i18n.text.segments.template_syntax import holds_syntax
from mars_i18n.workflow.issue.assess import units_of
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue
from mars_i18n.workflow.issue.recall import find_elsewhere
from mars_i18n.workflow.issue.template_words import TEMPLATES
from mars_i18n.workflow.records.baseline import stale, without_accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Document, Finding
    from mars_i18n.text.segments.source_messages import SourceMessage
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.stored import StoredCatalogue

UNREAD = "unread-source"  # the check of files that nobody reads
_FILE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|/)[^?#]+")  # a relative address, without query and fragment


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


def apply_baseline(
    opened: OpenProject, findings: list[Finding], order: CheckOrder, wanted: Iterable[str]
) -> list[Finding]:
    """The findings without those that the baseline accepts, and with its rows that match nothing any more."""
    accepted = opened.baseline
    if not accepted:
        return findings
    left = without_accepted(findings, accepted)
    if order.is_whole(opened.project) and opened.check_settings.wants("stale-suppression"):
        left += stale(findings, accepted, {issue.name for issue in opened.issues(wanted)})
    return left


def check(
    opened: OpenProject, wanted: Iterable[str], order: CheckOrder, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """The findings of the wanted issues (all where none is named), accepted or not, by issue, path and line.

    A catalogue that cannot be read is a finding; a source that cannot be read raises MarsError, as do an unknown
    check and a broken glossary.
    """
    wanted = tuple(wanted)
    issues = (OpenIssue(opened, issue) for issue in opened.issues(wanted))
    found = check_issues(opened, issues, order, progress)
    return [*found, *check_unread_sources(opened, order, wanted), *check_template_words(opened, order)]


def check_unread_sources(opened: OpenProject, order: CheckOrder, wanted: Iterable[str] = ()) -> list[Finding]:
    """The files in sources/ that nobody reads, after the documents of the wanted issues were read."""
    found: dict[str, list[UnreadSource]] = {}
    for file in opened.shown_files.unread(wanted):
        below = file.path.removeprefix("sources/")
        found.setdefault(below.partition("/")[0] if "/" in below else "", []).append(file)
    settings = _narrow_settings(opened.check_settings, order)
    if not settings.wants(UNREAD):
        return []
    settings, of_checks = replace(settings, select=(UNREAD,)), opened.project.configuration.checks
    return [
        finding
        for name, files in sorted(found.items())
        for finding in run_on_sources(SourceIssue(name, (), settings=of_checks, unread=tuple(files)), settings)
    ]


def check_issues(
    opened: OpenProject,
    issues: Iterable[OpenIssue],
    order: CheckOrder,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Finding]:
    """The findings of these issues, as `check` gives them."""
    settings = _narrow_settings(opened.check_settings, order)
    findings: list[Finding] = []
    for issue in issues:
        progress(issue.name)
        of_issue = run_on_sources(_sources(issue), settings)
        if not order.sources_only:
            files = [_catalogue_file(issue, language) for language in order.languages]
            units = tuple(unit for file in files for unit in file.units)
            elsewhere = find_elsewhere(opened.memory, issue.name, units) if len(opened.issues()) > 1 else ()
            of_issue += run_checks(units, files, settings, [IssueUnits(issue.name, units, elsewhere)])
        findings += in_order(of_issue)
    return findings


def find_unread_sources(opened: OpenProject, wanted: Iterable[str]) -> list[Finding]:
    """As `check_unread_sources`, but for those that the baseline accepts: for commands that read sources."""
    order = CheckOrder(opened.project.languages)
    found = check_unread_sources(opened, order, wanted)
    return without_accepted(found, opened.baseline) if found else []


def _sources(issue: OpenIssue) -> SourceIssue:
    project, documents = issue.opened.project, issue.read.documents
    return SourceIssue(
        issue.name,
        documents,
        issue.opened.terms,
        project.configuration.checks,
        frozenset(name for document in documents for name in _missing_images(project, document)),
        issue.left_out,
        tuple(path for path, found in issue.accounts.items() if found is None),
    )


def _missing_images(project: Project, document: Document) -> Iterator[str]:
    """The addresses of a document's images that name no file below sources/; addresses of the web are left alone."""
    base, sources = (project.root / document.path).parent, project.root / "sources"
    for segment in segments_of(document):
        for part in segment.parts:
            address = part.attribute("src") if isinstance(part, Tag) and part.name == "img" else ""
            path = _FILE.match(address)
            if not path or holds_syntax(address, document.opaque) or file_below(sources, base, path[0]) is not None:
                continue
            if packaged_image([document], path[0]) is None:
                yield address


def check_template_words(opened: OpenProject, order: CheckOrder) -> list[Finding]:
    """The findings of locales/<language>/LC_MESSAGES/templates.po, where the project has templates of its own."""
    settings, files = _narrow_settings(opened.check_settings, order), []
    for language in () if order.sources_only else order.languages:
        stored = opened.template_words.load_catalogue(language)
        messages = () if stored.fault else opened.template_words.messages(language)
        if stored.data is not None or messages:
            today = partial(sync_catalogue, opened, TEMPLATES, messages, language, stored.catalogue)
            files.append(_as_checked(opened, stored, today))
    return run_checks([unit for file in files for unit in file.units], files, settings) if files else []


def _narrow_settings(settings: CheckSettings, order: CheckOrder) -> CheckSettings:
    return replace(
        settings,
        select=order.select or settings.select,
        ignore=(*settings.ignore, *order.ignore),
        in_progress=order.allow_missing,
    )


def _catalogue_file(issue: OpenIssue, language: str) -> CatalogueFile:
    stored = issue.load_catalogue(language)
    messages = () if stored.fault else issue.read.messages
    return _as_checked(issue.opened, stored, partial(issue.update_catalogue, language), messages)


def _as_checked(
    opened: OpenProject,
    stored: StoredCatalogue,
    synced: Callable[[], Catalogue],
    messages: Iterable[SourceMessage] = (),
) -> CatalogueFile:
    """A catalogue as it is on disk, with what `sync` would write, as checks are given it."""
    path, language, name = stored.path, stored.language, stored.name
    settings = opened.project.configuration.checks_for(language)
    if stored.fault is not None:
        error = stored.fault
        line = error.line if isinstance(error, po.PoError) else 1
        what = message("{reason}. {next_step}", reason=error.reason, next_step=error.next_step or "")
        fault = Fault(what, location=Location(path, line))
        return CatalogueFile(path, language, name, None, fault, settings=settings)
    if stored.catalogue is None:
        empty = Catalogue(language, path=path)
        return CatalogueFile(path, language, name, empty, expected=synced(), settings=settings)
    catalogue, expected = replace(stored.catalogue, language=language), synced()
    text = (stored.data or b"").decode("utf-8", "replace")
    units = units_of(opened, _describe_as(catalogue, expected), language, name, messages)
    return CatalogueFile(path, language, name, catalogue, expected=expected, text=text, units=units, settings=settings)


def _describe_as(catalogue: Catalogue, expected: Catalogue) -> Catalogue:
    """A catalogue with the ``#.`` lines of today: those that an editor dropped or wrapped say nothing to a check."""
    today = {entry.key: entry.extracted for entry in expected.entries if not entry.obsolete}
    entries = (replace(entry, extracted=today.get(entry.key, entry.extracted)) for entry in catalogue.entries)
    return replace(catalogue, entries=tuple(entries))
