"""`release`: an issue in every language or in none, with a record of what went in and what came out."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mars_i18n import __version__, plugins
from mars_i18n.checks.readiness import reasons_not_ready
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.outputs.look.theme import FOLDER as THEME
from mars_i18n.outputs.look.theme import theme_files
from mars_i18n.project import Project, read_bytes, write_if_changed, write_lock
from mars_i18n.workflow.build import build, require_outputs
from mars_i18n.workflow.building.edition_making import make_editions
from mars_i18n.workflow.building.order import Order
from mars_i18n.workflow.check import (
    CheckOrder,
    apply_baseline,
    check_issues,
    check_template_words,
    check_unread_sources,
)
from mars_i18n.workflow.issue.assess import assess
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.records.manifest import (
    Release,
    digest,
    inputs_of,
    libraries,
    linked_inputs,
    manifest_path,
    opening_pictures,
    own_inputs,
    read_releases,
    serialise_releases,
    shared_inputs,
    text_digest,
)
from mars_i18n.workflow.records.read_back import (
    OutputReadBack,
    compare_with_record,
    read_back,
    records_of,
    without_later_pictures,
)
from mars_i18n.workflow.reuse.edition_records import EditionRecords
from mars_i18n.workflow.workers.build_ahead import build_ahead
from mars_i18n.workflow.workers.pool import WorkerPool
from mars_i18n.workflow.workers.preparing import prepare_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Finding
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.built_ahead import BuiltAhead
    from mars_i18n.workflow.reuse.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Released:
    """What became of an issue: its release (new, or the last one where nothing changed), or why it was refused."""

    issue: str
    release: Release | None = None
    new: bool = False
    record: Path | None = None
    reasons: tuple[Wording, ...] = ()
    notes: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it was released. `path` is relative to the project, or to the build folder.

    A renamed one has both its names there: old → new.
    """

    issue: str
    side: Literal["input", "output", "rebuilt"]
    kind: Literal["changed", "missing", "added", "renamed"]
    path: str


def release(  # noqa: PLR0913, PLR0917 - what, of what, where to, and under which number
    opened: OpenProject,
    wanted: Iterable[str],
    outputs: tuple[str, ...],
    out: Path,
    progress: Callable[[Wording], None] = lambda _: None,
    number: int = 1,
    jobs: int = 1,
) -> Iterator[Released]:
    """Check, build and record the wanted issues (all where none is named); one with an error anywhere is refused.

    A new release has the number after the last one that is recorded, or `number` where that is higher.

    Every input is hashed before the command reads it and again after the build, so that what is recorded is what was
    built. Up to `jobs` processes make the files of several issues ahead: this one checks, writes, reads back and
    records them, in order. Raises MarsError where something cannot be read or written, or changed meanwhile; the record
    is written last.
    """
    require_outputs(outputs)
    project = opened.project
    order = CheckOrder(project.languages)
    shared = shared_inputs(project)
    of_words: list[Finding] | None = None
    build_order = Order(project.languages, outputs, out, verify=True)
    records = EditionRecords(opened, build_order)
    for found, inputs, ahead in _make_ahead(opened, opened.issues(wanted), build_order, records, jobs):
        issue = records.open(found, inputs)
        before = shared | own_inputs(project, issue.name)
        if inputs is not None and _differ(project, inputs, before):
            raise _changed(issue.name)
        of_issue = check_issues(opened, [issue], order, progress)
        of_issue += check_unread_sources(opened, order, [issue.name])
        of_words = check_template_words(opened, order) if of_words is None else of_words
        left = apply_baseline(opened, [*of_issue, *of_words], order, [issue.name])
        if reasons := _reasons(left):
            yield Released(issue.name, reasons=reasons)
            continue
        before |= linked_inputs(project, issue.read.documents)
        built = list(build(opened, [issue.name], build_order, progress, held=issue, records=records, ahead=ahead))
        failures = tuple(failure.message for one in built for failure in one.failures)
        read = [done for one in built for done in one.read_back]
        unlike = tuple(fault for one in read for fault in one.faults)
        if refused := (*(one.reason for one in built if not one.ready), *failures, *unlike):
            yield Released(issue.name, reasons=refused)
            continue
        after = inputs_of(project, issue.name, issue.read.documents)
        if after != before or project.issues([issue.name]) != (found,):
            raise _changed(issue.name)
        judged = [one.assessment for one in built if one.assessment is not None]
        made = Release(
            number=number,
            tool=__version__,
            outputs=tuple(outputs),
            languages={one.language: {"segments": one.segments, "words": one.words} for one in judged},
            inputs=after,
            files=_digests(out, {*(path for one in built for path in one.files), *_theme_of(project, out)}),
            libraries=libraries(),
            texts={
                one.language: tuple(
                    text_digest(entry.msgid, entry.msgstr) for entry in one.catalogue.entries if entry.done
                )
                for one in judged
            },
            read_back=records_of(read),
        )
        notes = dict.fromkeys(note for one in built for note in one.notes)
        others = sorted(_built_files(project, issue.name, out).keys() - made.files.keys())
        notes |= dict.fromkeys(
            message("{path} is in the build folder but not part of this release", path=path) for path in others
        )
        yield _record_release(project, issue.name, made, tuple(notes))


def _make_ahead(
    opened: OpenProject, issues: tuple[Issue, ...], order: Order, records: EditionRecords, jobs: int
) -> Iterator[tuple[Issue, Inputs | None, BuiltAhead | None]]:
    """Each issue, what it is made from now, and what a worker made of just that, where one did."""
    order = replace(order, archive=order.archive and records.wanted)
    prepare = prepare_workers(opened, "mars_i18n.workflow.building.edition_making", "outputs")
    pool, root = WorkerPool(min(jobs, len(issues)), prepare=prepare, heavy=True), opened.project.root

    def order_job(issue: Issue, inputs: Inputs) -> tuple[Callable[..., object], tuple[object, ...]]:
        known = records.find_verdicts(issue, inputs)
        return build_ahead, (root, issue, records.describe_inputs(inputs), order, order.outputs, known)

    try:
        for turn in pool.walk(issues, lambda issue: (None, records.read_inputs(issue)), order_job):
            ahead = turn.result()
            inputs = turn.inputs if turn.job is None else records.read_inputs(turn.issue)
            same = inputs is not None and turn.inputs is not None and inputs.digest == turn.inputs.digest
            yield turn.issue, inputs, cast("BuiltAhead", ahead) if same and ahead is not None else None
    finally:
        pool.close()


def _differ(project: Project, read: Inputs, now: dict[str, str]) -> bool:
    """Whether sources or catalogues that were read are no longer what is on disk."""
    sources = ((now.get(project.relative(path)), data) for path, data in read.sources.items())
    catalogues = ((now.get(project.catalogue_shown(*key)), found) for key, found in read.catalogues.items())
    return any(one not in {None, digest(data)} for one, data in sources) or any(
        one != (None if found is None else found.hex()) for one, found in catalogues
    )


def _changed(name: str) -> MarsError:
    return MarsError(
        message("the files of {name} changed during the build", name=name), message("Run the command again.")
    )


def issue_of_tag(opened: OpenProject, tag: str) -> tuple[str, int]:
    """(issue, number of the release) that a tag of git names: "2025-05" or "2025-05-r2".

    An issue whose very name is the tag comes first. Raises MarsError for a tag that names none.
    """
    names = [issue.name for issue in opened.issues()]
    name = tag.removeprefix("refs/tags/")
    if name in names:
        return name, 1
    again = re.fullmatch(r"(.+)-r([1-9][0-9]{0,3})", name)
    if again and again[1] in names:
        return again[1], int(again[2])
    raise MarsError(
        message("the tag {name} names no issue in sources/", name=repr(name)),
        message(
            "Name a tag as the issue, with -r2, -r3, … for a later release of it. The issues are: {names}.",
            names=tuple(names),
        ),
    )


def _reasons(findings: list[Finding]) -> tuple[Message, ...]:
    errors = [one for one in findings if one.severity == "error" and not one.language]
    of_sources = [
        message("{path}:{line}: {message}", path=one.location.path, line=one.location.line, message=one.message)
        for one in errors
    ]
    return (*reasons_not_ready(findings), *of_sources)


def _record_release(project: Project, issue: str, made: Release, notes: tuple[Wording, ...]) -> Released:
    path = manifest_path(project, issue)
    with write_lock(project, folders=[path.parent]):
        before = read_releases(project, issue)
        if before and made.same_as(before[-1]):
            return Released(issue, before[-1], record=path, notes=notes)
        made = replace(made, number=max(made.number, before[-1].number + 1 if before else 1))
        write_if_changed(path, serialise_releases(issue, [*before, made]))
    return Released(issue, made, new=True, record=path, notes=notes)


@dataclass(frozen=True, slots=True)
class Verified:
    """The last release of an issue held against what is there: files that differ, and what the files say.

    `read_back` is what they say beside the edition; where its inputs have changed since, that edition cannot be made,
    and `unlike` says which files do not say what the release recorded.
    """

    issue: str
    release: Release
    differences: tuple[Difference, ...]
    read_back: tuple[OutputReadBack, ...] = ()
    unlike: tuple[Message, ...] = ()

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What the files say otherwise."""
        return (*(fault for one in self.read_back for fault in one.faults), *self.unlike)


def verify(
    opened: OpenProject,
    wanted: Iterable[str],
    out: Path,
    progress: Callable[[str], None] = lambda _: None,
    *,
    listing: bool = False,
) -> Iterator[Verified]:
    """For each wanted issue (all that were released where none is named) its last release, and what differs from it.

    The files of today are compared with the record and read back; where all inputs are as they were and the tool is
    the same version, the issue is also built anew in a folder of its own. `listing` keeps what segments were read.
    Raises MarsError where an issue was never released.
    """
    project, named = opened.project, tuple(wanted)
    for found in opened.issues(named):
        issue = OpenIssue(opened, found)
        releases = read_releases(project, issue.name)
        if not releases and named:
            raise MarsError(
                message("{name} was never released", name=issue.name),
                message("Run `mars-i18n release {name}`.", name=issue.name),
            )
        if not releases:
            continue
        last = releases[-1]
        progress(issue.name)
        documents = tuple(issue.readable_documents())
        today = inputs_of(project, issue.name, documents)
        if last.tool != __version__:  # earlier versions did not show the pictures that front matter names
            for path in opening_pictures(project, issue.name, documents) - last.inputs.keys():
                del today[path]
        inputs = list(_compare(issue.name, "input", last.inputs, today))
        files = _without_later_theme(project, _built_files(project, issue.name, out, last.files), last)
        differences = [*inputs, *_compare(issue.name, "output", last.files, files)]
        if not inputs and not other_tools(last):
            differences += _compare_rebuilt(issue, last)
        read = () if inputs else tuple(_read_again(issue, last, out, listing=listing))
        records = last.read_back.items() if inputs else ()
        formats = project.configuration.formats
        unlike = (
            one for language, row in records for one in compare_with_record(language, issue.name, row, out, formats)
        )
        yield Verified(issue.name, last, tuple(differences), read, tuple(unlike))


def _read_again(issue: OpenIssue, last: Release, out: Path, *, listing: bool) -> Iterator[OutputReadBack]:
    """What the files say beside the editions of a release, whose inputs are as they were."""
    languages = tuple(one for one in issue.opened.project.languages if one in last.languages)
    known = plugins.names("outputs")
    order = Order(languages, tuple(one for one in last.outputs if one in known), out)
    assessments = [assess(issue, language) for language in issue.opened.project.languages]
    for language, edition in make_editions(issue, assessments, order).items():
        if language in languages:
            records = last.read_back.get(language, {})
            for one in read_back(edition, order.outputs, out, listing=listing):
                yield without_later_pictures(one, edition, records.get(one.output, {}))


def other_tools(last: Release) -> Message | None:
    """Which tools that made a release are not the ones here; None where it can be built again."""
    if last.tool != __version__:
        return message("by mars-i18n {version}; this is {here}", version=last.tool, here=__version__)
    here = libraries()
    other = tuple(
        message("{library} {version}; here is {here}", library=name, version=was, here=here.get(name, "none"))
        for name, was in last.libraries.items()
        if here.get(name) != was
    )
    return message("with {libraries}", libraries=other) if other else None


def _compare(
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
    return _digests(out, {*found, *_theme_built(out)})


def _theme_of(project: Project, out: Path) -> Iterator[Path]:
    return (out / one.path for one in theme_files((str(project.root / "templates"),)))


def _theme_built(out: Path) -> Iterator[Path]:
    """The files of the theme, which the pages of all issues load."""
    return (path for path in (out / THEME).rglob("*") if path.is_file())


def _without_later_theme(project: Project, files: dict[str, str], last: Release) -> dict[str, str]:
    """The files without those of the shared theme, as it is today, that a release does not name: they came later."""
    today = {one.path: digest(one.data) for one in theme_files((str(project.root / "templates"),))}
    return {path: found for path, found in files.items() if path in last.files or today.get(path) != found}


def _digests(out: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): digest(read_bytes(path)) for path in sorted(paths) if path.is_file()}


def _compare_rebuilt(issue: OpenIssue, last: Release) -> list[Difference]:
    project = issue.opened.project
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        order = Order(project.languages, last.outputs, out, archive=False)
        list(build(issue.opened, [issue.name], order, held=issue))
        for one in theme_files((str(project.root / "templates"),)) if "web" in last.outputs else ():
            write_if_changed(out / one.path, one.data)
        files = _without_later_theme(project, _built_files(project, issue.name, out, last.files), last)
        return list(_compare(issue.name, "rebuilt", last.files, files))
