"""How usual a word is in each language of the table, by the lists or, where no list has it, by its letters.

Figures are whole numbers, `STEPS` a nat, so that no platform rounds them in its own way.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from mars_i18n.text.language.guarani_words import GUARANI_FORM, GUARANI_WORDS
from mars_i18n.text.language.word_table import OWN

if TYPE_CHECKING:
    from mars_i18n.text.language.word_table import WordTable

LETTERS_WEIGHT = 3  # tenths: what the letters of a word that no list has are worth
LETTERS_MOST = 60  # steps: such a word in the language that it looks most like
GALICIAN_LESS = 22  # steps: a word of Spanish or Portuguese that the short Galician list lacks, in Galician
WELL_LISTED = 60  # steps: a word that is not among the rarest of a list, which hold words of every language
GUARANI_WEIGHT = 2  # odd words that a word of Guaraní counts for
LOAN = 5  # code points: a word of more is taken for a verb of Spanish after the prefix of the third person: oestudia
UNSEEN = 2  # runs of three letters that no language of the table has, in a word of a language that is none of them
WORD_LENGTH = 40  # code points of a word that are looked up: longer ones are no words
_GRAMS_KEPT = 20_000


class WordFigures:
    """Looks up lower-case words in a table. Keeps what it finds of letters, not of words."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._galician = table.languages.index("gl")
        self._columns = struct.Struct(f"<{len(table.languages)}H")
        self._grams: dict[str, int] = {}

    def listed(self, word: str) -> bytes:
        """The figures of a word in es, en and pt; b"" where no list of the three has it, or it is one of Guaraní.

        The Spanish of Paraguay quotes Guaraní, so the lists have some of its words.
        """
        return b"" if word in GUARANI_WORDS else self._table.own(word[:WORD_LENGTH])

    def unlisted(self, word: str) -> tuple[bytes, int]:
        """The figures of a word that `listed` lacks, in each language of the table, and how odd the word is.

        That is 1 where it is spelt as in no language of the table, `GUARANI_WEIGHT` where it is one of Guaraní, else 0.
        """
        guarani = word in GUARANI_WORDS or self._is_guarani(word)
        others = b"" if guarani else self._table.others(word[:WORD_LENGTH])
        if others:
            return bytes(OWN) + others, 0
        figures, odd = self._by_letters(word[:WORD_LENGTH])
        return figures, GUARANI_WEIGHT if guarani else odd

    def of_others(self, word: str) -> bytes:
        """The figures of a word in the languages of the table after es, en and pt."""
        listed = self.listed(word)
        if not listed:
            return self.unlisted(word)[0][OWN:]
        row = listed + (self._table.others(word[:WORD_LENGTH]) or bytes(len(self._table.languages) - OWN))
        at = self._galician
        if not row[at]:
            row = b"%b%c%b" % (row[:at], max(0, max(row[0], row[2]) - GALICIAN_LESS), row[at + 1 :])
        return row[OWN:]

    def _is_guarani(self, word: str) -> bool:
        """Whether a word that the lists lack is made as words of Guaraní are, of a Spanish verb too."""
        if GUARANI_FORM.fullmatch(word) is not None:
            return True
        if word[0] != "o" or len(word) <= LOAN:
            return False
        verb = self._table.own(word[1:WORD_LENGTH])
        return bool(verb) and verb[0] >= WELL_LISTED

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
            packed = pack_figures(self._table.letters(gram))
            if len(self._grams) >= _GRAMS_KEPT:
                self._grams.clear()
            self._grams[gram] = packed
        return packed


def pack_figures(figures: bytes) -> int:
    """Give the bytes as one number, sixteen bits each, the first lowest: so they are added up at once."""
    spread = bytearray(2 * len(figures))
    spread[::2] = figures
    return int.from_bytes(spread, "little")
