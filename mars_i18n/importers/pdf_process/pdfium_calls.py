"""Functions of PDFium that are called for each word or element, by addresses and without objects of the binding."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium

_ADDRESS, _INDEX, _LENGTH = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong


def _take_addresses(name: str, *arguments: Any, result: Any = ctypes.c_int) -> Any:
    """A function that takes addresses as numbers: cheaper than the pointers that the binding makes of them."""
    function = getattr(pdfium, name)
    function.argtypes, function.restype = arguments, result
    return function


object_of_character = _take_addresses("FPDFText_GetTextObject", _ADDRESS, _INDEX, result=_ADDRESS)
box_of_character = _take_addresses("FPDFText_GetLooseCharBox", _ADDRESS, _INDEX, _ADDRESS)
origin_of_character = _take_addresses("FPDFText_GetCharOrigin", _ADDRESS, _INDEX, _ADDRESS, _ADDRESS)
font_of_object = _take_addresses("FPDFTextObj_GetFont", _ADDRESS, result=_ADDRESS)
marked_content_of_object = _take_addresses("FPDFPageObj_GetMarkedContentID", _ADDRESS)
type_of_element = _take_addresses("FPDF_StructElement_GetType", _ADDRESS, _ADDRESS, _LENGTH, result=_LENGTH)
alternative_of_element = _take_addresses("FPDF_StructElement_GetAltText", _ADDRESS, _ADDRESS, _LENGTH, result=_LENGTH)
count_children = _take_addresses("FPDF_StructElement_CountChildren", _ADDRESS)
marked_content_of_child = _take_addresses("FPDF_StructElement_GetChildMarkedContentID", _ADDRESS, _INDEX)
child_of_element = _take_addresses("FPDF_StructElement_GetChildAtIndex", _ADDRESS, _INDEX, result=_ADDRESS)
