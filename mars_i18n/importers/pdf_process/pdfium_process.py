"""Reads the PDF on stdin; the arguments are the most bytes of memory, the most pages, a folder for pictures or "".

Exit code 0: stdout holds a line of JSON and numbers after it, see `read_pages`; 1: stdout holds {"fault", "page"}, a
fault being one of "damaged", "password", "pages", "long".
"""

from __future__ import annotations

import ctypes
import gc
import json
import re
import sys
from array import array
from contextlib import suppress
from typing import Any

from mars_i18n.importers.pdf_process import pdfium_library as pdfium
from mars_i18n.importers.pdf_process.pdfium_pictures import find_graphics, read_dots, read_pictures
from mars_i18n.importers.pdf_process.pdfium_tags import read_tags
from mars_i18n.importers.pdf_process.pdfium_words import PageWords
from mars_i18n.importers.pdf_process.word_places import WordPlaces

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY: an encryption that PDFium does not know
_MOST_CHARACTERS = 400_000  # of a page
_MOST_OF_FILE = 6_000_000  # characters


class RefusedPdfError(Exception):
    """The PDF cannot be read: (what, page)."""


def read_pages(data: bytes, most_pages: int, pictures: str) -> tuple[dict[str, Any], array[float]]:
    """{"pages": …, "fonts": [[name, weight, italic]], "hyphens": …}, and the places of the words of all pages.

    Each page has its parts by name, those of `PageWords` too; its texts are one string, a newline between two. The
    places are, for each page: where its words begin, where they end, their baselines. "tree": see `read_tags`.
    """
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        raise RefusedPdfError("password" if error in {_PASSWORD, _SECURITY} else "damaged", 0)
    count = pdfium.FPDF_GetPageCount(document)
    if count > most_pages:
        raise RefusedPdfError("pages", count)
    fonts: dict[tuple[str, int, bool], int] = {}
    room = WordPlaces()
    pages: list[dict[str, Any]] = []
    hyphens: set[tuple[int, bool]] = set()
    places = array("d")
    characters = 0
    for number in range(count):
        page, words = _read_page(document, number, fonts, pictures, room)
        pages.append(page)
        hyphens |= words.hyphens
        for column in words.places():
            places.extend(column)
        characters += len(pages[-1]["text"])
        if characters > _MOST_OF_FILE:
            raise RefusedPdfError("long", number + 1)
    return {"pages": pages, "fonts": list(fonts), "hyphens": sorted(hyphens)}, places


def _read_page(
    document: Any, number: int, fonts: dict[tuple[str, int, bool], int], pictures: str, room: WordPlaces
) -> tuple[dict[str, Any], PageWords]:
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not page or not text:
        raise RefusedPdfError("damaged", number + 1)
    count = pdfium.FPDFText_CountChars(text)
    if count > _MOST_CHARACTERS:
        raise RefusedPdfError("damaged", number + 1)
    shown = _page_text(text, count)
    words = PageWords(text, fonts, _characters(text, count, shown), room)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    images, drawings = find_graphics(page)
    read = {
        "width": pdfium.FPDF_GetPageWidthF(page),
        "height": pdfium.FPDF_GetPageHeightF(page),
        "texts": "\n".join(words.texts),
        "runs": words.runs,
        "joined": words.joined,
        "hard": words.hard,
        "tree": read_tags(tree) if tree else [],
        "links": _read_links(document, page),
        "pictures": read_pictures(document, page, images, number, pictures),
        "dots": read_dots(drawings),
        "text": shown,
    }
    if tree:
        pdfium.FPDF_StructTree_Close(tree)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return read, words


def _page_text(text: Any, count: int) -> str:
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    return bytes(memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)]).decode("utf-16-le", "replace")


def _characters(text: Any, count: int, shown: str) -> str:
    """One code point for each character of a page, as PDFium counts them; surrogates are U+FFFD.

    `shown` is the text of the page, which is that, but for hyphens at line ends (U+FFFE there, U+0002 here), if it is
    as long: to ask for each character takes longer.
    """
    if len(shown) != count:
        codes = [pdfium.FPDFText_GetUnicode(text, at) for at in range(count)]
        return "".join("\ufffd" if 0xD800 <= code < 0xE000 or code > sys.maxunicode else chr(code) for code in codes)
    if "\ufffe" not in shown:
        return shown
    return re.sub("\ufffe", lambda found: chr(pdfium.FPDFText_GetUnicode(text, found.start())), shown)


def _read_links(document: Any, page: Any) -> list[list[Any]]:
    """[left, bottom, right, top, address] of each link to the web."""
    links: list[list[Any]] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(links) < 5000 and pdfium.FPDFLink_Enumerate(page, position, link):
        action, box = pdfium.FPDFLink_GetAction(link), pdfium.FS_RECTF()
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, box):
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(max(length, 1))
        pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
        if address := buffer.raw[: max(length - 1, 0)].decode("utf-8", "replace"):
            links.append([box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), address])
    return links


def _limit_memory(size: int) -> None:
    """Let the process have so many bytes of memory at most, where the system can hold it to that."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


def read_for_caller(arguments: list[str]) -> int:
    """Read the PDF on stdin and write what it says to stdout; gives the exit code."""
    memory, pages, pictures = arguments
    _limit_memory(int(memory))
    gc.disable()  # what is made is kept until the end
    try:
        read, places = read_pages(sys.stdin.buffer.read(), int(pages), pictures)
    except RefusedPdfError as fault:
        sys.stdout.write(json.dumps(dict(zip(("fault", "page"), fault.args, strict=True))))
        return 1
    sys.stdout.buffer.write(json.dumps(read, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.write(places.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(read_for_caller(sys.argv[1:]))
