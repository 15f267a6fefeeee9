"""What a reader gives of a finished file: its texts in reading order, and what stands apart from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ApartKind: TypeAlias = Literal["title", "summary", "subject", "preheader", "contents", "alternative text", "link title"]


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A paragraph, heading, cell, …: its words with blanks collapsed, and the languages of its letters, in order.

    `languages` are tags as the file has them ("es-CO"), "" for one that it does not say; none at all where the kind of
    file has no languages. `level` is that of a heading, 0 for other blocks; `place` says where it is in the file.
    """

    text: str
    languages: tuple[str, ...]
    place: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text that is not part of the flow."""

    kind: ApartKind
    text: str


@dataclass(frozen=True, slots=True)
class ReadLink:
    """Where something leads: the address as the file has it."""

    address: str
    place: str


@dataclass(frozen=True, slots=True)
class ReadImage:
    """An image: its address in the file, empty where it is part of it."""

    address: str
    alternative: str
    place: str


@dataclass(frozen=True, slots=True)
class ReadOutput:
    """All that one part of an output says: a file, or the HTML or the text of a mail; `part` names it.

    `anchors` are the names that links within it can lead to; `members` the files that it holds itself, by the
    addresses that its links and images have; where it is `closed`, its relative links lead to these alone.
    `faults` say, in a sentence each, what could not be read.
    """

    part: str
    blocks: tuple[ReadBlock, ...] = ()
    apart: tuple[ReadText, ...] = ()
    links: tuple[ReadLink, ...] = ()
    images: tuple[ReadImage, ...] = ()
    anchors: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    closed: bool = False
    faults: tuple[str, ...] = ()
