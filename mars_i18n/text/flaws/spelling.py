"""Whether a word is in the word lists of a language, and which word a mistyped one must be meant for.

Two sources, neither of which is enough: the packaged frequencies (`doubtful_words`, always there) say which words are
far rarer than one of almost the same letters; the lists that simplemma packages (the extra ``spelling``), which know
inflected forms, say which of those are words all the same. The lists are asked, and loaded, only for words that the
frequencies leave in doubt. Without them only the plainest near misses are found: `ALONE` says how plain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.text.flaws.doubtful_words import (
    ACCENT_FROM,
    ACCENT_STEPS,
    LANGUAGES,
    NEAR_FROM,
    NEAR_STEPS,
    is_doubtful,
)
from mars_i18n.text.flaws.near_misses import LETTERS, edits, without_accents
from mars_i18n.text.folded_words import WordSieve
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.language.word_table import word_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Bars(NamedTuple):
    """How far above the word its neighbour must be, and how usual, in figures of the table."""

    accent_steps: int
    accent_from: int
    near_steps: int
    near_from: int


WITH_LISTS = _Bars(ACCENT_STEPS, ACCENT_FROM, NEAR_STEPS, NEAR_FROM)
ALONE = _Bars(80, 115, 130, 140)  # where no list can say that the word is one
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters of a word that is judged
ENGLISH = 40  # from this figure on a word that is as usual in English is taken for English
OVERSTRESSED_STEPS = 40  # how far above the word the one is that lacks its accent: both may be words
NEVER_NEAR = 110  # from this figure on a word that no list has is one all the same: lists lack numerals and new words
LEAST_PART = 130  # of two words that were written as one, each has at least this figure
_TWO_ACCENTS = {"pt": (("coes", "ções"), ("cao", "ção"))}  # endings that are left bare with two marks missing
# Endings that the lists lack on words that they have: adverbs, and pronouns after a verb.
_PRONOUNS = tuple("melo mela selo sela selos selas noslo nosla telo tela los las les nos lo la le me te se os".split())
# Adjectives that are formed of any verb: what is missing (`faltante`), what can be carried (`portável`).
_FROM_VERBS = (
    *(
        (ending, ("ar",))
        for ending in ("ador", "adora", "adores", "adoras", "ante", "antes", "able", "ables", "ável", "áveis")
    ),
    *((ending, ("er", "ir")) for ending in ("ente", "entes", "ible", "ibles", "ível", "íveis")),
)
_CONTRACTED = re.compile(r"[nd]outr(?:[oa]s?|em|ora)|[nd]algu(?:m|ns|mas?|[eé]m)|lh[oa]s?")
_LOST_LETTER = re.compile(r"(?<=[aeiou])[tç](?=[aeiouãõ])")
_BEFORE_PRONOUN = ("r", "e", "a", "ndo", "d", "n", "z")  # infinitive, imperative, gerund


class NearMiss(NamedTuple):
    """The word that a mistyped one is meant for, and whether accents alone are wrong."""

    word: str
    accents_only: bool


@lru_cache(maxsize=1)  # checks ask once a text, and the answer is a search of the file system
def spelling_available() -> bool:
    """Whether the extra with the word lists is installed. Nothing is imported."""
    return find_spec("simplemma") is not None


@lru_cache(maxsize=65_536)
def is_known(word: str, language: str) -> bool:
    """Whether a lower-case word is a word of a language ("es", "en", "pt"). The first call takes up to a second.

    Without the extra, and for other languages, every word is known.
    """
    if language not in LANGUAGES or not spelling_available():
        return True
    import simplemma

    return any(simplemma.is_known(base, lang=language, low_memory=True) for base in _bases(word, language) if base)


@lru_cache(maxsize=256)  # two checks ask for each translation
def holds_doubtful_word(text: str, language: str) -> bool:
    """Whether any word of a text in "es", "en" or "pt" is worth asking `near_miss` or `is_in_no_list`."""
    return _sieve(language).holds_any(set(_LETTERS.findall(text)))


@lru_cache(maxsize=8)
def _sieve(language: str) -> WordSieve:
    return WordSieve(lambda word: _is_worth_asking(word, language))


def _is_worth_asking(word: str, language: str) -> bool:
    if len(word) < _SHORTEST or not word.islower():
        return False
    return is_doubtful(word, language) or not any(word_table().own(word))


@lru_cache(maxsize=65_536)
def is_in_no_list(word: str, language: str) -> bool:
    """Whether neither the frequencies of es, en and pt nor the word lists of the language have a lower-case word."""
    return not any(word_table().word(word)[: len(LANGUAGES)]) and not is_known(word, language)


@lru_cache(maxsize=16_384)
def near_miss(word: str, language: str) -> NearMiss | None:
    """The word that a lower-case one of "es", "en" or "pt" must be meant for; None if it is one itself, or unclear.

    That is the most usual of the words that differ by accents alone, or one at distance one that is far more usual than
    that; else the word in two, where a space was lost.
    """
    if language not in LANGUAGES or not is_doubtful(word, language):
        return None
    listed = spelling_available()
    if listed and is_known(word, language):
        return None
    bars = WITH_LISTS if listed else ALONE
    column, figures = LANGUAGES.index(language), word_table().word(word)
    own, english = figures[column], figures[LANGUAGES.index("en")]
    if language != "en" and english >= max(ENGLISH, own):
        return None
    accents = max(
        _usual(_accented(word, language), language, max(bars.accent_from, own + bars.accent_steps)), default=None
    )
    if accents and accents[0] < own + OVERSTRESSED_STEPS and accents[1] == without_accents(word) and "ü" not in word:
        return None  # `vívida` is a word beside `vivida`
    others = None
    if own < NEVER_NEAR:
        others = max(
            _usual(_others(word, language), language, max(bars.near_from, own + bars.near_steps)), default=None
        )
    if accents and (others is None or accents[0] + NEAR_STEPS > others[0]):
        return NearMiss(accents[1], accents_only=True)
    if others:
        return NearMiss(others[1], accents_only=False)
    parts = _in_two(word, language) if listed and not own else ""
    return NearMiss(parts, accents_only=False) if parts else None


def _accented(word: str, language: str) -> Iterator[str]:
    """The same letters with no accent, with one elsewhere, or with one more or less."""
    bare = without_accents(word)
    if bare != word:
        yield bare
    for ending, right in _TWO_ACCENTS.get(language, ()):
        if bare.endswith(ending):
            yield bare.removesuffix(ending) + right
    for form in {word, bare}:
        for at, letter in enumerate(form):
            for other in LETTERS[language]:
                if other != letter and without_accents(other) == without_accents(letter):
                    yield form[:at] + other + form[at + 1 :]


def _is_overstressed(form: str, language: str) -> bool:
    """Whether a form has an accent that Portuguese never writes: plurals in -ens lose theirs (`hífen`, `hifens`)."""
    return language == "pt" and form.endswith("ens") and without_accents(form) != form


def _others(word: str, language: str) -> Iterator[str]:
    bare = without_accents(word)
    return (form for form in edits(word, LETTERS[language]) if without_accents(form) != bare)


def _usual(forms: Iterable[str], language: str, least: int) -> Iterator[tuple[int, str]]:
    """The figure and form of each that is a word of ``least`` or more."""
    column = LANGUAGES.index(language)
    for form in forms:
        figure = word_table().word(form)[column]
        if figure >= least and is_known(form, language) and not _is_overstressed(form, language):
            yield figure, form


def _bases(word: str, language: str) -> Iterator[str]:
    """The word, and what a list may have it as: without `-mente`, its plural or pronouns; or the verb it is made of."""
    yield word
    if word.endswith("mente"):
        adjective = word.removesuffix("mente")
        yield adjective
        yield adjective[:-1] + "o"
    if word.endswith("s"):
        yield word[:-1]
        yield word.removesuffix("es")
    if language != "en":
        yield from _verbs(word)
    if language == "pt":
        yield from _european(word)
    if language == "es":
        for pronoun in _PRONOUNS:
            verb = word.removesuffix(pronoun)
            if verb != word and verb.endswith(_BEFORE_PRONOUN):
                yield verb
                yield without_accents(verb)


def _european(word: str) -> Iterator[str]:
    """What Brazil writes where Portugal writes otherwise: outra for noutra, espectador for espetador, lhe for lho."""
    if _CONTRACTED.fullmatch(word):
        yield word[1:] if word[0] in "nd" else "lhe"
    for match in _LOST_LETTER.finditer(word):
        yield from (word[: match.start()] + letter + word[match.start() :] for letter in "cp")


def _verbs(word: str) -> Iterator[str]:
    for ending, verbs in _FROM_VERBS:
        stem = word.removesuffix(ending)
        if stem != word:
            yield from (stem + one for one in verbs)
    if word.startswith("re"):
        yield word[2:]
    if word.startswith("des"):
        yield word[3:]
    if word.endswith("gramar"):  # of a noun: `diagramar`, to lay out
        yield word[:-1]


def _in_two(word: str, language: str) -> str:
    """A word as two that are usual, the shorter one a function word, or "" where there is no such place for a space."""
    column, function_words = LANGUAGES.index(language), FUNCTION_WORDS[language]
    table = word_table()
    for at in range(2, len(word) - 1):
        head, tail = word[:at], word[at:]
        if min(head, tail, key=len) in function_words and max(len(head), len(tail)) >= 4:
            figures = table.word(head)[column], table.word(tail)[column]
            if min(figures) >= LEAST_PART and is_known(head, language) and is_known(tail, language):
                return f"{head} {tail}"
    return ""
