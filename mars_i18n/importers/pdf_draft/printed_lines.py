"""Lines of words, and blocks of lines: what is on a page before anybody says what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.importers.pdf_draft.printed_words import Word
    from mars_i18n.plugins.imported_files import Certainty

_SAME_BASE = 0.45  # of the size: how far apart the baselines of one line may be
_RAISED_BASE = 0.62  # the same, of a smaller word beside it
_SMALLER = 0.85
_WIDEST_BLANK = 2.2  # of the size
_BACK = 0.6  # of the size: how far a word may begin before the end of the last
# Of words: faster than generators, and every word of a file is asked several times
_TEXT, _RIGHT, _BASE, _SIZE, _BOLD, _JOINS = map(attrgetter, ("text", "right", "base", "size", "bold", "joins"))


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """Words on one baseline, from left to right. What is measured of them is measured once: so it has no slots."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def left(self) -> float:
        """Where it begins, in points."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends, in points."""
        furthest: float = max(map(_RIGHT, self.words))
        return furthest

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        return most_common(self.letters)

    @cached_property
    def letters(self) -> tuple[tuple[float, int], ...]:
        """(size, how many letters have it), of all its words together where they have one size."""
        if len(set(map(_SIZE, self.words))) == 1:
            return ((self.words[0].size, sum(map(len, map(_TEXT, self.words)))),)
        return tuple((word.size, len(word.text)) for word in self.words)

    @cached_property
    def base(self) -> float:
        """The baseline of most of its letters, in points from the bottom."""
        if len(set(map(_BASE, self.words))) == 1:
            return self.words[0].base
        return most_common((word.base, len(word.text)) for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        if not any(map(_BOLD, self.words)):
            return False
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)

    @cached_property
    def text(self) -> str:
        """Its words."""
        if not any(map(_JOINS, self.words[1:])):
            return " ".join(map(_TEXT, self.words))
        return "".join(word.text if word.joins and at else f" {word.text}" for at, word in enumerate(self.words))[1:]


PrintedKind: TypeAlias = Literal["heading", "paragraph", "item", "cell", "note", "picture", "quote"]


@dataclass(frozen=True, eq=False)
class PrintedBlock:
    """Lines that are one block. `level` is a heading's, or how deep an item is in lists, from 1.

    `table`, `row` and `column` place a cell; `marker` is the bullet or number of an item, the sign of a note; `name`
    that of a picture's file. `certainty` is that of the kind.
    """

    kind: PrintedKind
    lines: tuple[PrintedLine, ...]
    page: int
    level: int = 0
    marker: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    header: bool = False
    name: str = ""
    alternative: str = ""
    tagged: bool = False
    certainty: Certainty = "certain"

    @cached_property
    def text(self) -> str:
        """Its lines, a newline between them."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points; 0 without any."""
        return most_common(counted for line in self.lines for counted in line.letters)

    @cached_property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        lettered = [line for line in self.lines if any(map(str.isalnum, line.text))]
        return bool(lettered) and all(line.bold for line in lettered)


def most_common(counted: Iterable[tuple[float, int]]) -> float:
    """The value that has the largest sum of counts, the first of equals; 0 where there is none."""
    counts: Counter[float] = Counter()
    for value, count in counted:
        counts[value] += count
    return counts.most_common(1)[0][0] if counts else 0.0


def lines_of_words(words: Sequence[Word], page: int) -> list[PrintedLine]:
    """The words of a page in lines, in the order given; a wide blank ends a line."""
    lines: list[PrintedLine] = []
    line: list[Word] = []
    last: Word | None = None
    for word in words:
        if last is None:
            goes_on = True
        elif last.base == word.base and last.size == word.size:  # most words: no call for these
            goes_on = -_BACK * word.size <= word.left - last.right <= _WIDEST_BLANK * word.size
        else:
            goes_on = _continues(last, word)
        if not goes_on:
            lines.append(PrintedLine(tuple(line), page))
            line = []
        line.append(word)
        last = word
    if line:
        lines.append(PrintedLine(tuple(line), page))
    return lines


def _continues(last: Word, word: Word) -> bool:
    """Whether a word of another size or on another baseline is on one line with the one before it."""
    larger, smaller = (max(last.size, word.size), min(last.size, word.size))
    apart = abs(last.base - word.base)
    if apart > _SAME_BASE * larger and not (apart <= _RAISED_BASE * larger and smaller < _SMALLER * larger):
        return False
    if smaller < 0.55 * larger and apart > 0.1 * larger and not last.may_be_sign and not word.may_be_sign:
        return False  # a drop cap beside its text
    gap = word.left - last.right
    return -_BACK * larger <= gap <= _WIDEST_BLANK * larger
