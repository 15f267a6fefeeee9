"""PDFium in a process of its own: a damaged PDF may end that process, never the command.

It is run as a file, not imported. It reads the PDF from stdin, its arguments are the most bytes of memory, the most
pages, and a folder for pictures or "". Exit code 0: stdout holds JSON, see `read_pages`; 1: stdout holds {"fault",
"page"}, a fault being one of "damaged", "password", "pages", "long".
"""

from __future__ import annotations

import ctypes
import json
import re
import struct
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY: an encryption that PDFium does not know
_ITALIC = 1 << 6  # of the flags of a font: ISO 32000-1, table 123
_DEEPEST = 60  # elements of the structure tree within elements
_MOST_CHARACTERS = 400_000  # of a page
_MOST_OF_FILE = 6_000_000  # characters
_MOST_PICTURES = 200  # of a page
_MOST_ELEMENTS = 100_000  # of the structure tree of a page
_LARGEST_PICTURE = 60_000_000  # pixels
_HYPHENS = "-\u00ad\u2010"
_BETWEEN_BLANKS = re.compile("(?:[^\\s\0\ufffe\uffff]|[\u00a0\u202f])+")
_OWN_LINE = re.compile("[^-\u00ad\u2010\x02]{2,}")  # no hyphen, at which a word may go on in another line


# Addresses are cheaper than the pointers that the binding makes of them, and these are called for each word
_address_of_object = pdfium.FPDFText_GetTextObject
_address_of_object.restype = ctypes.c_void_p
_address_of_object.argtypes = [ctypes.c_void_p, ctypes.c_int]
_box_of_character = pdfium.FPDFText_GetLooseCharBox
_box_of_character.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
_origin_of_character = pdfium.FPDFText_GetCharOrigin
_origin_of_character.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]


class RefusedPdfError(Exception):
    """The PDF cannot be read: (what, page)."""


def read_pages(data: bytes, most_pages: int, pictures: str) -> dict[str, Any]:
    """{"pages": …, "fonts": [[name, weight, italic]], "hyphens": …}; each page has its parts by name.

    A word: [text, left, right, baseline, size, font, marked-content id, joins the one before, turned], and, of one
    that ends in a hyphen of an object that the file says other text of, whether that text is a hyphen, too. "hyphens"
    are [font, such a value] of all hyphens.
    A node of the tree: [type, alternative text, children], a child being a node or a marked-content id.
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
    pages: list[dict[str, Any]] = []
    hyphens: set[tuple[int, bool]] = set()
    characters = 0
    for number in range(count):
        pages.append(_read_page(document, number, fonts, pictures))
        hyphens |= set(pages[-1].pop("hyphens"))
        characters += len(pages[-1]["text"])
        if characters > _MOST_OF_FILE:
            raise RefusedPdfError("long", number + 1)
    return {"pages": pages, "fonts": list(fonts), "hyphens": sorted(hyphens)}


def _read_page(document: Any, number: int, fonts: dict[tuple[str, int, bool], int], pictures: str) -> dict[str, Any]:
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    if not page or not text:
        raise RefusedPdfError("damaged", number + 1)
    count = pdfium.FPDFText_CountChars(text)
    if count > _MOST_CHARACTERS:
        raise RefusedPdfError("damaged", number + 1)
    shown = _page_text(text, count)
    words = _Words(text, fonts)
    words.add_all(_characters(text, count, shown))
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    read = {
        "width": pdfium.FPDF_GetPageWidthF(page),
        "height": pdfium.FPDF_GetPageHeightF(page),
        "words": words.found,
        "hyphens": words.hyphens,
        "tree": _read_tree(tree) if tree else [],
        "links": _read_links(document, page),
        "pictures": _read_pictures(document, page, number, pictures),
        "text": shown,
    }
    if tree:
        pdfium.FPDF_StructTree_Close(tree)
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return read


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
    found = list(shown)
    for at in (at for at, char in enumerate(shown) if char == "\ufffe"):
        found[at] = chr(pdfium.FPDFText_GetUnicode(text, at))
    return "".join(found)


class _Words:
    """Makes words of the characters of a page: pieces without a blank that one text object shows."""

    def __init__(self, text: Any, fonts: dict[tuple[str, int, bool], int]) -> None:
        self.text, self.fonts = text, fonts
        self.hyphens: set[tuple[int, bool]] = set()
        self.found: list[list[Any]] = []
        self.objects: dict[int, tuple[float, int, int, bool]] = {}
        self.open: Any = None  # the look of the last word
        self.blank = True  # whether a blank follows it
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box = pdfium.FS_RECTF()
        self.at_x, self.at_y, self.at_box = (ctypes.addressof(one) for one in (self.x, self.y, self.box))
        self.address = ctypes.cast(text, ctypes.c_void_p).value

    def add_all(self, characters: str) -> None:
        """Add the characters of a page. Those between two blanks that one object shows are a word: it is on a line."""
        for found in _BETWEEN_BLANKS.finditer(characters):
            first, last = found.start(), found.end() - 1
            self.blank = True
            key = _address_of_object(self.address, first)
            if key and _OWN_LINE.fullmatch(found[0]) and key == _address_of_object(self.address, last):
                self._add(first, found[0], key)
                _box_of_character(self.address, last, self.at_box)
                if self.objects[key][3]:  # turned: it may end where it begins, or before
                    _origin_of_character(self.address, last, self.at_x, self.at_y)
                self.found[-1][2] = round(max(self.box.right, self.x.value), 2)
                continue
            for at in range(first, last + 1):
                self._add(at, characters[at], _address_of_object(self.address, at) or 0)

    def _add(self, at: int, char: str, key: int) -> None:
        """Add a character, or several of one object, of which that at an index is the first."""
        if key not in self.objects:
            self.objects[key] = self._look(at, ctypes.cast(key, pdfium.FPDF_PAGEOBJECT) if key else None)
        look = size, font, marked, turned = self.objects[key]
        _origin_of_character(self.address, at, self.at_x, self.at_y)
        _box_of_character(self.address, at, self.at_box)
        left, right, base = self.x.value, max(self.box.right, self.x.value), self.y.value
        hyphen = char == "\x02" or (char in _HYPHENS and pdfium.FPDFText_IsHyphen(self.text, at) == 1)
        char = "\u00ad" if hyphen else char
        last = self.found[-1] if self.found else None
        if last is not None and not self.blank and self.open == look and (turned or abs(last[3] - base) < 0.1 * size):
            last[0] += char
            last[2] = round(right, 2)
        else:
            joins = last is not None and not self.blank
            place = [round(left, 2), round(right, 2), round(base, 2)]
            self.found.append([char, *place, size, font, marked, joins, turned])
        if char in _HYPHENS and key:
            self.found[-1][9:] = said = _actual_hyphen(ctypes.cast(key, pdfium.FPDF_PAGEOBJECT))
            self.hyphens |= {(font, one) for one in said}
        self.open, self.blank = look, False

    def _look(self, at: int, shown: Any) -> tuple[float, int, int, bool]:
        size = pdfium.FPDFText_GetFontSize(self.text, at)
        matrix = pdfium.FS_MATRIX()
        turned = False
        if pdfium.FPDFText_GetMatrix(self.text, at, matrix):
            turned = abs(matrix.b) > 0.2 * abs(matrix.a) or matrix.a < 0
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(256)
        length = pdfium.FPDFText_GetFontInfo(self.text, at, buffer, 256, flags)
        name = buffer.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
        font = (name, pdfium.FPDFText_GetFontWeight(self.text, at), bool(flags.value & _ITALIC))
        marked = pdfium.FPDFPageObj_GetMarkedContentID(shown) if shown else -1
        return round(size, 2), self.fonts.setdefault(font, len(self.fonts)), marked, turned


def _actual_hyphen(shown: Any) -> list[bool]:
    """Whether the actual text of a hyphen (ISO 32000-1, 14.9.4) is a hyphen, too; nothing where the file has none."""
    length, buffer = ctypes.c_ulong(), (ctypes.c_ushort * 8)()
    for at in range(max(pdfium.FPDFPageObj_CountMarks(shown), 0)):
        mark = pdfium.FPDFPageObj_GetMark(shown, at)
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, 16, length):
            return [buffer[0] in {0x2D, 0x2010}]
    return []


def _read_tree(tree: Any) -> list[Any]:
    budget = [_MOST_ELEMENTS]
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    roots = (pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(max(count, 0)))
    return [_element(root, 0, budget) for root in roots if root]


def _element(element: Any, depth: int, budget: list[int]) -> list[Any]:
    kind, alternative = (
        _string(read, element) for read in (pdfium.FPDF_StructElement_GetType, pdfium.FPDF_StructElement_GetAltText)
    )
    children: list[Any] = []
    for at in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
        budget[0] -= 1
        if budget[0] < 0 or depth > _DEEPEST:
            break
        marked = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if marked >= 0:
            children.append(marked)
        elif child := pdfium.FPDF_StructElement_GetChildAtIndex(element, at):
            children.append(_element(child, depth + 1, budget))
    return [kind, alternative, children]


def _string(read: Any, element: Any) -> str:
    length = read(element, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    read(element, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


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


def _read_pictures(document: Any, page: Any, number: int, folder: str) -> list[list[Any]]:
    """[name of its file or "", baseline, marked-content id] of each picture of a page, in its order."""
    found: list[list[Any]] = []
    for at in range(min(pdfium.FPDFPage_CountObjects(page), 20_000)):
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
    try:
        read = read_pages(sys.stdin.buffer.read(), int(pages), pictures)
    except RefusedPdfError as fault:
        sys.stdout.write(json.dumps(dict(zip(("fault", "page"), fault.args, strict=True))))
        return 1
    sys.stdout.write(json.dumps(read, ensure_ascii=True, separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(read_for_caller(sys.argv[1:]))
