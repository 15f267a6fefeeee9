"""Processes that work on issues ahead of the command, which alone writes, in order.

A worker opens the project for itself and only reads. What it gives is taken only if all that it was made from is still
the same; so the bytes that are written do not depend on how many workers there are. Small work is left to the command.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Protocol

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.inputs import Inputs

_LEAST_BYTES = 150_000  # of sources; for fewer, starting processes takes longer than the work
_AHEAD = 4  # jobs a worker that are given out before the first is needed
opened_here: dict[Path, OpenProject] = {}  # in a worker: the project that it works in


@dataclass(frozen=True, slots=True)
class Pending:
    """An issue in its turn: what is known of it, what it is made from, and the job that works on it, if any."""

    issue: Issue
    known: object | None
    inputs: Inputs | None
    job: Future[object] | None = None

    def result(self) -> object | None:
        """What the job gave; None where there is none, or it failed: the command then does the work itself."""
        try:
            return self.job.result() if self.job else None
        except Exception:  # noqa: BLE001 - a worker that was killed, or a value that cannot be sent
            return None


class FarWorkers(Protocol):
    """Workers of other machines: see cluster.Cluster."""

    def connect(self) -> tuple[Executor, int]:
        """An executor, and how many jobs run at once. Raises MarsError."""

    def send(
        self, issue: Issue, inputs: Inputs, function: Callable[..., object], given: tuple[object, ...]
    ) -> tuple[Callable[..., object], tuple[object, ...]]:
        """A job for an issue in a folder as one for its bytes. Raises MarsError."""

    def close(self) -> None:
        """Let go of them."""


class WorkerPool:
    """Up to a number of worker processes, or those of a cluster, started when there is enough to do. To be closed."""

    def __init__(
        self,
        jobs: int,
        cluster: FarWorkers | None = None,
        prepare: Callable[[Iterable[Issue]], None] = lambda _: None,
        *,
        heavy: bool = False,
        first_here: bool = False,
    ) -> None:
        """Start nothing yet. With a cluster, `jobs` is not asked.

        `prepare` imports what jobs for some issues need, before processes are copied from this one. `heavy` jobs take
        so long that processes are started for any. With `first_here` the command works on a first issue, if that is
        small, before processes are copied from it: they then have all that it has loaded for that.
        """
        self._prepare = prepare
        self._least = 0 if heavy else _LEAST_BYTES
        self._first_here = first_here
        self._jobs = jobs if cluster is None else 2
        self._cluster = cluster
        self._executor: Executor | None = None

    def close(self) -> None:
        """Let go of the workers; jobs that nobody waits for are dropped."""
        if self._executor is not None:
            if self._cluster is None:
                self._executor.shutdown(wait=False, cancel_futures=True)
            else:
                self._cluster.close()
            self._executor = None

    def walk(
        self,
        issues: Iterable[Issue],
        find: Callable[[Issue], tuple[object | None, Inputs | None]],
        work: Callable[[Issue, Inputs], tuple[Callable[..., object], tuple[object, ...]]],
    ) -> Iterator[Pending]:
        """Each issue in order, with what `find` knows of it, or else with a job, where jobs are worth it.

        `work` gives the function and its arguments for an issue that is not known.
        """
        queue: deque[Pending] = deque()
        waiting = 0  # bytes of sources of issues that are not known
        for issue in issues:
            known, inputs = find(issue)
            entry = Pending(issue, known, inputs)
            if known is None and inputs is not None and (self._jobs > 1 or self._cluster):
                waiting += _count_bytes(entry)
                if self._executor is None and waiting >= self._least:
                    yield from self._take_first(queue)
                    self._start([one.issue for one in queue])
                    queue = deque(self._submit(one, work) for one in queue)
                entry = self._submit(entry, work)
            queue.append(entry)
            while queue and self._is_due(queue, waiting):
                yield queue.popleft()
        yield from queue

    def _take_first(self, queue: deque[Pending]) -> Iterator[Pending]:
        """The issues up to the first that is not known, where that is one for the command itself."""
        if not self._first_here or self._cluster is not None or _choose_way_to_start() != "fork":
            return
        known = next((place for place, one in enumerate(queue) if one.known is None and one.inputs is not None), None)
        if known is not None and _count_bytes(queue[known]) <= _LEAST_BYTES // 4:
            for _ in range(known + 1):
                yield queue.popleft()

    def _is_due(self, queue: deque[Pending], waiting: int) -> bool:
        if (self._jobs == 1 and self._cluster is None) or queue[0].known is not None or queue[0].inputs is None:
            return True
        if self._executor is None:
            return waiting >= self._least  # no processes can be started here
        return len(queue) > _AHEAD * self._jobs

    def _submit(
        self, entry: Pending, work: Callable[[Issue, Inputs], tuple[Callable[..., object], tuple[object, ...]]]
    ) -> Pending:
        if self._executor is None or entry.known is not None or entry.inputs is None:
            return entry
        function, given = work(entry.issue, entry.inputs)
        if self._cluster is not None:
            function, given = self._cluster.send(entry.issue, entry.inputs, function, given)
        inputs = replace(entry.inputs, sources={})  # they are read again where the job fails
        try:
            return replace(entry, inputs=inputs, job=self._executor.submit(function, *given))
        except (BrokenProcessPool, RuntimeError):
            return replace(entry, inputs=inputs)

    def _start(self, issues: Iterable[Issue]) -> None:
        if self._cluster is not None:
            self._executor, self._jobs = self._cluster.connect()
            return
        way = _choose_way_to_start()
        if way == "fork":
            self._prepare(issues)
        try:
            self._executor = ProcessPoolExecutor(self._jobs, get_context(way), _follow_command)
        except (OSError, ImportError):  # a system without semaphores
            self._executor = None


def _count_bytes(one: Pending) -> int:
    """The bytes of its sources."""
    return sum(map(len, one.inputs.sources.values())) if one.inputs else 0


def _choose_way_to_start() -> str:
    """How processes are started: as copies of this one where that is sound, for they need import nothing then.

    A copy of a process with threads may wait for a lock that nobody frees, and macOS makes threads of its own.
    """
    return "fork" if sys.platform == "linux" and _count_threads() == 1 else "spawn"


def _count_threads() -> int:
    """The threads of this process, those of libraries in other languages too; 0 where the system does not say."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names are enough
    except OSError:
        return 0


def _follow_command() -> None:
    """In a worker: the command itself is interrupted, and ends its workers; one that was killed takes them with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_command, daemon=True).start()


def _end_with_command() -> None:
    command = parent_process()
    if command is not None:
        command.join()
        os._exit(1)


def open_in_worker(root: Path) -> OpenProject:
    """The project of a job, opened once a worker. Raises MarsError."""
    if root not in opened_here:
        from mars_i18n.project import open_project
        from mars_i18n.workflow.issue.open_project import OpenProject

        opened_here[root] = OpenProject(open_project(root))
    return opened_here[root]
