"""Lines of words, and blocks of lines: what is on a page before anybody says what it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mars_i18n.importers.pdf_draft.printed_words import Word
    from mars_i18n.plugins.imported_files import Certainty

_SAME_BASE = 0.45  # of the size: how far apart the baselines of one line may be
_RAISED_BASE = 0.62  # the same, of a smaller word beside it
_SMALLER = 0.85
_WIDEST_BLANK = 2.2  # of the size
_BACK = 0.6  # of the size: how far a word may begin before the end of the last
# Of words: faster than generators, and every word of a file is asked several times
_TEXT, _RIGHT, _BASE, _SIZE, _BOLD, _JOINS = map(attrgetter, ("text", "right", "base", "size", "bold", "joins"))


_Measured = TypeVar("_Measured")


class _MeasuredOnce(Generic[_Measured]):
    """A property that is kept in the instance: `functools.cached_property` without its lock, several times cheaper."""

    def __init__(self, measure: Callable[[Any], _Measured]) -> None:
        self.measure, self.name, self.__doc__ = measure, measure.__name__, measure.__doc__

    def __get__(self, one: Any, owner: type) -> _Measured:
        value = one.__dict__[self.name] = self.measure(one)
        return value


@dataclass(frozen=True, eq=False)
class PrintedLine:
    """Words on one baseline, from left to right. What is measured of them is measured once: so it has no slots."""

    words: tuple[Word, ...]
    page: int

    @_MeasuredOnce
    def left(self) -> float:
        """Where it begins, in points."""
        return self.words[0].left

    @_MeasuredOnce
    def right(self) -> float:
        """Where it ends, in points."""
        furthest: float = max(map(_RIGHT, self.words))
        return furthest

    @_MeasuredOnce
    def size(self) -> float:
        """The size of most of its letters, in points."""
        letters = self.letters
        return letters[0][0] if len(letters) == 1 else most_common(letters)

    @_MeasuredOnce
    def letters(self) -> tuple[tuple[float, int], ...]:
        """(size, how many letters have it), of all its words together where they have one size."""
        if len(set(map(_SIZE, self.words))) == 1:
            return ((self.words[0].size, sum(map(len, map(_TEXT, self.words)))),)
        return tuple((word.size, len(word.text)) for word in self.words)

    @_MeasuredOnce
    def base(self) -> float:
        """The baseline of most of its letters, in points from the bottom."""
        if len(set(map(_BASE, self.words))) == 1:
            return self.words[0].base
        return most_common((word.base, len(word.text)) for word in self.words)

    @_MeasuredOnce
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        if not any(map(_BOLD, self.words)):
            return False
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)

    @_MeasuredOnce
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

    @_MeasuredOnce
    def text(self) -> str:
        """Its lines, a newline between them."""
        return "\n".join(line.text for line in self.lines)

    @_MeasuredOnce
    def size(self) -> float:
        """The size of most of its letters, in points; 0 without any."""
        return most_common(counted for line in self.lines for counted in line.letters)

    @_MeasuredOnce
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
    if not words:
        return []
    lines: list[PrintedLine] = []
    start = 0
    last = words[0]
    for at, word in enumerate(words):
        if last.base == word.base and last.size == word.size:  # most words: no call for these
            goes_on = -_BACK * word.size <= word.left - last.right <= _WIDEST_BLANK * word.size
        else:
            goes_on = _continues(last, word)
        if not goes_on and at:
            lines.append(PrintedLine(tuple(words[start:at]), page))
            start = at
        last = word
    lines.append(PrintedLine(tuple(words[start:]), page))
    return lines


def lines_like(known: Mapping[int, PrintedLine], words: Sequence[Word], page: int) -> list[PrintedLine]:
    """The same as `lines_of_words`, made of lines already `known` where they fit: what is measured of one, stays.

    `known` has them by the identity of their first word.
    """
    lines: list[PrintedLine] = []
    at = 0
    while at < len(words):
        line = known.get(id(words[at]))
        end = at + len(line.words) if line else at
        fits = line is not None and tuple(words[at:end]) == line.words
        if line is None or not fits or (end < len(words) and _continues(words[end - 1], words[end])):
            return [*lines, *lines_of_words(words[at:], page)]
        lines.append(line)
        at = end
    return lines


def _continues(last: Word, word: Word) -> bool:
    """Whether a word is on one line with the one before it."""
    larger, smaller = (max(last.size, word.size), min(last.size, word.size))
    apart = abs(last.base - word.base)
    if apart > _SAME_BASE * larger and not (apart <= _RAISED_BASE * larger and smaller < _SMALLER * larger):
        return False
    if smaller < 0.55 * larger and apart > 0.1 * larger and not last.may_be_sign and not word.may_be_sign:
        return False  # a drop cap beside its text
    gap = word.left - last.right
    return -_BACK * larger <= gap <= _WIDEST_BLANK * larger
