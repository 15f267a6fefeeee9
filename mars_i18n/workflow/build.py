"""`build`: localised issues, from the sources and the finished catalogues."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.cache.digests import digest_bytes
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.project import write_if_changed
from mars_i18n.workflow.building.built import Built
from mars_i18n.workflow.issue.assets import copy_assets
from mars_i18n.workflow.issue.files_beside import FilesBeside
from mars_i18n.workflow.reuse.built_issues import BuiltIssues
from mars_i18n.workflow.reuse.edition_records import EditionRecords
from mars_i18n.workflow.reuse.fitted_images import FittedImages

# Heavy imports are in functions: a command that finds everything as it was needs none of them.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Artefact
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.project import Issue
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.records.read_back import OutputReadBack


def installed_outputs() -> tuple[tuple[str, ...], tuple[Message, ...]]:
    """The outputs for readers that can be made here, and for each that cannot a sentence with what installs it."""
    asked = {name for name in plugins.names("outputs") if plugins.describe("outputs", name).on_request}
    lacking = {
        name: missing for name in plugins.names("outputs") if name not in asked and (missing := _missing_extra(name))
    }
    return tuple(name for name in plugins.names("outputs") if name not in {*lacking, *asked}), tuple(lacking.values())


def _missing_extra(name: str) -> Message | None:
    """What to install for an output that needs an extra which is not there, or None."""
    output = plugins.describe("outputs", name)
    if not output.lacking:
        return None
    return message(
        "the output {name} needs the extra '{extra}': {command}",
        name=name,
        extra=output.lacking,
        command=output.install_command,
    )


def require_outputs(names: Iterable[str]) -> None:
    """Raise MarsError for an output that is not known, or needs an extra that is not installed."""
    known = plugins.names("outputs")
    if unknown := set(names) - set(known):
        raise MarsError(
            message("unknown output: {unknown}", unknown=", ".join(sorted(unknown))),
            message("The outputs are: {known}.", known=", ".join(known)),
        )
    for name in names:
        if missing := _missing_extra(name):
            raise MarsError(missing)


def build(  # noqa: PLR0913, PLR0917 - what, how, and what the caller knows of it already
    opened: OpenProject,
    wanted: Iterable[str],
    order: Order,
    progress: Callable[[Wording], None] = lambda _: None,
    held: OpenIssue | None = None,
    records: EditionRecords | None = None,
) -> Iterator[Built]:
    """Build the wanted issues (all where none is named); a language that is not ready is refused, unless draft.

    The outputs for editors, such as the proof, are built of a language that is not ready, too.

    Every language is judged before any is built, as each page links to the finished ones. Ends with the index of
    all issues where the web output is ordered. `held` is an issue that the caller has open already; `records` those of
    an earlier call with the same order. Raises MarsError where something cannot be read or written.
    """
    require_outputs(order.outputs)
    records = records or EditionRecords(opened, order)
    order = replace(order, archive=order.archive and records.wanted)
    work = _Building(opened, order, progress, records, BuiltIssues(opened, order), FittedImages(opened))
    chosen = {issue.name for issue in opened.issues(wanted)}
    try:
        for found in opened.issues(() if order.archive else chosen):
            if found.name in chosen:
                yield from work.build(found, held if held is not None and held.name == found.name else None)
            else:
                work.record(found)
        notes, failures = _write_archive(work) if order.archive else ((), ())
    finally:
        opened.results.flush()
        work.fitted.close()
    read = tuple(_read_back(work)) if work.shown else ()
    if notes or failures or read:
        yield Built("", "", ready=True, reason="", notes=notes, failures=failures, read_back=read)


def _read_back(work: _Building) -> Iterator[OutputReadBack]:
    from mars_i18n.workflow.records.read_back import read_back

    for one in work.shown:
        yield from read_back(one, work.order.outputs, work.order.out)


@dataclass(frozen=True, slots=True)
class _Building:
    """What is done to each issue of a build. `shown` are the editions to be read back."""

    opened: OpenProject
    order: Order
    progress: Callable[[Wording], None]
    records: EditionRecords
    earlier: BuiltIssues
    fitted: FittedImages
    shown: list[Edition] = field(default_factory=list)

    def build(self, found: Issue, held: OpenIssue | None) -> Iterator[Built]:
        """Build an issue, unless it was built and is there; one that is held by the caller always."""
        self.progress(found.name)
        inputs = None if held else self.records.read_inputs(found)
        recorded = not self.order.archive or self.records.find(found, inputs)
        if inputs and recorded and (done := self.earlier.find(found, inputs)):
            yield from done
            return
        issue = held or self.records.open(found, inputs)
        assessments = self._judge(issue) if held else self.records.assess(issue)
        files, made = self._make_editions(issue, assessments)
        if self.order.verify:
            self.shown.extend(one for one in self._finished(assessments, made) if one.language in self.order.languages)
        rows = []
        for one in assessments:
            if one.language in self.order.languages:
                rows.append(_build_language(self, one, made.get(one.language), files))
                yield rows[-1]
        self.earlier.keep(issue, inputs, rows, files)

    def record(self, found: Issue) -> None:
        """Record the editions of an issue that is not built, unless they are."""
        inputs = self.records.read_inputs(found)
        if self.records.find(found, inputs):
            return
        self.progress(found.name)
        issue = self.records.open(found, inputs)
        self._make_editions(issue, self.records.assess(issue))

    def _judge(self, issue: OpenIssue) -> tuple[Assessment, ...]:
        from mars_i18n.workflow.issue.assess import assess

        return tuple(assess(issue, language) for language in self.opened.project.languages)

    def _finished(self, assessments: Sequence[Assessment], made: dict[str, Edition]) -> list[Edition]:
        """The editions for readers, without reviews, which hold on to the whole issue."""
        readers = {one.language for one in assessments if self.order.draft or one.ready}
        return [replace(edition, review=tuple) for language, edition in made.items() if language in readers]

    def _make_editions(
        self, issue: OpenIssue, assessments: Sequence[Assessment]
    ) -> tuple[FilesBeside, dict[str, Edition]]:
        """The editions of an issue, recorded; and the files beside its sources that they ask for."""
        from mars_i18n.workflow.building.edition_making import make_editions
        from mars_i18n.workflow.review import reviewer

        files = FilesBeside(self.opened.project, issue.read.documents, self.fitted.fit)
        made = make_editions(issue, assessments, self.order, reviewer(issue), files)
        if self.order.archive:
            self.records.add(issue, self._finished(assessments, made), files)
        return files, made


def _build_language(work: _Building, assessment: Assessment, edition: Edition | None, beside: FilesBeside) -> Built:
    order, opened = work.order, work.opened
    issue, language = assessment.issue, assessment.language
    if edition is None:
        return Built(
            issue,
            language,
            assessment.ready,
            assessment.reason,
            unreadable=assessment.unreadable,
            assessment=assessment,
            left_out=order.outputs,
        )
    outputs = order.outputs_for(ready=assessment.ready)
    folder = order.out / language / issue
    artefacts: list[Artefact] = []
    failures: list[plugins.PluginError] = []
    for name in outputs:
        try:
            artefacts += _render(name, edition)
        except plugins.PluginError as error:
            failures.append(error)
    files = [folder / artefact.path for artefact in artefacts]
    shows_assets = any(plugins.describe("outputs", name).assets for name in outputs)
    with opened.lock_folders(dict.fromkeys([folder, *(path.parent for path in files)]), work.progress):
        for path, artefact in zip(files, artefacts, strict=True):
            write_if_changed(path, artefact.data)
        assets, notes = copy_assets(opened, edition, order.out, beside) if shows_assets else ({}, [])
    of_outputs = _merge_notes(artefacts, f"{language}/{issue}/")
    return Built(
        issue,
        language,
        assessment.ready,
        assessment.reason,
        (*files, *assets),
        (*notes, *beside.take_notes(), *of_outputs),
        assessment=assessment,
        left_out=tuple(name for name in order.outputs if name not in outputs),
        failures=tuple(failures),
        digests=(*(digest_bytes(artefact.data) for artefact in artefacts), *assets.values()),
        whole=not notes,
    )


def _merge_notes(artefacts: Iterable[Artefact], folder: str) -> Iterator[Message]:
    """The notes of the files of a folder, each once, after the names of all that it is about."""
    about: dict[Wording, list[str]] = {}
    for one in artefacts:
        for note in one.notes:
            about.setdefault(note, []).append(one.path)
    return (
        message("{folder}{files}: {note}", folder=folder, files=tuple(paths), note=note)
        for note, paths in about.items()
    )


def _render(name: str, edition: Edition) -> list[Artefact]:
    output, about = plugins.describe("outputs", name), f"{edition.issue} ({edition.language})"
    return plugins.artefacts(output, about, output.module.render, edition)


def _write_archive(work: _Building) -> tuple[tuple[Wording, ...], tuple[plugins.PluginError, ...]]:
    """Write the files that are for all issues together; give the notes on them, and what failed in others' outputs."""
    records, order = work.records, work.order
    if not records.changed:
        return records.notes, ()
    notes: dict[Wording, None] = {}
    failures = list(records.failures)
    for output, archive in records.archives():
        state = records.digest(output.name)
        if (known := work.earlier.find_archive(output.name, state)) is not None:
            notes |= dict.fromkeys(known)
            continue
        try:
            made = plugins.artefacts(output, message("the archive"), output.module.archive, archive)
        except plugins.PluginError as error:
            failures.append(error)
            continue
        files = [order.out / artefact.path for artefact in made]
        with work.opened.lock_folders(dict.fromkeys(path.parent for path in files), work.progress):
            for path, artefact in zip(files, made, strict=True):
                write_if_changed(path, artefact.data)
                notes |= dict.fromkeys(artefact.notes)
        work.earlier.keep_archive(output.name, state, made)
    records.changed, records.notes = bool(failures), tuple(notes)
    return records.notes, tuple(failures)
