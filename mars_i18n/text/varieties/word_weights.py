"""How much the words of a Spanish text speak for Spain against Spanish America, each by a little.

``spanish_words.tsv`` has a row a word, or two words in a row, in lower case and without accents: and its weight in
hundredths of a nat, positive for Spain. It is made by benchmarks/make_variety_words.py, which says from what.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise

FILE = "spanish_words.tsv"
_TOKEN = re.compile(r"\w+|[^\w\s]")


def plain_words(text: str) -> list[str]:
    """Give the words of a text in lower case letters alone, without accents, and "" where another one or a mark is.

    Words with a capital are names, or begin a sentence: they say what a text is about, not where it is from.
    """
    return [_without_accents(token) if token.isalpha() and token.islower() else "" for token in _TOKEN.findall(text)]


def count_plain_words(text: str) -> int:
    """Give how many words of a text are in lower case letters alone."""
    return sum(map(bool, plain_words(text)))


def words_and_pairs(text: str) -> set[str]:
    """Give each distinct word of a text in lower case, without accents, and each two that nothing separates."""
    words = plain_words(text)
    found = {f"{one} {other}" for one, other in pairwise(words) if one and other}
    found.update(words)
    found.discard("")
    return found


def weigh_words(text: str) -> float:
    """Give how much the words of a Spanish text speak for Spain, in nats; negative for Spanish America."""
    weights = _weights()
    return sum(weights.get(one, 0) for one in words_and_pairs(text)) / 100


def _without_accents(word: str) -> str:
    """``word`` without the accents of vowels; ñ stays a letter of its own."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize(
        "NFC", "".join(one for one in parts if one == "\u0303" or not unicodedata.combining(one))
    )


@cache
def _weights() -> dict[str, int]:
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: int(weight) for word, weight in rows}
