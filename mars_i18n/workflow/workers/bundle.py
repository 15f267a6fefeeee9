"""The files of one issue as bytes, for a worker that has no folder of the project: laid out there, worked on, dropped.

A worker of another machine sees one issue alone. What the memory said there is compared with what the project's says.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.cache.installed_code import digest_code
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.project import GLOSSARY, LINKS, TEMPLATES, Issue, open_project, read_if_exists
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.records.baseline import BASELINE
from mars_i18n.workflow.workers import pool
from mars_i18n.workflow.workers.ahead import CheckedAhead, SyncedAhead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mars_i18n.workflow.issue.unread_sources import Shown
    from mars_i18n.workflow.reuse.inputs import Inputs

_CONFIGURATIONS = ("mars-i18n.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of an issue, by their paths below the project, of which `sources` are its documents.

    `root` is where the project is for the command, `code` the digest of the code that the command runs.
    """

    name: str
    root: str
    languages: tuple[str, ...]
    code: bytes | None
    sources: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]


def make_bundle(opened: OpenProject, issue: Issue, inputs: Inputs) -> Bundle:
    """The bundle of an issue, whose sources are those that were read. Raises MarsError where a file cannot be read."""
    project = opened.project
    files = dict(_files_of_project(opened))
    files |= {project.relative(path): data for path, data in inputs.sources.items()}
    for language in project.languages:
        for name in (issue.name, *(opened.orphans(language) if None in inputs.catalogues.values() else ())):
            data = opened.catalogues.read_data(language, name)
            if data is not None:
                files[project.catalogue_shown(language, name)] = data
    files = _with_places_beside(opened, inputs, files)
    sources = tuple(map(project.relative, issue.files))
    code = digest_code(project.languages)
    return Bundle(issue.name, str(project.root), project.languages, code, sources, tuple(files.items()))


def _files_of_project(opened: OpenProject) -> Iterator[tuple[str, bytes]]:
    project = opened.project
    for name in (*_CONFIGURATIONS, GLOSSARY, LINKS, BASELINE):
        data = read_if_exists(project.root / name, shown=name)
        if data is not None:
            yield name, data
    yield from (opened.template_files or {}).items()
    for language in project.languages:
        words = opened.catalogues.read_data(language, TEMPLATES)
        if words is not None:
            yield project.catalogue_shown(language, TEMPLATES), words


def _with_places_beside(opened: OpenProject, inputs: Inputs, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files, with an empty one for each that a document may name, and for another issue, if there is one."""
    project = opened.project
    text = b"\n".join(inputs.sources.values())
    for folder in dict.fromkeys(path.parent for path in inputs.sources):
        for path in folder.iterdir():
            if path.is_file() and path.name.encode("utf-8", "surrogateescape") in text:
                files.setdefault(project.relative(path), b"")
    other = next((one for one in opened.issues() if not inputs.sources.keys() & set(one.files)), None)
    return {**{project.relative(path): b"" for path in (other.files[:1] if other else ())}, **files}


def run_bundled(function: Callable[..., object], bundle: Bundle, given: tuple[object, ...]) -> object | None:
    """Run a job on the files of a bundle, which are in a folder for as long.

    None where the code here is not that of the command, or nothing can be written: the command does the job itself.
    """
    if digest_code(bundle.languages) != bundle.code:
        return None
    try:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve()
            for path, data in bundle.files:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
            pool.opened_here[root] = opened = OpenProject(open_project(root))
            opened.memory_in_process = True
            try:
                issue = Issue(bundle.name, tuple(root / path for path in bundle.sources))
                return _moved(function(root, issue, *given), str(root), bundle.root)
            finally:
                del pool.opened_here[root]
    except Exception:  # noqa: BLE001 - the command does it again by itself, and reports what is wrong
        return None


def _moved(result: object | None, here: str, there: str) -> object | None:
    """A result whose paths are where the project is for the command."""

    def move(shown: Shown) -> Shown:
        return replace(shown, files=tuple(there + one.removeprefix(here) for one in shown.files))

    if isinstance(result, SyncedAhead):
        again = result.again and replace(result.again, shown=move(result.again.shown))
        return replace(result, done=replace(result.done, shown=move(result.done.shown)), again=again)
    if isinstance(result, CheckedAhead):
        done = replace(result.whole.done, shown=move(result.whole.done.shown))
        return replace(result, whole=replace(result.whole, done=done))
    return None
