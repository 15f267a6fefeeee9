"""Reading a file of the project as bytes or as text; what prevents it is said with its path, line and byte."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.text.encoding import decode_text

if TYPE_CHECKING:
    import os
    from pathlib import Path

_REASONS = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "no such file",
    errno.EISDIR: "is a folder, not a file",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
}


def read_bytes(path: Path, *, shown: str = "") -> bytes:
    """The bytes of a file. Raises MarsError with the path and the reason; `shown` is the path to print."""
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "Check the path." if isinstance(error, FileNotFoundError) else "Check that you may read this file."
        raise MarsError(f"{shown or path}: {os_reason(error)}", hint) from error


def read_if_exists(path: Path, *, shown: str = "") -> bytes | None:
    """The bytes of a file, or None where there is none. Raises MarsError where the system does not say so.

    A symbolic link without a target is a file that cannot be read: a share that is not there is no empty project.
    """
    return read_bytes(path, shown=shown) if require_status(path, shown=shown) is not None else None


def require_status(path: Path, *, shown: str = "") -> os.stat_result | None:
    """The status of a path itself, or None where there is none. Raises MarsError for every other answer.

    A stale handle, an I/O error or a missing permission is not an absent file.
    """
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise MarsError(f"{shown or path}: {os_reason(error)}", "Check that you may read it, and its disk.") from error


def is_file(path: Path) -> bool:
    """Whether a path, or what its link leads to, is a file. Raises MarsError where the system cannot say it."""
    return stat.S_ISREG(_read_mode(path))


def is_folder(path: Path) -> bool:
    """Whether a path, or what its link leads to, is a folder. Raises MarsError where the system cannot say it."""
    return stat.S_ISDIR(_read_mode(path))


def _read_mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
    except OSError as error:
        raise MarsError(f"{path}: {os_reason(error)}", "Check that you may read it, and its disk.") from error


def list_folder(folder: Path, *, shown: str = "") -> tuple[Path, ...]:
    """What a folder holds, sorted; nothing where there is no such folder. Raises MarsError where it cannot be read."""
    try:
        return tuple(sorted(folder.iterdir()))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        hint = "Check that you may read this folder, and its disk."
        raise MarsError(f"{shown or folder}: {os_reason(error)}", hint) from error


def read_text(path: Path, encoding: str = "utf-8", *, shown: str = "") -> tuple[str, str]:
    """The text of a file, newlines and BOM kept, and its encoding.

    UTF-8 always; UTF-16 with BOM or cp1252 only where `encoding` (the configuration) names it. Raises MarsError with
    the line and the byte of the first fault; `shown` is the path to print.
    """
    return decode_text(read_bytes(path, shown=shown), shown or str(path), encoding)


def os_reason(error: OSError) -> str:
    """Why the system refused, in a few words: "no such file", "permission denied", or what it says itself."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
