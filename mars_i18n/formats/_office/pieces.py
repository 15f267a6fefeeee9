"""What a paragraph of an office document is made of, in the order of the file, whatever its format."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

PieceKind: TypeAlias = Literal[
    "text",
    "object",  # is alone: an image, a note, a line break, a field
    "open",  # of a link
    "close",
    "kept",  # shows nothing, and must not be lost: a bookmark, a deletion
]


class TextLook(NamedTuple):
    """How a text looks beside its paragraph: what Markdown and HTML have tags for, and all else as sorted pairs."""

    marks: frozenset[str] = frozenset()  # of b, i, s, sup, sub
    other: tuple[tuple[str, str], ...] = ()


_PLAIN = TextLook()


class Frame(NamedTuple):
    """A run, as it is written around a text or an object that is outside of one.

    ``head + text_open + "words" + text_close + tail`` is a run with words; [start, end) is where it is in the part.
    """

    start: int
    end: int
    head: bytes
    tail: bytes
    text_open: bytes = b""
    text_close: bytes = b""

    def overlaps(self, other: Frame | None) -> bool:
        """Whether both are the same run, or one is within the other."""
        return other is not None and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Inner:
    """The words of an attribute within an object: its alternative text (alt) or its title."""

    start: int
    end: int
    text: str
    attribute: str


@dataclass(slots=True)
class ParagraphPiece:
    """One piece of a paragraph; offsets are in bytes of its part.

    A text is what is between the tags of its element, or, where `whole`, the element itself. `space_at` is where
    ``xml:space="preserve"`` goes if the words need it, or -1. `bare` says that an object or the end of a link is
    within a run, not between runs.
    """

    kind: PieceKind
    start: int
    end: int
    text: str = ""
    look: TextLook = _PLAIN
    frame: Frame | None = None
    name: str = ""  # of the tag that an object or a link becomes
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = ""
    inner: tuple[Inner, ...] = ()
    whole: bool = False
    space_at: int = -1
    bare: bool = False
    visible: bool = True  # whether an object can begin or end a segment
    partner: int = -1  # of the two ends of a link: the number of the other in its paragraph
