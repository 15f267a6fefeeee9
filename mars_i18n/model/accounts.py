"""What became of the words that a source shows: the values of the proof that none of them slips through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mars_i18n.model.location import Location

# Besides the reasons of gaps, what can account for a visible word
IN_SEGMENT, IN_TAG, IN_MASTHEAD = "segment", "tag", "masthead"


class VisibleWord(NamedTuple):
    """A word that readers see or hear, as the file writes it, and its offset in the raw text, code points."""

    word: str
    offset: int


@dataclass(frozen=True, slots=True)
class LeftOutWords:
    """Visible words, one after another on a line, that are in no segment, no protected tag and no gap with a reason.

    `words` is the text of the file from the first to the last; `line` the whole line that holds them.
    """

    words: str
    location: Location
    line: str = ""


@dataclass(frozen=True, slots=True)
class WordAccounts:
    """How many visible words of a source are accounted for by what, and those that nothing accounts for.

    `counts` are pairs of an account (IN_SEGMENT, IN_TAG, IN_MASTHEAD or the reason of a gap) and a number, the largest
    number first.
    """

    counts: tuple[tuple[str, int], ...] = ()
    left_out: tuple[LeftOutWords, ...] = ()
