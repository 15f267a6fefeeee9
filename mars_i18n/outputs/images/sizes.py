"""What an image is by its first bytes, and its width and height in pixels as it is shown. Nothing is decoded."""

from __future__ import annotations

import re

from mars_i18n.outputs.images.private_data import orientation_of

_STARTS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8", "jpeg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))
LYING = 5  # from this orientation on, Exif's pictures lie on their side


def kind_and_size(data: bytes) -> tuple[str, int, int]:
    """The kind of an image ("png", "jpeg", "gif", "webp"), its width and height; ("", 0, 0) where it is none of these.

    Those of a JPEG that is to be turned are as it is shown then.
    """
    kind = image_kind(data)
    width, height = 0, 0
    if kind == "png" and data[12:16] == b"IHDR":
        width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    elif kind == "gif":
        width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    elif kind == "jpeg":
        width, height, _ = _jpeg_frame(data)
        width, height = (height, width) if orientation_of(data) >= LYING else (width, height)
    elif kind == "webp":
        width, height = _webp_size(data)
    return (kind, width, height) if width and height else ("", 0, 0)


def image_kind(data: bytes) -> str:
    """The kind by the first bytes alone: "png", "jpeg", "gif", "webp", or the empty string."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _STARTS if data.startswith(start)), "")


def is_whole(kind: str, data: bytes) -> bool:
    """Whether an image of a kind that `kind_and_size` found has its picture in it, as far as its parts say.

    A PNG has its chunks to the last (ISO/IEC 15948, 5.3); a JPEG comes to its scan. Linear in the chunks.
    """
    if kind == "png":
        return _chunks_are_whole(data)
    return kind != "jpeg" or b"\xff\xda" in data


def is_animated(kind: str, data: bytes) -> bool:
    """Whether an image moves: a GIF with a second picture or a loop, a PNG or WebP that says so in its head."""
    if kind == "gif":
        return b"NETSCAPE2.0" in data or len(re.findall(rb"\x21\xf9\x04.{4}\x00[\x2c\x21]", data, re.DOTALL)) > 1
    if kind == "png":
        return b"acTL" in data[: data.find(b"IDAT")]
    return kind == "webp" and data[12:16] == b"VP8X" and bool(data[20] & 0x02)


def _chunks_are_whole(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def count_inks(data: bytes) -> int:
    """The components of a JPEG: 1 of a grey one, 3 of colours, 4 for print; 0 where its header is not understood."""
    return _jpeg_frame(data)[2]


def _jpeg_frame(data: bytes) -> tuple[int, int, int]:
    """Width, height and components by the frame header, the first of SOF0 to SOF15 that is no table (T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            width, height = int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
            return width, height, data[at + 9]
        if length < 2:
            break
        at += 2 + length
    return 0, 0, 0


def _webp_size(data: bytes) -> tuple[int, int]:
    """By the head of the first chunk (RFC 9649, 2.5 to 2.7)."""
    chunk = data[12:16]
    if len(data) < 30:
        return 0, 0
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return 0, 0
