"""How likely each language makes some words: the first voter, on the table of words and letters.

Figures are whole numbers, `STEPS` a nat, so that no platform rounds them in its own way. The figures of a word are
packed into one integer, sixteen bits a language, and those of a text are the sum.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mars_i18n.text.language.word_table import OWN, WordTable, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS_WEIGHT = 3  # tenths: what the letters of a word that no list has are worth
LETTERS_MOST = 60  # steps: such a word in the language that it looks most like
GALICIAN_LESS = 22  # steps: a word of Spanish or Portuguese that the short Galician list lacks, in Galician
WELL_LISTED = 60  # steps: a word that is not among the rarest of a list, which hold words of every language
UNSEEN = 2  # runs of three letters that no language of the table has, in a word of a language that is none of them
COUNTS = 2 * OWN + 1  # what `Likelihood.figures` gives after the figures of the languages
_WORD_LENGTH = 40  # code points of a word that are looked up: longer ones are no words
_WORDS_KEPT = 50_000  # in memory, about 6 MB


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Adds up the figures of words. ``languages`` are codes in the order of every result, es, en, pt first."""

    table: WordTable
    languages: tuple[str, ...]
    _galician: int
    _packed: dict[str, int] = field(repr=False, compare=False, default_factory=dict)

    def figures(self, words: Iterable[str]) -> tuple[int, ...]:
        """The log-likelihood of lower-case ``words`` in each language, in steps above that of unknown words.

        After them, for es, en and pt, the code points of the words that its list has, and not among its rarest; for
        each, how many words its list lacks; and how many words are of no list and spelt as in no language of the table.
        At most 256 words of 64 code points, for a sum has sixteen bits.
        """
        known, total = self._packed, 0
        for word in words:
            packed = known.get(word)
            total += self._look_up(word) if packed is None else packed
        count = len(self.languages) + COUNTS
        return struct.unpack(f"<{count}H", total.to_bytes(2 * count, "little"))

    def _look_up(self, word: str) -> int:
        row = self.table.word(word[:_WORD_LENGTH])
        length = min(len(word), _WORD_LENGTH)
        explained = [length if figure >= WELL_LISTED else 0 for figure in row[:OWN]]
        figures, unseen = (self._with_galician(row), 0) if any(row) else self._by_letters(word[:_WORD_LENGTH])
        lacking = [int(not figure) for figure in row[:OWN]]
        odd = int(unseen >= UNSEEN and word.isalpha())  # km² has a sign that is no letter
        counts = (*explained, *lacking, odd)
        packed = int.from_bytes(struct.pack(f"<{len(figures) + COUNTS}H", *figures, *counts), "little")
        if len(self._packed) >= _WORDS_KEPT:
            self._packed.clear()
        self._packed[word] = packed
        return packed

    def _with_galician(self, row: bytes) -> list[int]:
        figures = list(row)
        if not figures[self._galician]:
            figures[self._galician] = max(0, max(row[0], row[2]) - GALICIAN_LESS)
        return figures

    def _by_letters(self, word: str) -> tuple[list[int], int]:
        """The figures of a word by its letters, and how many runs of three letters no language of the table has."""
        padded = f" {word} "
        totals = [0] * len(self.languages)
        unseen = 0
        for at in range(1, len(padded)):
            row = self.table.letters(padded[max(0, at - 2) : at + 1])
            if not row:
                unseen += at > 1
                row = self.table.letters(padded[at - 1 : at + 1])
            if row:
                totals = [total + one for total, one in zip(totals, row, strict=True)]
        best = max(totals)
        return [max(0, LETTERS_MOST - LETTERS_WEIGHT * (best - total) // 10) for total in totals], unseen


@cache
def likelihood() -> Likelihood:
    """The likelihoods by the packaged table; one a process, for its memory of words seen."""
    table = word_table()
    return Likelihood(table, table.languages, table.languages.index("gl"))


def best_two(figures: tuple[int, ...]) -> tuple[int, int]:
    """Of es, en and pt the likeliest, as an index, and by how many steps it is ahead of the next."""
    own = figures[:OWN]
    best, after = sorted(own, reverse=True)[:2]
    return own.index(best), best - after
