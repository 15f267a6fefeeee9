"""A project as one command sees it: what belongs to the whole of it, each file read once, when first needed.

What the command writes itself replaces what it read. Nothing is kept here for single issues: see open_issue.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_bytes
from mars_i18n.cache.result_store import ResultStore
from mars_i18n.checks.settings import CheckSettings
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.project import (
    GLOSSARY,
    LINKS,
    TEMPLATES,
    Project,
    list_folder,
    read_bytes,
    read_if_exists,
    select_issues,
    stamp_of,
    write_lock,
)
from mars_i18n.translations import DOMAIN
from mars_i18n.workflow.issue.asking.memory_state import MemoryState
from mars_i18n.workflow.issue.stored import StoredCatalogue, StoredCatalogues
from mars_i18n.workflow.issue.unread_sources import ShownFiles
from mars_i18n.workflow.records.baseline import Accepted, read_baseline, write_baseline

# Heavy imports are in functions: a command that finds everything as it was needs none of them.
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Catalogue, Term
    from mars_i18n.project import Issue
    from mars_i18n.project.layout import Claims
    from mars_i18n.suggesters.memory import Memory
    from mars_i18n.text.terms.links import LinkRow
    from mars_i18n.workflow.issue.template_words import TemplateWords

_TEMPLATES = (".j2", ".html", ".jinja", ".typ")  # the files of templates/ that have words
_KEPT = {"project", "shown_files", "results", "code", "memory_was_asked", "memory_in_process"}
_KEPT |= {"_locked", "_claims", "_claimed"}


class OpenProject:
    """An open project. `project` says what lies where; everything else is read when it is first asked for.

    `results` are those of earlier commands, and `code` is the digest of the code that gives such results; without it
    none is found or kept.
    """

    def __init__(self, project: Project, results: ResultStore | None = None, code: bytes | None = None) -> None:
        """Read nothing yet."""
        self.project = project
        self.results = results if results is not None and code is not None else ResultStore(None)
        self.code = code
        self.shown_files = ShownFiles(project)
        self.memory_in_process = False  # rather than in a file of the user's cache folder
        self.memory_was_asked = False  # by an earlier command, for a result that this one has used
        self._locked = False
        self._claims: Claims = ()
        self._claimed: tuple[Issue, ...] = ()

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
        for name in self.__dict__.keys() - _KEPT:
            del self.__dict__[name]

    def issues(self, wanted: Iterable[str] = ()) -> tuple[Issue, ...]:
        """The issues, sorted by name; only the wanted ones where any is named. Raises MarsError as Project.issues."""
        return select_issues(self._issues, tuple(wanted), self.project)

    @cached_property
    def _issues(self) -> tuple[Issue, ...]:
        claims = self.project.list_claims()
        if claims != self._claims or any(is_folder for _, is_folder in claims):  # else as before the lock
            self._claims, self._claimed = claims, self.project.issues_of(claims)
        return self._claimed

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The glossary. Raises MarsError with every fault in it."""
        from mars_i18n.workflow.issue.project_terms import parse_terms

        return parse_terms(self.project, self.data_of(GLOSSARY))

    @cached_property
    def link_rows(self) -> tuple[LinkRow, ...]:
        """The link map. Raises MarsError with every fault in it."""
        from mars_i18n.workflow.issue.project_terms import parse_link_rows

        return parse_link_rows(self.project, self.data_of(LINKS))

    def unused_columns(self) -> Iterator[tuple[str, int, tuple[str, ...]]]:
        """(file, line, languages) of the glossary and the link map: columns of languages that the project has not."""
        from mars_i18n.text.encoding import decode_text
        from mars_i18n.text.terms.other_languages import columns_of_other_languages

        for name in (GLOSSARY, LINKS):
            with suppress(MarsError):  # the command that needs the file reports it
                if (data := self.data_of(name)) is not None:
                    text, _ = decode_text(data, name, self.project.configuration.encoding)
                    line, languages = columns_of_other_languages(text, self.project.languages)
                    if languages:
                        yield name, line, languages

    def data_of(self, name: str) -> bytes | None:
        """The bytes of a file beside the configuration, as first read; None where there is none. Raises MarsError."""
        if name not in self._data:
            self._data[name] = read_if_exists(self.project.root / name, shown=name)
        return self._data[name]

    @cached_property
    def _data(self) -> dict[str, bytes | None]:
        return {}

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
        from mars_i18n.workflow.issue.asking.recall import open_memory

        return open_memory(self.project, self.catalogues, in_process=self.memory_in_process)

    @cached_property
    def memory_state(self) -> MemoryState:
        """The state of all that the memory is made from."""
        return MemoryState(self.project, self.catalogues)

    def memory_notes(self) -> tuple[Message, ...]:
        """What people should know of the memory, if this command needed it: damaged files, and why it is not kept."""
        from mars_i18n.workflow.records.memory_files import FOLDER, memory_faults

        asked_before = self.memory_was_asked and (self.project.root / FOLDER).is_dir()  # and found as it was
        if "memory" not in self.__dict__ and not asked_before:
            return ()
        return (*self.memory.notes, *memory_faults(self.project, self.memory))

    @cached_property
    def template_words(self) -> TemplateWords:
        """The words of the project's own page templates."""
        from mars_i18n.workflow.issue.template_words import TemplateWords

        return TemplateWords(lambda: self.template_files, self.catalogues)

    @cached_property
    def template_files(self) -> dict[str, bytes] | None:
        """The bytes of the project's own page templates by their path below it, sorted; None without such a folder.

        Raises MarsError.
        """
        if not (self.project.root / TEMPLATES).is_dir():
            return None
        return {self.project.relative(path): read_bytes(path) for path in self._below_templates if _is_template(path)}

    @property
    def template_stamps(self) -> tuple[tuple[str, str], ...]:
        """(path below the project, digest) of every file in templates/. Raises MarsError as `template_files` does."""
        others = (path for path in self._below_templates if not _is_template(path))
        return (
            *((path, digest_bytes(data).hex()) for path, data in (self.template_files or {}).items()),
            *((self.project.relative(path), stamp_of(path)) for path in others),
        )

    @cached_property
    def _below_templates(self) -> tuple[Path, ...]:
        return tuple(path for path in sorted((self.project.root / TEMPLATES).rglob("*")) if path.is_file())

    @cached_property
    def catalogues(self) -> StoredCatalogues:
        """The catalogue files."""
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
        return self.catalogues.read(language, name)

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

    def replace_data(self, language: str, name: str, data: bytes, changed: Iterable[bytes]) -> None:
        """Take note of the bytes of a catalogue that was just written; `changed` are the keys of its changed texts."""
        self.catalogues.replace_data(language, name, data)
        if "memory_state" in self.__dict__:
            self.memory_state.note_changed(language, name, changed)
        if "memory" in self.__dict__:
            from mars_i18n.workflow.issue.asking.recall import issue_source

            source = issue_source(self.catalogues, self.project, language, name)
            self.memory.replace(source, self.load_catalogue(language, name).catalogue)

    def replace_stored(self, stored: StoredCatalogue, old: Catalogue | None = None) -> None:
        """Take note of a catalogue file that this command has just written: the memory and later reads have it.

        `old` is the catalogue whose place it took.
        """
        self.catalogues.replace(stored)
        if stored.name == TEMPLATES:
            self.template_words.replace(stored)
        if "memory_state" in self.__dict__:
            self.memory_state.note_written(stored, old)
        if stored.name != TEMPLATES and "memory" in self.__dict__:
            from mars_i18n.workflow.issue.asking.recall import issue_source

            source = issue_source(self.catalogues, self.project, stored.language, stored.name)
            self.memory.replace(source, stored.catalogue)


def _is_template(path: Path) -> bool:
    return path.name.endswith(_TEMPLATES)


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
