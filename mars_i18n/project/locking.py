"""One writer at a time: commands that write in a project wait for one another."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.project.file_writing import remove_leftovers
from mars_i18n.project.layout import Project, cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mars_i18n.messages import Wording

if sys.platform != "win32":
    import fcntl
_HELD: set[int] = set()  # the open files of locks that this process holds
_PATIENCE, _LONGEST_WAIT = 1.0, 600.0  # seconds to wait for another writer: before saying so, and at most


@contextmanager
def write_lock(
    project: Project, progress: Callable[[Wording], None] = lambda _: None, folders: Iterable[Path] | None = None
) -> Iterator[None]:
    """Hold a project for one writer: a second command waits for the first, and says so through `progress`.

    `folders` are those that are written in; without them, those of catalogues and sources.

    The system frees the lock when its holder ends, however it ends. Where the cache folder cannot be written there is
    no lock. What writers that were killed left behind is removed. Raises MarsError after ten minutes.
    """
    path = cache_folder(project) / "lock"
    if (held := _lock_at_once(path)) is not None:
        try:
            yield from _hold(project, folders)
        finally:
            _HELD.discard(held)
            os.close(held)
        return
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, thread_local=False)
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout:
            progress(message("waiting for another mars-i18n command that is writing in this project"))
            lock.acquire(timeout=_LONGEST_WAIT)
    except Timeout as error:
        raise MarsError(
            message("another mars-i18n command has been writing in this project for ten minutes"),
            message("Wait until it ends, or stop it if it hangs."),
        ) from error
    except OSError:
        yield
        return
    try:
        yield from _hold(project, folders)
    finally:
        lock.release()


def _hold(project: Project, folders: Iterable[Path] | None) -> Iterator[None]:
    for folder in _written_folders(project) if folders is None else folders:
        remove_leftovers(folder)
    yield


def _lock_at_once(path: Path) -> int | None:
    """The open file that holds the lock as filelock would, if nobody else does; None where that is to be asked.

    filelock takes as long to import as much of a command takes, and there is nearly never anybody to wait for.
    """
    if sys.platform == "win32":
        return None
    file = -1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = os.path.samestat(os.fstat(file), os.stat(path))  # noqa: PTH116 - else its last holder has removed it
    except OSError:
        is_there = False
    if not is_there:
        if file >= 0:
            os.close(file)
        return None
    _HELD.add(file)
    return file


def _close_held() -> None:
    """In a new process: a copy of the open file would hold the lock after the command that it is a copy of."""
    for file in _HELD:
        os.close(file)
    _HELD.clear()


def _written_folders(project: Project) -> Iterator[Path]:
    """The folders in which commands write under the lock: those of catalogues, sources and their issues."""
    yield from (project.catalogue_path(language, "x").parent for language in project.languages)
    sources = project.root / "sources"
    yield sources
    with suppress(OSError), os.scandir(sources) as entries:
        yield from [Path(entry.path) for entry in entries if entry.is_dir()]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_close_held)
