"""Functions of PDFium that are called for each word or element, by addresses.

Most take each address as a `ctypes.c_void_p`, which is used as it is, where a number would be converted in every call.
"""

from __future__ import annotations

import ctypes

from mars_i18n.importers.pdf_process.pdfium_library import declare_function, find_function

_ADDRESS = ctypes.c_void_p


class ElementAddress(ctypes.c_void_p):
    """The address of an element, false for none: a result of this class stays an object, to be given on as it is."""


object_of_character = find_function("FPDFText_GetTextObject", _ADDRESS)
box_of_character = find_function("FPDFText_GetLooseCharBox")
origin_of_character = find_function("FPDFText_GetCharOrigin")
size_of_character = find_function("FPDFText_GetFontSize", ctypes.c_double)
matrix_of_character = find_function("FPDFText_GetMatrix")
font_of_object = declare_function("FPDFTextObj_GetFont", _ADDRESS, _ADDRESS)
marked_content_of_object = declare_function("FPDFPageObj_GetMarkedContentID", ctypes.c_int, _ADDRESS)
type_of_element = find_function("FPDF_StructElement_GetType", ctypes.c_ulong)
alternative_of_element = find_function("FPDF_StructElement_GetAltText", ctypes.c_ulong)
count_children = find_function("FPDF_StructElement_CountChildren")
marked_content_of_child = find_function("FPDF_StructElement_GetChildMarkedContentID")
child_of_element = find_function("FPDF_StructElement_GetChildAtIndex", ElementAddress)
