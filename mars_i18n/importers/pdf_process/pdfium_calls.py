"""Functions of PDFium that are called for each word or element, by addresses and without objects of the binding.

Most take each address as a `ctypes.c_void_p`, which is used as it is, where a number would be converted in every call.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium

_ADDRESS = ctypes.c_void_p


class ElementAddress(ctypes.c_void_p):
    """The address of an element, false for none: a result of this class stays an object, to be given on as it is."""


def _take_addresses(name: str, *arguments: Any, result: Any = ctypes.c_int) -> Any:
    """A function that takes addresses as numbers: cheaper than the pointers that the binding makes of them."""
    function = getattr(pdfium, name)
    function.argtypes, function.restype = arguments, result
    return function


def _take_as_given(name: str, result: Any = ctypes.c_int) -> Any:
    """A function whose arguments are not converted: each is an object of ctypes, or a number that is an int of C."""
    function = getattr(pdfium, name)
    function.argtypes, function.restype = None, result
    return function


object_of_character = _take_as_given("FPDFText_GetTextObject", _ADDRESS)
box_of_character = _take_as_given("FPDFText_GetLooseCharBox")
origin_of_character = _take_as_given("FPDFText_GetCharOrigin")
size_of_character = _take_as_given("FPDFText_GetFontSize", ctypes.c_double)
matrix_of_character = _take_as_given("FPDFText_GetMatrix")
font_of_object = _take_addresses("FPDFTextObj_GetFont", _ADDRESS, result=_ADDRESS)
marked_content_of_object = _take_addresses("FPDFPageObj_GetMarkedContentID", _ADDRESS)
type_of_element = _take_as_given("FPDF_StructElement_GetType", ctypes.c_ulong)
alternative_of_element = _take_as_given("FPDF_StructElement_GetAltText", ctypes.c_ulong)
count_children = _take_as_given("FPDF_StructElement_CountChildren")
marked_content_of_child = _take_as_given("FPDF_StructElement_GetChildMarkedContentID")
child_of_element = _take_as_given("FPDF_StructElement_GetChildAtIndex", ElementAddress)
