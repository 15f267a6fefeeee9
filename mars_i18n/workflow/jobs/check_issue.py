"""The findings of one issue: its sources, and its catalogues as they are on disk."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.checks.running import in_order, run_checks, run_on_sources
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Catalogue, Location, Tag, segments_of
from mars_i18n.plugins.kinds import CatalogueFile, Fault, IssueUnits, SourceIssue
from mars_i18n.project import TEMPLATES, Project, file_below, packaged_image
from mars_i18n.text.segments.opening_picture import find_opening_picture
from mars_i18n.text.segments.template_syntax import holds_syntax
from mars_i18n.workflow.issue.asking.recall import find_elsewhere
from mars_i18n.workflow.issue.assess import assess_checked, units_of
from mars_i18n.workflow.issue.file_questions import FileQuestion
from mars_i18n.workflow.issue.open_issue import sync_catalogue
from mars_i18n.workflow.jobs.check_order import CheckedIssue, CheckOrder, WholeCheck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Document, Finding
    from mars_i18n.text.segments.source_messages import SourceMessage
    from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.stored import StoredCatalogue

_FILE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|/)[^?#]+")  # a relative address, without query and fragment


def check_issue(issue: OpenIssue, order: CheckOrder) -> WholeCheck:
    """The findings of an issue, the files that the checks looked for, and the verdicts that follow."""
    opened = issue.opened
    settings, questions = order.narrow(opened.check_settings), tuple(_ask_for_images(issue))
    found = run_on_sources(_sources(issue, questions), settings)
    verdicts: tuple[Assessment, ...] = ()
    if not order.sources_only:
        files = [_catalogue_file(issue, language) for language in order.languages]
        units = tuple(unit for file in files for unit in file.units)
        asks_nothing = not issue.asked.questions
        elsewhere = find_elsewhere(issue.asked, units) if len(opened.issues()) > 1 else ()
        found += run_checks(units, files, settings, [IssueUnits(issue.name, units, elsewhere)])
        if asks_nothing and order.is_whole(opened.project):
            verdicts = _judge(issue, files, found)
    return WholeCheck(CheckedIssue(tuple(in_order(found)), issue.shown), questions, verdicts)


def _judge(issue: OpenIssue, files: Iterable[CatalogueFile], found: list[Finding]) -> tuple[Assessment, ...]:
    """The verdicts that `status` and `build` would come to; none where a catalogue is not as `sync` writes it."""
    if any(one.check_failed for one in found):
        return ()
    verdicts = []
    for file in files:
        if file.fault or file.expected is None or issue.read_as_synced(file.language) != file.expected:
            return ()
        try:
            one = assess_checked(issue, file.language, file.units, found)
        except MarsError:  # the command that needs it reports it
            return ()
        if any(finding.check_failed for finding in one.findings):
            return ()
        verdicts.append(replace(one, catalogue=Catalogue(file.language), findings=()))
    return tuple(verdicts)


def _sources(issue: OpenIssue, questions: tuple[FileQuestion, ...]) -> SourceIssue:
    project, documents = issue.opened.project, issue.read.documents
    return SourceIssue(
        issue.name,
        documents,
        issue.opened.terms,
        project.configuration.checks,
        _missing_images(project, documents, questions),
        issue.left_out,
        tuple(path for path, found in issue.accounts.items() if found is None),
    )


def _ask_for_images(issue: OpenIssue) -> Iterator[FileQuestion]:
    """For each image of a document, which file of sources/ has its address; those of the web are left alone."""
    project = issue.opened.project
    sources = project.root / "sources"
    for document in issue.read.documents:
        base = (project.root / document.path).parent
        for path in dict.fromkeys(path for _, path in _images_of(document)):
            found = file_below(sources, base, path)
            yield FileQuestion(project.relative(base), path, None if found is None else project.relative(found))


def _images_of(document: Document) -> Iterator[tuple[str, str]]:
    """(address, its path without query and fragment) of each image with a relative address."""
    opening = find_opening_picture(document)
    if opening is not None and not opening.shown_within:
        yield opening.address, opening.address
    for segment in segments_of(document):
        for part in segment.parts:
            address = part.attribute("src") if isinstance(part, Tag) and part.name == "img" else ""
            path = _FILE.match(address)
            if path and not holds_syntax(address, document.opaque):
                yield address, path[0]


def _missing_images(
    project: Project, documents: tuple[Document, ...], questions: tuple[FileQuestion, ...]
) -> frozenset[str]:
    """The addresses of images, as documents write them, that name no file below sources/ and none in a package."""
    missing = {(one.folder, one.address) for one in questions if one.path is None}
    return frozenset(
        address
        for document in documents
        for folder in [project.relative((project.root / document.path).parent)]
        for address, path in _images_of(document)
        if (folder, path) in missing and packaged_image([document], path) is None
    )


def check_words_of_templates(opened: OpenProject, order: CheckOrder, asked: AskedMemory | None = None) -> list[Finding]:
    """The findings of locales/<language>/LC_MESSAGES/templates.po, where the project has templates of its own."""
    settings, files = order.narrow(opened.check_settings), []
    for language in () if order.sources_only else order.languages:
        stored = opened.template_words.load_catalogue(language)
        messages = () if stored.fault else opened.template_words.messages(language)
        if stored.data is not None or messages:
            today = partial(sync_catalogue, opened, TEMPLATES, messages, language, stored.catalogue, asked=asked)
            files.append(_as_checked(opened, stored, today))
    return run_checks([unit for file in files for unit in file.units], files, settings) if files else []


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
    data = stored.data or b""
    units = units_of(opened, _describe_as(catalogue, expected), language, name, messages)
    return CatalogueFile(path, language, name, catalogue, expected=expected, data=data, units=units, settings=settings)


def _describe_as(catalogue: Catalogue, expected: Catalogue) -> Catalogue:
    """A catalogue with the ``#.`` lines of today: those that an editor dropped or wrapped say nothing to a check."""
    today = {entry.key: entry.extracted for entry in expected.entries if not entry.obsolete}
    entries = tuple(
        entry if said == entry.extracted else replace(entry, extracted=said)
        for entry in catalogue.entries
        for said in [today.get(entry.key, entry.extracted)]
    )
    return replace(catalogue, entries=entries)
