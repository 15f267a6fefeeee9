"""`build`: localised issues, from the sources and the finished catalogues."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, cast

from mars_i18n import plugins
from mars_i18n.cache.digests import digest_bytes
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.project import write_if_changed
from mars_i18n.workflow.building.build_result import Built
from mars_i18n.workflow.building.outdated import note_deleted, note_outdated
from mars_i18n.workflow.issue.files_beside import FilesBeside
from mars_i18n.workflow.reuse.built_issues import BuiltIssues
from mars_i18n.workflow.reuse.edition_records import EditionRecords
from mars_i18n.workflow.reuse.fitted_images import FittedImages
from mars_i18n.workflow.workers.pool import WorkerPool
from mars_i18n.workflow.workers.preparing import prepare_workers

# Heavy imports are in functions: a command that finds everything as it was needs none of them.
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.messages import Message, Wording
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.project import Issue
    from mars_i18n.workflow.building.made_files import MadeLanguage
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.records.read_back import OutputReadBack
    from mars_i18n.workflow.reuse.built_ahead import BuiltAhead
    from mars_i18n.workflow.reuse.inputs import Inputs
    from mars_i18n.workflow.workers.pool import Pending


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
    jobs: int = 1,
    ahead: BuiltAhead | None = None,
) -> Iterator[Built]:
    """Build the wanted issues (all where none is named); a language that is not ready is refused, unless draft.

    The outputs for editors, such as the proof, are built of a language that is not ready, too.

    Every language is judged before any is built, as each page links to the finished ones. Ends with the index of
    all issues where the web output is ordered. `held` is an issue that the caller has open already, of which a worker
    may have made the files `ahead`; `records` are those of an earlier call with the same order. Up to `jobs` processes
    work ahead where there is much to do, where nothing is read back and nothing is for editors; what is written does
    not depend on them. Raises MarsError where something cannot be read or written.
    """
    require_outputs(order.outputs)
    records = records or EditionRecords(opened, order)
    order = replace(order, archive=order.archive and records.wanted)
    chosen = frozenset(issue.name for issue in opened.issues(wanted))
    work = _Building(
        opened,
        order,
        progress,
        records,
        BuiltIssues(opened, order),
        FittedImages(opened.project, opened.code),
        chosen,
        held,
        ahead,
    )
    for_editors = any(plugins.describe("outputs", name).on_request for name in order.outputs)
    prepare = prepare_workers(opened, "mars_i18n.workflow.building.edition_making")
    pool = WorkerPool(1 if held or order.verify or for_editors else jobs, prepare=prepare)
    try:
        for turn in pool.walk(opened.issues(() if order.archive else chosen), work.find, work.order_job):
            yield from work.build(turn)
        notes, failures = _write_archive(work) if order.archive else ((), ())
    finally:
        pool.close()
        opened.results.flush()
        work.fitted.close()
    read = tuple(_read_back(work)) if work.shown else ()
    left = tuple(note_deleted(opened.project, opened.issues(), order.out)) if order.archive else ()
    if notes or failures or read or left:
        yield Built("", "", ready=True, reason="", notes=(*notes, *left), failures=failures, read_back=read)


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
    chosen: frozenset[str]
    held: OpenIssue | None
    ahead: BuiltAhead | None
    shown: list[Edition] = field(default_factory=list)

    def find(self, issue: Issue) -> tuple[object | None, Inputs | None]:
        """What is known of an issue, where there is nothing to do for it, and what it is made from.

        That is what became of it, of one that was built and is there; nothing of one that is only to be recorded.
        """
        if self._is_held(issue):
            return None, None
        inputs = self.records.read_inputs(issue)
        recorded = not self.order.archive or self.records.find(issue, inputs)
        if issue.name not in self.chosen:
            return (() if recorded else None), inputs
        return (inputs and recorded and self.earlier.find(issue, inputs)) or None, inputs

    def order_job(self, issue: Issue, inputs: Inputs) -> tuple[Callable[..., object], tuple[object, ...]]:
        """What a worker is to do for an issue of which nothing is known."""
        from mars_i18n.workflow.workers.build_ahead import build_ahead

        known = self.records.find_verdicts(issue, inputs)
        outputs = self.order.outputs if issue.name in self.chosen else ()
        return build_ahead, (
            self.opened.project.root,
            issue,
            self.records.describe_inputs(inputs),
            self.order,
            outputs,
            known,
        )

    def build(self, turn: Pending) -> Iterator[Built]:
        """Build an issue, unless it was built and is there, or only record it."""
        if turn.known is not None:
            yield from cast("tuple[Built, ...]", turn.known)
            return
        self.progress(turn.issue.name)
        if (ahead := turn.result()) is not None:
            yield from self._take_over(turn, cast("BuiltAhead", ahead))
            return
        inputs = turn.inputs if turn.job is None else self.records.read_inputs(turn.issue)
        held = self.held if self._is_held(turn.issue) else None
        issue = held or self.records.open(turn.issue, inputs)
        assessments = self._judge(issue) if held else self.records.assess(issue)
        files, made = self._make_editions(issue, assessments)
        if turn.issue.name not in self.chosen:
            return
        if self.order.verify:
            self.shown.extend(one for one in self._finished(assessments, made) if one.language in self.order.languages)
        rows, ahead = [], self.ahead if held else None
        for one in assessments:
            if one.language in self.order.languages:
                done = ahead.made.get(one.language) if ahead else None
                done = done or self._make_files(one, made.get(one.language), files)
                row, outdated = _write_language(self, one, done)
                rows.append(row)
                yield replace(row, notes=(*row.notes, *outdated))
        if ahead:
            self.earlier.keep(issue.name, inputs, rows, ahead.read, (ahead.judged.shown, ahead.asked))
        else:
            self.earlier.keep(issue.name, inputs, rows, files.list_read(), (issue.shown, issue.asked))

    def _is_held(self, issue: Issue) -> bool:
        return self.held is not None and self.held.name == issue.name

    def _make_files(self, one: Assessment, edition: Edition | None, files: FilesBeside) -> MadeLanguage | None:
        from mars_i18n.workflow.building.file_making import make_files

        if edition is None:
            return None
        return make_files(self.opened, self.order.outputs_for(ready=one.ready), edition, files)

    def _take_over(self, turn: Pending, ahead: BuiltAhead) -> Iterator[Built]:
        """Keep and write what a worker made of an issue."""
        name, inputs = turn.issue.name, turn.inputs
        self.records.take_over(turn.issue, inputs, ahead)
        if name not in self.chosen:
            return
        rows = []
        for one in ahead.judged.rows:
            if one.language in self.order.languages:
                row, outdated = _write_language(self, one, ahead.made.get(one.language))
                rows.append(row)
                yield replace(row, notes=(*row.notes, *outdated))
        self.earlier.keep(name, inputs, rows, ahead.read, (ahead.judged.shown, ahead.asked))

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


def _write_language(
    work: _Building, assessment: Assessment, made: MadeLanguage | None
) -> tuple[Built, tuple[Message, ...]]:
    """Write the files of an issue in one language; there are none where it is refused.

    Notes on what earlier builds left there are given apart: they are not of what was built.
    """
    order = work.order
    issue, language = assessment.issue, assessment.language
    if made is None:
        refused = Built(
            issue,
            language,
            assessment.ready,
            assessment.reason,
            unreadable=assessment.unreadable,
            assessment=assessment,
            left_out=order.outputs,
        )
        return refused, ()
    folder = order.out / language / issue
    files = {
        **{folder / one.path: one.data for one in made.artefacts},
        **{order.out / path: data for path, data in made.assets},
    }
    folders = {path.parent: None for path in (folder / one.path for one in made.artefacts)}
    with work.opened.lock_folders(dict.fromkeys([folder, *folders]), work.progress):
        for path, data in files.items():
            write_if_changed(path, data)
        outdated = tuple(note_outdated(folder, files.keys(), folders))
    outputs = order.outputs_for(ready=assessment.ready)
    row = Built(
        issue,
        language,
        assessment.ready,
        assessment.reason,
        tuple(files),
        made.notes,
        assessment=assessment,
        left_out=tuple(name for name in order.outputs if name not in outputs),
        failures=made.failures,
        digests=tuple(map(digest_bytes, files.values())),
        whole=made.is_whole,
    )
    return row, outdated


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
