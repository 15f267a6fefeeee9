"""Writing a file so that it is always whole: either as it was, or as it was to be."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.project.boundaries import require_link_inside
from mars_i18n.project.file_reading import os_reason, read_if_exists

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFTOVER = re.compile(r"\..+\.[a-z0-9_]{8}\.part")  # as tempfile names them


def write_if_changed(path: Path, data: bytes) -> bool:
    """Replace a file whole unless it holds these bytes already. Gives whether it was written.

    Raises MarsError as write_whole does.
    """
    with suppress(OSError):
        if path.read_bytes() == data:
            return False
    write_whole(path, data)
    return True


class FileChangedError(Exception):
    """A file that was to be replaced is no longer as it was read."""


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file whole: the data is written beside it, flushed to disk, and then renamed.

    Where the path is a symbolic link, its target is replaced and the link stays.
    Raises MarsError where the link leads out of the project, the folder is read-only, the disk is full, and so on;
    the old file is then untouched.
    """
    _write(path, data, lambda: None)


def replace_file(path: Path, data: bytes, was: bytes | None) -> None:
    """Replace a file whole, as write_whole does, if it still holds what was read from it (None: there was no file).

    Raises FileChangedError where it does not; it is then untouched. Raises MarsError as write_whole does.
    """

    def hold_unchanged() -> None:
        if read_if_exists(path) != was:
            raise FileChangedError(path)

    _write(path, data, hold_unchanged)


def remove_leftovers(folder: Path) -> None:
    """Remove what writers of this module that were killed left in a folder: ``.NAME.XXXXXXXX.part``.

    To be called under the project's lock, which every writer in the folder holds. What cannot be removed stays.
    """
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - an archive has thousands of files there
            if name.endswith(".part") and _LEFTOVER.fullmatch(name):
                with suppress(OSError):
                    (folder / name).unlink()


def _write(path: Path, data: bytes, hold: Callable[[], None]) -> None:
    temporary = ""
    require_link_inside(path)
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(target, temporary)
        hold()
        Path(temporary).replace(target)
    except OSError as error:
        hint = message("Nothing was lost: an old file is unchanged. Fix the cause and run the command again.")
        raise MarsError(message("cannot be written: {reason}", reason=os_reason(error)), hint, at=path) from error
    finally:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()


def _keep_mode(path: Path, temporary: str) -> None:
    try:
        mode = path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(temporary).chmod(mode)
