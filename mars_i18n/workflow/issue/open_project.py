"""A project as one command sees it: what belongs to the whole of it, each file read once, when first needed.

What the command writes itself replaces what it read. Nothing is kept here for single issues: see open_issue.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.checks.running import CheckSettings
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.project import Project, list_folder, select_issues, write_lock
from mars_i18n.translations import DOMAIN
from mars_i18n.workflow.issue.project_terms import read_link_rows, read_terms
from mars_i18n.workflow.issue.recall import issue_source, open_memory
from mars_i18n.workflow.issue.stored import StoredCatalogue, StoredCatalogues
from mars_i18n.workflow.issue.template_words import TEMPLATES, TemplateWords
from mars_i18n.workflow.issue.unread_sources import ShownFiles
from mars_i18n.workflow.records.baseline import Accepted, read_baseline, write_baseline
from mars_i18n.workflow.records.memory_files import memory_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Catalogue, Term
    from mars_i18n.project import Issue
    from mars_i18n.suggesters.memory import Memory
    from mars_i18n.text.terms.links import LinkRow


class OpenProject:
    """An open project. `project` says what lies where; everything else is read when it is first asked for."""

    def __init__(self, project: Project) -> None:
        """Read nothing yet."""
        self.project = project
        self.shown_files = ShownFiles(project)
        self._locked = False

    @contextmanager
    def lock(self, progress: Callable[[Wording], None] = lambda _: None) -> Iterator[None]:
        """Hold the project for one writer, as write_lock does. A lock within a lock does nothing.

        What was read without the lock is forgotten: another command may have written since.
        """
        if self._locked:
            yield
            return
        with write_lock(self.project, progress):
            self.forget()
            self._locked = True
            try:
                yield
            finally:
                self._locked = False

    @contextmanager
    def lock_folders(
        self, folders: Iterable[Path], progress: Callable[[Wording], None] = lambda _: None
    ) -> Iterator[None]:
        """Hold the project while finished files are written in these folders. What was read stays known."""
        if self._locked:
            yield
            return
        with write_lock(self.project, progress, folders):
            yield

    def forget(self) -> None:
        """Read everything anew from now on: files were changed otherwise than through this object."""
        for name in self.__dict__.keys() - {"project", "shown_files", "_locked"}:
            del self.__dict__[name]

    def issues(self, wanted: Iterable[str] = ()) -> tuple[Issue, ...]:
        """The issues, sorted by name; only the wanted ones where any is named. Raises MarsError as Project.issues."""
        return select_issues(self._issues, tuple(wanted))

    @cached_property
    def _issues(self) -> tuple[Issue, ...]:
        return self.project.issues()

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary. Raises MarsError with every fault in it."""
        return read_terms(self.project)

    @cached_property
    def link_rows(self) -> tuple[LinkRow, ...]:
        """The link map. Raises MarsError with every fault in it."""
        return read_link_rows(self.project)

    @cached_property
    def links(self) -> tuple[tuple[str, ...], ...]:
        """The addresses of each row of the link map: translations of one another. Raises as `link_rows` does."""
        return tuple(tuple(address for _, address in row.addresses) for row in self.link_rows)

    @cached_property
    def check_settings(self) -> CheckSettings:
        """The settings of the checks in the configuration. Raises MarsError where they name an unknown check."""
        return _check_settings(self.project)

    @cached_property
    def memory(self) -> Memory:
        """The translation memory, up to date with the catalogues on disk and with those written here."""
        return open_memory(self.project, self._catalogues)

    def memory_notes(self) -> tuple[Message, ...]:
        """What people should know of the memory, if this command needed it: damaged files, and why it is not kept."""
        if "memory" not in self.__dict__:
            return ()
        return (*self.memory.notes, *memory_faults(self.project, self.memory))

    @cached_property
    def template_words(self) -> TemplateWords:
        """The words of the project's own page templates."""
        return TemplateWords(self.project, self._catalogues)

    @cached_property
    def _catalogues(self) -> StoredCatalogues:
        return StoredCatalogues(self.project)

    @cached_property
    def baseline(self) -> tuple[Accepted, ...]:
        """The accepted findings. Raises MarsError where the baseline cannot be read."""
        return read_baseline(self.project)

    def write_baseline(self, accepted: Collection[Accepted]) -> None:
        """Write the baseline. Raises MarsError."""
        write_baseline(self.project, accepted)
        self.__dict__.pop("baseline", None)  # its rows have new lines

    def load_catalogue(self, language: str, name: str) -> StoredCatalogue:
        """The catalogue file of an issue."""
        return self._catalogues.read(language, name)

    def orphans(self, language: str) -> tuple[str, ...]:
        """The names of catalogues of a language that no issue has: it was renamed, or its sources were deleted.

        The catalogue of the tool's own messages, in the project that the tool is developed in, is none of an issue.
        """
        if language not in self._orphans:
            folder = self.project.catalogue_path(language, "x").parent
            issues = {issue.name for issue in self.issues()} | {TEMPLATES, DOMAIN}
            shown = self.project.relative(folder)
            listed = list_folder(folder, shown=shown)
            names = (path.stem for path in listed if path.suffix == ".po" and not path.name.startswith("."))
            self._orphans[language] = tuple(name for name in names if name not in issues)
        return self._orphans[language]

    @cached_property
    def _orphans(self) -> dict[str, tuple[str, ...]]:
        return {}

    def orphan_catalogues(self, language: str) -> Iterator[Catalogue]:
        """The catalogues that no issue has; a file that cannot be read is skipped."""
        for name in self.orphans(language):
            if (catalogue := self.load_catalogue(language, name).catalogue) is not None:
                yield catalogue

    def replace_stored(self, stored: StoredCatalogue) -> None:
        """Take note of a catalogue file that this command has just written: the memory and later reads have it."""
        self._catalogues.replace(stored)
        if stored.name == TEMPLATES:
            self.template_words.replace(stored)
        elif "memory" in self.__dict__:
            source = issue_source(self._catalogues, self.project, stored.language, stored.name)
            self.memory.replace(source, stored.catalogue)


def _check_settings(project: Project) -> CheckSettings:
    configuration = project.configuration
    settings = CheckSettings(
        select=configuration.select,
        ignore=configuration.ignore,
        severity=dict(configuration.severity),
        ignore_in={one.language: one.ignore for one in configuration.checks_in},
        severity_in={one.language: dict(one.severity) for one in configuration.checks_in},
    )
    try:
        settings.require_known_checks()
    except MarsError as error:
        what = message("[checks] in the configuration: {error}", error=error.what)
        raise MarsError(what, error.next_step) from error
    return settings
