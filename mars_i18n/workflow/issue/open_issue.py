"""One issue while a command works on it: sources parsed once, catalogues read once and merged once a language.

It is made for one issue at a time and dropped with it, so that memory does not grow with the archive.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue, Document
from mars_i18n.project import write_whole
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.merging.sent_state import HEADER
from mars_i18n.text.segments.segments import Message, messages
from mars_i18n.workflow.issue.reading import ReadIssue, read_document
from mars_i18n.workflow.issue.recall import recollection
from mars_i18n.workflow.issue.renamed import find_old_catalogue
from mars_i18n.workflow.issue.stored import StoredCatalogue
from mars_i18n.workflow.issue.terms import with_terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject


class OpenIssue:
    """An issue of an open project. `keep` is the reason why translations stay finished although sources changed."""

    def __init__(self, opened: OpenProject, issue: Issue, keep: str = "") -> None:
        """Read nothing yet."""
        self.opened = opened
        self.issue = issue
        self.name = issue.name
        self._keep = keep
        self._documents: dict[Path, Document] = {}
        self._stored: dict[str, StoredCatalogue] = {}
        self._synced: dict[str, Catalogue] = {}

    @cached_property
    def read(self) -> ReadIssue:
        """Its documents and messages. Raises MarsError where a source cannot be read or decoded."""
        documents = tuple(self._document(path) for path in self.issue.files)
        return ReadIssue(self.name, documents, messages(documents))

    def readable_documents(self) -> tuple[Document, ...]:
        """Its documents without those that cannot be read."""
        found = []
        for path in self.issue.files:
            with suppress(MarsError):
                found.append(self._document(path))
        return tuple(found)

    def _document(self, path: Path) -> Document:
        if path not in self._documents:
            self._documents[path] = read_document(self.opened.project, path)
        return self._documents[path]

    def stored(self, language: str) -> StoredCatalogue:
        """Its catalogue file in a language."""
        if language not in self._stored:
            self._stored[language] = self.opened.stored(language, self.name)
        return self._stored[language]

    def synced(self, language: str) -> Catalogue:
        """The catalogue as `sync` writes it: the stored one carried over to the messages of today.

        Raises MarsError where a source or the glossary cannot be read, UnreadableCatalogueError where the catalogue
        cannot.
        """
        if language not in self._synced:
            today = self.read.messages
            old = self.stored(language).require_readable()
            made = sync_catalogue(self.opened, self.name, today, language, old, self._keep)
            self._synced[language] = made
        return self._synced[language]

    def write(self, language: str, catalogue: Catalogue) -> bool:
        """Write the catalogue of a language unless the file holds it already. Gives whether it was written.

        Raises MarsError.
        """
        data = serialise_catalogue(catalogue)
        self._synced[language] = catalogue
        if self.stored(language).data == data:
            return False
        self._stored[language] = write_catalogue(self.opened, self.name, language, catalogue, data)
        return True


def serialise_catalogue(catalogue: Catalogue) -> bytes:
    """The bytes of a catalogue. Law 4 at run time: they read back as that catalogue."""
    data = po.serialise(catalogue)
    if po.parse(data, catalogue.path) != catalogue:
        raise RuntimeError(f"{catalogue.path}: the catalogue does not read back as it was written")
    return data


def write_catalogue(
    opened: OpenProject, name: str, language: str, catalogue: Catalogue, data: bytes
) -> StoredCatalogue:
    """Write a catalogue of an issue, or of the words of the templates; what reads it later has this one."""
    project = opened.project
    path = project.catalogue_path(language, name)
    write_whole(path, data)
    stored = StoredCatalogue(language, name, project.relative(path), data, catalogue)
    opened.replace_stored(stored)
    return stored


def sync_catalogue(  # noqa: PLR0913, PLR0917 - of what, from what, and how
    opened: OpenProject, name: str, today: Sequence[Message], language: str, old: Catalogue | None, keep: str = ""
) -> Catalogue:
    """The catalogue of an issue (or "templates") as `sync` writes it: the old one carried over to today's messages.

    `keep` is the reason why translations stay finished although their sources changed. Raises MarsError where the
    glossary is broken.
    """
    project = opened.project
    standard = po.new_header(project.locale(language), project.configuration.title)
    comment = (f"{name}, {project.locale(language)}. Made from sources/ by mars-i18n; translate the msgstr lines.",)
    if old is None:
        found = find_old_catalogue(today, opened.orphan_catalogues(language))
        old = replace(found or Catalogue(language), comment=comment)
    noted = with_terms(today, opened.terms, language)
    memory = recollection(lambda: opened.memory, name, language)
    own = tuple((name, value) for name, value in old.header if name != HEADER)  # of a file that was handed out
    merged = merge(noted, replace(old, header=po.completed(own, standard)), language, memory, keep)
    path = project.relative(project.catalogue_path(language, name))
    return replace(merged, language=dict(merged.header)["Language"], path=path)
