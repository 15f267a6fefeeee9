"""The bytes of a page as text and back, without losing one.

Read as browsers do: a byte order mark, else the ``charset`` that the first 1,024 bytes name, else UTF-8, else
windows-1252 (the Encoding Standard: ``iso-8859-1`` and ``us-ascii`` mean windows-1252). Bytes that an encoding does not
know become lone surrogates, and are written back as they were.
"""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
# Encodings that browsers read as another, which has more characters (the Encoding Standard, 4.2), by Python's names
_READ_AS = {
    **dict.fromkeys(("iso8859-1", "latin-1", "ascii", "iso8859_1", "latin_1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
    "big5": "big5hkscs",
}
_LOOKED_AT = 1024


def decode_page(data: bytes) -> tuple[str, str]:
    """The text of a page and its encoding, for which ``encode_page(*decode_page(data)) == data``.

    A page that names no charset and is all ASCII is "ascii": what is added to it is written as character references.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (text := _decoded(data, encoding)) is not None:
            return text, encoding
    declared = _declared(data)
    if declared and (text := _decoded(data, declared)) is not None:
        return text, declared
    if not declared and data.isascii():
        return data.decode("ascii"), "ascii"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "surrogateescape"), "cp1252"


def encode_page(text: str, encoding: str) -> bytes:
    """The bytes of a page; a character that the encoding lacks is written as a reference: ``&#x20AC;``."""
    try:
        return text.encode(encoding, "surrogateescape")
    except UnicodeEncodeError:
        return b"".join(_encoded(piece, encoding) for piece in re.split(r"([\udc80-\udcff]+)", text))


def _encoded(piece: str, encoding: str) -> bytes:
    try:
        return piece.encode(encoding, "surrogateescape")
    except UnicodeEncodeError:
        return piece.encode(encoding, "mars-i18n-reference")


def _reference(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(f"&#x{ord(char):X};" for char in error.object[error.start : error.end]), error.end


codecs.register_error("mars-i18n-reference", _reference)


def _declared(data: bytes) -> str:
    """The encoding that a page names, as Python calls it; empty where it names none that there is."""
    found = _CHARSET.search(data, 0, _LOOKED_AT)
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # a page that can be read as ASCII is not in UTF-16 (Encoding Standard)
    return _READ_AS.get(name, name)


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text, or None where it would not give the same bytes back."""
    try:
        text = data.decode(encoding, "surrogateescape")
        return text if text.encode(encoding, "surrogateescape") == data else None
    except (UnicodeError, LookupError, TypeError, AttributeError, ValueError):
        return None  # a codec that is no character set (base64, idna), or bytes that it cannot give back
