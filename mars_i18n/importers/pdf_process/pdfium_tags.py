"""The tags of a page (ISO 32000-1, 14.7), as rows: [type, alternative text, children]."""

from __future__ import annotations

import ctypes
from typing import Any

from mars_i18n.importers.pdf_process import pdfium_calls
from mars_i18n.importers.pdf_process import pdfium_library as pdfium

_DEEPEST = 60  # elements within elements
_MOST_ELEMENTS = 100_000  # of a page
_PICTURES = frozenset({"Figure", "Formula"})  # what an alternative text is shown of
_USUAL = 256  # bytes of a string, its end included


def read_tags(tree: Any) -> list[Any]:
    """The elements of a page; a child is an element or a marked-content id."""
    reader = _TagReader()
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    roots = (pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(max(count, 0)))
    return [reader.read(ctypes.cast(root, pdfium_calls.ElementAddress), 0) for root in roots if root]


class _TagReader:
    def __init__(self) -> None:
        self.budget = _MOST_ELEMENTS
        self.buffer, self.usual = ctypes.create_string_buffer(_USUAL), ctypes.c_ulong(_USUAL)

    def read(self, element: pdfium_calls.ElementAddress, depth: int) -> list[Any]:
        kind = self._string(pdfium_calls.type_of_element, element)
        alternative = self._string(pdfium_calls.alternative_of_element, element) if kind in _PICTURES else ""
        children: list[Any] = []
        for at in range(max(pdfium_calls.count_children(element), 0)):
            self.budget -= 1
            if self.budget < 0 or depth > _DEEPEST:
                break
            marked = pdfium_calls.marked_content_of_child(element, at)
            if marked >= 0:
                children.append(marked)
            elif child := pdfium_calls.child_of_element(element, at):
                children.append(self.read(child, depth + 1))
        return [kind, alternative, children]

    def _string(self, read: Any, element: pdfium_calls.ElementAddress) -> str:
        length = read(element, self.buffer, self.usual)
        if length <= 2:
            return ""
        if length <= _USUAL:
            return ctypes.string_at(self.buffer, length - 2).decode("utf-16-le", "replace")
        buffer = ctypes.create_string_buffer(length)
        read(element, buffer, ctypes.c_ulong(length))
        return buffer.raw[: length - 2].decode("utf-16-le", "replace")
