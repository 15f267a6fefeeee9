"""Whether a short text without function words, such as a heading, shows by its words which of two languages it is in.

Each word is looked up in the packaged table: how much more usual it is in the one language than in the other. A word
that both have, such as Total or Regional, and a name that neither has say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.word_table import STEPS, word_table

if TYPE_CHECKING:
    from collections.abc import Sequence

# All three by benchmarks/headings.py, on headings of newsletters and labels of programs.
_TELLING = 3.5  # nats that a word is more usual in the one language,
_TELLING_USUAL = 2.8  # or that a word of everyday use is, among others
_EVERYDAY = 125  # steps above the floor
_MEAN = 2.5  # nats, where the table has every word
_AGAINST = -1.5  # nats: a word that speaks for the other language
_USUAL = 100  # steps above the table's floor: a word that is no name, where others may be
_SHARE = 0.3  # of the words that show a language, where others are names


def shows_language(words: Sequence[str], language: str, other: str) -> bool:
    """Whether words are plainly in `language` and not in `other`, codes such as "en" or "pt_BR".

    Languages that the table lacks are never shown.
    """
    table = word_table()
    codes = (primary(language), primary(other))
    if not words or any(code not in table.languages for code in codes):
        return False
    columns = [table.languages.index(code) for code in codes]
    known = []
    for word in words:
        row = table.word(word.casefold())
        own, theirs = row[columns[0]], row[columns[1]]
        if own or theirs:
            known.append((word, own, (own - theirs) / STEPS))
    # In English headings most words have a capital; in the others those that have one, but for the first, are names.
    capitals = codes[0] == "en"
    everyday = _TELLING_USUAL if len(words) > 1 else _TELLING
    telling = [
        own
        for word, own, more in known
        if more >= (everyday if own >= _EVERYDAY else _TELLING) and (capitals or word[0].islower())
    ]
    if not telling or any(more < _AGAINST and word[0].islower() for word, _, more in known):
        return False
    if len(known) == len(words) and sum(more for _, _, more in known) >= _MEAN * len(known):
        return True
    return sum(own >= _USUAL for own in telling) >= _SHARE * len(words)
