"""What a reader gives of a finished file: its texts in reading order, and what is apart from them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Wording

ApartKind: TypeAlias = Literal[
    "title",
    "subject",
    "preheader",
    "summary",
    "contents",
    "alternative text",
    "image title",
    "link title",
    "language",  # of the whole file, as a tag: "es-CO"
    "masthead",  # the values of the date line: see `masthead_values`
    "first day",  # of the date line, "2025-05-01"
]


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A paragraph, heading, cell, …: its words with the blanks that a reader sees, and their languages, in order.

    `languages` are tags as the file has them ("es-CO"), "" for words of which it does not say one; none at all where
    the kind of file has no languages. `level` is that of a heading, 0 for other blocks; `place` says where it is in
    the file. `gap` holds the blanks between it and the block before, where both are on one line. `code`: it is program
    text, which the digest of a reading leaves out; only where the reader knows that. `mark` is what was taken for the
    number or bullet of an item before it, which in plain text may be its first word.
    """

    text: str
    languages: tuple[str, ...]
    place: str
    level: int = 0
    gap: str = ""
    code: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that is not part of the flow. `target` is where a line of the table of contents leads, as the file says.

    Where a file names a part that holds its texts, as each chapter of a book has a title, `place` names that.
    """

    kind: ApartKind
    text: str
    target: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class ReadLink:
    """Where something leads: the address as the file has it. `block` is the index of the block that it is in."""

    address: str
    place: str
    block: int = -1


@dataclass(frozen=True, slots=True)
class ReadImage:
    """An image: its address in the file, empty where it is part of it."""

    address: str
    alternative: str
    place: str


@dataclass(frozen=True, slots=True)
class ReadOutput:
    """All that one part of an output says: a file, or the HTML or the text of a mail; `part` names it.

    `anchors` are the names that links within it can lead to, each with the index of the block that is there. `members`
    are the files that it holds itself, by the addresses that its links and images have; where it is `closed`, its
    relative links lead to these alone. `plain_blanks` says that its kind does not distinguish a blank at which no line
    may end from others; `without` names what an output declares as apart and this part of it cannot hold. where
    it is `placed_elsewhere`, its relative addresses are led from another folder than the one that it is in. `faults`
    say, in a sentence each, what could not be read. `absent`: a file of all issues does not hold this one.
    """

    part: str
    blocks: tuple[ReadBlock, ...] = ()
    apart: tuple[ReadText, ...] = ()
    links: tuple[ReadLink, ...] = ()
    images: tuple[ReadImage, ...] = ()
    anchors: Mapping[str, int] = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    closed: bool = False
    plain_blanks: bool = False
    without: frozenset[str] = frozenset()
    placed_elsewhere: bool = False
    faults: tuple[Wording, ...] = ()
    absent: bool = False


def masthead_values(start: str, end: str, volume: str, number: str) -> str:
    """The values of a date line as the text of a ReadText of that kind."""
    return f"{start} {end} {volume} {number}"
