"""Translations written in the places of their sources: a text goes to its first piece, the others are emptied.

Where a translation puts tags in another order, the runs of that paragraph are written anew, each as the run it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import field
from itertools import islice
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.formats._office.layouts.initials import initial_text, split_initial
from mars_i18n.formats._office.layouts.segment_parts import slot_texts
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import Frame, ParagraphPiece
    from mars_i18n.model import Inline

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2
_FIRST = 1 << 62  # more than any offset
_SPACE = b' xml:space="preserve"'
WRAP, UNWRAP = "wrap", "unwrap"  # names of kept pieces: the start and the end tag of what encloses runs


@dataclass(slots=True)
class PartEdits:
    """What changes in one part of a package, and the part written with it."""

    data: bytes
    changes: list[tuple[int, int, bytes]] = field(default_factory=list)
    rewrites: list[tuple[int, int, Callable[[], bytes]]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Put `new` in the place of the bytes from `start` to `end`."""
        if self.data[start:end] != new:
            self.changes.append((start, end, new))

    def write(self) -> bytes:
        """The part with all changes; what is written anew holds the changes within it."""
        self.changes.sort(key=_in_order)
        for start, end, make in sorted(self.rewrites, key=lambda one: one[1] - one[0]):
            insort(self.changes, (start, end, make()), key=_in_order)
        return self.render(0, len(self.data))

    def render(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end` with the changes in them; the larger of two nested ones counts."""
        pieces: list[bytes] = []
        cursor = start
        first = bisect_left(self.changes, (start, -_FIRST), key=_in_order)
        for begin, finish, new in islice(self.changes, first, None):
            if begin > end:
                break
            if begin < cursor or finish > end:
                continue
            pieces += (self.data[cursor:begin], new)
            cursor = finish
        return b"".join([*pieces, self.data[cursor:end]])


def _in_order(change: tuple[int, int, bytes]) -> tuple[int, int]:
    """What is put between two bytes comes before what replaces the second; of two nested changes, the larger first."""
    start, end, _ = change
    return start, -end if end > start else -_FIRST


def write_inner(edits: PartEdits, start: int, end: int, segment: Segment, path: str) -> None:
    """Write the words of an attribute, if they are new."""
    if any(part.raw is None for part in segment.parts):
        words = "".join(part.text if isinstance(part, Text) else part.label for part in segment.parts)
        edits.replace(start, end, escape_xml(words, path, quote=edits.data[start - 1 : start]))


def write_segment(edits: PartEdits, layout: Layout, parts: Sequence[Inline], path: str, plain: Frame | None) -> None:
    """Write the new texts of a segment. `plain` is a run without a look, for a text that has no run to go to."""
    _SegmentWriter(edits, layout, path, plain).write(parts)


def escape_xml(text: str, path: str, *, quote: bytes = b"") -> bytes:
    """Text as XML holds it. Raises MarsError for a character that it cannot hold."""
    if found := _FORBIDDEN.search(text):
        what = message("U+{code} cannot be written in this format", code=f"{ord(found[0]):04X}")
        raise MarsError(what, message("Delete it in the translation, and try again."), at=path)
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    if quote == b'"':
        return written.replace(b'"', b"&quot;")
    return written.replace(b"'", b"&apos;") if quote == b"'" else written


class _SegmentWriter:
    def __init__(self, edits: PartEdits, layout: Layout, path: str, plain: Frame | None) -> None:
        self.edits, self.layout, self.path = edits, layout, path
        self.opened: list[tuple[str, ...]] = []  # the tags that are open at each slot
        self.frames = _frames(layout)
        self.numbers = {id(one): at for at, one in enumerate(layout.pieces)}
        self.plain = plain or next(iter(self.frames.values()), None)

    def write(self, parts: Sequence[Inline]) -> None:
        if self.layout.initial and any(part.raw is None for part in parts if isinstance(part, Text)):
            letters, parts = split_initial(parts, initial_text(self.layout.initial))
            self._write_pieces(self.layout.initial, letters)
        texts, tags = _split(parts)
        self._inner_texts(tags)
        if all(part.raw is not None for part in parts if isinstance(part, Text)):
            return
        labels = [_label(one.name, one.number, one.form) for one in self.layout.marks]
        shown = slot_texts(self.layout)
        here = [at for at, text in enumerate(texts) if at < len(shown) and text != shown[at]]
        fits = [tag.label for tag in tags] == labels
        if fits and all(self.layout.slots[at].pieces or self._place(at) for at in here):
            for at in here:
                self._fill(at, texts[at])
            self._close_up([at for at in here if texts[at] and not self.layout.slots[at].pieces])
            return
        start, before = self._edge(0)
        end, after = self._edge(-1)
        self.edits.rewrites.append((start, end, lambda: before + self._anew(parts) + after))

    def _inner_texts(self, tags: Sequence[Tag]) -> None:
        pieces = {_label(one.name, one.number, one.form): one.piece for one in self.layout.marks}
        for tag in tags:
            piece = pieces.get(tag.label)
            segments = [part for part in tag.parts if isinstance(part, Segment)]
            for one, segment in zip(piece.inner if piece else (), segments, strict=False):
                write_inner(self.edits, one.start, one.end, segment, self.path)

    def _fill(self, at: int, text: str) -> None:
        """Write the text of a slot: into its first piece that has words, or a run of its own where it has none."""
        pieces = self.layout.slots[at].pieces
        if pieces:
            self._write_pieces(pieces, text)
        elif text:
            offset, before, after = self._place(at) or (0, b"", b"")
            self.edits.replace(offset, offset, before + self._run(self._frame(at), text) + after)

    def _write_pieces(self, pieces: Sequence[ParagraphPiece], text: str) -> None:
        """Write a text into the first of its pieces that has words, and empty the others."""
        written = escape_xml(text, self.path)
        proper = [one for one in pieces if not one.whole] or pieces
        chosen = next((one for one in proper if one.text.strip()), proper[0])
        for piece in pieces:
            if piece is not chosen:
                self.edits.replace(piece.start, piece.end, b"")
            elif piece.whole and piece.frame and text:
                new = piece.frame.text_open + written + piece.frame.text_close
                self.edits.replace(piece.start, piece.end, new)
            else:
                self.edits.replace(piece.start, piece.end, b"" if piece.whole else written)
                if text != text.strip() and piece.space_at >= 0:
                    self.edits.replace(piece.space_at, piece.space_at, _SPACE)

    def _close_up(self, inserted: Sequence[int]) -> None:
        """Leave out blanks at an edge of the segment that are between words now."""
        filled = [at for at, slot in enumerate(self.layout.slots) if slot.pieces]
        for start, end, side in self.layout.trimmed:
            if filled and any(at < filled[0] if side == 0 else at > filled[-1] for at in inserted):
                self.edits.replace(start, end, b"")

    def _place(self, at: int) -> tuple[int, bytes, bytes] | None:
        """Where a run goes for a slot without pieces, and what ends and begins the run that it interrupts."""
        own = self.layout.pieces
        before = self._piece_before(at)
        if before is None:
            first = own[0]
            if first.kind == "open" and not first.bare:
                return first.start, b"", b""
            if first.frame is None or self._is_shared(first.frame):
                return None
            return first.frame.start, b"", b""
        if before.kind == "text":
            number = self.numbers[id(before)] + 1
            follows = own[number : number + 1]
            if before.frame is None or self._is_shared(before.frame):
                return None
            if any(before.frame.overlaps(one.frame) for one in follows):
                return None
            return before.frame.end, b"", b""
        if before.bare and before.frame:
            return before.end, before.frame.tail, before.frame.head
        return before.end, b"", b""

    def _is_shared(self, frame: Frame) -> bool:
        """Whether a run also holds something of the paragraph that is not of this segment."""
        return any(frame.overlaps(one.frame) for one in self.layout.outside)

    def _piece_before(self, at: int) -> ParagraphPiece | None:
        for number in range(at - 1, -1, -1):
            if (piece := self.layout.marks[number].piece) is not None:
                return piece
            if self.layout.slots[number].pieces:
                return self.layout.slots[number].pieces[-1]
        return None

    def _frame(self, at: int) -> Frame | None:
        if not self.opened:
            opened: list[str] = []
            for mark in self.layout.marks:
                self.opened.append(tuple(opened))
                _follow(opened, mark.name, mark.number, mark.form)
            self.opened.append(tuple(opened))
        return self._frame_of(self.opened[at])

    def _frame_of(self, opened: Sequence[str]) -> Frame | None:
        """The run that a text within these tags had, or the most like it: no look is lost, and few are added."""
        wanted = frozenset(opened)
        if wanted in self.frames:
            return self.frames[wanted]

        def unlike(tags: frozenset[str]) -> tuple[int, int, list[str]]:
            lost = sum(not one.startswith("a") for one in wanted - tags)
            return lost, len(tags - wanted), sorted(tags)

        return self.frames[min(self.frames, key=unlike)] if self.frames else self.plain

    def _run(self, frame: Frame | None, text: str) -> bytes:
        written = escape_xml(text, self.path)
        if frame is None:
            return written
        return frame.head + frame.text_open + written + frame.text_close + frame.tail

    def _edge(self, side: int) -> tuple[int, bytes]:
        """Where the runs of the segment begin (0) or end (-1), and what ends or begins the run that is cut there."""
        piece = self.layout.pieces[side]
        offset = piece.start if side == 0 else piece.end
        if piece.frame is None:
            return offset, b""
        if not self._is_shared(piece.frame):
            return (piece.frame.start if side == 0 else piece.frame.end), b""
        within = piece.kind == "text" and not piece.whole
        if side == 0:
            return offset, (piece.frame.text_close if within else b"") + piece.frame.tail
        return offset, piece.frame.head + (piece.frame.text_open if within else b"")

    def _anew(self, parts: Sequence[Inline]) -> bytes:
        """The runs of a translation in its own order; what shows nothing comes after them."""
        pieces = {_label(one.name, one.number, one.form): one.piece for one in self.layout.marks}
        written: list[bytes] = []
        opened: list[str] = []
        for part in parts:
            if isinstance(part, Text):
                if part.text:
                    written.append(self._run(self._frame_of(opened), part.text))
                continue
            _follow(opened, part.name, part.number, part.form)
            if (piece := pieces.get(part.label)) is not None:
                written.append(self._whole(piece))
        kept: list[ParagraphPiece] = []
        for piece in self.layout.pieces:
            if piece.kind != "kept":
                continue
            if piece.name == UNWRAP and kept and any(one.name == WRAP for one in kept):
                kept.remove(next(one for one in reversed(kept) if one.name == WRAP))
            else:
                kept.append(piece)
        return b"".join([*written, *map(self._whole, kept)])

    def _whole(self, piece: ParagraphPiece) -> bytes:
        found = self.edits.render(piece.start, piece.end)
        return piece.frame.head + found + piece.frame.tail if piece.bare and piece.frame else found


def _frames(layout: Layout) -> dict[frozenset[str], Frame]:
    """The tags that are open → the run that a text within them has."""
    found: dict[frozenset[str], Frame] = {}
    opened: list[str] = []
    for at, slot in enumerate(layout.slots):
        frame = next((one.frame for one in slot.pieces if one.text.strip()), None)
        if frame is not None:
            found.setdefault(frozenset(opened), frame)
        if at < len(layout.marks):
            mark = layout.marks[at]
            _follow(opened, mark.name, mark.number, mark.form)
    return found


def _follow(opened: list[str], name: str, number: int, form: str) -> None:
    label = f"{name}{number}"
    if form == "open":
        opened.append(label)
    elif form == "close" and label in opened:
        opened.remove(label)


def _label(name: str, number: int, form: str) -> str:
    return f"</{name}{number}>" if form == "close" else f"<{name}{number}{'/' if form == 'alone' else ''}>"


def _split(parts: Sequence[Inline]) -> tuple[list[str], list[Tag]]:
    """The texts before, between and after the tags, and the tags."""
    texts, tags = [""], []
    for part in parts:
        if isinstance(part, Tag):
            tags.append(part)
            texts.append("")
        else:
            texts[-1] += part.text
    return texts, tags
