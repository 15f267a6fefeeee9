"""Commands that are killed (SIGKILL) at one of their system calls, as by a lost machine or an impatient person.

Afterwards each file of the project is as it was or as a whole run writes it, and a second run ends as a whole one does.
`python tests/torture/kills.py [STEP]` kills at each STEP-th call of every command, and prints the counts.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from failing_calls import COMMANDS, Failing, Trial, files, run_command
from projects import make_start


class _Killing(Failing):
    """Counts the calls, and ends the process at the n-th, as nothing in it can prevent."""

    def fail(self, shown):  # noqa: ARG002 - whatever the path is
        os.kill(os.getpid(), signal.SIGKILL)


def run_killed(base, name, number):
    """Run a command in a process of its own that is killed at its n-th call. Gives whether it was."""
    child = os.fork()
    if child == 0:
        try:
            run_command(base, name, number, 0, _Killing)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def faults(trial, number):
    """What is wrong after a command was killed at a call, and after it ran again: sentences."""
    trial.reset()
    project = trial.base / "project"
    what = f"{trial.name}, killed at call {number}"
    trial.killed += run_killed(trial.base, trial.name, number)  # near its last call it may end first
    now = files(project)
    for path, data in now.items():
        if not path.endswith(".part") and data not in {trial.before.get(path), trial.after.get(path)}:
            yield f"{what}: {path} is neither old nor new"
    for path in sorted(trial.before.keys() - now.keys()):
        yield f"{what}: {path} is gone"
    code, printed, _ = run_command(trial.base, trial.name, 0, 0)
    if code != trial.code:
        yield f"{what}: the second run ends with {code}, not {trial.code}\n{printed}"
    again = files(project)
    for path in sorted(again.keys() | trial.after.keys()):
        recorded = path.startswith("releases/") and path in again  # a second release is recorded, too
        if again.get(path) != trial.after.get(path) and not recorded:
            left = "is left behind" if path.endswith(".part") else "is not as a whole run leaves it"
            yield f"{what}, and run again: {path} {left}"


def main():
    """Kill every command; print the counts. Exit code 1 where something is wrong."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    wrong = total = 0
    with tempfile.TemporaryDirectory() as folder:
        start = make_start(Path(folder) / "start")
        for name in COMMANDS:
            trial = Trial(start, Path(folder) / "base", name)
            numbers = range(1, trial.calls + 1, step)
            found = [fault for number in numbers for fault in faults(trial, number)]
            print(f"{name}: killed {trial.killed} times, {len(found)} faults", *found[:10], sep="\n", flush=True)  # noqa: T201
            total, wrong = total + trial.killed, wrong + len(found)
    print(f"{total} kills, {wrong} faults")  # noqa: T201 - it is a program
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
