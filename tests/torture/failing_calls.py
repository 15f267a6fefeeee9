"""System calls that fail one by one, as SQLite tests itself: the n-th call of a command fails, for every n.

Whatever fails, a command must end with 0, 1 or 2, must leave each file of the project as it was or as a whole run
writes it, and must leave nothing half-written behind. Source: sqlite.org, "How SQLite Is Tested", I/O error testing.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from limits import limit_seconds

from mars_i18n.cli import run

CALLS = ("open", "stat", "lstat", "replace", "rename", "mkdir", "fsync", "scandir", "listdir", "chmod", "unlink")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.ESTALE, errno.EROFS)
COMMANDS = {
    "sync": ["sync"],
    "receive": ["receive", "{base}/returned.po"],
    "import": ["import", "{base}/returned.csv"],
    "build": ["build", "--draft", "--output", "web,text"],
    "release": ["release", "letter", "--output", "web,text"],
    "check --fix": ["check", "--fix"],
}


class Failing:
    """Counts the calls on files of some folders, and lets the n-th fail; none where n is 0."""

    def __init__(self, folders, number, error):
        self.folders, self.number, self.error = tuple(map(str, folders)), number, error
        self.count, self.failed = 0, ""

    def __call__(self, name, path):
        if isinstance(path, int | str | os.PathLike):
            shown = path if isinstance(path, int) else os.fspath(path)
            if isinstance(shown, int) or (isinstance(shown, str) and shown.startswith(self.folders)):
                self.count += 1
                if self.count == self.number:
                    self.failed = f"{name} {shown}"
                    self.fail(shown)

    def fail(self, shown):
        """What happens at the n-th call."""
        raise OSError(self.error, os.strerror(self.error), None if isinstance(shown, int) else shown)


class _File:
    """A file whose reads, writes and closing are counted, too."""

    def __init__(self, file, failing, name):
        self._file, self._failing, self._name = file, failing, name

    def __getattr__(self, name):
        value = getattr(self._file, name)
        if name not in {"read", "write", "flush", "readinto", "readline"}:
            return value

        def counted(*arguments):
            self._failing(name, self._name)
            return value(*arguments)

        return counted

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def __iter__(self):
        return iter(self._file)


@contextmanager
def failing_calls(failing):
    """Let calls go through `failing` first: those of os, and those of files that are opened."""
    kept = {name: getattr(os, name) for name in CALLS}
    opened = io.open

    def wrap(name):
        def call(path=".", *arguments, **options):
            failing(name, path)
            return kept[name](path, *arguments, **options)

        return call

    def open_counted(file, *arguments, **options):
        failing("open", file)
        made = opened(file, *arguments, **options)
        inside = isinstance(file, int) or os.fspath(file).startswith(failing.folders)
        return _File(made, failing, file) if inside and not isinstance(made, _File) else made

    try:
        for name in CALLS:
            setattr(os, name, wrap(name))
        io.open = open_counted
        yield
    finally:
        io.open = opened
        for name, call in kept.items():
            setattr(os, name, call)


def run_command(base, name, number, error, kind=Failing):
    """(exit code, what was printed, the object that counted) of one command in base/project whose n-th call fails."""
    failing = kind((base / "project", base / "cache"), number, error)
    arguments = ["-C", str(base / "project"), *(word.replace("{base}", str(base)) for word in COMMANDS[name])]
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed), failing_calls(failing), limit_seconds():
        code = run(arguments)
    return code, printed.getvalue(), failing


def files(folder):
    """Path → bytes of all files below a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class Trial:
    """A command on a project, run whole once, and then with each of its calls failing."""

    def __init__(self, start, base, name):
        self.start, self.base, self.name, self.killed = start, base, name, 0
        self.reset()
        self.before = files(base / "project")
        code, printed, failing = run_command(base, name, 0, 0)
        assert code in {0, 1}, printed
        self.code, self.calls, self.after = code, failing.count, files(base / "project")

    def reset(self):
        """Put the project as it was before the command."""
        shutil.rmtree(self.base, ignore_errors=True)
        shutil.copytree(self.start, self.base)
        os.environ["XDG_CACHE_HOME"] = str(self.base / "cache")

    def faults(self, number):
        """What is wrong after a run whose call of that number fails: sentences, none where all is right."""
        self.reset()
        error = ERRORS[number % len(ERRORS)]
        code, printed, failing = run_command(self.base, self.name, number, error)
        what = f"{self.name}, call {number}, {failing.failed}, {errno.errorcode[error]}"
        if code not in {0, 1, 2} or "Traceback" in printed:
            yield f"{what}: exit {code}\n{printed}"
        if code == 2 and "error:" not in printed:
            yield f"{what}: exit 2 without a reason\n{printed}"
        now = files(self.base / "project")
        for path in sorted(self.before.keys() - now.keys()):
            yield f"{what}: {path} is gone"
        for path, data in now.items():
            known = [self.before.get(path), self.after.get(path)]
            if path.endswith(".part"):
                if not failing.failed.startswith("unlink"):
                    yield f"{what}: {path} is left behind"
            elif data not in known and path.startswith(("locales/", "sources/")):
                yield f"{what}: {path} is neither old nor new"


def numbers(calls, most, seed):
    """At most so many numbers of calls, spread over all of them, others for another seed."""
    step = max(1, calls // most)
    return range(1 + seed % step, calls + 1, step)


def main():
    """Every call of every command; print the counts. Exit code 1 where something is wrong."""
    import tempfile

    from projects import make_start

    wrong = total = 0
    with tempfile.TemporaryDirectory() as folder:
        start = make_start(Path(folder) / "start")
        for name in COMMANDS:
            trial = Trial(start, Path(folder) / "base", name)
            found = [fault for number in range(1, trial.calls + 1) for fault in trial.faults(number)]
            print(f"{name}: {trial.calls} failing calls, {len(found)} faults")  # noqa: T201 - it is a program
            for fault in found[:10]:
                print(fault)  # noqa: T201
            total, wrong = total + trial.calls, wrong + len(found)
    print(f"{total} failing system calls, {wrong} faults")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
