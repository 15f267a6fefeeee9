"""How likely each language makes some words: the first voter, on the table of words and letters.

Figures are whole numbers, `STEPS` a nat, so that no platform rounds them in its own way. All that is known of a word as
it is written is packed into one integer, sixteen bits a fact, kept for the next text that has the word; the facts of
a text are the sum of those of its words, and are unpacked once.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING

from mars_i18n.text.language.detected_languages import DETECTED
from mars_i18n.text.language.function_words import FUNCTION_WORDS, TELLING_WORDS
from mars_i18n.text.language.guarani_words import GUARANI_FORM, GUARANI_WORDS
from mars_i18n.text.language.name_words import GIVEN_NAMES, NAME_PARTICLES, PLACES
from mars_i18n.text.language.word_table import OWN, WordTable, word_table

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS_WEIGHT = 3  # tenths: what the letters of a word that no list has are worth
LETTERS_MOST = 60  # steps: such a word in the language that it looks most like
GALICIAN_LESS = 22  # steps: a word of Spanish or Portuguese that the short Galician list lacks, in Galician
WELL_LISTED = 60  # steps: a word that is not among the rarest of a list, which hold words of every language
GUARANI_WEIGHT = 2  # odd words that a word of Guaraní counts for
LOAN = 5  # code points: a word of more is taken for a verb of Spanish after the prefix of the third person: oestudia
UNSEEN = 2  # runs of three letters that no language of the table has, in a word of a language that is none of them
_WORD_LENGTH = 40  # code points of a word that are looked up: longer ones are no words
_WORDS_KEPT = 15_000  # as they are written, in memory: about 8 MB
_GRAMS_KEPT = 20_000
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
_ONE = tuple(1 << _BITS * at for at in range(FACTS))  # of each fact
_OWN_BITS = OWN * _BITS
_OWN_MASK = (1 << _OWN_BITS) - 1
# of the languages whose bits are set, es the lowest: one in the place of each
_BY_LANGUAGE = tuple(sum(1 << _BITS * at for at in range(OWN) if some >> at & 1) for some in range(1 << OWN))


class Likelihood(dict[str, int]):
    """Adds up the facts of words: a word as it is written to its packed facts, filled as texts are read.

    ``languages`` are codes in the order of every result, es, en, pt first.
    """

    def __init__(self, table: WordTable) -> None:
        super().__init__()
        self._table = table
        self.languages = table.languages
        self._galician = table.languages.index("gl")
        others = len(self.languages) - OWN
        self._facts = struct.Struct(f"<{FACTS}H")
        self._others = struct.Struct(f"<{others}H")  # they follow: of all words, then of those in small letters
        self._size = self._facts.size + 2 * self._others.size
        self._fact_bits, self._other_bits = 8 * self._facts.size, 8 * self._others.size
        self._columns = struct.Struct(f"<{len(self.languages)}H")
        self._grams: dict[str, int] = {}

    def add_up(self, words: Iterable[str]) -> tuple[tuple[int, ...], bytes]:
        """The facts of ``words``, as they are written, and the same packed, with the figures of other languages.

        At most 256 words of 64 code points, for a sum has sixteen bits.
        """
        packed = sum(map(self.__getitem__, words)).to_bytes(self._size, "little")
        return self._facts.unpack_from(packed), packed

    def of_others(self, packed: bytes, *, small: bool) -> tuple[int, ...]:
        """The figures of the languages but es, en and pt, from what `add_up` packed: of the ``small`` words, or all."""
        return self._others.unpack_from(packed, self._facts.size + self._others.size * small)

    def fact(self, word: str, which: int) -> int:
        """One fact of one word, as it is written."""
        return self[word] >> _BITS * which & _MASK

    def __missing__(self, written: str) -> int:
        word = written.lower()
        row = self._table.word(word[:_WORD_LENGTH])
        guarani = word in GUARANI_WORDS or (not any(row[:OWN]) and self._is_guarani(word))
        if guarani:
            row = bytes(len(row))  # where a list has it, for the Spanish of Paraguay quotes it
        figures, odd = (self._with_galician(row), 0) if any(row) else self._by_letters(word[:_WORD_LENGTH])
        odd = GUARANI_WEIGHT if guarani else odd
        length = min(len(word), _WORD_LENGTH)
        packed = len(word) | _word_lists().get(word, 0)
        if not _VOWELS.isdisjoint(word):
            packed |= _ONE[VOWELS]
        if written[0].isupper() or written in NAME_PARTICLES:
            packed |= _ONE[NAMEABLE]
        es, en, pt = row[:OWN]
        well = (es >= WELL_LISTED) | (en >= WELL_LISTED) << 1 | (pt >= WELL_LISTED) << 2
        explained = length * _BY_LANGUAGE[well]
        spread = int.from_bytes(_spread(figures), "little")
        own, others = spread & _OWN_MASK, spread >> _OWN_BITS << self._fact_bits
        packed |= explained << _BITS * EXPLAINED | own << _BITS * FIGURES | others
        if odd:
            packed |= odd << _BITS * ODD
        if written[0].islower():
            lacking = (not es) | (not en) << 1 | (not pt) << 2
            small = 1 | len(word) << _BITS * (SMALL_LENGTH - SMALL) | odd << _BITS * (SMALL_ODD - SMALL)
            small |= explained << _BITS * (SMALL_EXPLAINED - SMALL)
            small |= _BY_LANGUAGE[lacking] << _BITS * (SMALL_LACKING - SMALL)
            small |= own << _BITS * (SMALL_FIGURES - SMALL)
            packed |= small << _BITS * SMALL | others << self._other_bits
        if len(self) >= _WORDS_KEPT:
            self.clear()
        self[written] = packed
        return packed

    def _with_galician(self, row: bytes) -> bytes:
        at = self._galician
        if row[at]:
            return row
        return b"%b%c%b" % (row[:at], max(0, max(row[0], row[2]) - GALICIAN_LESS), row[at + 1 :])

    def _is_guarani(self, word: str) -> bool:
        """Whether a lower-case word that the lists lack is made as words of Guaraní are, of a Spanish verb too."""
        if GUARANI_FORM.fullmatch(word) is not None:
            return True
        return word[0] == "o" and len(word) > LOAN and self._table.word(word[1:_WORD_LENGTH])[0] >= WELL_LISTED

    def _by_letters(self, word: str) -> tuple[bytes, int]:
        """The figures of a word by its letters, and 1 where it is spelt as in no language of the table, else 0."""
        padded = f" {word} "
        total = unseen = 0
        for at in range(1, len(padded)):
            packed = self._of_letters(padded[max(0, at - 2) : at + 1])
            if not packed:
                unseen += at > 1
                packed = self._of_letters(padded[at - 1 : at + 1])
            total += packed
        totals = self._columns.unpack(total.to_bytes(self._columns.size, "little"))
        best = max(totals)
        figures = bytes(max(0, LETTERS_MOST - LETTERS_WEIGHT * (best - one) // 10) for one in totals)
        return figures, int(unseen >= UNSEEN and word.isalpha())  # km² has a sign that is no letter

    def _of_letters(self, gram: str) -> int:
        """The packed figures of two or three letters; 0 where no language has them."""
        packed = self._grams.get(gram)
        if packed is None:
            row = self._table.letters(gram)
            packed = int.from_bytes(_spread(row), "little")
            if len(self._grams) >= _GRAMS_KEPT:
                self._grams.clear()
            self._grams[gram] = packed
        return packed


def _spread(figures: bytes) -> bytearray:
    """Give the bytes as numbers of `_BITS`."""
    spread = bytearray(2 * len(figures))
    spread[::2] = figures
    return spread


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
