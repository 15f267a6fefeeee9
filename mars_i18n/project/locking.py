"""One writer at a time: commands that write in a project wait for one another."""

from __future__ import annotations

import os
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
    from filelock import FileLock, Timeout

    path = cache_folder(project) / "lock"
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
        for folder in _written_folders(project) if folders is None else folders:
            remove_leftovers(folder)
        yield
    finally:
        lock.release()


def _written_folders(project: Project) -> Iterator[Path]:
    """The folders in which commands write under the lock: those of catalogues, sources and their issues."""
    yield from (project.catalogue_path(language, "x").parent for language in project.languages)
    sources = project.root / "sources"
    yield sources
    with suppress(OSError), os.scandir(sources) as entries:
        yield from [Path(entry.path) for entry in entries if entry.is_dir()]
