"""The pictures of a page: where each is, and its file, where these are asked for."""

from __future__ import annotations

import ctypes
import struct
import zlib
from pathlib import Path
from typing import Any

import pypdfium2_raw as pdfium

_MOST_PICTURES = 200  # of a page
_MOST_OBJECTS = 20_000  # of a page, that are looked at
_LARGEST_PICTURE = 60_000_000  # pixels


def read_pictures(document: Any, page: Any, number: int, folder: str) -> list[list[Any]]:
    """[name of its file or "", baseline, marked-content id] of each picture of a page, in its order."""
    found: list[list[Any]] = []
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        shown = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(shown) != pdfium.FPDF_PAGEOBJ_IMAGE or len(found) >= _MOST_PICTURES:
            continue
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        pdfium.FPDFPageObj_GetBounds(shown, left, bottom, right, top)
        name = f"page-{number + 1}-{len(found) + 1}.png"
        saved = bool(folder) and _save(document, page, shown, Path(folder, name))
        found.append([name if saved else "", round(bottom.value, 2), pdfium.FPDFPageObj_GetMarkedContentID(shown)])
    return found


def _save(document: Any, page: Any, shown: Any, path: Path) -> bool:
    """Write a picture as PNG (RFC 2083), as the page shows it. Gives whether it was written."""
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
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(made))
    pdfium.FPDFBitmap_Destroy(bitmap)
    return True
