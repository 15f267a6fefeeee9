"""How likely each language makes some words: the first voter, on the table of words and letters.

Figures are whole numbers, `STEPS` a nat, so that no platform rounds them in its own way. All that is known of a word as
it is written is packed into one integer, sixteen bits a fact, kept for the next text that has the word; the facts of
a text are the sum of those of its words, and are unpacked once. What other languages say of a word is looked up, and
kept, apart: few short texts ask for it.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from mars_i18n.text.language.detected_languages import DETECTED
from mars_i18n.text.language.function_words import FUNCTION_WORDS, TELLING_WORDS
from mars_i18n.text.language.name_words import GIVEN_NAMES, NAME_PARTICLES, PLACES
from mars_i18n.text.language.word_figures import WELL_LISTED, WORD_LENGTH, WordFigures, pack_figures
from mars_i18n.text.language.word_table import OWN, WordTable, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS_KEPT = 15_000  # as they are written, in memory: about 3 MB, and as much for other languages
_BITS = 16  # a fact
_MASK = (1 << _BITS) - 1

# The places of the facts of a text. Counts of words, but for the lengths, which are in code points.
LENGTH, VOWELS, NAMEABLE, TELLING, TELLING_APART, PLACE_WORDS, GIVEN, ODD = range(8)
EXPLAINED, FUNCTION, FIGURES = 8, 8 + OWN, 8 + 2 * OWN  # of es, en, pt each
SMALL, SMALL_LENGTH, SMALL_ODD = range(8 + 3 * OWN, 11 + 3 * OWN)
SMALL_EXPLAINED, SMALL_LACKING, SMALL_FIGURES = (11 + columns * OWN for columns in (3, 4, 5))  # of es, en, pt each
FACTS = 11 + 6 * OWN
"""Facts of a text, as places in what `Likelihood.add_up` gives: its ``LENGTH``; how many words have ``VOWELS``; are
``NAMEABLE``: capitalised, or particles of names; ``TELLING``; that and no particle (``TELLING_APART``); in names of
places, or particles; ``GIVEN`` names; ``ODD``: of no list, and spelt as in no language of the table; twice, of
Guaraní. ``EXPLAINED``: the length of words that a list has, and not among its rarest; ``FUNCTION`` words; ``FIGURES``:
log-likelihoods in steps above those of unknown words. The words that begin with a small letter (``SMALL``) are counted
again apart, with how many of them a list lacks (``SMALL_LACKING``)."""

_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿ")
_TELLING_WORDS = frozenset().union(*TELLING_WORDS.values())
_OWN_BITS = OWN * _BITS
_ONE = tuple(1 << _BITS * at for at in range(FACTS))  # of each fact
# of the languages whose bits are set, es the lowest: one in the place of each
_BY_LANGUAGE = tuple(sum(1 << _BITS * at for at in range(OWN) if some >> at & 1) for some in range(1 << OWN))


class Likelihood(dict[str, int]):
    """Adds up the facts of words: a word as it is written to its packed facts, filled as texts are read.

    ``languages`` are codes in the order of every result, es, en, pt first.
    """

    def __init__(self, table: WordTable) -> None:
        super().__init__()
        self.languages = table.languages
        self._figures = WordFigures(table)
        self._others = _OtherLanguages(self._figures)
        self._facts = struct.Struct(f"<{FACTS}H")
        self._columns = struct.Struct(f"<{len(table.languages) - OWN}H")

    def add_up(self, words: Iterable[str]) -> tuple[int, ...]:
        """The facts of ``words``, as they are written.

        At most 256 words of 64 code points, for a sum has sixteen bits.
        """
        return self._facts.unpack(sum(map(self.__getitem__, words)).to_bytes(self._facts.size, "little"))

    def of_others(self, words: Iterable[str]) -> tuple[int, ...]:
        """The figures of the languages but es, en and pt for as many words, as they are written."""
        return self._columns.unpack(sum(map(self._others.__getitem__, words)).to_bytes(self._columns.size, "little"))

    def fact(self, word: str, which: int) -> int:
        """One fact of one word, as it is written."""
        return self[word] >> _BITS * which & _MASK

    def __missing__(self, written: str) -> int:
        word = written.lower()
        listed, odd = self._figures.listed(word), 0
        if listed:
            es, en, pt = listed
            figures = es | en << _BITS | pt << 2 * _BITS
            well = (es >= WELL_LISTED) | (en >= WELL_LISTED) << 1 | (pt >= WELL_LISTED) << 2
            explained = min(len(word), WORD_LENGTH) * _BY_LANGUAGE[well]
            lacking = _BY_LANGUAGE[(not es) | (not en) << 1 | (not pt) << 2]
        else:
            row, odd = self._figures.unlisted(word)
            figures, explained, lacking = pack_figures(row[:OWN]), 0, _BY_LANGUAGE[-1]
        packed = len(word) | _word_lists().get(word, 0)
        packed |= (explained | figures << _BITS * (FIGURES - EXPLAINED)) << _BITS * EXPLAINED
        if not _VOWELS.isdisjoint(word):
            packed |= _ONE[VOWELS]
        if odd:
            packed |= odd << _BITS * ODD
        if written[0].islower():
            each = explained | (lacking | figures << _OWN_BITS) << _OWN_BITS
            small = 1 | len(word) << _BITS | odd << 2 * _BITS | each << _BITS * (SMALL_EXPLAINED - SMALL)
            packed |= small << _BITS * SMALL
            if written in NAME_PARTICLES:
                packed |= _ONE[NAMEABLE]
        elif written[0].isupper():
            packed |= _ONE[NAMEABLE]
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[written] = packed
        return packed


class _OtherLanguages(dict[str, int]):
    """A word as it is written to its figures in the languages but es, en and pt, packed; filled as texts are read."""

    def __init__(self, figures: WordFigures) -> None:
        super().__init__()
        self._figures = figures

    def __missing__(self, written: str) -> int:
        packed = pack_figures(self._figures.of_others(written.lower()))
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[written] = packed
        return packed


@cache
def _word_lists() -> dict[str, int]:
    """The facts of lower-case words that say which of our lists have them, packed."""
    facts = dict.fromkeys(_TELLING_WORDS | NAME_PARTICLES | PLACES | GIVEN_NAMES, 0)
    lists = [(TELLING, _TELLING_WORDS), (TELLING_APART, _TELLING_WORDS - NAME_PARTICLES), (GIVEN, GIVEN_NAMES)]
    lists += [(PLACE_WORDS, PLACES | NAME_PARTICLES)]
    lists += [(FUNCTION + at, FUNCTION_WORDS[code]) for at, code in enumerate(DETECTED)]
    for fact, words in lists:
        for word in words:
            facts[word] |= _ONE[fact]
    return facts


@cache
def likelihood() -> Likelihood:
    """The likelihoods by the packaged table; one a process, for its memory of words seen."""
    return Likelihood(word_table())


def best_two(figures: tuple[int, ...]) -> tuple[int, int]:
    """Of es, en and pt the likeliest, as an index, and by how many steps it is ahead of the next."""
    es, en, pt = figures[:OWN]
    if es >= en:
        if es >= pt:
            return 0, es - max(en, pt)
    elif en >= pt:
        return 1, en - max(es, pt)
    return 2, pt - max(es, en)
