"""How the memory came from one state to the next: which texts each command may have given other answers.

What was asked before a step has the same answers after it, if no text of the step was asked for. So an issue that was
written does not make every other one ask again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.cache.result_store import StoredResult
from mars_i18n.workflow.issue.asking.changed_texts import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.workflow.issue.open_project import OpenProject

_KIND = "memory-step"
_MOST_STEPS, _MOST_TEXTS = 100, 1_000_000
_STATE_BYTES = 32


class MemorySteps:
    """The steps of earlier commands and of this one."""

    def __init__(self, opened: OpenProject) -> None:
        """Read nothing yet."""
        self._opened = opened
        self._changed: dict[bytes, frozenset[bytes] | None] = {}  # state → the texts of all steps from there to now
        self._now = b""

    def lead_past(self, state: bytes, keys: Iterable[bytes]) -> bool:
        """Whether steps lead from a state of the memory to that of now, and none is about any of these texts."""
        now = self._opened.memory_state.digest
        if state == now:
            return True
        if now != self._now:
            self._now = now
            self._changed.clear()
        if state not in self._changed:
            self._changed[state] = self._collect(state, now)
        changed = self._changed[state]
        return changed is not None and changed.isdisjoint(keys)

    def _collect(self, state: bytes, now: bytes) -> frozenset[bytes] | None:
        """The texts of all steps from one state to another; None where no steps lead there."""
        texts: set[bytes] = set()
        memory = self._opened.memory_state
        for _ in range(_MOST_STEPS):
            if state == now:
                return frozenset(texts)
            if state == memory.first:  # this command's own step
                return frozenset(texts | memory.changed_texts)
            step = self._opened.results.find(_KIND, state.hex(), self._digest)
            if step is None:
                return None
            state, data = step.value[:_STATE_BYTES], step.value[_STATE_BYTES:]
            texts.update(data[at : at + KEY_BYTES] for at in range(0, len(data), KEY_BYTES))
        return None

    def keep(self) -> None:
        """Keep the step of this command, if it wrote catalogues."""
        if "memory_state" not in self._opened.__dict__:
            return
        memory = self._opened.memory_state
        if memory.digest != memory.first and len(memory.changed_texts) <= _MOST_TEXTS:
            data = memory.digest + b"".join(sorted(memory.changed_texts))
            self._opened.results.keep(_KIND, memory.first.hex(), self._digest, StoredResult(data))

    @property
    def _digest(self) -> bytes:
        return self._opened.code or b""
