"""How long a command of the torture may take: seconds of a processor, so that a busy machine changes nothing."""

import contextlib
import signal
from collections.abc import Iterator

SECONDS = 10.0


class SlowError(AssertionError):
    """A command took longer than it may."""


@contextlib.contextmanager
def limit_seconds(seconds: float = SECONDS) -> Iterator[None]:
    """Raise SlowError within, once the process has used so many seconds of a processor."""

    def stop(*_: object) -> None:
        raise SlowError(f"longer than {seconds:.0f} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
