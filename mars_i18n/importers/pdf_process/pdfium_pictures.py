"""What a page shows beside text: its pictures, as files where these are asked for, and dots, which may be bullets."""

from __future__ import annotations

import ctypes
from typing import Any

from mars_i18n.importers.pdf_process import pdfium_library as pdfium

_MOST_PICTURES = 200  # of a page
_MOST_OBJECTS = 20_000  # of a page, that are looked at
_MOST_DOTS = 500  # of a page
_SMALLEST_DOT, _LARGEST_DOT = 0.8, 14.0  # points
_LARGEST_PICTURE = 60_000_000  # pixels


def find_graphics(page: Any) -> tuple[list[Any], list[Any]]:
    """The pictures and the drawings among the objects of a page, in its order."""
    kinds: dict[int, list[Any]] = {pdfium.FPDF_PAGEOBJ_IMAGE: [], pdfium.FPDF_PAGEOBJ_PATH: []}
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        shown = pdfium.FPDFPage_GetObject(page, at)
        found = kinds.get(pdfium.FPDFPageObj_GetType(shown))
        if found is not None:
            found.append(shown)
    return kinds[pdfium.FPDF_PAGEOBJ_IMAGE][:_MOST_PICTURES], kinds[pdfium.FPDF_PAGEOBJ_PATH]


def read_pictures(document: Any, page: Any, pictures: list[Any], number: int, folder: str) -> list[list[Any]]:
    """[name of its file or "", baseline, marked-content id] of each picture of a page."""
    found: list[list[Any]] = []
    for shown in pictures:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(shown, left, bottom, right, top)
        name = f"page-{number + 1}-{len(found) + 1}.png"
        saved = bool(folder) and _save(document, page, shown, f"{folder}/{name}")
        found.append([name if saved else "", round(bottom.value, 2), pdfium.FPDFPageObj_GetMarkedContentID(shown)])
    return found


def read_dots(drawings: list[Any]) -> list[list[float]]:
    """[left, bottom, right, top] of each drawing about as high as wide, and no larger than a bullet is."""
    found: list[list[float]] = []
    sides = [ctypes.c_float() for _ in range(4)]
    for shown in drawings:
        if pdfium.FPDFPageObj_GetBounds(shown, *sides):
            left, bottom, right, top = (one.value for one in sides)
            least, most = sorted((right - left, top - bottom))
            if least >= _SMALLEST_DOT and most <= min(_LARGEST_DOT, 2 * least):
                found.append([round(one, 2) for one in (left, bottom, right, top)])
    return found[:_MOST_DOTS]


def _save(document: Any, page: Any, shown: Any, path: str) -> bool:
    """Write a picture as PNG (RFC 2083), as the page shows it. Gives whether it was written."""
    import struct
    import zlib

    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, shown)
    if not bitmap:
        return False
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride, form = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)
    size = {pdfium.FPDFBitmap_BGR: 3, pdfium.FPDFBitmap_BGRx: 4, pdfium.FPDFBitmap_BGRA: 4}.get(form, 0)
    if not size or width * height > _LARGEST_PICTURE or min(width, height) < 1:
        return False
    start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * height)))
    pixels = bytes(start.contents)
    opaque = form != pdfium.FPDFBitmap_BGRA
    rows = []
    for row in range(height):
        line = pixels[row * stride : row * stride + width * size]
        colours = bytearray(width * (3 if opaque else 4))
        step = 3 if opaque else 4
        colours[0::step], colours[1::step], colours[2::step] = line[2::size], line[1::size], line[0::size]
        if not opaque:
            colours[3::4] = line[3::4]
        rows.append(b"\0" + bytes(colours))
    header = struct.pack(">IIBBBBB", width, height, 8, 2 if opaque else 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    made = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    with open(path, "wb") as file:  # noqa: PTH123 - without the import of pathlib
        file.write(b"\x89PNG\r\n\x1a\n" + b"".join(made))
    pdfium.FPDFBitmap_Destroy(bitmap)
    return True
