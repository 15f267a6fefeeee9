"""What a command costs: seconds of wall and of processors, and the most memory that it and its children had at once."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_INTERVAL = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and of processors, megabytes at the peak, and the exit code."""

    wall: float
    cpu: float
    memory: float
    code: int


def run(command, *, cwd=None, environment=None):
    """Run a command to its end, its output discarded."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    peak = 0.0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peak = max(peak, sum(map(_resident, _tree(process.pid))))
        time.sleep(_INTERVAL)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss / 1024), process.returncode)


def _tree(pid):
    """A process and its descendants; on systems without /proc, itself alone."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _resident(pid):
    """Megabytes of a process that are its own, or its share of what it has with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def spread(values):
    """A median, and the least and the most, as text."""
    return f"{median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def exponent(small, large, sizes):
    """By which power of the size a cost grows."""
    from math import log

    return log(large / small) / log(sizes[1] / sizes[0])
