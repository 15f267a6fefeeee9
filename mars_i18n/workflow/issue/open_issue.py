"""One issue while a command works on it: sources parsed once, catalogues read once and merged once a language.

It is made for one issue at a time and dropped with it, so that memory does not grow with the archive.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.catalogues import plural_forms, po
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue, Document
from mars_i18n.text.merging.former_messages import RewrittenEntries, rewritten_entries
from mars_i18n.text.merging.known_languages import restore_source_languages
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.merging.sent_state import HEADER
from mars_i18n.text.segments.figure_messages import mark_figures, with_figures
from mars_i18n.text.segments.remarks.wording import WORDINGS, wording_of
from mars_i18n.text.segments.source_messages import SourceMessage, messages
from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
from mars_i18n.workflow.issue.asking.recall import recollection
from mars_i18n.workflow.issue.catalogue_writing import (
    CataloguePlan,
    MadeCatalogue,
    plan_catalogue,
    write_catalogue,
)
from mars_i18n.workflow.issue.project_terms import with_terms
from mars_i18n.workflow.issue.reading import ReadIssue, account_for_source, read_document
from mars_i18n.workflow.issue.renamed import find_old_catalogue
from mars_i18n.workflow.issue.unread_sources import NOTHING_SHOWN, find_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mars_i18n.model import LeftOutWords, WordAccounts
    from mars_i18n.project import Issue, Project
    from mars_i18n.text.segments.remarks.wording import Wording
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.stored import StoredCatalogue


class OpenIssue:
    """An issue of an open project. `keep` is the reason why translations stay finished although sources changed.

    With `near`, similar texts are searched for all texts without a translation, not for new ones alone.
    """

    def __init__(
        self,
        opened: OpenProject,
        issue: Issue,
        keep: str = "",
        *,
        near: bool = False,
        sources: Mapping[Path, bytes] | None = None,
    ) -> None:
        """Read nothing yet. `sources` are the bytes of its files, and of those read with them, if known."""
        self.opened = opened
        self.issue = issue
        self.name = issue.name
        self.shown = NOTHING_SHOWN
        self.asked = AskedMemory(lambda: opened.memory, issue.name)
        self._keep = keep
        self._near = near
        self._sources = sources or {}
        self._documents: dict[Path, Document] = {}
        self._stored: dict[str, StoredCatalogue] = {}
        self._synced: dict[str, Catalogue] = {}
        self.rewritten: dict[str, RewrittenEntries] = {}  # language → what the plan for it has of earlier versions

    @cached_property
    def read(self) -> ReadIssue:
        """Its documents and messages. Raises MarsError where a source cannot be read or decoded."""
        read = [self._document(path) for path in self.issue.files]
        self.shown = find_shown(self.opened.project, read)
        self.opened.shown_files.add(self.shown)
        documents = mark_figures(read, self.opened.project.locales)
        return ReadIssue(self.name, documents, messages(documents))

    @cached_property
    def accounts(self) -> dict[str, WordAccounts | None]:
        """Path → what accounts for the words of each document: see `account_for_source`."""
        return {document.path: account_for_source(document) for document in self.read.documents}

    @property
    def left_out(self) -> tuple[LeftOutWords, ...]:
        """The words of its documents that readers see and that are in no segment."""
        return tuple(one for found in self.accounts.values() if found for one in found.left_out)

    def readable_documents(self) -> tuple[Document, ...]:
        """Its documents without those that cannot be read."""
        found = []
        for path in self.issue.files:
            with suppress(MarsError):
                found.append(self._document(path))
        return tuple(found)

    def _document(self, path: Path) -> Document:
        if path not in self._documents:
            self._documents[path] = read_document(self.opened.project, path, self._sources)
        return self._documents[path]

    def load_catalogue(self, language: str) -> StoredCatalogue:
        """Its catalogue file in a language."""
        if language not in self._stored:
            self._stored[language] = self._with_source_languages(self.opened.load_catalogue(language, self.name))
        return self._stored[language]

    def _with_source_languages(self, stored: StoredCatalogue) -> StoredCatalogue:
        """The catalogue file, where a tool dropped the lines that say source languages with those of the others."""

        def others() -> Iterator[Catalogue]:
            for language in self.opened.project.languages:
                other = self.opened.load_catalogue(language, self.name).catalogue
                if language != stored.language and other is not None:
                    yield other

        if stored.catalogue is None:
            return stored
        return replace(stored, catalogue=restore_source_languages(stored.catalogue, others))

    def update_catalogue(self, language: str) -> Catalogue:
        """The catalogue as `sync` writes it: the stored one carried over to the messages of today.

        Raises MarsError where a source or the glossary cannot be read, UnreadableCatalogueError where the catalogue
        cannot.
        """
        if language not in self._synced:
            today = self.read.messages
            old = self.load_catalogue(language).require_readable()
            made = sync_catalogue(
                self.opened, self.name, today, language, old, self._keep, near=self._near, asked=self.asked
            )
            self._synced[language] = made
        return self._synced[language]

    def read_as_synced(self, language: str) -> Catalogue | None:
        """The catalogue as its file holds it, with what `update_catalogue` says of it besides; None without a file."""
        stored, project = self.load_catalogue(language).catalogue, self.opened.project
        if stored is None:
            return None
        named = dict(stored.header).get("Language", language)
        return replace(stored, language=named, path=project.catalogue_shown(language, self.name))

    def adopt_catalogue(self, language: str) -> Catalogue:
        """As `update_catalogue`, of a file that is known to be what `sync` would write.

        Raises UnreadableCatalogueError.
        """
        if language not in self._synced and (found := self.read_as_synced(language)) is not None:
            self._synced[language] = found
        return self.update_catalogue(language)

    def plan(self, language: str, made: MadeCatalogue) -> CataloguePlan:
        """What is to become of the catalogue of a language. Raises MarsError where a text would be lost."""
        return plan_catalogue(self.load_catalogue(language), self._with_rewritten(language, made))

    def _with_rewritten(self, language: str, made: MadeCatalogue) -> MadeCatalogue:
        """What was made, with the texts of the stored catalogue that it has in today's form as replaced."""
        old = self.load_catalogue(language).catalogue
        if old is None:
            return made
        self.rewritten[language] = found = rewritten_entries(old, self.read.messages, made.catalogue)
        return made._replace(replaced={*made.replaced, *found.texts}) if found.texts else made

    def write(self, language: str, plan: CataloguePlan, make: Callable[[], MadeCatalogue]) -> CataloguePlan:
        """Write what was planned. `make` makes it anew, from the catalogue as it is, if the file was saved meanwhile.

        Raises MarsError.
        """

        def again(saved: StoredCatalogue) -> MadeCatalogue:
            self._stored[language] = saved
            self._synced.pop(language, None)
            return make()

        done = write_catalogue(self.opened, plan, again)
        self._stored.pop(language, None)
        self._synced[language] = done.catalogue
        return done

    def forget_catalogues(self) -> None:
        """Read and make its catalogues anew from now on, and ask the memory anew; its documents stay known."""
        self._stored.clear()
        self._synced.clear()
        self.asked = AskedMemory(lambda: self.opened.memory, self.name)

    def update(self, language: str, make: Callable[[], MadeCatalogue]) -> bool:
        """Plan and write what `make` makes of the catalogue. Gives whether it was written. Raises MarsError."""
        return self.write(language, self.plan(language, make()), make).changes


def sync_catalogue(  # noqa: PLR0913, PLR0917 - of what, from what, and how
    opened: OpenProject,
    name: str,
    today: Sequence[SourceMessage],
    language: str,
    old: Catalogue | None,
    keep: str = "",
    *,
    near: bool = False,
    asked: AskedMemory | None = None,
) -> Catalogue:
    """The catalogue of an issue (or "templates") as `sync` writes it: the old one carried over to today's messages.

    `keep` is the reason why translations stay finished although their sources changed; `near` as of `OpenIssue`;
    `asked` keeps what the memory is asked, where that is wanted. Raises MarsError where the glossary is broken.
    """
    project = opened.project
    standard = po.new_header(project.locale(language), project.configuration.title)
    wording = wording_of(project.configuration.comments_in(language))
    if old is None:
        found = find_old_catalogue(today, opened.orphan_catalogues(language))
        old = replace(found or Catalogue(language), comment=(_own_comment(wording, name, project.locale(language)),))
    noted = with_figures(with_terms(today, opened.terms, language), project.locales, language)
    asked = asked or AskedMemory(lambda: opened.memory, name)
    memory = recollection(asked, project, language, asks_again=near)
    own = tuple((name, value) for name, value in old.header if name != HEADER)  # of a file that was handed out
    header = po.complete_header(plural_forms.repair(own, standard, language), standard)
    merged = merge(noted, replace(old, header=header), language, memory, keep, wording)
    path = project.catalogue_shown(language, name)
    return replace(merged, language=dict(merged.header)["Language"], path=path)


def with_own_comment(catalogue: Catalogue, project: Project, name: str, language: str) -> Catalogue:
    """The catalogue, the comment at its head in the language that is set, where a `sync` wrote it."""
    locale = project.locale(language)
    if catalogue.comment not in {(_own_comment(wording, name, locale),) for wording in WORDINGS}:
        return catalogue
    wording = wording_of(project.configuration.comments_in(language))
    return replace(catalogue, comment=(_own_comment(wording, name, locale),))


def _own_comment(wording: Wording, name: str, locale: str) -> str:
    return wording["made from"].format(issue=name, locale=locale)
