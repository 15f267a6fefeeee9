"""Reading a file of the project as bytes or as text; what prevents it is said with its path, line and byte."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.text.encoding import decode_text

if TYPE_CHECKING:
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


def read_text(path: Path, encoding: str = "utf-8", *, shown: str = "") -> tuple[str, str]:
    """The text of a file, newlines and BOM kept, and its encoding.

    UTF-8 always; UTF-16 with BOM or cp1252 only where `encoding` (the configuration) names it. Raises MarsError with
    the line and the byte of the first fault; `shown` is the path to print.
    """
    return decode_text(read_bytes(path, shown=shown), shown or str(path), encoding)


def os_reason(error: OSError) -> str:
    """Why the system refused, in a few words: "no such file", "permission denied", or what it says itself."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
