"""Which of a project's languages a text is written in; "und" where that cannot be told.

The languages are a closed set: the question is "Spanish, English or Portuguese?", never "which of all?". A text is
put to `eldc` where it is installed, and its answer is taken over a fitted margin. Below that margin, or without eldc,
langdetect's n-gram profiles (scored by us) and telling words are weighed in. Text that looks like a name needs both
backends to agree, and a person's name has no language. Only text that eldc is sure is in a language of nobody's here
(a French quotation) is left undetermined rather than called the nearest of ours. Margins and weights are those that
``benchmarks/fit_language.py`` prints.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mars_i18n.model import UNDETERMINED
from mars_i18n.text.language.backends import WORDS_SCORED, Eldc, Profiles, primary
from mars_i18n.text.language.function_words import TELLING_WORDS
from mars_i18n.text.language.name_words import GIVEN_NAMES, NAME_PARTICLES, PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

Backend = Literal["auto", "eldc", "langdetect"]
Kind = Literal["empty", "foreign", "name", "name-like", "prose"]
Told = Literal["none", "eldc", "langdetect", "both"]

CODE_POINTS_READ = 600  # of a text, after its tags; a longer one is judged by its beginning
NAME_WORDS = 5  # a text of more words is not taken for a name
WORDS_COUNTED = 8  # further words do not make eldc's mean weight any surer

# Log-odds, in nats, that each kind of evidence is worth, and the margin of the best language over the next that an
# answer needs: printed by benchmarks/fit_language.py.
ELDC_WEIGHT = 4.5
GRAM_WEIGHT = 0.296
WORD_WEIGHT = 3.76
ACCEPT = 1.8
ACCEPT_NAME = 1.7
ACCEPT_ALONE = 2.7
ACCEPT_NAME_ALONE = 2.8
FOREIGN = 10.0  # margin of a language that is none of the project's over the best that is
FOREIGN_WORDS = 3  # fewer words are not taken for a foreign language

_TAG_ALONE = re.compile(r"<[a-z]{1,16}\d{1,6}/>")  # our inline tags: an image or line break parts words,
_TAG = re.compile(r"</?[a-z]{1,16}\d{1,6}>")  # emphasis may stand within one
_NOT_PROSE = re.compile(r"(?<!\S)\S*?(?:[\d@]|://|www\.)\S*")  # tokens with a number or an address in them
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text alone tells: ``language`` or "und", by what ``margin`` in nats, and the ``backend`` that told."""

    language: str
    margin: float
    backend: Told


@dataclass(frozen=True, slots=True)
class Answer:
    """A segment's language in its document: ``detected`` in it, ``inherited`` from the document, or ``und``."""

    language: str
    basis: Literal["detected", "inherited", "und"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a text before it is judged: its prose, its words in lower case, and what kind of text it is.

    ``empty`` has no letters; ``foreign`` is in a script or language that is none of the project's; a ``name`` is of
    a person or place; ``name-like`` has few words, all capitalised, and no telling word; the rest is ``prose``.
    """

    words: tuple[str, ...]
    kind: Kind
    prose: str = ""
    eldc: tuple[float, ...] = ()  # log-odds of each language by eldc, in nats; empty without eldc


_NOTHING = Verdict(UNDETERMINED, 0.0, "none")


@dataclass(frozen=True, slots=True)
class Detector:
    """Tells ``languages`` apart. Made, and kept, by `detector`."""

    languages: tuple[str, ...]
    eldc: Eldc | None = field(repr=False)
    profiles: Profiles | None = field(repr=False)

    def detect(self, text: str) -> Verdict:
        """Give the language of ``text`` from the text alone; any string is accepted, in linear time."""
        return self.judge(self.read(text))

    def read(self, text: str) -> Reading:
        """Read the beginning of ``text``: `CODE_POINTS_READ` code points."""
        prose = _prose(text)
        words = tuple(_WORD.findall(prose.lower()))
        if not words:
            return Reading(words, "empty")
        if self.profiles is not None and self.profiles.foreign(words[:WORDS_COUNTED]):
            return Reading(words, "foreign")
        if self.eldc is None:
            return Reading(words, self._kind(prose, words), prose)
        nats = ELDC_WEIGHT * min(len(words), WORDS_COUNTED)
        scores = tuple(nats * score for score in self.eldc.scores(prose))
        if len(words) >= FOREIGN_WORDS and nats * self.eldc.best_of_all(prose) - max(scores) >= FOREIGN:
            return Reading(words, "foreign")
        return Reading(words, self._kind(prose, words), prose, scores)

    def judge(self, seen: Reading) -> Verdict:
        """Weigh what the backends say of a text that has been read."""
        if seen.kind in {"empty", "foreign", "name"}:
            return _NOTHING
        named = seen.kind == "name-like"
        first = self._best(seen.eldc) if seen.eldc else None
        if first is not None and not named and first[1] >= ACCEPT:
            return Verdict(*first, "eldc")
        second = None if self.profiles is None else self._best(self.profile_scores(self.profiles, seen.words))
        if first is not None and second is not None:
            return _both(first, second, named=named)
        if second is not None:
            return _accept(Verdict(*second, "langdetect"), ACCEPT_NAME_ALONE if named else ACCEPT_ALONE)
        return _NOTHING if first is None else _accept(Verdict(*first, "eldc"), ACCEPT_NAME_ALONE)

    def profile_scores(self, profiles: Profiles, words: tuple[str, ...]) -> list[float]:
        """Give each language's log-odds by n-grams and telling words, in nats, for lower-case ``words``."""
        counts = (sum(word in known for word in words[:WORDS_SCORED]) for known in self._telling_words())
        grams = profiles.scores(words)
        return [GRAM_WEIGHT * gram + WORD_WEIGHT * count for gram, count in zip(grams, counts, strict=True)]

    def _kind(self, prose: str, words: tuple[str, ...]) -> Kind:
        if len(words) > NAME_WORDS:
            return "prose"
        if not all(word[0].isupper() or word in NAME_PARTICLES for word in _WORD.findall(prose)):
            return "prose"
        telling = {word for word in words for known in self._telling_words() if word in known}
        if telling <= NAME_PARTICLES:
            places = all(word in PLACES or word in NAME_PARTICLES for word in words)
            if places or not GIVEN_NAMES.isdisjoint(words):
                return "name"
        return "prose" if telling else "name-like"

    def _best(self, scores: Sequence[float]) -> tuple[str, float]:
        best, after = sorted(scores, reverse=True)[:2]
        return self.languages[scores.index(best)], best - after

    def _telling_words(self) -> list[frozenset[str]]:
        return [TELLING_WORDS.get(primary(code), frozenset()) for code in self.languages]


def _both(first: tuple[str, float], second: tuple[str, float], *, named: bool) -> Verdict:
    """Give the language that both backends name; what looks like a name needs the margin of each."""
    if first[0] != second[0]:
        return _NOTHING
    if named:
        return _accept(Verdict(first[0], min(first[1], second[1]), "both"), ACCEPT_NAME)
    return _accept(Verdict(first[0], max(first[1], second[1]), "both"), ACCEPT)


def _accept(verdict: Verdict, margin: float) -> Verdict:
    return verdict if verdict.margin >= margin else Verdict(UNDETERMINED, verdict.margin, "none")


@lru_cache(maxsize=16)
def detector(languages: tuple[str, ...] = ("es", "en", "pt"), backend: Backend = "auto") -> Detector:
    """Give the detector of ``languages`` (language tags), the same one each time.

    ``backend`` "auto" uses eldc where it is installed, and langdetect's profiles; "eldc" and "langdetect" use that one
    alone. A language that no backend knows is never given; with fewer than two known ones everything is "und".
    """
    return Detector(
        languages,
        None if backend == "langdetect" else Eldc.load(languages),
        None if backend == "eldc" else Profiles.load(languages),
    )


def detect(text: str, languages: tuple[str, ...] = ("es", "en", "pt")) -> Verdict:
    """Give the language of ``text`` among ``languages`` from the text alone; any string is accepted."""
    return detector(languages).detect(text)


def identify(
    texts: Sequence[str],
    declared: str | None = None,
    languages: tuple[str, ...] = ("es", "en", "pt"),
    backend: Backend = "auto",
) -> tuple[Answer, ...]:
    """Give each segment of one document its language, in the order of ``texts``.

    A segment that does not tell its own language inherits that of the document: the one ``declared`` in its front
    matter (a language tag; ignored when it is none of ``languages``), or else that of most words among the segments
    that do tell. In a tie, or when nothing tells, and for text in a foreign script, the answer is "und".
    """
    judge = detector(languages, backend)
    readings = [judge.read(text) for text in texts]
    told = [judge.judge(reading).language for reading in readings]
    document = _declared(declared, languages) or _of_most_words(readings, told)
    return tuple(
        _answer(language, UNDETERMINED if reading.kind == "foreign" else document)
        for reading, language in zip(readings, told, strict=True)
    )


def _answer(language: str, document: str) -> Answer:
    if language != UNDETERMINED:
        return Answer(language, "detected")
    return Answer(document, "und" if document == UNDETERMINED else "inherited")


def _declared(declared: str | None, languages: tuple[str, ...]) -> str:
    """Give the language of the project that a tag names: itself, or else the one of its primary language."""
    if declared is None or declared in languages:
        return declared or ""
    return next((code for code in languages if primary(code) == primary(declared)), "")


def _of_most_words(readings: Sequence[Reading], told: Sequence[str]) -> str:
    words: Counter[str] = Counter()
    for reading, language in zip(readings, told, strict=True):
        if language != UNDETERMINED:
            words[language] += len(reading.words)
    ranked = words.most_common(2)
    tied = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return UNDETERMINED if tied or not ranked else ranked[0][0]


def _prose(text: str) -> str:
    """Give what is to be read of ``text``: without tags, addresses and numbers, its beginning, composed (NFC)."""
    read = _TAG.sub("", _TAG_ALONE.sub(" ", text))[:CODE_POINTS_READ] if "<" in text else text[:CODE_POINTS_READ]
    if not read.isascii():
        read = unicodedata.normalize("NFC", read).encode("utf-8", "replace").decode("utf-8")
    return _NOT_PROSE.sub(" ", read).replace("\0", " ")
