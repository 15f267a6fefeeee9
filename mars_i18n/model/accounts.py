"""What became of the words that a source shows: the values of the proof that none of them slips through."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.model.location import Location

# Besides the reasons of gaps, what can account for a visible word
IN_SEGMENT, IN_TAG, IN_MASTHEAD = "segment", "tag", "masthead"


class VisibleWord(NamedTuple):
    """A word that readers see or hear, as the file writes it, and its offset in the raw text, code points."""

    word: str
    offset: int


@dataclass(frozen=True, slots=True)
class UnreadablePassage:
    """A passage of a file, from `start` to `end` in code points, whose syntax has a fault at a `location`.

    `what` it is, and what is to be done, `remedy`.
    """

    start: int
    end: int
    location: Location
    what: Message
    remedy: Message


@dataclass(frozen=True, slots=True)
class LeftOutWords:
    """Visible words, one after another on a line, that are in no segment, no protected tag and no gap with a reason.

    `words` is the text of the file from the first to the last; `line` the whole line that holds them. `cause` is the
    passage that they are in, where its syntax has a fault: `location` and `line` are then those of the fault.
    """

    words: str
    location: Location
    line: str = ""
    cause: UnreadablePassage | None = None


@dataclass(frozen=True, slots=True)
class WordAccounts:
    """How many visible words of a source are accounted for by what, and those that nothing accounts for.

    `counts` are pairs of an account (IN_SEGMENT, IN_TAG, IN_MASTHEAD or the reason of a gap) and a number, the largest
    number first.
    """

    counts: tuple[tuple[str, int], ...] = ()
    left_out: tuple[LeftOutWords, ...] = ()
