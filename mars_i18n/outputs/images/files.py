"""Image files of an issue that go with a mail, a book or a document: what they are, and the PNG in place of an SVG."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.plugins.editions import Edition

_NOT_SHOWN = {".svg": "SVG", ".webp": "WebP", ".avif": "AVIF"}


def read_image(edition: Edition, path: str, readers: Message) -> tuple[str, bytes, str, int, int] | Message:
    """The path of the image to show, its bytes, its kind ("png", "jpeg", "gif"), width and height in pixels.

    Where it cannot be shown, the reason in words; `readers` are those who show no SVG, WebP or AVIF. Instead of one of
    these, a PNG of the same name is taken.
    """
    data = edition.image(path) if path else None
    if data is None:
        return message("the file is missing")
    suffix = PurePosixPath(path).suffix
    if other := _NOT_SHOWN.get(suffix.lower()):
        path = f"{path.removesuffix(suffix)}.png"
        data = edition.image(path)
        if data is None:
            return message(
                "{readers} do not show {format}; put {path} beside it", readers=readers, format=other, path=path
            )
    kind, width, height = kind_and_size(data)
    if kind and not is_whole(kind, data):
        return message("the file is damaged")
    return (path, data, kind, width, height) if kind else message("the file is neither PNG, JPEG nor GIF")


def kind_and_size(data: bytes) -> tuple[str, int, int]:
    """The kind of an image by its first bytes, its width and height in pixels; ("", 0, 0) where it is none of ours."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return _shown_size("png", int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))
    if data.startswith((b"GIF87a", b"GIF89a")):
        return _shown_size("gif", int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little"))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return "", 0, 0


def is_whole(kind: str, data: bytes) -> bool:
    """Whether an image of a kind that `kind_and_size` found has its picture in it, as far as its parts say.

    A PNG has its chunks to the last (ISO/IEC 15948, 5.3); a JPEG comes to its scan. Linear in the chunks.
    """
    if kind == "png":
        return _chunks_are_whole(data)
    return kind != "jpeg" or b"\xff\xda" in data


def _chunks_are_whole(data: bytes) -> bool:
    at = 8
    while at + 12 <= len(data):
        if data[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _shown_size(kind: str, width: int, height: int) -> tuple[str, int, int]:
    return (kind, width, height) if width and height else ("", 0, 0)


def _jpeg(data: bytes) -> tuple[str, int, int]:
    """By the frame header, the first segment SOF0 to SOF15 that is no table (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return _shown_size(
                "jpeg", int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
            )
        if length < 2:
            break
        at += 2 + length
    return "", 0, 0
