"""What importing did to a file, a remark each: words removed, joined, changed, or read as something by a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.model import Document

Certainty: TypeAlias = Literal["certain", "likely", "guess"]
CERTAINTIES: dict[Certainty, Message] = {
    "certain": message("certain"),
    "likely": message("likely"),
    "guess": message("a guess"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """`about` says what was done; `before` are the words of the file, `after` what the draft has in their place.

    `before` and `after` are equal where words are read as something and stay: a heading, a list. `block` is the index
    of the block of the document that it is about, -1 for its front matter; `page` counts from 1, 0 where there are no
    pages.
    """

    about: Message
    before: str
    after: str = ""
    certainty: Certainty = "certain"
    page: int = 0
    block: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as a document, what was done to it, and the words of the file as another reader gives them.

    `pictures` are (address in the document, bytes). `paged`: the lines of its locations are pages, and the numbers of
    its lists and notes are among its words.
    """

    document: Document
    remarks: tuple[Remark, ...] = ()
    words: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()
    paged: bool = False
