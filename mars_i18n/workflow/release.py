"""`release`: an issue in every language or in none, with a record of what went in and what came out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mars_i18n import __version__
from mars_i18n.checks.readiness import sentences
from mars_i18n.errors import MarsError
from mars_i18n.outputs.look.theme import FOLDER as THEME
from mars_i18n.outputs.look.theme import theme_files
from mars_i18n.project import Project, read_bytes, write_if_changed
from mars_i18n.workflow.build import Order, build
from mars_i18n.workflow.check import CheckOrder, accepted_apart, check
from mars_i18n.workflow.records.manifest import (
    Release,
    digest,
    inputs_of,
    libraries,
    manifest_path,
    read_releases,
    text_digest,
    written,
)
from mars_i18n.workflow.status import status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.model import Finding


@dataclass(frozen=True, slots=True)
class Released:
    """What became of an issue: its release (new, or the last one where nothing changed), or why it was refused."""

    issue: str
    release: Release | None = None
    new: bool = False
    record: Path | None = None
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was released. `path` is relative to the project, or to the build folder.

    A renamed one has both its names there: old → new.
    """

    issue: str
    side: Literal["input", "output", "rebuilt"]
    kind: Literal["changed", "missing", "added", "renamed"]
    path: str


def release(
    project: Project,
    wanted: Iterable[str],
    outputs: tuple[str, ...],
    out: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Released]:
    """Check, build and record the wanted issues (all where none is named); one with an error anywhere is refused.

    Raises MarsError where something cannot be read or written; the record is written last.
    """
    for issue in project.issues(wanted):
        findings = check(project, [issue.name], CheckOrder(project.languages), progress)
        left = accepted_apart(project, findings, CheckOrder(project.languages), [issue.name])
        if reasons := _reasons(left):
            yield Released(issue.name, reasons=reasons)
            continue
        before = inputs_of(project, issue.name)
        built = list(build(project, [issue.name], Order(project.languages, outputs, out), progress))
        failures = tuple(failure.message for one in built for failure in one.failures)
        if refused := (*(one.reason for one in built if not one.ready), *failures):
            yield Released(issue.name, reasons=refused)
            continue
        if inputs_of(project, issue.name) != before:
            raise MarsError(f"the files of {issue.name} changed while it was built", "Run the command again.")
        judged = list(status(project, [issue.name]))
        made = Release(
            number=1,
            tool=__version__,
            outputs=tuple(outputs),
            languages={one.language: {"segments": one.segments, "words": one.words} for one in judged},
            inputs=before,
            files=_digests(out, {*(path for one in built for path in one.files), *_theme_of(project, out)}),
            libraries=libraries(),
            texts={
                one.language: tuple(
                    text_digest(entry.msgid, entry.msgstr) for entry in one.catalogue.entries if entry.done
                )
                for one in judged
            },
        )
        notes = dict.fromkeys(note for one in built for note in one.notes)
        strangers = sorted(_built_files(project, issue.name, out).keys() - made.files.keys())
        notes |= dict.fromkeys(f"{path} lies in the build folder and is not of this release" for path in strangers)
        yield _recorded(project, issue.name, made, tuple(notes))


def _reasons(findings: list[Finding]) -> tuple[str, ...]:
    errors = [one for one in findings if one.severity == "error" and not one.language]
    of_sources = [f"{one.location.path}:{one.location.line}: {one.message}" for one in errors]
    return (*sentences(findings), *of_sources)


def _recorded(project: Project, issue: str, made: Release, notes: tuple[str, ...]) -> Released:
    before = read_releases(project, issue)
    path = manifest_path(project, issue)
    if before and made.same_as(before[-1]):
        return Released(issue, before[-1], record=path, notes=notes)
    number = before[-1].number + 1 if before else 1
    made = replace(made, number=number)
    write_if_changed(path, written(issue, [*before, made]))
    return Released(issue, made, new=True, record=path, notes=notes)


def verify(
    project: Project, wanted: Iterable[str], out: Path, progress: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[str, Release, tuple[Difference, ...]]]:
    """For each wanted issue (all that were released where none is named) its last release, and what differs from it.

    The files of today are held against the record; where all inputs are as they were and the tool is the same
    version, the issue is also built anew in a folder of its own. Raises MarsError where an issue was never released.
    """
    named = tuple(wanted)
    for issue in project.issues(named):
        releases = read_releases(project, issue.name)
        if not releases and named:
            raise MarsError(f"{issue.name} was never released", f"Run `mars-i18n release {issue.name}`.")
        if not releases:
            continue
        last = releases[-1]
        progress(issue.name)
        inputs = list(_differences(issue.name, "input", last.inputs, inputs_of(project, issue.name)))
        files = _built_files(project, issue.name, out, last.files)
        found = [*inputs, *_differences(issue.name, "output", last.files, files)]
        if not inputs and not other_tools(last):
            found += _rebuilt(project, issue.name, last)
        yield issue.name, last, tuple(found)


def other_tools(last: Release) -> str:
    """In words, which tools that made a release are not the ones here; empty where it can be built anew."""
    if last.tool != __version__:
        return f"by mars-i18n {last.tool}; this is {__version__}"
    here = libraries()
    other = [
        f"{name} {was}; here is {here.get(name, 'none')}"
        for name, was in last.libraries.items()
        if here.get(name) != was
    ]
    return f"with {', '.join(other)}" if other else ""


def _differences(
    issue: str, side: Literal["input", "output", "rebuilt"], was: dict[str, str], now: dict[str, str]
) -> Iterator[Difference]:
    added = {now[path]: path for path in sorted(now.keys() - was.keys(), reverse=True)}
    moved = {path: added[was[path]] for path in sorted(was.keys() - now.keys()) if was[path] in added}
    for path in sorted((was.keys() | now.keys()) - set(moved.values())):
        if path in moved:
            yield Difference(issue, side, "renamed", f"{path} → {moved[path]}")
        elif path not in now:
            yield Difference(issue, side, "missing", path)
        elif path not in was:
            yield Difference(issue, side, "added", path)
        elif was[path] != now[path]:
            yield Difference(issue, side, "changed", path)


def _built_files(project: Project, issue: str, out: Path, known: Iterable[str] = ()) -> dict[str, str]:
    """Path → hash of what lies in the folders of an issue, and of the `known` ones that lie beside: shared images."""
    folders = [out / language / issue for language in project.languages]
    found = {path for folder in folders for path in folder.rglob("*")} | {out / path for path in known}
    return _digests(out, {*found, *_shared(out)})


def _theme_of(project: Project, out: Path) -> Iterator[Path]:
    return (out / one.path for one in theme_files((str(project.root / "templates"),)))


def _shared(out: Path) -> Iterator[Path]:
    """The files of the theme, which the pages of all issues load."""
    return (path for path in (out / THEME).rglob("*") if path.is_file())


def _digests(out: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): digest(read_bytes(path)) for path in sorted(paths) if path.is_file()}


def _rebuilt(project: Project, issue: str, last: Release) -> list[Difference]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        list(build(project, [issue], Order(project.languages, last.outputs, out)))
        return list(_differences(issue, "rebuilt", last.files, _built_files(project, issue, out, last.files)))
