"""What `add` did to a file that it made a draft of, a remark each: what the checks of imported files are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Message

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
    pages. `loss`: the words are in the file or in the draft alone, and nothing says why.
    """

    about: Message
    before: str
    after: str = ""
    certainty: Certainty = "certain"
    page: int = 0
    block: int = 0
    loss: bool = False


@dataclass(frozen=True, slots=True)
class PlacedRemark:
    """A remark and its line in the draft, from 1."""

    line: int
    remark: Remark


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The draft that `add` made of a file: its path in the project, and the remarks in order of its lines."""

    path: str
    remarks: tuple[PlacedRemark, ...] = ()
