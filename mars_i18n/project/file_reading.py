"""Reading a file of the project as bytes or as text; what prevents it is said with its path, line and byte."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message, verbatim
from mars_i18n.text.encoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mars_i18n.messages import Message

_BINARY = getattr(os, "O_BINARY", 0)  # on Windows
_AT_FIRST, _AT_ONCE = 16_384, 1_048_576  # bytes: most files of a project are smaller, and it costs to ask for more
_CHECK_ACCESS = message("Check that you may read it, and its disk.")
_CHECK_FOLDER = message("Check that you may read this folder, and its disk.")
_REASONS = {
    errno.ENOENT: message("no such file"),
    errno.ENOTDIR: message("a folder of this path is a file"),
    errno.EISDIR: message("is a folder, not a file"),
    errno.EACCES: message("permission denied"),
    errno.EPERM: message("permission denied"),
    errno.EROFS: message("the disk is read-only"),
    errno.ENOSPC: message("the disk is full"),
}


def read_bytes(path: Path | str, *, shown: str = "") -> bytes:
    """The bytes of a file. Raises MarsError with the path and the reason; `shown` is the path to print."""
    try:
        return _read_whole(path)
    except OSError as error:
        hint = message("Check that you may read this file.")
        if isinstance(error, FileNotFoundError):
            hint = message("Check the path.")
        elif isinstance(error, IsADirectoryError):
            hint = message("Name the files in it, one by one.")
        raise MarsError(os_reason(error), hint, at=shown or path) from error


def _read_whole(path: Path | str) -> bytes:
    """The bytes of a file. Raises OSError."""
    file = os.open(path, os.O_RDONLY | _BINARY)  # two thirds of the time of `open`
    parts, most = [], _AT_FIRST
    try:
        while part := os.read(file, most):
            parts.append(part)
            most = _AT_FIRST if len(part) < most else _AT_ONCE
    finally:
        os.close(file)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def read_if_exists(path: Path | str, *, shown: str = "") -> bytes | None:
    """The bytes of a file, or None where there is none. Raises MarsError where the system does not say so.

    A symbolic link without a target is a file that cannot be read: a share that is not there is no empty project.
    """
    try:
        return _read_whole(path)
    except OSError:  # what it is that cannot be read is asked apart: nearly every file is there
        return read_bytes(path, shown=shown) if require_status(path, shown=shown) is not None else None


def require_status(path: Path | str, *, shown: str = "") -> os.stat_result | None:
    """The status of a path itself, or None where there is none. Raises MarsError for every other answer.

    A stale handle, an I/O error or a missing permission is not an absent file.
    """
    try:
        return os.lstat(path)  # a third of the time of Path
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise MarsError(os_reason(error), _CHECK_ACCESS, at=shown or path) from error


def is_file(path: Path) -> bool:
    """Whether a path, or what its link leads to, is a file. Raises MarsError where the system cannot say it."""
    return stat.S_ISREG(_read_mode(path))


def is_folder(path: Path) -> bool:
    """Whether a path, or what its link leads to, is a folder. Raises MarsError where the system cannot say it."""
    return stat.S_ISDIR(_read_mode(path))


def _read_mode(path: Path) -> int:
    try:
        return os.stat(path).st_mode  # noqa: PTH116 - half the time of Path
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        if error.errno == errno.ELOOP:  # a link that leads to itself leads nowhere
            return 0
        raise MarsError(os_reason(error), _CHECK_ACCESS, at=path) from error


def list_folder(folder: Path, *, shown: str = "") -> tuple[Path, ...]:
    """What a folder holds, sorted; nothing where there is no such folder. Raises MarsError where it cannot be read."""
    return tuple(folder / name for name in list_names(folder, shown=shown))


def list_entries(folder: Path, *, shown: str = "") -> tuple[os.DirEntry[str], ...]:
    """What a folder holds, as `list_folder`; nearly every system says in the list what each name is."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entries, key=lambda one: one.name))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise MarsError(os_reason(error), _CHECK_FOLDER, at=shown or folder) from error


def is_file_entry(entry: os.DirEntry[str]) -> bool:
    """As `is_file`."""
    return _ask_entry(entry, entry.is_file)


def is_folder_entry(entry: os.DirEntry[str]) -> bool:
    """As `is_folder`."""
    return _ask_entry(entry, entry.is_dir)


def _ask_entry(entry: os.DirEntry[str], ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except NotADirectoryError:
        return False
    except OSError as error:
        raise MarsError(os_reason(error), _CHECK_ACCESS, at=entry.path) from error


def list_names(folder: Path, *, shown: str = "") -> tuple[str, ...]:
    """The names of what a folder holds, as `list_folder`. Raises MarsError."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names sort fast, paths do not
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise MarsError(os_reason(error), _CHECK_FOLDER, at=shown or folder) from error


def read_text(path: Path, encoding: str = "utf-8", *, shown: str = "") -> tuple[str, str]:
    """The text of a file, newlines and BOM kept, and its encoding.

    UTF-8 always; UTF-16 with BOM or cp1252 only where `encoding` (the configuration) names it. Raises MarsError with
    the line and the byte of the first fault; `shown` is the path to print.
    """
    return decode_text(read_bytes(path, shown=shown), shown or str(path), encoding)


def stamp_of(path: Path) -> str:
    """What changes when a file does: the digest of its bytes; empty for what is not a file or was deleted meanwhile."""
    if path.name.startswith(".") or not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def os_reason(error: OSError) -> Message:
    """Why the system refused, in a few words: "no such file", "permission denied", or what it says itself."""
    return _REASONS.get(error.errno or 0) or verbatim((error.strerror or str(error)).lower())
