"""Images for the PDF: what a file is by its first bytes, how large, and whether it can be drawn at all."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import lru_cache

from mars_i18n.messages import Message, message
from mars_i18n.outputs.typst.typeset import typeset

_MOST_BYTES = 20_000_000
_MOST_PIXELS = 50_000_000  # decoded, four bytes each: 200 MB
_ICON = 96  # pixels
_MOST_SVG = 2_000_000  # bytes; drawings are read as text
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15, ITU-T T.81 table B.1


@dataclass(frozen=True, slots=True)
class Drawable:
    """An image that can be drawn: its kind, as typst names it, and its height by its width (0: not known).

    `small` says that it is an icon, which may be among words.
    """

    kind: str
    ratio: float = 0.0
    small: bool = False


@lru_cache(maxsize=16)
def picture(data: bytes) -> Drawable | Message:
    """What an image is, or a few words that say why it cannot be shown."""
    kind = _kind(data)
    if not kind:
        return message("the file is not a PNG, JPEG, GIF, WebP or SVG image")
    if len(data) > (_MOST_SVG if kind == "svg" else _MOST_BYTES):
        return message("the file is too large: {size} MB", size=format(len(data) / 1e6, ".1f"))
    if kind == "svg" and b"<!ENTITY" in data:
        return message("SVG images with entities of their own are not read")
    try:
        width, height = _svg_size(data) if kind == "svg" else _size(kind, data)
    except (struct.error, IndexError, ValueError):
        return message("the file is damaged: it begins as {format} but has no size", format=kind.upper())
    if kind != "svg" and width * height > _MOST_PIXELS:
        return message("the image is too large: {width} × {height} pixels", width=round(width), height=round(height))
    if fault := _fault(data, kind):
        return fault
    return Drawable(kind, height / width if width > 0 and height > 0 else 0.0, 0 < max(width, height) <= _ICON)


def _kind(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if re.search(rb"<svg[\s>]", data[:4096]) else ""


def _size(kind: str, data: bytes) -> tuple[float, float]:
    if kind == "png":
        return struct.unpack_from(">II", data, 16)
    if kind == "gif":
        return struct.unpack_from("<HH", data, 6)
    return _jpeg_size(data) if kind == "jpg" else _webp_size(data)


def _jpeg_size(data: bytes) -> tuple[float, float]:
    at = 2
    while True:
        marker, length = struct.unpack_from(">xBH", data, at)
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 1 if marker == 0xFF else 2 + length


def _webp_size(data: bytes) -> tuple[float, float]:
    chunk = data[12:16]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if chunk == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _svg_size(data: bytes) -> tuple[float, float]:
    root = re.search(rb"<svg\b[^>]*", data)
    box = re.search(
        rb"viewBox\s*=\s*[\"']\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.]+)[\s,]+([\d.]+)", root[0] if root else b""
    )
    return (float(box[1]), float(box[2])) if box else (0.0, 0.0)


def _fault(data: bytes, kind: str) -> Message | None:
    """Why typst does not draw the image when it is by itself: a broken one must not fail the page that shows it."""
    import typst

    page = f'#set document(title: "image")\n#image("image.{kind}", width: 1cm, height: 1cm, alt: "image")'
    try:
        typeset({"page.typ": page.encode(), f"image.{kind}": data}, "page.typ", typst.Fonts(include_system_fonts=False))
    except typst.TypstError as error:
        if "linked image" in error.message:
            return message("images that an SVG image links to are not read; embed them in it")
        return message("the file is damaged: it begins as {format} but cannot be read", format=kind.upper())
    return None
