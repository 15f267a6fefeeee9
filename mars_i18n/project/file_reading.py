"""Reading a file of the project as bytes or as text; what prevents it is said with its path, line and byte."""

from __future__ import annotations

import codecs
import errno
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from pathlib import Path

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
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
    data, shown = read_bytes(path), shown or str(path)
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    if marked.startswith("utf-16") and encoding.lower().replace("_", "-") not in {"utf-16", "utf-16-le", "utf-16-be"}:
        raise MarsError(
            f"{shown}:1: byte 1: the file is in UTF-16, and the configuration does not say so",
            'Save it as UTF-8, or write encoding = "utf-16" in the configuration.',
        )
    chosen = marked or encoding
    if not marked and encoding.lower().startswith("utf-16"):
        chosen = "utf-8"  # a project that allows UTF-16 also has files in UTF-8
    try:
        return data.decode(chosen), chosen
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MarsError(
            f"{shown}:{line}: byte {error.start + 1} (0x{data[error.start]:02X}) is not {chosen.upper()}",
            'Save the file as UTF-8; a file from Windows can be read with encoding = "cp1252" in the configuration.',
        ) from error


def os_reason(error: OSError) -> str:
    """Why the system refused, in a few words: "no such file", "permission denied", or what it says itself."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()
