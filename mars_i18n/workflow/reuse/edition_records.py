"""What outputs have recorded of the editions of a project, for the files that are for all issues together.

The records of an issue are those of an earlier command, where all that they were made from is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.cache.digests import digest_bytes, digest_parts, has_digest
from mars_i18n.cache.result_store import StoredResult
from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.plugins.editions import Archive, EditionRecord
from mars_i18n.project import GLOSSARY, LINKS
from mars_i18n.workflow.building.order import template_folders
from mars_i18n.workflow.issue.file_questions import FileQuestion
from mars_i18n.workflow.issue.unread_sources import Shown
from mars_i18n.workflow.reuse.built_ahead import KeptRecord
from mars_i18n.workflow.reuse.judged_issues import JudgedIssues, words_of_templates
from mars_i18n.workflow.reuse.known_results import KnownResults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mars_i18n.messages import Wording
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.project import Issue
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.issue.assessment import Assessment
    from mars_i18n.workflow.issue.files_beside import FilesBeside
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.built_ahead import BuiltAhead
    from mars_i18n.workflow.reuse.inputs import Inputs
    from mars_i18n.workflow.reuse.judged_issues import JudgedIssue

_SHORT = 500  # code points; a longer text is kept by itself, and read when it is asked for


@dataclass(frozen=True, slots=True)
class ExpectedInputs:
    """What an issue is made from, as a command sees it: digests of what all share, of template words, and of all.

    `state` is the digest of what a worker reads when it opens the project, and `code` that of the code, if known.
    """

    shared: bytes
    words: tuple[str, ...]
    digest: bytes
    state: bytes
    code: bytes | None


def digest_worker_state(opened: OpenProject) -> bytes:
    """The digest of what every job depends on besides the files of its issue. Raises MarsError."""
    accepted = tuple((one.fingerprint, one.check) for one in opened.baseline)
    settings = repr(opened.project.configuration)
    return digest_parts(settings, opened.data_of(GLOSSARY), opened.data_of(LINKS), accepted, opened.template_stamps)


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """The records of an issue, what its documents show, and the files beside its sources that it is made of.

    `read` are (path below the project, digest of the bytes).
    """

    records: tuple[KeptRecord, ...]
    shown: Shown
    read: tuple[tuple[str, bytes], ...]


_CODEC = ValueCodec(FileQuestion, KeptIssue, KeptRecord, Shown)


class EditionRecords:
    """The records of the ordered outputs that make files for all issues; editions are let go of once recorded.

    A command that builds issue after issue keeps it: each issue is recorded once, and files for all issues are made
    again only where a record has changed.
    """

    def __init__(self, opened: OpenProject, order: Order) -> None:
        """Know nothing of any issue yet. Raises MarsError where what all issues share cannot be read."""
        self._opened = opened
        self._order = order
        described = (plugins.describe("outputs", name) for name in order.outputs)
        self._outputs = {one.name: one for one in described if one.archive is not None}
        accepted = tuple((one.fingerprint, one.check) for one in opened.baseline)
        options = (order.outputs, order.draft, accepted, opened.template_stamps)
        self._known = KnownResults(opened, "editions", _CODEC, *options)
        self._words = words_of_templates(opened)
        self._kind = f"texts {digest_parts(order.outputs, order.draft).hex()[:16]}"
        self._judged = JudgedIssues(opened)
        self._inputs: dict[str, Inputs | None] = {}
        self._by_issue: dict[str, tuple[KeptRecord, ...]] = {}
        self._held: dict[bytes, str] = {}  # long texts by their digests, where nothing can be kept
        self._failures: dict[str, plugins.PluginError] = {}
        self.changed = True  # since the files for all issues were made
        self.notes: tuple[Wording, ...] = ()  # on those files

    @property
    def wanted(self) -> bool:
        """Whether any ordered output makes files for all issues."""
        return bool(self._outputs)

    def read_inputs(self, issue: Issue) -> Inputs | None:
        """What an issue is made from now; None where nothing can be found or kept."""
        return self._known.read_inputs(issue, self._words)

    def open(self, issue: Issue, inputs: Inputs | None) -> OpenIssue:
        """An issue to be recorded, with the files that were read of it."""
        from mars_i18n.workflow.issue.open_issue import OpenIssue

        self._inputs[issue.name] = inputs
        return OpenIssue(self._opened, issue, sources=inputs.sources if inputs else None)

    def assess(self, issue: OpenIssue) -> tuple[Assessment, ...]:
        """The verdict on an issue that was opened here in each language, with its catalogues: see JudgedIssues."""
        return self._judged.assess(issue, self._inputs.get(issue.name))

    def find(self, issue: Issue, inputs: Inputs | None) -> bool:
        """Whether an issue is recorded: by this command, or by an earlier one that had all of it as it is now."""
        if issue.name in self._by_issue:
            return True
        found = self._known.find(issue.name, inputs)
        if not isinstance(found, KeptIssue):
            return False
        root = self._opened.project.root
        if not all(has_digest(root / path, digest) for path, digest in found.read):
            return False
        self._opened.shown_files.add(found.shown)
        self._by_issue[issue.name] = found.records
        return True

    def add(self, issue: OpenIssue, editions: Iterable[Edition], files: FilesBeside) -> None:
        """Record the editions of an issue, in order of their languages, in place of what was recorded of it.

        `files` are those beside its sources that the editions ask for. What an output of others fails on is kept for
        `failures`. Raises MarsError where something cannot be read.
        """
        failures = len(self._failures)
        records = tuple(self._record(issue.name, editions))
        self._set(issue.name, records)
        inputs = self._inputs.pop(issue.name, None)
        if len(self._failures) == failures:
            read = files.list_read()
            kept = KeptIssue(records, issue.shown, read.digests)
            self._known.keep(issue.name, inputs, kept, issue.asked, read.asked)

    def _set(self, issue: str, records: tuple[KeptRecord, ...]) -> None:
        self.changed |= self._by_issue.get(issue) != records
        self._by_issue[issue] = records

    def find_verdicts(self, issue: Issue, inputs: Inputs | None) -> JudgedIssue | None:
        """The verdicts on an issue, if an earlier command came to them."""
        return self._judged.find(issue.name, inputs)

    def describe_inputs(self, inputs: Inputs) -> ExpectedInputs:
        """What a worker must find as it is here."""
        opened = self._opened
        return ExpectedInputs(self._known.shared, self._words, inputs.digest, digest_worker_state(opened), opened.code)

    def take_records(self, issue: str) -> tuple[tuple[KeptRecord, ...], dict[bytes, str]]:
        """The records of an issue, with its long texts by their digests; none where an output of others failed."""
        texts, self._held = self._held, {}
        return (() if self._failures else self._by_issue.pop(issue, ())), texts

    def take_over(self, issue: Issue, inputs: Inputs | None, ahead: BuiltAhead) -> None:
        """Keep what a worker recorded of an issue with these files, and the verdicts that it came to."""
        self._opened.shown_files.add(ahead.judged.shown)
        if ahead.is_judged_anew:
            self._judged.keep(issue.name, inputs, ahead.judged, ahead.asked)
        if not self._order.archive:
            return
        for one in ahead.records:
            for key, digest in one.long_texts:
                self._keep_text((issue.name, one.language, one.output, key), ahead.long_texts[digest])
        self._set(issue.name, ahead.records)
        kept = KeptIssue(ahead.records, ahead.judged.shown, ahead.read.digests)
        self._known.keep(issue.name, inputs, kept, ahead.asked, ahead.read.asked)

    def _record(self, issue: str, editions: Iterable[Edition]) -> Iterator[KeptRecord]:
        for edition in editions:
            for name, output in self._outputs.items():
                try:
                    texts = plugins.record(output, edition)
                except plugins.PluginError as error:
                    self._failures.setdefault(name, error)
                    continue
                short = tuple((key, text) for key, text in texts.items() if len(text) <= _SHORT)
                long = tuple(
                    (key, self._keep_text((issue, edition.language, name, key), text))
                    for key, text in texts.items()
                    if len(text) > _SHORT
                )
                yield KeptRecord(name, edition.language, edition.locale, edition.draft, short, long)

    def _keep_text(self, name: tuple[str, ...], text: str) -> bytes:
        """Keep a long text by itself; gives its digest."""
        data = text.encode("utf-8", "surrogatepass")
        digest = digest_bytes(data)
        if self._opened.results.is_open:
            self._opened.results.keep(self._kind, "\n".join(name), digest, StoredResult(data))
        else:
            self._held[digest] = text
        return digest

    def _load_text(self, name: tuple[str, ...], digest: bytes) -> str:
        """A long text. One that was dropped since is made again."""
        if digest in self._held:
            return self._held[digest]
        stored = self._opened.results.find(self._kind, "\n".join(name), digest)
        return stored.value.decode("utf-8", "surrogatepass") if stored else self._make_text(*name)

    def _make_text(self, issue: str, language: str, output: str, key: str) -> str:
        from mars_i18n.workflow.building.edition_making import make_editions
        from mars_i18n.workflow.issue.assess import assess
        from mars_i18n.workflow.issue.open_issue import OpenIssue

        (found,) = self._opened.issues([issue])
        made = OpenIssue(self._opened, found)
        assessments = [assess(made, one) for one in self._opened.project.languages]
        edition = make_editions(made, assessments, self._order).get(language)
        return plugins.record(self._outputs[output], edition).get(key, "") if edition else ""

    @property
    def failures(self) -> tuple[plugins.PluginError, ...]:
        """Why outputs of others could not record an edition: nothing is made of them for all issues."""
        return tuple(self._failures.values())

    def digest(self, output: str) -> bytes:
        """The digest of all that an output has recorded, and of the words that it may show beside."""
        records = (
            (issue, one.language, one.locale, one.draft, one.texts, one.long_texts)
            for issue, found in sorted(self._by_issue.items())
            for one in found
            if one.output == output
        )
        return digest_parts(self._words, tuple(records))

    def archives(self) -> Iterator[tuple[plugins.Plugin, Archive]]:
        """Each output that makes files for all issues, with what it is given for them."""
        project = self._opened.project
        for name, output in self._outputs.items():
            if name in self._failures:
                continue
            archive = Archive(
                records=tuple(self._records_of(name)),
                project=project.configuration.title,
                languages=project.languages,
                words=partial(self._opened.template_words.translate, without_unreadable=True),
                template_folders=template_folders(project),
                base_url=project.configuration.base_url,
                outputs=self._order.outputs,
                titles=project.configuration.titles,
            )
            yield output, archive

    def _records_of(self, output: str) -> Iterator[EditionRecord]:
        for issue, records in sorted(self._by_issue.items()):
            for one in records:
                if one.output == output:
                    load = partial(self._load_text_of, issue, one)
                    texts = _Texts(dict(one.texts), dict(one.long_texts), load)
                    yield EditionRecord(issue, one.language, one.locale, one.draft, texts)

    def _load_text_of(self, issue: str, record: KeptRecord, key: str, digest: bytes) -> str:
        return self._load_text((issue, record.language, record.output, key), digest)


class _Texts(Mapping[str, str]):
    """The texts of a record; the long ones are loaded when they are asked for."""

    def __init__(self, short: dict[str, str], long: dict[str, bytes], load: Callable[[str, bytes], str]) -> None:
        self._short, self._long, self._load = short, long, load

    def __getitem__(self, key: str) -> str:
        return self._load(key, self._long[key]) if key in self._long else self._short[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._short
        yield from self._long

    def __len__(self) -> int:
        return len(self._short) + len(self._long)
