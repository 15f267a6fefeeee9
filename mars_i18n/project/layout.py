"""What lies where in a project: its configuration, its issues with their sources, its catalogues, its cache folder."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n import plugins
from mars_i18n.configuration import Configuration, read_configuration
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Document
from mars_i18n.plugins import declared
from mars_i18n.project.boundaries import require_link_inside, require_no_links_out
from mars_i18n.project.file_reading import (
    is_file,
    is_file_entry,
    is_folder_entry,
    list_entries,
    list_folder,
    list_names,
    read_text,
    require_status,
)
from mars_i18n.project.issue_names import require_portable_names
from mars_i18n.project.linked_files import LinkedFile, find_linked_files, read_small_file
from mars_i18n.project.source_formats import file_below, source_extensions
from mars_i18n.project.stray_files import is_ignored, is_leftover, is_leftover_name, list_files
from mars_i18n.text.encoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mars_i18n.messages import Message

Claims: TypeAlias = tuple[tuple[str, bool], ...]
Extensions: TypeAlias = tuple[tuple[str, str], ...]
CONFIGURATION = "mars-i18n.toml"
GLOSSARY = "glossary.tsv"
LINKS = "links.tsv"
TEMPLATES = "templates"  # the catalogue of the words of page templates, and the folder of these
_NOWHERE = Path(os.path.abspath(os.devnull)) / "no-cache"  # noqa: PTH100 - a folder that no system has


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: its name and its source files, sorted, absolute."""

    name: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a configuration. All paths in findings and catalogues are relative to `root`, with slashes.

    `extensions` are (extension in lower case, format that reads it), where they are known without asking the formats.
    """

    root: Path
    configuration: Configuration
    extensions: Extensions = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The project's languages in the order of the configuration: ("es", "en", "pt")."""
        return tuple(language for language, _ in self.configuration.languages)

    def locale(self, language: str) -> str:
        """The region's locale of a language: "es_CO"."""
        return dict(self.configuration.languages)[language]

    @property
    def locales(self) -> dict[str, str]:
        """The region's locale of each language."""
        return dict(self.configuration.languages)

    def relative(self, path: Path) -> str:
        """A path as findings and catalogues name it."""
        written, lead = str(path), f"{self.root}{os.sep}"
        if written.startswith(lead):  # as nearly always: a tenth of the time of what follows
            return written[len(lead) :].replace(os.sep, "/")
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def catalogue_path(self, language: str, name: str) -> Path:
        """Where the catalogue of an issue (or "templates") lies."""
        return _catalogue_folder(self.root, language) / f"{name}.po"

    def catalogue_shown(self, language: str, name: str) -> str:
        """The same path, relative to the project."""
        return f"locales/{language}/LC_MESSAGES/{name}.po"  # an archive has thousands, and paths are slow to make

    def catalogue_names(self, language: str) -> tuple[str, ...]:
        """The issues (and "templates") that have a catalogue in a language, sorted. Raises MarsError."""
        folder = _catalogue_folder(self.root, language)
        names = list_names(folder, shown=self.relative(folder))
        return tuple(name.removesuffix(".po") for name in names if name.endswith(".po") and not name.startswith("."))

    def issues(self, wanted: Iterable[str] = ()) -> tuple[Issue, ...]:
        """The issues below sources/, sorted by name; only the wanted ones where any is named.

        Raises MarsError where sources/ is missing, a wanted issue does not exist, or two sources claim one name.
        """
        return select_issues(self.issues_of(self.list_claims()), tuple(wanted), self)

    def list_claims(self) -> Claims:
        """What in sources/ may be an issue: (file name, whether it is a folder), sorted.

        Raises MarsError where sources/ is missing.
        """
        sources = self.root / "sources"
        if require_status(sources, shown="sources") is None:
            raise MarsError(
                message("no such folder"),
                message("Put your documents in sources/<issue>/, or run `mars-i18n init` to create a project."),
                at=self.relative(sources),
            )
        formats, patterns, found = self.formats, self.configuration.ignored_sources, list[tuple[str, bool]]()
        for entry in list_entries(sources, shown="sources"):
            name = entry.name
            if is_leftover_name(name, partial(is_folder_entry, entry)):
                continue
            if patterns and is_ignored(PurePosixPath(name), patterns):
                continue
            if not name.isascii():
                self._require_utf_8(sources / name)
            if _split_name(name)[1].lower() in formats and is_file_entry(entry):  # asked first: most are sources
                found.append((name, False))
            elif is_folder_entry(entry):
                found.append((name, True))
        return tuple(found)

    def issues_of(self, claims: Claims) -> tuple[Issue, ...]:
        """The issues of what `list_claims` found, sorted by name. Raises MarsError as `issues`."""
        sources = self.root / "sources"
        found: dict[str, list[str]] = {}
        folders = {name for name, is_folder in claims if is_folder}
        for name, is_folder in claims:
            found.setdefault(name if is_folder else _split_name(name)[0], []).append(name)
        for issue, claimed in found.items():
            if len(claimed) > 1:
                listed = tuple(f"sources/{name}" for name in claimed)
                raise MarsError(
                    message("{paths} claim the same issue name, {name}", paths=listed, name=repr(issue)),
                    message(
                        "Rename one, put both in one folder, or name one in [sources] ignore of the configuration."
                    ),
                )
        require_portable_names({issue: f"sources/{name}" for issue, (name,) in found.items()})
        issues = tuple(
            Issue(issue, self._source_files(sources / name) if name in folders else (sources / name,))
            for issue, (name,) in sorted(found.items())
        )
        for path in (path for issue in issues if issue.name in folders for path in issue.files):
            self._require_utf_8(path)
        return tuple(issue for issue in issues if issue.files)

    def stray_files(self, issues: Iterable[Issue], wanted: Iterable[str] = ()) -> tuple[Path, ...]:
        """The files below sources/ that are no source of `issues`, which are all of them, sorted.

        Only those in the wanted issues where any is named.

        Hidden files, leftovers of programs, and what the configuration ignores are none. Raises MarsError.
        """
        sources = self.root / "sources"
        names = tuple(wanted)
        folders = [sources / name for name in names] if names else [sources]
        read = {str(path) for issue in issues for path in issue.files}
        patterns = self.configuration.ignored_sources
        return tuple(path for one in folders for path in list_files(one, sources, patterns, read))

    def _is_no_source(self, path: Path) -> bool:
        """Whether it is hidden, a leftover, or a file that the configuration says is none of the project's sources."""
        patterns = self.configuration.ignored_sources
        below = PurePosixPath(path.relative_to(self.root / "sources").as_posix()) if patterns else None
        return is_leftover(path) or (below is not None and is_ignored(below, patterns))

    def has_format(self, path: Path) -> bool:
        """Whether a format reads files of this extension."""
        return path.suffix.lower() in self.formats

    @property
    def formats(self) -> dict[str, str]:
        """Extension → name of the format that reads it. Raises PluginError as `source_extensions`."""
        return dict(self.extensions) or source_extensions()

    def _is_source(self, path: Path) -> bool:
        return self.has_format(path) and is_file(path)

    def _source_files(self, claim: Path) -> tuple[Path, ...]:
        """The sources of an issue in a folder. Raises MarsError for two that are one document."""
        files = tuple(path for path in list_folder(claim) if not self._is_no_source(path) and self._is_source(path))
        by_stem: dict[str, Path] = {}
        for path in files:
            if (first := by_stem.setdefault(path.stem, path)) is not path:
                what = message(
                    "{first} and {second} differ only in their ending: only one of them can be the source",
                    first=self.relative(first),
                    second=self.relative(path),
                )
                other = path.relative_to(self.root / "sources").as_posix()
                raise MarsError(
                    what,
                    message(
                        'Name the other one in the configuration: [sources] ignore = ["{other}"], or rename one.',
                        other=other,
                    ),
                )
        return files

    def _require_utf_8(self, path: Path) -> None:
        """Raise MarsError for a path below the project whose name is not UTF-8: no catalogue could name it."""
        if str(path).isascii():
            return
        name = os.fsencode(self.relative(path))
        try:
            name.decode("utf-8")
        except UnicodeDecodeError as error:
            shown = name.decode("utf-8", "backslashreplace")
            raise MarsError(
                message(
                    "byte {number} (0x{byte}) of this name is not UTF-8",
                    number=error.start + 1,
                    byte=format(name[error.start], "02X"),
                ),
                message("Rename it; names made on an old system can be converted with convmv."),
                at=shown,
            ) from error


def _split_name(name: str) -> tuple[str, str]:
    """The stem and the suffix of a file's name, as paths have them: an archive has thousands, and paths are slow."""
    at = name.rfind(".")
    return (name[:at], name[at:]) if 0 < at < len(name) - 1 else (name, "")


@lru_cache(maxsize=64)  # an archive has thousands of catalogues in few folders
def _catalogue_folder(root: Path, language: str) -> Path:
    return root.joinpath("locales", language, "LC_MESSAGES")


def read_linked_files(
    project: Project, path: Path, data: bytes, folder: Path | None = None, known: Mapping[Path, bytes] | None = None
) -> tuple[LinkedFile, ...]:
    """The files that are read with a source, in the order in which it names them; no file outside of `folder` is.

    `folder` is that of the project, if not given; `known` are the bytes of files that were read already.
    """
    below = folder or project.root

    def find(address: str) -> Path | None:
        return file_below(below, path.parent, address)

    name = project.formats[path.suffix.lower()]
    return find_linked_files(name, data, path, find, lambda one: read_small_file(one, known or {}))


def parse_source(project: Project, data: bytes, path: str, linked: Iterable[LinkedFile] = ()) -> Document:
    """The document in the bytes of a source at `path` (to show), as its format reads it. Raises MarsError.

    Plain text is read in the encoding that the configuration names: its format is given UTF-8. `linked` are the files
    that are read with it: see `read_linked_files`.
    """
    form = plugins.describe("formats", project.formats[PurePath(path).suffix.lower()])
    form.require_extra()
    parse = form.function("parse", project.configuration.formats)
    if form.linked_files is not None:
        parse = partial(parse, linked=tuple((one.address, one.data) for one in linked))
    if form.plain_text:
        text, encoding = decode_text(data, path, project.configuration.encoding)
        document = replace(plugins.result(form, path, Document, parse, text.encode(), path), encoding=encoding)
    else:
        document = plugins.result(form, path, Document, parse, data, path)
    with plugins.guard_plugin(form, path):
        if (document.format, document.path) != (form.name, path):
            raise ValueError(f"Document({document.path!r}, {document.format!r}, …) must be of {path!r}, {form.name!r}")
    return document


def select_issues(issues: tuple[Issue, ...], wanted: tuple[str, ...], project: Project) -> tuple[Issue, ...]:
    """The wanted ones of all issues, sorted by name; all where none is named.

    Raises MarsError for an unknown name; where nobody can read what sources/ holds of that name, it says so.
    """
    known = {issue.name: issue for issue in issues}
    for name in wanted:
        if name not in known:
            hint = _say_why_none(name, tuple(known), project)
            raise MarsError(message("no issue {name} in sources/", name=repr(name)), hint)
    return tuple(known[name] for name in sorted(set(wanted))) if wanted else issues


def _say_why_none(name: str, known: tuple[str, ...], project: Project) -> Message:
    sources = project.root / "sources"
    found = [sources / path.relative_to(sources).parts[0] for path in project.stray_files(())]
    named = [path for path in found if name in {path.name, path.stem}]
    if known and not named:
        return message("The issues are: {names}.", names=known)
    if not found:
        return message("There are no sources yet. Put a Markdown, HTML, Word or text file in sources/.")
    return message(
        "Nothing in {path} can be read. Save what is to be translated as Markdown, HTML, Word or text.",
        path=project.relative((named or [sources])[-1]),
    )


def read_configuration_of(path: Path, text: str) -> tuple[Configuration, Extensions] | None:
    """The configuration in a file's text, and the extensions of its sources; None where it has no such table.

    Raises MarsError.
    """
    configuration = read_configuration(path, text, declared)
    return None if configuration is None else (configuration, tuple(sorted(source_extensions().items())))


def open_project(
    start: Path, read: Callable[[Path, str], tuple[Configuration, Extensions] | None] = read_configuration_of
) -> Project:
    """The project that `start` lies in: the nearest folder upwards with a configuration, as `read` reads it.

    Raises MarsError where there is none, or a link in it leads outside.
    """
    if not start.is_dir():
        raise MarsError(message("no such folder"), message("Give the folder of your project with -C."), at=start)
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in (CONFIGURATION, "pyproject.toml"):
            path = folder / name
            if not is_file(path):
                continue
            require_link_inside(path)
            if (found := read(path, read_text(path)[0])) is not None:
                require_no_links_out(folder)
                return Project(folder, *found)
    raise MarsError(
        message("no {file} in this folder or in any folder above it", file=CONFIGURATION),
        message("Run `mars-i18n init` to create a project here, or give its folder with -C."),
        at=start,
    )


def cache_folder(project: Project) -> Path:
    """The folder for what can be computed again of a project: see `cache_folder_of`."""
    return cache_folder_of(project.root)


def cache_folder_of(root: Path) -> Path:
    """The folder for what can be computed again of a project in `root`, in the user's cache folder.

    It belongs to this machine, not to git. Where the user has none, it is a folder that cannot be made: commands then
    go on without a cache.
    """
    folder = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or "")
    if not folder.is_absolute():  # which the XDG Base Directory Specification says to ignore
        try:
            folder = Path.home() / ".cache"
        except RuntimeError:  # the user has no home
            folder = _NOWHERE
    name = hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return folder / "mars-i18n" / name
