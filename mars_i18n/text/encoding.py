"""Bytes of a text file ↔ its text: UTF-8 always, UTF-16 and cp1252 where asked for; a BOM is kept as U+FEFF."""

from __future__ import annotations

import codecs

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode_text(data: bytes, path: str, encoding: str = "utf-8") -> tuple[str, str]:
    """The text of a file, newlines and BOM kept, and the encoding that it is in.

    UTF-8 always; UTF-16 with BOM or cp1252 only where `encoding` names it. `path` is the path to show. Raises MarsError
    with the byte and the line of the first fault.
    """
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    utf_16 = encoding.lower().replace("_", "-") in {"utf-16", "utf-16-le", "utf-16-be"}
    if marked.startswith("utf-16") and not utf_16:
        raise MarsError(
            message("byte 1: the file is in UTF-16, and the configuration does not say so"),
            message('Save it as UTF-8, or write encoding = "utf-16" in the configuration.'),
            at=f"{path}:1",
        )
    # a project that admits UTF-16 has UTF-8 files beside
    chosen = marked or ("utf-8" if utf_16 else encoding)
    try:
        return data.decode(chosen), chosen
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MarsError(
            message(
                "byte {number} (0x{byte}) is not {encoding}",
                number=error.start + 1,
                byte=format(data[error.start], "02X"),
                encoding=chosen.upper(),
            ),
            message(
                'Save the file as UTF-8; a file from Windows can be read with encoding = "cp1252" in the configuration.'
            ),
            at=f"{path}:{line}",
        ) from error


def encode_text(text: str, encoding: str, path: str) -> bytes:
    """The bytes of a text file. Raises MarsError, naming the source `path`, for a character that `encoding` lacks."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        raise MarsError(
            message(
                "{character} of the translation cannot be written in {encoding}",
                character=repr(text[error.start]),
                encoding=encoding,
            ),
            message("Save the source as UTF-8, so that its translations may hold any character."),
            at=path,
        ) from error
