"""Image files of an issue that go with a mail, a book or a document: what they are, and the PNG in place of an SVG."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.outputs.images.sizes import is_whole, kind_and_size

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.plugins.editions import Edition

_NOT_SHOWN = {".svg": "SVG", ".webp": "WebP", ".avif": "AVIF"}


def read_image(edition: Edition, path: str, readers: Message, most: int) -> tuple[str, bytes, str, int, int] | Message:
    """The path of the image to show, its bytes, its kind ("png", "jpeg", "gif"), width and height in pixels.

    It is made at most `most` pixels wide.

    Where it cannot be shown, the reason in words; `readers` are those who show no SVG, WebP or AVIF. Instead of one of
    these, a PNG of the same name is taken.
    """
    data = edition.fitted_image(path, most) if path else None
    if data is None:
        return message("the file is missing")
    suffix = PurePosixPath(path).suffix
    if other := _NOT_SHOWN.get(suffix.lower()):
        path = f"{path.removesuffix(suffix)}.png"
        data = edition.fitted_image(path, most)
        if data is None:
            return message(
                "{readers} do not show {format}; put {path} beside it", readers=readers, format=other, path=path
            )
    kind, width, height = kind_and_size(data)
    kind = "" if kind == "webp" else kind
    if kind and not is_whole(kind, data):
        return message("the file is damaged")
    return (path, data, kind, width, height) if kind else message("the file is neither PNG, JPEG nor GIF")
