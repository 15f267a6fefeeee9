"""The pieces of a paragraph as numbered tags and the texts between them: the one way for Word, OpenDocument and slides.

Runs that differ by nothing a reader sees are one text. What the whole paragraph has is no tag. `Layout` keeps which
pieces each text came from, so that its translation can be written in their place.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n.formats._office.pieces import ParagraphPiece, TextLook
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import TagForm

# White space, and what takes no place: a text of these alone shows nothing
_FILLERS = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\u00a0\u00ad\u034f\u061c\u1680\u180e\u3000\ufeff" + "".join(
    map(chr, [*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2065)])
)
_ORDER = ("look", "b", "i", "s", "sup", "sub")
_PLAIN = TextLook()
Wanted: TypeAlias = "tuple[str | tuple[tuple[str, str], ...], ...]"  # marks, and the look, that a text has open


@dataclass(slots=True)
class Slot:
    """A text between two tags, or at an end: the pieces it came from, none where no text was there."""

    pieces: list[ParagraphPiece] = field(default_factory=list)


@dataclass(slots=True)
class Mark:
    """A tag: of a piece, or (`piece` is None) an end of a look that its runs have."""

    name: str
    number: int
    form: TagForm
    piece: ParagraphPiece | None = None
    note: str = ""


@dataclass(slots=True)
class Layout:
    """A segment: `slots` and `marks` in turn, a slot first and last. `link` leads from the whole of it."""

    slots: list[Slot]
    marks: list[Mark]
    start: int
    end: int
    link: str
    outside: tuple[ParagraphPiece, ...]  # pieces of the paragraph before and after it
    pieces: tuple[ParagraphPiece, ...]  # its own
    trimmed: tuple[tuple[int, int, int], ...] = ()  # blanks left out of its first (0) or last (-1) text
    initial: tuple[ParagraphPiece, ...] = ()  # its first letters, which a drop cap before it holds


def lay_out(pieces: Sequence[ParagraphPiece], initial: Sequence[ParagraphPiece] = ()) -> Layout | None:
    """The segment of a paragraph; None where nothing in it is seen. `initial` is the drop cap before it."""
    if len(pieces) == 1 and pieces[0].kind == "text" and not initial:
        return _lay_out_text(pieces[0])
    pieces = list(pieces)  # the pieces themselves are changed: they belong to their layout
    if any(one.kind in {"open", "close"} for one in pieces):
        _pair(pieces)
    visible = [at for at, one in enumerate(pieces) if _is_visible(one)]
    if not visible:
        return None
    first, last = visible[0], visible[-1]
    if initial:  # a blank after a drop cap is between two words
        first = next((at for at in range(first) if pieces[at].kind == "text" and pieces[at].text), first)
    low, high = first, last
    for at in range(first, last + 1):
        if pieces[at].partner >= 0:
            low, high = min(low, pieces[at].partner), max(high, pieces[at].partner)
    link = next(
        (dict(one.attributes).get("href", "") for one in pieces[:low] if one.kind == "open" and one.partner > high), ""
    )
    outside = (*pieces[:low], *pieces[high + 1 :])
    own = pieces[low : high + 1]
    for one in own:
        if one.partner >= 0:
            one.partner -= low
    trimmed = (None if initial else _trim(own[0], 0), _trim(own[-1], -1))
    slots, marks = _lay_out_words(own) if all(map(_is_words, own)) else _lay_out_all(own, begins_in_words=bool(initial))
    return Layout(
        slots,
        marks,
        initial[0].start if initial else own[0].start,
        own[-1].end,
        link,
        outside,
        tuple(own),
        tuple(one for one in trimmed if one),
        tuple(initial),
    )


def _lay_out_all(own: list[ParagraphPiece], *, begins_in_words: bool) -> tuple[list[Slot], list[Mark]]:
    """The slots and marks of some pieces, whose looks become those beside what all of them have."""
    _simplify(own, begins_in_words=begins_in_words)
    texts = [one for one in own if one.kind == "text"]
    if all(one.look == _PLAIN for one in texts) and all(one.kind in {"text", "kept"} for one in own):
        return [Slot(texts)], []
    writer = _Writer(own)
    writer.write()
    return writer.slots, writer.marks


def _is_words(piece: ParagraphPiece) -> bool:
    return piece.kind == "text" and bool(piece.text.strip())


def _lay_out_words(own: list[ParagraphPiece]) -> tuple[list[Slot], list[Mark]]:
    """`_lay_out_all` of texts that are no blanks alone: with one look beside their marks, only their looks matter."""
    looks = tuple(piece.look for piece in own)
    if len({look.other for look in looks}) > 1:
        return _lay_out_all(own, begins_in_words=False)
    simple, places, marks = _lay_out_looks(looks)
    slots: list[Slot] = [Slot() for _ in range(len(marks) + 1)]
    for piece, look, place in zip(own, simple, places, strict=True):
        piece.look = look
        slots[place].pieces.append(piece)
    return slots, [Mark(name, number, form, None, note) for name, number, form, note in marks]


@lru_cache(maxsize=256)
def _lay_out_looks(
    looks: tuple[TextLook, ...],
) -> tuple[tuple[TextLook, ...], tuple[int, ...], tuple[tuple[str, int, TagForm, str], ...]]:
    """What becomes of the looks of texts, the numbers of their slots, and the marks between these."""
    pieces = [ParagraphPiece("text", at, at, "x", look) for at, look in enumerate(looks)]
    slots, marks = _lay_out_all(pieces, begins_in_words=False)
    places = {piece.start: number for number, slot in enumerate(slots) for piece in slot.pieces}
    return (
        tuple(piece.look for piece in pieces),
        tuple(places[at] for at in range(len(pieces))),
        tuple((mark.name, mark.number, mark.form, mark.note) for mark in marks),
    )


def _lay_out_text(piece: ParagraphPiece) -> Layout | None:
    """The segment of a paragraph of one text, as most are."""
    if not piece.text.strip(_FILLERS):
        return None
    trimmed = tuple(found for side in (0, -1) if (found := _trim(piece, side)))
    piece.look = _PLAIN
    return Layout([Slot([piece])], [], piece.start, piece.end, "", (), (piece,), trimmed)


def _pair(pieces: list[ParagraphPiece]) -> None:
    """Set the partners of links; an end without its other, and a link around nothing, are kept as they are."""
    opened: list[int] = []
    for at, piece in enumerate(pieces):
        if piece.kind == "open":
            opened.append(at)
        elif piece.kind == "close" and opened:
            begun = opened.pop()
            if not opened and any(_is_visible(one) or one.text.strip() for one in pieces[begun + 1 : at]):
                pieces[begun].partner, piece.partner = at, begun
    for piece in pieces:
        if piece.partner < 0 and piece.kind in {"open", "close"}:
            piece.kind = "kept"


def _is_visible(piece: ParagraphPiece) -> bool:
    if piece.kind == "text":
        return bool(piece.text.strip(_FILLERS))
    return piece.kind == "object" and piece.visible


def _trim(piece: ParagraphPiece, side: int) -> tuple[int, int, int] | None:
    """Leave out the blanks at the first (0) or last (-1) side of a text, where the file writes them as they are."""
    if piece.kind != "text" or piece.whole or piece.end - piece.start != len(piece.text.encode()):
        return None
    start, end = piece.start, piece.end
    kept = piece.text.lstrip(_FILLERS) if side == 0 else piece.text.rstrip(_FILLERS)
    if side == 0:
        piece.start = piece.end - len(kept.encode())
    else:
        piece.end = piece.start + len(kept.encode())
    piece.text = kept
    if (start, end) == (piece.start, piece.end):
        return None
    return (start, piece.start, side) if side == 0 else (piece.end, end, side)


def _simplify(pieces: list[ParagraphPiece], *, begins_in_words: bool) -> None:
    """Take from the looks what all have, and give blanks, which show no look, that of a neighbour.

    A blank that `begins_in_words`, after a drop cap, keeps its own look: the letter before it has that.
    """
    texts = [at for at, one in enumerate(pieces) if one.kind == "text"]
    shown = [at for at in texts if pieces[at].text.strip()]
    looks = {pieces[at].look for at in texts}
    if looks <= {_PLAIN}:
        return
    if len(looks) == 1 and len(shown) == len(texts):
        for at in texts:
            pieces[at].look = _PLAIN
        return
    common = frozenset.intersection(*(pieces[at].look.marks for at in shown)) if shown else frozenset()
    links = _links(pieces)
    bases = {link: _most(pieces[at] for at in shown if links[at] == link) for link in set(links)}
    for at in shown:
        marks, other = pieces[at].look
        pieces[at].look = TextLook(marks - common, () if other == bases[links[at]] else other)
    for place, at in enumerate(texts):
        if pieces[at].text.strip():
            continue
        if begins_in_words and place == 0:
            pieces[at].look = TextLook(pieces[at].look.marks - common)
            continue
        near = [texts[one] for one in (place - 1, place + 1) if 0 <= one < len(texts)]
        near = [one for one in near if links[one] == links[at] and pieces[one].text]
        pieces[at].look = pieces[near[0]].look if near else _PLAIN


def _links(pieces: Sequence[ParagraphPiece]) -> list[int]:
    """For each piece, the number of the piece that opens the link around it, or -1."""
    found, current = [], -1
    if all(one.kind != "open" for one in pieces):
        return [-1] * len(pieces)
    for at, piece in enumerate(pieces):
        if piece.kind == "open":
            current = at
        found.append(current)
        if piece.kind == "close":
            current = -1
    return found


def _most(pieces: Iterable[ParagraphPiece]) -> tuple[tuple[str, str], ...]:
    pieces = list(pieces)
    if len({one.look.other for one in pieces}) == 1:
        return pieces[0].look.other
    counts: Counter[tuple[tuple[str, str], ...]] = Counter()
    for piece in pieces:
        counts[piece.look.other] += len(piece.text.strip())
    return counts.most_common(1)[0][0] if counts else ()


class _Writer:
    """Goes through the pieces of a segment once and opens and closes tags."""

    def __init__(self, pieces: Sequence[ParagraphPiece]) -> None:
        self.pieces = pieces
        self.slots, self.marks = [Slot()], list[Mark]()
        self.counts: Counter[str] = Counter()
        self.stack: list[tuple[object, Mark]] = []
        self.depth = 0  # of the stack, below which the link that is open lies
        self.outer: frozenset[str] = frozenset()  # marks that are open around the link
        if all(one.kind in {"text", "kept"} for one in pieces):  # nobody asks
            self.text_before = self.text_after = self.next = []
            return
        self.text_before = _nearest(pieces, range(len(pieces)), {"text"})
        self.text_after = _nearest(pieces, range(len(pieces) - 1, -1, -1), {"text"})
        self.next = _nearest(pieces, range(len(pieces) - 1, -1, -1), {"text", "open", "close"})

    def write(self) -> None:
        for at, piece in enumerate(self.pieces):
            if piece.kind == "text":
                self._look(self._wanted(piece), at)
                self.slots[-1].pieces.append(piece)
            elif piece.kind == "object":
                after = self.next[at]
                stays = self._wanted(after) if after is not None and after.kind == "text" else ()
                self._look(tuple(one for one in stays if any(one == name for name, _ in self.stack)), at)
                self._mark(piece.name, "alone", piece)
            elif piece.kind == "open":
                self._open(at)
            elif piece.kind == "close":
                self._close_to(self.depth)
                opened = self.stack.pop()[1]
                self._end(opened, piece)
                self.depth, self.outer = 0, frozenset()
        self._close_to(0)

    def _wanted(self, piece: ParagraphPiece) -> Wanted:
        found: list[str | tuple[tuple[str, str], ...]] = [piece.look.other] if piece.look.other else []
        return (*found, *(one for one in _ORDER if one in piece.look.marks and one not in self.outer))

    def _open(self, at: int) -> None:
        """A link: marks that all of it has, and its neighbour too, stay open around it."""
        inside = [one.look.marks for one in self.pieces[at + 1 : self.pieces[at].partner] if one.text.strip()]
        common = frozenset.intersection(*inside) if inside else frozenset()
        before, after = self.text_before[at], self.text_after[self.pieces[at].partner]
        near = (before.look.marks if before else frozenset()) | (after.look.marks if after else frozenset())
        outer = common & near
        self._look(tuple(one for one in _ORDER if one in outer), at)
        self.outer = outer
        self.stack.append(("link", self._mark(self.pieces[at].name, "open", self.pieces[at])))
        self.depth = len(self.stack)

    def _look(self, wanted: Wanted, at: int) -> None:
        """Close what is not wanted any more, open what is not open yet; what lasts longest first."""
        for place in range(self.depth, len(self.stack)):
            if self.stack[place][0] not in wanted:
                self._close_to(place)
                break
        open_now = [name for name, _ in self.stack[self.depth :]]
        fresh = [one for one in wanted if one not in open_now]
        for one in sorted(fresh, key=lambda one: -self._lasts(one, at)) if len(fresh) > 1 else fresh:
            name = one if isinstance(one, str) else "span"
            note = "" if isinstance(one, str) else describe_look(one)
            self.stack.append((one, self._mark(name, "open", None, note)))

    def _lasts(self, wanted: object, at: int) -> int:
        """Until which piece a mark or look lasts."""
        last = at
        for number in range(at, len(self.pieces)):
            piece = self.pieces[number]
            if piece.kind in {"open", "close"}:
                break
            if piece.kind == "text" and wanted not in self._wanted(piece):
                break
            last = number
        return last

    def _close_to(self, place: int) -> None:
        while len(self.stack) > place:
            self._end(self.stack.pop()[1], None)

    def _mark(self, name: str, form: TagForm, piece: ParagraphPiece | None, note: str = "") -> Mark:
        self.counts[name] += 1
        mark = Mark(name, self.counts[name], form, piece, note)
        self.marks.append(mark)
        self.slots.append(Slot())
        return mark

    def _end(self, opened: Mark, piece: ParagraphPiece | None) -> None:
        self.marks.append(Mark(opened.name, opened.number, "close", piece))
        self.slots.append(Slot())


def _nearest(pieces: Sequence[ParagraphPiece], order: range, kinds: set[str]) -> list[ParagraphPiece | None]:
    """For each piece, the one of these kinds that came last before it, in an order."""
    found: list[ParagraphPiece | None] = [None] * len(pieces)
    last: ParagraphPiece | None = None
    for at in order:
        found[at] = last
        if pieces[at].kind in kinds:
            last = pieces[at]
    return found


def describe_look(other: tuple[tuple[str, str], ...]) -> str:
    """What translators read of a look: "color: #FF0000, font-size: 14pt"."""
    said = [f"{name}: {value}" if value else name for name, value in other]
    return ", ".join(said) or "looks different"
