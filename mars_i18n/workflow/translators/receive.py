"""`receive`: catalogues that translators mailed back, taken into the project without loss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.project import Project, read_bytes
from mars_i18n.text.merging.former_messages import rewrite_former_messages
from mars_i18n.text.merging.sent_state import SentState, read_sent
from mars_i18n.text.merging.three_way import Reception, receive, share_of_messages
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.model import Catalogue
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject

_ALIKE = 0.3  # share of messages that must be known for a file to belong to an issue


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file: the issue and language it belongs to, the catalogue written, what happened in it."""

    file: str
    issue: str
    language: str
    path: str
    changed: bool
    reception: Reception


def receive_file(opened: OpenProject, file: Path, issue: str = "", language: str = "") -> Received:
    """Merge one PO file into the catalogue it belongs to, and sync that. Raises MarsError; nothing is then written.

    Issue and language are detected unless given: the language by the file's header, the issue by its messages.
    """
    theirs = po.parse(read_bytes(file), str(file))
    with opened.lock():
        language = language or _detect_language(opened.project, theirs, str(file))
        found = opened.issues([issue])[0] if issue else _detect_issue(opened, theirs, language, str(file))
        return receive_catalogue(OpenIssue(opened, found), file, theirs, language, read_sent(theirs))


def receive_catalogue(issue: OpenIssue, file: Path, theirs: Catalogue, language: str, sent: SentState) -> Received:
    """Merge what was read from a file into the catalogue of an issue, as receive_file does. The project is locked.

    `sent` is what the file says of the version that it was made from.
    """
    received: list[Reception] = []
    rewritten = rewrite_former_messages(theirs, issue.read.messages)

    def make() -> MadeCatalogue:
        reception = receive(replace(issue.update_catalogue(language), language=language), rewritten, sent)
        # A message without translation is new again, so that one that was made for its older text finds it.
        kept = [one for one in reception.catalogue.entries if one.msgstr or one.translator or one.plurals]
        old = replace(reception.catalogue, entries=tuple(kept))
        merged = sync_catalogue(issue.opened, issue.name, issue.read.messages, language, old)
        received.append(replace(reception, catalogue=merged))
        return MadeCatalogue(merged, reception.replaced)

    path = issue.load_catalogue(language).path
    changed = issue.update(language, make)
    return Received(str(file), issue.name, language, path, changed, received[-1])


def _detect_language(project: Project, theirs: Catalogue, shown: str) -> str:
    header = dict(theirs.header).get("Language", "")
    code = header.replace("-", "_").partition("_")[0].lower()
    if code in project.languages:
        return code
    why = message("it has no Language header")
    if header:
        why = message("its Language header is {header}", header=repr(header))
    raise MarsError(
        message("{why}; the project's languages are {languages}", why=why, languages=tuple(project.languages)),
        message("Give the language: mars-i18n receive --language es FILE."),
        at=shown,
    )


def _detect_issue(opened: OpenProject, theirs: Catalogue, language: str, shown: str) -> Issue:
    skipped = SkippedCatalogues()
    best, most = _find_most_alike(opened, theirs, language, skipped, former=False)
    if best is None or most < _ALIKE:  # perhaps an earlier version wrote its messages otherwise: the sources say so
        best, most = _find_most_alike(opened, theirs, language, skipped, former=True)
    if best is not None and most >= _ALIKE:
        return best
    for error in skipped.errors:  # the file may well belong there
        raise error
    what = message("no issue has these messages")
    if best:
        share = round(most * 100)
        what = message("no issue has these messages; {issue} has {share} % of them", issue=best.name, share=share)
    raise MarsError(what, message("Give the issue: mars-i18n receive --issue 2025-05 FILE."), at=shown)


def _find_most_alike(
    opened: OpenProject, theirs: Catalogue, language: str, skipped: SkippedCatalogues, *, former: bool
) -> tuple[Issue | None, float]:
    """The issue that has most of a catalogue's messages, and their share; with `former`, as that is written today."""
    best, most = None, 0.0
    for issue in opened.issues():
        ours = None
        with skipped.skip_unreadable():
            ours = opened.load_catalogue(language, issue.name).require_readable()
        if ours is None:
            continue
        today = rewrite_former_messages(theirs, OpenIssue(opened, issue).read.messages) if former else theirs
        alike = share_of_messages(today, {entry.key: entry for entry in ours.entries})
        if alike > most:
            best, most = issue, alike
    return best, most
