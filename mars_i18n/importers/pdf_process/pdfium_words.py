"""The words of a page: pieces without a blank that one text object shows, each with its place and its look."""

from __future__ import annotations

import ctypes
import re
from array import array
from typing import TYPE_CHECKING, Any

from mars_i18n.importers.pdf_process import pdfium_calls
from mars_i18n.importers.pdf_process import pdfium_library as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.importers.pdf_process.word_places import WordPlaces

_ITALIC = 1 << 6  # of the flags of a font: ISO 32000-1, table 123
_HYPHENS = "-\u00ad\u2010"
_BETWEEN_BLANKS = re.compile("(?:[^\\s\0\ufffe\uffff]|[\u00a0\u202f])+")
_WORD_ALONE = _BETWEEN_BLANKS
_LINE = re.compile("[^\r\n]+")
_HYPHEN = re.compile("[-\u00ad\u2010\x02]")  # at which a word may go on in another line
_PIECE = re.compile("[^-\u00ad\u2010\x02]+|.", re.DOTALL)
# In text from right to left the characters of one object need not be one after the other.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")

Look = tuple[float, int, int, bool]  # size, number of the font, marked-content id, turned


class PageWords:
    """The words of one page, a list for each of what is said of them.

    `runs` are [count, *look] of words one after the other; `joined` the indexes of those without a blank before them;
    `hard`, by index, whether the actual text of a hyphen at the end of a word is a hyphen, too; `hyphens` are (font,
    such a value) of all hyphens.
    """

    def __init__(self, text: Any, fonts: dict[tuple[str, int, bool], int], characters: str, places: WordPlaces) -> None:
        """Read the words among the characters of a page. `fonts` are those known, and are added to."""
        self.text, self.fonts, self.characters = text, fonts, characters
        self.texts: list[str] = []
        self.runs: list[list[Any]] = []
        self.joined: list[int] = []
        self.hard: dict[int, bool] = {}
        self.hyphens: set[tuple[int, bool]] = set()
        self._looks: dict[int, Look] = {}  # by the address of an object
        self._numbers: dict[int, int] = {}  # of fonts, by their address
        self._open: Look | None = None  # the look of the last word
        self._blank = True  # whether a blank follows it
        places.reserve(len(characters))
        self._places, self._origins = places, places.origins
        self._ends: dict[int, float] = {}  # by index, of words whose characters were added one by one
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._at_matrix = ctypes.c_void_p(ctypes.addressof(self._matrix))
        self._slot = [ctypes.c_void_p(ctypes.addressof(one)) for one in (self._x, self._y, self._box)]
        self._address = ctypes.cast(text, ctypes.c_void_p)
        self._name = ctypes.create_string_buffer(256)
        self._add_lines()

    def places(self) -> tuple[array[float], array[float], array[float]]:
        """Where the words begin, where they end, and their baselines, in points, until another page is read."""
        count = len(self.texts)
        lefts, bases = self._origins[: 2 * count : 2], self._origins[1 : 2 * count : 2]
        rights = array("d", map(max, self._places.boxes[2 : 4 * count : 4], lefts))
        for at, right in self._ends.items():
            rights[at] = right
        levels = {base: round(base, 2) for base in set(bases)}  # few: most words are on a line with others
        return _hundredths(lefts), _hundredths(rights), array("d", map(levels.__getitem__, bases))

    def _add_lines(self) -> None:
        characters = self.characters
        lines = _WORD_ALONE if _RIGHT_TO_LEFT.search(characters) else _LINE
        for line in lines.finditer(characters):
            if spans := [found.span() for found in _BETWEEN_BLANKS.finditer(characters, *line.span())]:
                self._add_spans(spans)

    def _add_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Add words of one line: all at once where one object shows them, else some by themselves.

        Most lines are of one object, or of two, the second being a hyphen at the end.
        """
        key = pdfium_calls.object_of_character(self._address, spans[0][0])
        while spans:
            count = len(spans)
            while count and (
                not key or key != pdfium_calls.object_of_character(self._address, spans[count - 1][1] - 1)
            ):
                count = count - 1 if count == len(spans) else count // 2
            if count:
                self._add_of_object(spans[:count], key)
            else:
                count = 1
                self._add_pieces(spans[0])
            spans = spans[count:]
            key = pdfium_calls.object_of_character(self._address, spans[0][0]) if spans else 0

    def _add_of_object(self, spans: Sequence[tuple[int, int]], key: int) -> None:
        """Add words that one object shows. Their hyphens may be at line ends: PDFium knows of each of them."""
        look = self._look_of(spans[0][0], key)
        if not look[3] and not _HYPHEN.search(self.characters, spans[0][0], spans[-1][1]):
            self._add_whole(spans, look)
            return
        for span in spans:
            if not look[3] and not _HYPHEN.search(self.characters, *span):
                self._add_whole([span], look)
                continue
            self._add_pieces(span)

    def _add_pieces(self, span: tuple[int, int]) -> None:
        """Add a word in pieces: its hyphens, what is between them, and what other objects show."""
        self._blank = True
        for found in _PIECE.finditer(self.characters, *span):
            first, end = found.span()
            key = pdfium_calls.object_of_character(self._address, first)
            if (
                key
                and key == pdfium_calls.object_of_character(self._address, end - 1)
                and not self._look_of(first, key)[3]
            ):
                self._add(first, end, key)
            else:
                for at in range(first, end):
                    self._add(at, at + 1, pdfium_calls.object_of_character(self._address, at) or 0)

    def _add_whole(self, spans: Sequence[tuple[int, int]], look: Look) -> None:
        """Add words that are each in one piece, upright and of one look: only their ends are asked for."""
        slots = self._places.slots(len(self.texts), len(spans))
        self._count(look, len(spans))
        origin_of, box_of, address = pdfium_calls.origin_of_character, pdfium_calls.box_of_character, self._address
        for (first, end), (x, y, box) in zip(spans, slots, strict=True):
            origin_of(address, first, x, y)
            box_of(address, end - 1, box)
        characters = self.characters
        self.texts += [characters[first:end] for first, end in spans]
        self._open, self._blank = look, False

    def _count(self, look: Look, count: int) -> None:
        """Say that so many words of a look follow."""
        if self.runs and self._open == look:
            self.runs[-1][0] += count
        else:
            self.runs.append([count, *look])

    def _add(self, first: int, end: int, key: int) -> None:
        """Add a character, or some that are no hyphens, of one object: to the last word, or as the first of another."""
        char, look = self.characters[first:end], self._look_of(first, key)
        size, font, _, turned = look
        pdfium_calls.origin_of_character(self._address, first, *self._slot[:2])
        pdfium_calls.box_of_character(self._address, end - 1, self._slot[2])
        hyphen = char == "\x02" or (char in _HYPHENS and pdfium.FPDFText_IsHyphen(self.text, first) == 1)
        char = "\u00ad" if hyphen else char
        last, base = len(self.texts) - 1, self._y.value
        goes_on = last >= 0 and not self._blank
        same_line = turned or abs(round(self._origins[2 * last + 1], 2) - base) < 0.1 * size
        if goes_on and self._open == look and same_line:
            self.texts[last] += char
        else:
            last += 1
            if goes_on:
                self.joined.append(last)
            self._count(look, 1)
            self.texts.append(char)
            self._origins[2 * last], self._origins[2 * last + 1] = self._x.value, base
        self._ends[last] = max(self._box.right, self._x.value)
        if char in _HYPHENS and key:
            self.hard.pop(last, None)
            for said in _actual_hyphens(ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)):
                self.hard[last] = said
                self.hyphens.add((font, said))
        self._open, self._blank = look, False

    def _look_of(self, at: int, key: int) -> Look:
        """The look of what an object shows, of which a character has this index."""
        if (known := self._looks.get(key)) is not None:
            return known
        size = pdfium_calls.size_of_character(self._address, at)
        turned = False
        if pdfium_calls.matrix_of_character(self._address, at, self._at_matrix):
            matrix = self._matrix
            turned = abs(matrix.b) > 0.2 * abs(matrix.a) or matrix.a < 0
            size *= (matrix.c**2 + matrix.d**2) ** 0.5
        marked = pdfium_calls.marked_content_of_object(key) if key else -1
        self._looks[key] = look = round(size, 2), self._font_of(at, key), marked, turned
        return look

    def _font_of(self, at: int, key: int) -> int:
        """The number of the font of an object."""
        font = pdfium_calls.font_of_object(key) if key else None
        if font in self._numbers:
            return self._numbers[font]
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self.text, at, self._name, 256, flags)
        name = self._name.raw[: max(min(length, 256) - 1, 0)].decode("utf-8", "replace")
        found = (name, pdfium.FPDFText_GetFontWeight(self.text, at), bool(flags.value & _ITALIC))
        number = self.fonts.setdefault(found, len(self.fonts))
        if font:
            self._numbers[font] = number
        return number


def _hundredths(numbers: array[float]) -> array[float]:
    """The numbers with two decimals: `round` looks for the nearest decimal fraction, and takes several times longer."""
    return array("d", [(100 * one + 0.5) // 1 / 100 for one in numbers])


def _actual_hyphens(shown: Any) -> Iterator[bool]:
    """Whether the actual text of a hyphen (ISO 32000-1, 14.9.4) is a hyphen, too; nothing where the file has none."""
    length, buffer = ctypes.c_ulong(), (ctypes.c_ushort * 8)()
    for at in range(max(pdfium.FPDFPageObj_CountMarks(shown), 0)):
        mark = pdfium.FPDFPageObj_GetMark(shown, at)
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, 16, length):
            yield buffer[0] in {0x2D, 0x2010}
            return
