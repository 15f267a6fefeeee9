"""Which characters the fonts of the PDF can show, read from their cmap tables (OpenType 1.9, "cmap")."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.messages import Message

_SUFFIXES = (".ttf", ".otf")
_JOINERS = frozenset("\u200c\u200d\u2060\ufeff\u00ad\u200b\u200e\u200f") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10))
}  # shown as nothing, by any font

_EMOJI = re.compile("[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")  # letters of flags, shades of skin


class FontError(ValueError):
    """A file that is not a font: `what` says why."""

    def __init__(self, what: Message) -> None:
        super().__init__(str(what))
        self.what = what


def is_font(name: str) -> bool:
    """Whether a file of a template folder is a font, by its name."""
    return name.lower().endswith(_SUFFIXES)


@lru_cache(maxsize=32)
def coverage(data: bytes) -> frozenset[int]:
    """The code points of a TrueType or OpenType font. Raises FontError where it is not one."""
    try:
        tables = struct.unpack_from(">H", data, 4)[0]
        for at in range(12, 12 + 16 * tables, 16):
            if data[at : at + 4] == b"cmap":
                return frozenset(_cmap(data, struct.unpack_from(">I", data, at + 8)[0]))
    except struct.error as error:
        raise FontError(message("the font is cut off")) from error
    raise FontError(message("this is not a TrueType or OpenType font"))


def _cmap(data: bytes, start: int) -> Iterator[int]:
    for index in range(struct.unpack_from(">H", data, start + 2)[0]):
        at = start + struct.unpack_from(">I", data, start + 4 + 8 * index + 4)[0]
        kind = struct.unpack_from(">H", data, at)[0]
        if kind == 4:
            yield from _segments(data, at)
        elif kind == 12:
            for group in range(struct.unpack_from(">I", data, at + 12)[0]):
                first, last = struct.unpack_from(">II", data, at + 16 + 12 * group)
                yield from range(first, min(last, 0x10FFFF) + 1)


def _segments(data: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts = at + 14, at + 16 + 2 * count
    for segment in range(count):
        end = struct.unpack_from(">H", data, ends + 2 * segment)[0]
        start = struct.unpack_from(">H", data, starts + 2 * segment)[0]
        yield from (code for code in range(start, end + 1) if code != 0xFFFF)


def _plainly(char: str) -> str:
    return chr(ord(char) - 0x1F1E6 + ord("A")) if char <= "\U0001f1ff" else ""


class Repertoire:
    """What a set of fonts can show. `strict` trusts no combination of a letter with a mark but a precomposed one."""

    def __init__(self, fonts: Sequence[frozenset[int]], *, strict: bool = False) -> None:
        self.fonts = tuple(dict.fromkeys(fonts))
        self.strict = strict
        self.lacking: dict[str, None] = {}  # characters that no font has, in order of appearance
        self._plain: dict[str, bool] = {}  # of characters, whether they are drawn whatever is before them

    def spoken(self, text: str) -> str:
        """The text with flags that no font draws by the letters of their country, and without shades of skin."""
        return _EMOJI.sub(
            lambda match: match[0] if self._able(match[0], self.fonts, mark=False) else _plainly(match[0]), text
        )

    def pieces(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text in runs: (what is shown, True), or (a character that no font can show there, False).

        A mark must be in a font that has its letter too, since both are drawn from one.
        """
        if text and all(map(self._is_plain, set(text))):
            yield text, True
            return
        run: list[str] = []
        able: Sequence[frozenset[int]] = ()
        for char in text:
            if char in _JOINERS:
                if not self.strict:
                    run.append(char)
                continue
            mark = unicodedata.category(char).startswith("M")
            able = self._able(char, able if mark else self.fonts, mark=mark)
            if able:
                run.append(char)
                continue
            if run:
                yield "".join(run), True
                run = []
            self.lacking[char] = None
            yield char, False
        if run:
            yield "".join(run), True

    def _is_plain(self, char: str) -> bool:
        """Whether a character is drawn, or shown as nothing, whatever is before it."""
        known = self._plain.get(char)
        if known is None:
            if char in _JOINERS:
                known = not self.strict
            else:
                known = unicodedata.category(char)[0] != "M" and bool(self._able(char, self.fonts, mark=False))
            self._plain[char] = known
        return known

    def _able(self, char: str, fonts: Sequence[frozenset[int]], *, mark: bool) -> tuple[frozenset[int], ...]:
        if mark and self.strict:
            return ()
        if char == " ":
            return self.fonts
        return tuple(font for font in fonts if ord(char) in font)


def set_on_one_line(text: str, repertoire: Repertoire) -> str:
    """Text without shape, as for the running head: on one line, what no font has given by its code point."""
    clean = " ".join(replace_unseen(repertoire.spoken(text), " ").split())
    return "".join(run if shown else f"U+{ord(run):04X}" for run, shown in repertoire.pieces(clean))


def replace_unseen(text: str, shown: str = "") -> str:
    """The text with something else in the place of each character that has no shape."""
    if text.isprintable():
        return text
    return text.translate({ord(char): shown for char in set(text) if unseen(char)})


def unseen(char: str) -> bool:
    """Control characters, surrogates and noncharacters: they have no shape."""
    return unicodedata.category(char) in {"Cc", "Cs"} or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
