"""Issues that an earlier command built, and whose files are in the build folder still, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.cache.digests import digest_bytes, has_digest
from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message
from mars_i18n.workflow.building.build_result import Built
from mars_i18n.workflow.issue.assets import is_built
from mars_i18n.workflow.issue.file_questions import FileQuestion
from mars_i18n.workflow.issue.unread_sources import Shown
from mars_i18n.workflow.reuse.inputs import Inputs
from mars_i18n.workflow.reuse.known_results import KnownResults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Wording
    from mars_i18n.model import Artefact
    from mars_i18n.project import Issue
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
    from mars_i18n.workflow.issue.files_beside import ReadBeside
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.asked_questions import Answered

    Digests = tuple[tuple[str, bytes], ...]  # (path below the build folder, or the project; digest of the bytes)


@dataclass(frozen=True, slots=True)
class BuiltLanguage:
    """What became of an issue in one language: the paths of `files` are below the build folder."""

    language: str
    ready: bool
    reason: Wording
    files: Digests
    notes: tuple[Wording, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BuiltIssue:
    """What became of an issue; what was read beside its sources, and which addresses led to pages of the build."""

    languages: tuple[BuiltLanguage, ...]
    read: Digests
    pages: tuple[tuple[str, bool], ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class BuiltArchive:
    """The files that an output made for all issues, and the notes on them."""

    files: Digests
    notes: tuple[Wording, ...]


_CODEC = ValueCodec(BuiltArchive, BuiltIssue, BuiltLanguage, FileQuestion, Message, Shown)


class BuiltIssues:
    """The issues that were built as an order wants them. One with an output for editors is always built anew."""

    def __init__(self, opened: OpenProject, order: Order) -> None:
        """Find nothing yet. Raises MarsError where what all issues share cannot be read."""
        self._opened = opened
        self._out = order.out
        accepted = tuple((one.fingerprint, one.check) for one in opened.baseline)
        options = (order.outputs, order.languages, order.draft, accepted, opened.template_stamps)
        self._known = KnownResults(opened, "built", _CODEC, *options)
        self._usable = not order.verify and not any(
            plugins.describe("outputs", name).on_request for name in order.outputs
        )

    def find(self, issue: Issue, inputs: Inputs | None) -> tuple[Built, ...]:
        """What became of an issue in each language, where building it again would write what is there; else nothing.

        `inputs` are what it is made from now, read with `words_of_templates`.
        """
        found = self._known.find(issue.name, self._known.adopt_inputs(inputs)) if self._usable else None
        if not isinstance(found, BuiltIssue) or not self._is_there(found):
            return ()
        self._opened.shown_files.add(found.shown)
        return tuple(
            Built(
                issue.name,
                one.language,
                one.ready,
                one.reason,
                tuple(self._out / path for path, _ in one.files),
                one.notes,
                left_out=one.left_out,
            )
            for one in found.languages
        )

    def _is_there(self, found: BuiltIssue) -> bool:
        project, issues = self._opened.project, {one.name for one in self._opened.issues()}
        files = (pair for one in found.languages for pair in one.files)
        return (
            all(has_digest(self._out / path, digest) for path, digest in files)
            and all(has_digest(project.root / path, digest) for path, digest in found.read)
            and all(is_built(project, issues, path) == built for path, built in found.pages)
        )

    def keep(
        self,
        name: str,
        inputs: Inputs | None,
        made: Sequence[Built],
        read: ReadBeside,
        about: tuple[Shown, AskedMemory | Answered],
    ) -> None:
        """Keep what became of an issue, unless something failed, or was said of the files beside its sources.

        `about` is what its documents show, and what was asked of the memory.
        """
        if not self._usable or any(one.failures or one.unreadable or not one.whole for one in made):
            return
        rows = tuple(
            BuiltLanguage(one.language, one.ready, one.reason, self._below_out(one), one.notes, one.left_out)
            for one in made
        )
        shown, asked = about
        value = BuiltIssue(rows, read.digests, read.pages, shown)
        self._known.keep(name, self._known.adopt_inputs(inputs), value, asked, read.asked)

    def find_archive(self, output: str, state: bytes) -> tuple[Wording, ...] | None:
        """The notes on the files that an output made for all issues, where it would write what is there; else None.

        `state` is the digest of what they are made from: see EditionRecords.
        """
        found = self._known.find(f"\n{output}", self._known.adopt_inputs(Inputs(b"", own=state)))
        if not isinstance(found, BuiltArchive):
            return None
        return found.notes if all(has_digest(self._out / path, digest) for path, digest in found.files) else None

    def keep_archive(self, output: str, state: bytes, made: Sequence[Artefact]) -> None:
        """Keep which files an output made for all issues."""
        notes = dict.fromkeys(note for one in made for note in one.notes)
        value = BuiltArchive(tuple((one.path, digest_bytes(one.data)) for one in made), tuple(notes))
        self._known.keep(f"\n{output}", self._known.adopt_inputs(Inputs(b"", own=state)), value)

    def _below_out(self, built: Built) -> Digests:
        pairs = zip(built.files, built.digests, strict=True)
        return tuple((path.relative_to(self._out).as_posix(), digest) for path, digest in pairs)
