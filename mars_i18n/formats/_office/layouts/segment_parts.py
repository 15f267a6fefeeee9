"""A layout as the parts of a segment: their raw text is what the package holds between its first and last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats._office.layouts.initials import initial_text
from mars_i18n.model import Gap, Segment, Tag, Text
from mars_i18n.model.construction import fast_constructor

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.formats._office.layouts.tag_layout import Layout, Mark, Slot
    from mars_i18n.formats._office.pieces import ParagraphPiece
    from mars_i18n.model import Inline, Location

_make_tag, _make_text = fast_constructor(Tag), fast_constructor(Text)
_BLANKS = re.compile(r" [ \t\r\n\f]+|[\t\r\n\f][ \t\r\n\f]*")  # all that is not one space


def with_single_blanks(text: str) -> str:
    """Text with single blanks; no-break spaces stay."""
    return _BLANKS.sub(" ", text)


def layout_parts(layout: Layout, cut: Callable[[int, int], tuple[Gap, ...]], location: Location) -> tuple[Inline, ...]:
    """The parts of a segment. `cut` gives what the part holds between two bytes, as gaps with their reasons."""
    return _PartsWriter(layout, cut, location).write()


def slot_texts(layout: Layout) -> list[str]:
    """What each slot shows, with single blanks and none at the ends of a line."""
    found: list[str] = []
    after_blank = not layout.initial
    for at, slot in enumerate(layout.slots):
        shown = with_single_blanks("".join(piece.text for piece in slot.pieces))
        if after_blank:
            shown = shown.lstrip(" ")
        mark = layout.marks[at] if at < len(layout.marks) else None
        if mark is None or mark.name == "br":
            shown = shown.rstrip(" ")
        if shown:
            after_blank = shown.endswith(" ")
        if mark is not None and mark.form == "alone":
            after_blank = mark.name == "br"
        found.append(shown)
    return found


class _PartsWriter:
    def __init__(self, layout: Layout, cut: Callable[[int, int], tuple[Gap, ...]], location: Location) -> None:
        self.layout, self.cut, self.location = layout, cut, location
        self.parts: list[Inline] = []
        self.cursor = layout.start

    def write(self) -> tuple[Inline, ...]:
        shown = slot_texts(self.layout)
        if self.layout.initial:
            self._initial(shown)
        for at, slot in enumerate(self.layout.slots):
            if slot.pieces:
                self._text(slot, shown[at])
            if at < len(self.layout.marks):
                self._tag(self.layout.marks[at])
        self._reach(self.layout.end)
        return tuple(self.parts)

    def _initial(self, shown: list[str]) -> None:
        """Give the letters of a drop cap to the first text, and their bytes too, if no tag is between."""
        letters = initial_text(self.layout.initial)
        first = next((at for at, slot in enumerate(self.layout.slots) if slot.pieces), None)
        if first is not None:
            shown[first] = letters + shown[first]
        if first is None or any(mark.piece is not None for mark in self.layout.marks[:first]):
            end = self.layout.initial[-1].end
            self.parts.append(_make_text("" if first is not None else letters, _raw(self.cut(self.cursor, end))))
            self.cursor = end

    def _reach(self, offset: int) -> None:
        """Give what lies between the last part and here to that part."""
        if offset <= self.cursor or not self.parts:
            return
        between, last = self.cut(self.cursor, offset), self.parts[-1]
        if isinstance(last, Text):
            self.parts[-1] = _make_text(last.text, (last.raw or "") + _raw(between))
        else:
            self.parts[-1] = _make_tag(
                last.name, last.number, last.form, (*last.parts, *between), last.attributes, last.note
            )
        self.cursor = offset

    def _text(self, slot: Slot, shown: str) -> None:
        self._reach(slot.pieces[0].start)
        end = slot.pieces[-1].end
        self.parts.append(_make_text(shown, _raw(self.cut(self.cursor, end))))
        self.cursor = max(self.cursor, end)

    def _tag(self, mark: Mark) -> None:
        piece = mark.piece
        if piece is None:
            self.parts.append(_make_tag(mark.name, mark.number, mark.form, (), (), mark.note))
            return
        self._reach(piece.start)
        self.parts.append(
            _make_tag(mark.name, mark.number, mark.form, tuple(self._inner(piece)), piece.attributes, piece.note)
        )
        self.cursor = max(self.cursor, piece.end)

    def _inner(self, piece: ParagraphPiece) -> list[Gap | Segment]:
        parts: list[Gap | Segment] = []
        cursor = piece.start
        for one in piece.inner:
            parts += self.cut(cursor, one.start)
            raw = _raw(self.cut(one.start, one.end))
            parts.append(
                Segment(
                    (_make_text(with_single_blanks(one.text).strip(), raw),), self.location, attribute=one.attribute
                )
            )
            cursor = one.end
        return [*parts, *self.cut(cursor, piece.end)]


def _raw(gaps: tuple[Gap, ...]) -> str:
    return gaps[0].raw if len(gaps) == 1 else "".join(one.raw for one in gaps)
