"""The functions of PDFium that are called, under its own names (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_doc.h).

The bindings of pypdfium2 declare all 500, and import as long as it takes to read three dense pages. Every handle is an
address: a number, 0 or None for none.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import POINTER, c_char_p, c_float, c_int, c_size_t, c_uint, c_ulong, c_ushort, c_void_p
from importlib.util import find_spec
from typing import Any

_FILES = {"win32": "pdfium.dll", "cygwin": "pdfium.dll", "darwin": "libpdfium.dylib"}  # by the name of a platform

FPDFBitmap_BGR, FPDFBitmap_BGRx, FPDFBitmap_BGRA = 2, 3, 4
FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE = 2, 3
FPDF_LINK = FPDF_PAGEOBJECT = _HANDLE = c_void_p


class FS_RECTF(ctypes.Structure):  # noqa: N801 - the name that PDFium gives it
    """A rectangle of a page, in points."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class FS_MATRIX(ctypes.Structure):  # noqa: N801 - the name that PDFium gives it
    """A transformation (ISO 32000-1, 8.3.4)."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


def _load() -> Any:
    """The library that pypdfium2 brings along; one of the system where it was installed for that."""
    spec = find_spec("pypdfium2_raw")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        try:
            return ctypes.CDLL(f"{folder}/{_FILES.get(sys.platform, 'libpdfium.so')}")
        except OSError:
            continue
    from pypdfium2_raw import bindings

    return bindings._libs["pdfium"]  # noqa: SLF001 - the bindings give it no other name


def declare_function(name: str, result: Any, *arguments: Any) -> Any:
    """A function with the types of what it gives and takes."""
    function = _LIBRARY[name]
    function.argtypes, function.restype = arguments, result
    return function


def find_function(name: str, result: Any = c_int) -> Any:
    """A function whose arguments are not converted: each is an object of ctypes, or a number that is an int of C."""
    function = _LIBRARY[name]
    function.argtypes, function.restype = None, result
    return function


_LIBRARY = _load()
FPDF_InitLibrary = declare_function("FPDF_InitLibrary", None)
FPDF_GetLastError = declare_function("FPDF_GetLastError", c_ulong)
FPDF_LoadMemDocument64 = declare_function("FPDF_LoadMemDocument64", _HANDLE, c_void_p, c_size_t, c_char_p)
FPDF_GetPageCount = declare_function("FPDF_GetPageCount", c_int, _HANDLE)
FPDF_LoadPage = declare_function("FPDF_LoadPage", _HANDLE, _HANDLE, c_int)
FPDF_ClosePage = declare_function("FPDF_ClosePage", None, _HANDLE)
FPDF_GetPageHeightF = declare_function("FPDF_GetPageHeightF", c_float, _HANDLE)
FPDF_GetPageWidthF = declare_function("FPDF_GetPageWidthF", c_float, _HANDLE)
FPDFText_LoadPage = declare_function("FPDFText_LoadPage", _HANDLE, _HANDLE)
FPDFText_ClosePage = declare_function("FPDFText_ClosePage", None, _HANDLE)
FPDFText_CountChars = declare_function("FPDFText_CountChars", c_int, _HANDLE)
FPDFText_GetText = declare_function("FPDFText_GetText", c_int, _HANDLE, c_int, c_int, POINTER(c_ushort))
FPDFText_GetUnicode = declare_function("FPDFText_GetUnicode", c_uint, _HANDLE, c_int)
FPDFText_IsHyphen = declare_function("FPDFText_IsHyphen", c_int, _HANDLE, c_int)
FPDFText_GetFontWeight = declare_function("FPDFText_GetFontWeight", c_int, _HANDLE, c_int)
FPDFText_GetFontInfo = declare_function(
    "FPDFText_GetFontInfo", c_ulong, _HANDLE, c_int, c_void_p, c_ulong, POINTER(c_int)
)
FPDFPage_CountObjects = declare_function("FPDFPage_CountObjects", c_int, _HANDLE)
FPDFPage_GetObject = declare_function("FPDFPage_GetObject", _HANDLE, _HANDLE, c_int)
FPDFPageObj_GetType = declare_function("FPDFPageObj_GetType", c_int, _HANDLE)
FPDFPageObj_GetBounds = declare_function("FPDFPageObj_GetBounds", c_int, _HANDLE, *[POINTER(c_float)] * 4)
FPDFPageObj_GetMarkedContentID = declare_function("FPDFPageObj_GetMarkedContentID", c_int, _HANDLE)
FPDFPageObj_CountMarks = declare_function("FPDFPageObj_CountMarks", c_int, _HANDLE)
FPDFPageObj_GetMark = declare_function("FPDFPageObj_GetMark", _HANDLE, _HANDLE, c_ulong)
FPDFPageObjMark_GetParamStringValue = declare_function(
    "FPDFPageObjMark_GetParamStringValue", c_int, _HANDLE, c_char_p, POINTER(c_ushort), c_ulong, POINTER(c_ulong)
)
FPDFImageObj_GetRenderedBitmap = declare_function("FPDFImageObj_GetRenderedBitmap", _HANDLE, _HANDLE, _HANDLE, _HANDLE)
FPDFBitmap_GetBuffer = declare_function("FPDFBitmap_GetBuffer", c_void_p, _HANDLE)
FPDFBitmap_GetFormat = declare_function("FPDFBitmap_GetFormat", c_int, _HANDLE)
FPDFBitmap_GetHeight = declare_function("FPDFBitmap_GetHeight", c_int, _HANDLE)
FPDFBitmap_GetStride = declare_function("FPDFBitmap_GetStride", c_int, _HANDLE)
FPDFBitmap_GetWidth = declare_function("FPDFBitmap_GetWidth", c_int, _HANDLE)
FPDFBitmap_Destroy = declare_function("FPDFBitmap_Destroy", None, _HANDLE)
FPDFLink_Enumerate = declare_function("FPDFLink_Enumerate", c_int, _HANDLE, POINTER(c_int), POINTER(_HANDLE))
FPDFLink_GetAction = declare_function("FPDFLink_GetAction", _HANDLE, _HANDLE)
FPDFLink_GetAnnotRect = declare_function("FPDFLink_GetAnnotRect", c_int, _HANDLE, POINTER(FS_RECTF))
FPDFAction_GetURIPath = declare_function("FPDFAction_GetURIPath", c_ulong, _HANDLE, _HANDLE, c_void_p, c_ulong)
FPDF_StructTree_GetForPage = declare_function("FPDF_StructTree_GetForPage", _HANDLE, _HANDLE)
FPDF_StructTree_Close = declare_function("FPDF_StructTree_Close", None, _HANDLE)
FPDF_StructTree_CountChildren = declare_function("FPDF_StructTree_CountChildren", c_int, _HANDLE)
FPDF_StructTree_GetChildAtIndex = declare_function("FPDF_StructTree_GetChildAtIndex", _HANDLE, _HANDLE, c_int)
