"""Memory that PDFium writes the places of words to: taken once, and used for each page of a file."""

from __future__ import annotations

import ctypes
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST = 4096  # words that there is room for

Slot = tuple[ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]  # addresses of the x and y of a word, and of a box


class WordPlaces:
    """Room for where the first character of each word of a page is, and for the box of its last one.

    `origins` holds x and y of each word, `boxes` left, top, right and bottom of each box, in points.
    """

    def __init__(self) -> None:
        self.origins, self.boxes = array("d"), array("f")
        self._slots: list[Slot] = []

    def reserve(self, count: int) -> None:
        """Have room for so many words; what was there may be gone."""
        if len(self.origins) < 2 * count:
            count = max(2 * count, _FEWEST)
            self.origins, self.boxes = array("d", bytes(16 * count)), array("f", bytes(16 * count))
            self._slots = []

    def slots(self, first: int, count: int) -> Sequence[Slot]:
        """The addresses of so many words from one on."""
        made, end = len(self._slots), first + count
        if made < end:
            x, box, address = self.origins.buffer_info()[0], self.boxes.buffer_info()[0], ctypes.c_void_p
            self._slots += [
                (address(x + 16 * at), address(x + 16 * at + 8), address(box + 16 * at)) for at in range(made, end)
            ]
        return self._slots[first:end]
