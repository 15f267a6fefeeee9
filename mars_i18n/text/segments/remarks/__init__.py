"""Every line of a catalogue or source that is read again: written and read in this package alone.

A line is a value of one of the classes in `remark_kinds` (`Remark`). Law: ``read_remark(write_remark(x)) == x`` for
any value; `write_remark` gives one line, without white space at its ends. Lines that people wrote, and those of unknown
wording, read as None. What a person may write in several ways (`ignore`, `Limit`) is read in all of them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.text.segments.remarks.comments import read_comment, write_comment
from mars_i18n.text.segments.remarks.escapes import ESCAPES, is_one_line
from mars_i18n.text.segments.remarks.facts import (
    language_in,
    match_source_language,
    read_fact,
    read_term_pairs,
    write_fact,
)
from mars_i18n.text.segments.remarks.place_lines import count_places, shape_of
from mars_i18n.text.segments.remarks.remark_kinds import (
    Comment,
    Fact,
    FilledFigure,
    Fuzzy,
    Limit,
    Occurrences,
    Remark,
    TagMeaning,
    Terms,
    UnchangedFigure,
)
from mars_i18n.text.segments.remarks.wording import ENGLISH, WORDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from mars_i18n.text.segments.remarks.remark_kinds import SourceBasis
    from mars_i18n.text.segments.remarks.wording import Wording

# (all of a line but its numbers, wording) → with what a line of that shape was written and read back. Most would be
# read again for other numbers alone: paragraph 2 of 9, paragraph 3 of 9.
_PROVEN: dict[tuple[Hashable, Wording], Callable[[str], str]] = {}
_MOST_PROVEN = 4096
__all__ = ["Comment", "Fact", "Remark", "is_occurrences", "read_remark", "read_source_language", "write_remark"]


@lru_cache(maxsize=4096)  # a message has the same lines in the catalogue of each language
def write_remark(remark: Remark, wording: Wording = ENGLISH) -> str:
    """The line of a remark. Values are written as they are wherever they read back, else escaped as in `escapes`."""
    shape = shape_of(remark) if isinstance(remark, Occurrences) and wording in WORDINGS else None
    if shape is None:
        return _write_and_read(remark, wording)[0]
    if (escape := _PROVEN.get((shape, wording))) is not None:
        return _write(remark, wording, escape)
    line, escape = _write_and_read(remark, wording)
    if len(_PROVEN) >= _MOST_PROVEN:
        _PROVEN.clear()
    _PROVEN[shape, wording] = escape
    return line


def _write_and_read(remark: Remark, wording: Wording) -> tuple[str, Callable[[str], str]]:
    """The line of a remark, and with which of `ESCAPES` it reads back."""
    for escape in ESCAPES:
        line = _write(remark, wording, escape)
        read = read_remark(line) if wording in WORDINGS else read_remark(line, (wording,))
        if is_one_line(line) and read == remark:
            return line, escape
    raise ValueError(f"this remark cannot be written so that it reads back: {remark!r}")


def _write(remark: Remark, wording: Wording, escape: Callable[[str], str]) -> str:
    if isinstance(remark, Occurrences | TagMeaning | Terms | Limit | FilledFigure | UnchangedFigure | Fuzzy):
        return write_fact(remark, wording, escape)
    return write_comment(remark, escape)


@lru_cache(maxsize=4096)
def read_remark(line: str, wordings: tuple[Wording, ...] = WORDINGS) -> Remark | None:
    """The remark that a line is, in the first of the wordings that says one; None where it is none. Never fails.

    The source language is read in any wording, and a place may have the same name in two of them: of such lines, the
    wording that says the most places is taken.
    """
    line = line.strip()
    comment = read_comment(line)
    if comment is not None:
        return comment
    found: Occurrences | None = None
    for wording in wordings:
        fact = read_fact(line, wording)
        if isinstance(fact, Occurrences):
            if found is None or _count_places(fact) > _count_places(found):
                found = fact
            if _count_places(found) == count_places(line):
                break
        elif fact is not None:
            return fact
    return found or read_term_pairs(line)


def is_occurrences(line: str) -> bool:
    """Whether `read_remark` gives an Occurrences for a line, without reading the places that it says."""
    line = line.strip()
    return match_source_language(line) is not None and read_comment(line) is None


def read_source_language(line: str) -> tuple[str, SourceBasis] | None:
    """The language and the basis of the Occurrences that `read_remark` gives for a line, without reading its places."""
    line = line.strip()
    said = match_source_language(line)
    if said is None or read_comment(line) is not None:
        return None
    return language_in(said[1])


def _count_places(fact: Occurrences) -> int:
    return len(fact.places) + bool(fact.more)
