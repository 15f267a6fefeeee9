"""Images made as small as their use asks, upright, in the colours of screens, without private data. By Pillow."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.outputs.images.private_data import orientation_of, remove_private_data
from mars_i18n.outputs.images.sizes import LYING, count_inks, is_animated, kind_and_size

if TYPE_CHECKING:
    from PIL.Image import Image

    from mars_i18n.messages import Message

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_MOST_PIXELS = 50_000_000  # decoded, four bytes each: 200 MB
_MOST_OF_JPEG = 170_000_000  # which is decoded at an eighth of its size where that is enough
_QUALITY = 82  # of JPEG and WebP
_WASTEFUL = 0.8  # bytes a pixel, from which a JPEG that has its size already is written anew
_HEADS = 50_000  # bytes of tables and profiles, which count as none of these
_PRINT = 4  # components of a JPEG with inks, which many readers show with wrong colours
# What Pillow's readers raise for bytes that are no image, or no longer whole
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    LookupError,
    TypeError,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class FittedImage:
    """An image for one use; `note` says why it is as it was, where it should not be."""

    data: bytes
    note: Message | None = None


def fit_image(data: bytes, width: int) -> FittedImage:
    """The image at most `width` pixels wide, upright, in sRGB, without private data, in the format that it has.

    One that has all this is only cleaned. Animations, drawings, and what cannot be decoded keep their pixels. The same
    bytes give the same bytes.
    """
    kind, wide, high = kind_and_size(data)
    clean = remove_private_data(data)
    turned = kind == "jpeg" and orientation_of(data) != 1
    printed = kind == "jpeg" and count_inks(data) == _PRINT
    wasteful = kind == "jpeg" and len(clean) > _WASTEFUL * wide * high + _HEADS
    if not kind or is_animated(kind, data) or not (wide > width or turned or printed or wasteful):
        return FittedImage(clean)
    if wide * high > (_MOST_OF_JPEG if kind == "jpeg" else _MOST_PIXELS):
        return FittedImage(clean, _too_many_pixels(wide, high))
    if find_spec("PIL") is None:
        return FittedImage(
            clean, message("making it smaller needs the extra 'images': pip install 'mars-i18n[images]'")
        )
    try:
        made = _make(data, min(width, wide))
    except _UNREADABLE:
        return FittedImage(clean, message("it cannot be read: the file is damaged"))
    if made is None:
        return FittedImage(clean, _too_many_pixels(wide, high))
    may_stay = wide <= 2 * width and not turned and not printed
    return FittedImage(clean if may_stay and len(clean) <= len(made) else made)


def encode_photograph(data: bytes) -> bytes:
    """An image that was drawn around a photograph as a JPEG, a tenth of its PNG; as it is where Pillow is missing."""
    if find_spec("PIL") is None:
        return data
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        return _encode(image.convert("RGB"), "JPEG", paletted=False)


def _too_many_pixels(width: int, height: int) -> Message:
    return message("it has too many pixels: {width} × {height}", width=width, height=height)


def _make(data: bytes, width: int) -> bytes | None:
    """The image anew, so many pixels wide; None where that takes too much memory. Raises one of _UNREADABLE."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what Pillow finds odd: large, or with broken Exif
        try:
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError:
            return None
        with image:
            kind, profile = image.format, image.info.get("icc_profile")
            lying = orientation_of(data) >= LYING
            if kind == "JPEG":
                image.draft(None, (1, 2 * width) if lying else (2 * width, 1))
            if image.width * image.height > _MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(image)
            colours = _to_screen(upright, profile)
            height = max(1, round(colours.height * width / colours.width))
            fitted = colours.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
            return _encode(fitted, str(kind), paletted=image.mode == "P")


def _to_screen(image: Image, profile: bytes | None) -> Image:
    """The image in grey or sRGB, with its transparency: that which readers show who know no profiles."""
    see_through = image.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in image.info
    if image.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if see_through else None
    if image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("L" if image.mode in {"1", "LA"} and alpha is None else "RGB")
    if profile:
        image = _convert_profile(image, profile)
    if image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    if alpha is not None:
        image = image.convert("RGB")
        image.putalpha(alpha)
    return image


def _convert_profile(image: Image, profile: bytes) -> Image:
    """The image by its profile in sRGB; as it is where the profile is not of such an image, or is damaged."""
    from PIL import ImageCms

    target = "L" if image.mode == "L" else "RGB"
    if target == "L":  # a grey one: its profile says little, and sRGB has no grey
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target)
    except (ImageCms.PyCMSError, *_UNREADABLE):
        return image
    return image if made is None else made


def _encode(image: Image, kind: str, *, paletted: bool) -> bytes:
    written = io.BytesIO()
    if kind == "JPEG":
        image.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    elif kind == "WEBP":
        image.save(written, "WEBP", quality=_QUALITY, method=4)
    else:
        if (paletted or kind == "GIF") and image.mode != "L":
            image = image.quantize(256, method=2 if image.mode == "RGBA" else 0)
        image.save(written, kind, optimize=True)
    return remove_private_data(written.getvalue())  # a comment goes from image to image
