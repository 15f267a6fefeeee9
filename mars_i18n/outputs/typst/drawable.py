"""Images for the PDF: what a file is by its first bytes, how large, and whether it can be drawn at all."""

from __future__ import annotations

import re
from functools import lru_cache

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message
from mars_i18n.outputs.images.sizes import image_kind, kind_and_size
from mars_i18n.outputs.typst.typeset import typeset

_MOST_BYTES = 20_000_000
_MOST_PIXELS = 50_000_000  # decoded, four bytes each: 200 MB
_ICON = 96  # pixels
_MOST_SVG = 2_000_000  # bytes; drawings are read as text


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
    kind = image_kind(data).replace("jpeg", "jpg") or ("svg" if re.search(rb"<svg[\s>]", data[:4096]) else "")
    if not kind:
        return message("the file is not a PNG, JPEG, GIF, WebP or SVG image")
    if len(data) > (_MOST_SVG if kind == "svg" else _MOST_BYTES):
        return message("the file is too large: {size} MB", size=format(len(data) / 1e6, ".1f"))
    if kind == "svg" and b"<!ENTITY" in data:
        return message("SVG images with entities of their own are not read")
    width, height = _svg_size(data) if kind == "svg" else kind_and_size(data)[1:]
    if kind != "svg" and not width:
        return message("the file is damaged: it begins as {format} but has no size", format=kind.upper())
    if kind != "svg" and width * height > _MOST_PIXELS:
        return message("the image is too large: {width} × {height} pixels", width=round(width), height=round(height))
    if fault := _fault(data, kind):
        return fault
    return Drawable(kind, height / width if width > 0 and height > 0 else 0.0, 0 < max(width, height) <= _ICON)


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
