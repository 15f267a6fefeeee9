"""The results of one command over issues: found where nothing has changed, kept where they were made.

A result is found by the digest of all that it was made from. What it asked besides, the memory and the disk, is kept
with it as question and answer: both are asked again before it is used.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from mars_i18n.cache.digests import Part, digest_parts
from mars_i18n.cache.result_store import StoredResult
from mars_i18n.errors import MarsError
from mars_i18n.project import TEMPLATES, file_below
from mars_i18n.workflow.issue.asking.asked_memory import AskedMemory
from mars_i18n.workflow.issue.file_questions import FileQuestion
from mars_i18n.workflow.reuse.asked_questions import Answered, keys_of, read_asked, write_asked
from mars_i18n.workflow.reuse.inputs import Inputs, digest_shared, read_inputs, read_template_inputs
from mars_i18n.workflow.reuse.memory_steps import MemorySteps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.cache.value_codec import ValueCodec
    from mars_i18n.project import Issue, Project
    from mars_i18n.workflow.issue.asking.asked_memory import Question
    from mars_i18n.workflow.issue.open_project import OpenProject


class KnownResults:
    """The results of a command, of one kind and with some options, in an open project."""

    def __init__(self, opened: OpenProject, kind: str, codec: ValueCodec, *options: Part) -> None:
        """Read what all issues share. Raises MarsError where that cannot be read."""
        self._opened = opened
        self._codec = codec
        self._kind = f"{kind} {digest_parts(options).hex()[:16]}"
        self._steps = MemorySteps(opened)
        self.shared = digest_shared(opened, kind, *options)

    def read_inputs(self, issue: Issue, *also: Part) -> Inputs | None:
        """What an issue is made from now, and `also` this; None where a file cannot be read."""
        return read_inputs(self._opened, issue, self.shared, *also)

    def adopt_inputs(self, inputs: Inputs | None) -> Inputs | None:
        """What an issue was made from when results of another kind were asked for, for those of this kind."""
        return inputs and replace(inputs, digest=digest_parts(self.shared, inputs.own))

    def read_template_inputs(self) -> Inputs | None:
        """The same of the words of page templates."""
        return read_template_inputs(self._opened, self.shared)

    def find(self, name: str, inputs: Inputs | None) -> object | None:
        """The result that was made from these inputs, if all that it asked is answered as it was."""
        stored = inputs and self._opened.results.find(self._kind, name, inputs.digest)
        if not inputs or not stored:
            return None
        try:
            value, files = cast("tuple[object, tuple[object, ...]]", self._codec.read(stored.value))
            if not all(isinstance(one, FileQuestion) and is_answered(self._opened.project, one) for one in files):
                return None
            return value if self._remembers(name, inputs, stored) else None
        except (ValueError, TypeError, MarsError):
            return None

    def keep(
        self,
        name: str,
        inputs: Inputs | None,
        value: object,
        asked: AskedMemory | Answered | None = None,
        files: Iterable[FileQuestion] = (),
    ) -> None:
        """Keep a result that was made from these inputs, unless it holds what cannot be kept."""
        if not inputs or not self._opened.results.is_open or not inputs.are_still_read(self._opened):
            return
        try:
            data = self._codec.write((value, tuple(files)))
            questions = b""
            if asked and asked.questions:
                questions = self._write_asked(asked.answers, asked.questions)
        except (TypeError, ValueError, RecursionError, MarsError):
            return
        self._opened.results.keep(self._kind, name, inputs.digest, StoredResult(data, questions))

    def find_shared(self) -> object | None:
        """A result about no issue, made from what all share."""
        return self.find("", Inputs(self.shared))

    def keep_shared(self, value: object) -> None:
        """Keep a result about no issue, made from what all share."""
        self.keep("", Inputs(self.shared), value)

    def finish(self) -> None:
        """Write what was kept, and what this command changed in the memory."""
        self._steps.keep()
        self._opened.results.flush()

    def _write_asked(self, answers: bytes, questions: tuple[Question, ...]) -> bytes:
        """What was asked just now, as bytes; with the state before this command, if the answers were the same then."""
        keys, memory = keys_of(questions), self._opened.memory_state
        state = memory.first if memory.changed_texts.isdisjoint(keys) else memory.digest
        return write_asked(state, answers, keys, questions)

    def _remembers(self, name: str, inputs: Inputs, stored: StoredResult) -> bool:
        """Whether the memory answers what was asked as it did.

        It does if it is the same, or if what was written since is about other texts; else it is asked again.
        """
        if not stored.questions:
            return True
        self._opened.memory_was_asked = True
        asked = read_asked(stored.questions)
        if self._steps.lead_past(asked.state, asked.keys):
            return True
        again = AskedMemory(lambda: self._opened.memory, name)
        again.ask_again(asked.questions)
        if again.answers != asked.answers:
            return False
        questions = self._write_asked(asked.answers, asked.questions)
        self._opened.results.keep(self._kind, name, inputs.digest, StoredResult(stored.value, questions))
        return True


def is_answered(project: Project, question: FileQuestion) -> bool:
    """Whether an address leads to the file that it led to."""
    found = file_below(project.root / "sources", project.root / question.folder, question.address)
    return (None if found is None else project.relative(found)) == question.path


def has_same_answers(opened: OpenProject, name: str, asked: Answered) -> bool:
    """Whether the memory answers today what a worker of an issue was answered."""
    if not asked.questions:
        return True
    again = AskedMemory(lambda: opened.memory, name)
    again.ask_again(asked.questions)
    return again.answers == asked.answers


def has_template_words(opened: OpenProject) -> bool:
    """Whether a project has templates of its own, or a catalogue of their words. Raises MarsError."""
    catalogues = (opened.catalogues.read_data(language, TEMPLATES) for language in opened.project.languages)
    return (opened.project.root / TEMPLATES).is_dir() or any(data is not None for data in catalogues)
