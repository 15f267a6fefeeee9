"""Names of one text for which its translation has another name: “Minister Orbán”, “el ministro Murray”.

Names of people and organisations are spelt alike in our languages, or almost. A capitalised word within a sentence is
taken for one where all three languages know it about as well, or none does: what one language has more often than the
others (church, iglesia) is a word to be translated. A name is replaced where it has nothing like it in the other text,
while that text has a name that has nothing like it in this one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.language.name_words import GIVEN_NAMES
from mars_i18n.text.language.word_table import OWN, STEPS, word_table
from mars_i18n.text.values.places import places_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_COMPARED = 1500  # code points of a text: in a longer one, names are exchanged for others that it has elsewhere
_CAPITALISED = re.compile(r"(?<![\w’'.@/#-])[^\W\d_a-zà-ÿ](?:[^\W\d_]|['’](?=[^\W\d_]{2})){3,30}(?![\w@/’'-]|\.\w)")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…:;\n–—•-]|[\"“«‘¿¡'(])[\s\"“«‘¿¡'(\[\0]*\Z")
_BEFORE = 4  # code points before a word that show whether a sentence begins
_LIKE = 2.7  # nats: what the languages may differ in how usual a name is
_NO_NAMES = frozenset({"Internet", "Estado", "Gobierno", "Governo", "Iglesia", "Igreja"})  # capitals out of respect
_SHORT = 600  # code points of a text whose every name is looked for, though it has lost none
_RARE = 110  # a figure of the table: once in 200,000 words
_SAME_START = 3  # letters: names that begin alike may be one name (Rohani, Rouhani; Moscú, Moscow)
_WORD = re.compile(r"[^\W\d_]{3,}")
_SOUNDS = str.maketrans("cqzxjgwvbfdl", "kkssyyvvvptl", "ieaouhy")


@dataclass(frozen=True, slots=True)
class ReplacedName:
    """A `name` of the source, "" where none is missing, and what the translation has, `written` at `offset`."""

    name: str
    written: str
    offset: int


def find_replaced_name(source: str, target: str, source_language: str, language: str) -> ReplacedName | None:
    """The first name that a translation has for another one of its source; None where each has its like. Near linear.

    Texts have NULs for tags; languages are "es", "en" and "pt", for others nothing is given.
    """
    languages = word_table().languages[:OWN]
    if max(len(source), len(target)) > _MOST_COMPARED or not {source_language, language} <= set(languages):
        return None
    if not _CAPITALISED.search(target):
        return None
    added = [one for one in _unlike(target, source) if not _begins_sentence(target, one)]
    places = " ".join(place.written for place in places_in(target, language)) if added else ""
    added = [
        one for one in added if one[0] not in places and one[0] not in _NO_NAMES
    ]  # places have a check of their own
    if not added:
        return None
    places = " ".join(place.written for place in places_in(source, source_language))
    lost = [one for one in _unlike(source, target) if not _begins_sentence(source, one) or _is_rare(one[0])]
    lost = [one for one in lost if one[0] not in places]
    new = added[0]
    if not lost:
        person = next((one for one in _persons(added) if max(len(source), len(target)) < _SHORT), None)
        return person and ReplacedName("", person[0], person.start())
    nearest = max(lost, key=lambda one: (len(set(one[0]) & set(new[0])), -one.start()))
    return ReplacedName(nearest[0], new[0], new.start())


def _unlike(text: str, other: str) -> Iterator[re.Match[str]]:
    """The names of a text that nothing in the other is like."""
    names = [match for match in _CAPITALISED.finditer(text) if _is_name(match[0])]
    if not names:
        return
    folded = _fold(other)
    words = {(word, _sounds(word)) for word in _WORD.findall(folded)}
    for name in names:
        plain = _fold(name[0])
        if plain[: _SAME_START + 1] not in folded and not any(_is_like(plain, *word) for word in words):
            yield name


def _begins_sentence(text: str, word: re.Match[str]) -> bool:
    return _SENTENCE_BEGINS.search(text[max(0, word.start() - _BEFORE) : word.start()]) is not None


def _persons(names: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The given names among neighbouring ones that a family name follows at once."""
    for one, other in pairwise(names):
        if one[0].casefold() in GIVEN_NAMES and other.start() == one.end() + 1:
            yield one


def _is_rare(word: str) -> bool:
    """Whether a word with a capital for the sentence's sake would hardly be any but a name."""
    return max(word_table().own(word.casefold()) or bytes(OWN)) < _RARE


@lru_cache(maxsize=1 << 12)
def _is_name(word: str) -> bool:
    if word.isupper() or not word[1:].islower():
        return False  # an acronym has another one in another language
    figures = word_table().own(word.casefold()) or bytes(OWN)
    if not max(figures):
        return True
    return min(figures) > 0 and (max(figures) - min(figures) <= _LIKE * STEPS or word.casefold() in GIVEN_NAMES)


def _is_like(name: str, word: str, sounds: str) -> bool:
    """Whether a word may be another spelling of a name: it begins alike, holds it, or sounds like it."""
    if word[:_SAME_START] == name[:_SAME_START] or word in name or name in word:
        return True
    own = _sounds(name)
    return own == sounds or (min(len(own), len(sounds)) > 2 and (own.startswith(sounds) or sounds.startswith(own)))


@lru_cache(maxsize=1 << 12)
def _sounds(word: str) -> str:
    """The consonants of a word, those that spellings exchange as one: Kadafi, Gaddafi."""
    return re.sub(r"(.)\1", r"\1", word.replace("ph", "f").translate(_SOUNDS))


@lru_cache(maxsize=1 << 10)
def _fold(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
