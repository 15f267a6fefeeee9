"""Workers of other machines, through the scheduler of a Dask cluster: they get bytes and give back bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.workflow.workers.bundle import make_bundle, run_bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.reuse.inputs import Inputs

_PATIENCE = 10  # seconds until a scheduler answers
_RETRIES = 3  # of a job whose worker was lost


class Cluster:
    """A Dask cluster whose scheduler is at an address, such as ``tcp://10.0.0.5:8786``. To be closed."""

    def __init__(self, address: str, opened: OpenProject) -> None:
        """Connect to nothing yet."""
        self._address = address
        self._opened = opened
        self._client: Any = None  # a Client, which has no types

    def connect(self) -> tuple[Executor, int]:
        """An executor, and how many jobs run at once. Raises MarsError where no scheduler answers."""
        try:
            import distributed
        except ImportError as error:
            raise MarsError(
                message("--scheduler needs the extra 'cluster'"),
                message('Install it, here and for each worker: python -m pip install "mars-i18n[cluster]"'),
            ) from error
        try:
            client: Any = distributed.Client
            self._client = client(self._address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise MarsError(
                message("no scheduler answers at {address}", address=self._address),
                message(
                    "Start one with `dask scheduler`, and its workers with `dask worker {address}`.",
                    address=self._address,
                ),
            ) from error
        executor: Executor = self._client.get_executor(pure=False, retries=_RETRIES)
        return executor, max(sum(self._client.nthreads().values()), 1)

    def send(
        self, issue: Issue, inputs: Inputs, function: Callable[..., object], given: tuple[object, ...]
    ) -> tuple[Callable[..., object], tuple[object, ...]]:
        """A job, which is for an issue in a folder, as one for its bytes. Raises MarsError."""
        return run_bundled, (function, make_bundle(self._opened, issue, inputs), given[2:])

    def close(self) -> None:
        """Let go of the scheduler; jobs that nobody waits for are dropped."""
        client, self._client = self._client, None
        if client is not None:
            client.close()
