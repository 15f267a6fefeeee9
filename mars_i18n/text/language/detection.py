"""Which of Spanish, English and Portuguese a text is written in; "und" where that is not clear.

The languages that are detected are these three, whatever a project publishes. The table of words decides, over a set
margin; below it, langdetect's n-gram profiles must name the same language. Text that looks like a name needs both, and
a person's name has no language. Text that another language of the table explains clearly better, or that none of the
three explains, is ``foreign``. Margins were chosen from the tables that
``benchmarks/fit_language.py`` prints; docs/sources/explanation/measurements.md says on which texts.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED
from mars_i18n.text.language.backends import UNITS, Profiles
from mars_i18n.text.language.detected_languages import DETECTED
from mars_i18n.text.language.likelihood import (
    EXPLAINED,
    FIGURES,
    FUNCTION,
    GIVEN,
    LENGTH,
    NAMEABLE,
    ODD,
    PLACE_WORDS,
    SMALL,
    SMALL_EXPLAINED,
    SMALL_FIGURES,
    SMALL_LACKING,
    SMALL_LENGTH,
    SMALL_ODD,
    TELLING,
    TELLING_APART,
    VOWELS,
    Likelihood,
    best_two,
    likelihood,
)
from mars_i18n.text.language.word_table import OWN, STEPS

Kind = Literal["empty", "foreign", "name", "name-like", "prose"]
Voters = Literal["none", "table", "both"]

CODE_POINTS_READ = 600  # of a text, after its tags; a longer one is judged by its beginning
WORDS_READ = 200
NAME_WORDS = 5  # a text of more words is not taken for a name

# Margins in nats of the best language over the next, by the table of benchmarks/fit_language.py: of the pairs by which
# 99.3 % of the answers on runs of three words are right there, the one that answers most (96.7 %).
ACCEPT = 0.93
ACCEPT_BOTH = 0.6  # where the profiles agree
ACCEPT_NAME = 3.0  # of name-like texts, more of which are wrong: the answers of all are 99.31 % right with it there
GRAM_WEIGHT = 0.296  # what a nat of the profiles is worth
FOREIGN = 8.0  # nats by which another language of the table is likelier than the best of the three
FOREIGN_WORDS = 4  # fewer words are not taken for a foreign language
FOREIGN_SPARE = 1.0  # further nats, for each word that begins with a capital and so may be a name
EXPLAINED_LEAST = 0.5  # of the letters of a text, in words that the list of its language has: else it is not claimed
EXPLAINED_SHORT = 0.3  # of the letters of a text of fewer words than UNEXPLAINED_WORDS
EXPLAINED_SHOWN = 3.0  # nats, with a function word: such a short text is claimed all the same,
EXPLAINED_MARGIN = 6.0  # and by so many without one
UNEXPLAINED = 0.4  # of the letters of words in small letters: where less is in words of the lists, it is foreign,
UNEXPLAINED_WORDS = 4  # but not with fewer words
# Of the words in small letters, the share that the list of their language may lack: this much, and more by the share of
# function words. Fitted by benchmarks/fit_language.py: Guaraní and Aymara with words of Spanish have hardly any.
UNKNOWN = 0.1
UNKNOWN_BY_FUNCTION_WORDS = 0.5
UNKNOWN_BY_FUNCTION_WORDS_SHORT = 0.75  # in a text of fewer words than UNEXPLAINED_WORDS
UNKNOWN_MARGIN = 6.0  # nats, with a function word in such a text: most of its words must be known, and no more

_TAG_ALONE = re.compile(r"<[a-z]{1,16}\d{1,6}/>")  # our inline tags: an image or line break parts words,
_TAG = re.compile(r"</?[a-z]{1,16}\d{1,6}>")  # emphasis may be within one
# Tokens with a number, an address or the name of a file in them: Next.js, and no end.Beginning.
_NOT_PROSE = re.compile(r"(?<!\S)\S*?(?:[\d@]|://|www\.|[^\W\d_]\.(?:js|io|ts|py|md|org|com|net|html?|rs)\b)\S*")
_MAY_BE_NO_PROSE = re.compile(r"[\d@:.](?:(?<=[\d@])|(?<=:)//|(?<=\.)(?:[a-z]|(?<=www\.)))")  # one search, for speed
_WORD = re.compile(r"[^\W\d_]+")
# Inside a word of none of the three, as Guaraní and Quechua write it; English contracts otherwise. Endings of Guaraní.
_ANDEAN = re.compile(
    r"(?:[^\W\d_]{2,}|\b[aeiuy](?=['’´][aeiou]))['’´](?!(?:s|t|d|m|ll|re|ve|em|n|clock|il)\b)[^\W\d_]"
    r"|[^\W\d_]{2}[”’\"]?-(?:pe|gua|gui|rã|ku[eé]ra)\b"
    r"|(?<=[^\W\d_]) ha(?= [A-ZÁÉÍÓÚÑ][a-zß-ÿ])"  # “and”, before a name; in Spanish a participle follows
)
_LABEL = re.compile(r"\W*(?:[^\s:]{1,60}\s+){0,2}?[^\s:]{1,60}(?:\s+(?:--|—|–)|:)\s")  # a name before what it is
_HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens and joiners, inside words
_UNUSUAL = re.compile("[^\0-\u00ac\u00ae-\u02ff\u2010-\u2027]")  # neither hidden, nor changed by composing
_LATIN = re.compile("[a-z\u00df-\u024f\u1e00-\u1eff]+")


class Verdict(NamedTuple):
    """What a text alone shows: ``language`` or "und", by what ``margin`` in nats, and which ``voters`` said so.

    ``foreign``: it is in none of the three. `nearest` is then the language of the table that it looks most like, or
    the empty string.
    """

    language: str
    margin: float
    voters: Voters
    foreign: bool = False
    nearest: str = ""


class Reading(NamedTuple):
    """What is read of a text before it is judged: its words, what kind of text it is, and the figures.

    ``empty`` has no letters; ``foreign`` is in a script or language that is none of the three; a ``name`` is of
    a person or place, or abbreviations without a vowel; ``name-like`` has few words, all capitalised, and no telling
    word; the rest is ``prose``.
    """

    words: list[str]  # as they are written
    kind: Kind
    figures: tuple[int, ...] = ()  # of es, en and pt, in steps
    nearest: str = ""
    letters: int = 0  # code points of the words
    explained: tuple[int, ...] = ()  # of those, in words that the lists of es, en and pt have
    function_words: tuple[int, ...] = ()  # how many words are some of es, en and pt
    small: int = 0  # words in small letters, but for those with an apostrophe inside
    unknown: tuple[int, ...] = ()  # of those, how many the lists of es, en and pt lack


@dataclass(frozen=True, slots=True)
class Detector:
    """Detects Spanish, English and Portuguese. Made, and kept, by `detector`."""

    likelihood: Likelihood

    def detect(self, text: str) -> Verdict:
        """Give the language of ``text`` from the text alone; any string is accepted, in linear time."""
        return self.judge(self.read(text))

    def read(self, text: str) -> Reading:
        """Read the beginning of ``text``: `CODE_POINTS_READ` code points."""
        prose = prose_of(text)
        written = _WORD.findall(prose)[:WORDS_READ]
        if not written:
            return Reading(written, "empty")
        if not written[0].isascii() and _of_another_script(written):
            return Reading(written, "foreign")
        facts = self.likelihood.add_up(written)
        foreign = self._foreign(written, facts) if len(written) >= FOREIGN_WORDS else None
        if foreign is not None:
            return Reading(written, "foreign", facts[FIGURES : FIGURES + OWN], foreign)
        small = facts
        if _may_be_labelled(prose) and (label := _LABEL.match(prose)) is not None:  # ipython -- an interpreter
            prose = prose[label.end() :]
            small = self.likelihood.add_up(_WORD.findall(prose)[:WORDS_READ])
        # Odd words weigh twice, for the lists lack them too.
        odd = small[SMALL_ODD] if len(written) >= UNEXPLAINED_WORDS else 0
        if facts[ODD] and written[0].istitle() and len(written[0]) > 1:  # Ojapo: no name, where it begins a sentence
            odd += self.likelihood.fact(written[0], ODD)
        marks = len(_ANDEAN.findall(prose)) if _may_be_marked(prose) else 0
        return Reading(
            written,
            _kind(len(written), facts),
            _capitals_less(facts, small),
            "",
            facts[LENGTH],
            facts[EXPLAINED : EXPLAINED + OWN],
            facts[FUNCTION : FUNCTION + OWN],
            max(small[SMALL] - marks, marks),
            tuple([count + odd + marks for count in small[SMALL_LACKING : SMALL_LACKING + OWN]]),
        )

    def judge(self, seen: Reading) -> Verdict:
        """Weigh what the voters say of a text that has been read."""
        if seen.kind == "foreign":
            return Verdict(UNDETERMINED, 0.0, "none", foreign=True, nearest=seen.nearest)
        if seen.kind in {"empty", "name"}:
            return Verdict(UNDETERMINED, 0.0, "none")
        best, steps = best_two(seen.figures)
        margin = steps / STEPS
        if not self._is_explained(seen, best, margin):
            return Verdict(UNDETERMINED, margin, "none")
        if seen.small and seen.unknown[best] and _is_unknown(seen, best, margin):
            foreign = seen.small >= UNEXPLAINED_WORDS and seen.unknown[best] > 1  # one word may be a name
            return Verdict(UNDETERMINED, margin, "none", foreign=foreign)
        if seen.kind == "prose" and margin >= ACCEPT:
            return Verdict(DETECTED[best], margin, "table")
        second, second_margin = _by_profiles(seen.words)
        if second == DETECTED[best]:
            if seen.kind == "name-like":
                margin = min(margin, second_margin)
            if margin >= (ACCEPT_NAME if seen.kind == "name-like" else ACCEPT_BOTH):
                return Verdict(second, margin, "both")
        return Verdict(UNDETERMINED, margin, "none")

    @staticmethod
    def _is_explained(seen: Reading, best: int, margin: float) -> bool:
        """Whether enough letters of a text are in words that the list of its language has, or it plainly shows it."""
        short = len(seen.words) < UNEXPLAINED_WORDS
        least = EXPLAINED_SHORT if short else EXPLAINED_LEAST
        if seen.explained[best] >= least * seen.letters:
            return True
        return short and margin >= (EXPLAINED_SHOWN if seen.function_words[best] else EXPLAINED_MARGIN)

    def _foreign(self, words: list[str], facts: tuple[int, ...]) -> str | None:
        """The language that explains the words better than the three, "" where none does, None where one of them does.

        Capitalised words after the first may be names: they count only where there are hardly any others.
        """
        small = facts[SMALL]
        if small >= FOREIGN_WORDS:
            others = self.likelihood.of_others([word for word in words if word[0].islower()])
            at, capitals = SMALL_FIGURES, 0
        else:
            others = self.likelihood.of_others(words)
            at, capitals = FIGURES, len(words) - small
        own, other = max(facts[at : at + OWN]), max(others)
        if other - own >= (FOREIGN + FOREIGN_SPARE * capitals) * STEPS:
            return self.likelihood.languages[OWN + others.index(other)]
        if small < UNEXPLAINED_WORDS:
            return None
        explained = max(facts[SMALL_EXPLAINED : SMALL_EXPLAINED + OWN])
        return "" if explained / facts[SMALL_LENGTH] < UNEXPLAINED else None


def _capitals_less(facts: tuple[int, ...], small: tuple[int, ...]) -> tuple[int, ...]:
    """The figures of es, en and pt, where words that begin with a capital, which may be names, count half.

    Where all begin with a capital, all count whole.
    """
    es, en, pt = facts[FIGURES : FIGURES + OWN]
    if not small[SMALL]:
        return es, en, pt
    small_es, small_en, small_pt = small[SMALL_FIGURES : SMALL_FIGURES + OWN]
    return (es + small_es) // 2, (en + small_en) // 2, (pt + small_pt) // 2


def _is_unknown(seen: Reading, best: int, margin: float) -> bool:
    """Whether so many words are of no list that the few that are say nothing of the language: they may be borrowed."""
    share = seen.function_words[best] / len(seen.words)
    short = len(seen.words) < UNEXPLAINED_WORDS
    if short and share and margin >= UNKNOWN_MARGIN and 2 * seen.unknown[best] < len(seen.words):
        return False
    slope = UNKNOWN_BY_FUNCTION_WORDS_SHORT if short else UNKNOWN_BY_FUNCTION_WORDS
    return seen.unknown[best] > (UNKNOWN + slope * share) * seen.small


def _kind(count: int, facts: tuple[int, ...]) -> Kind:
    if not facts[VOWELS] or facts[LENGTH] == count:  # x | y: letters are signs, though "y" is a word
        return "name"
    if count > NAME_WORDS or facts[NAMEABLE] < count:
        return "prose"
    if not facts[TELLING_APART] and (facts[PLACE_WORDS] == count or facts[GIVEN]):
        return "name"
    return "prose" if facts[TELLING] else "name-like"


def _may_be_labelled(prose: str) -> bool:
    """Whether a text has one of the signs that end a label; to look for the whole of it takes longer."""
    return ":" in prose or "--" in prose or "—" in prose or "–" in prose


def _may_be_marked(prose: str) -> bool:
    """Whether a text has one of the signs that words of Guaraní or Quechua are found by."""
    return "'" in prose or "’" in prose or "-" in prose or "´" in prose or " ha " in prose


def _of_another_script(words: list[str]) -> bool:
    """Whether most letters are none of the Latin script."""
    letters = "".join(words).lower()
    return 2 * len(_LATIN.sub("", letters)) > len(letters)


def _by_profiles(words: list[str]) -> tuple[str, float]:
    """The likeliest language by the profiles, and by how many nats."""
    scores = _profiles().scores([word.lower() for word in words])
    best, after = sorted(scores, reverse=True)[:2]
    return DETECTED[scores.index(best)], GRAM_WEIGHT * (best - after) / UNITS


@cache
def _profiles() -> Profiles:
    """The profiles of the three, read when a text first needs them."""
    return Profiles.load(DETECTED)


@cache
def detector() -> Detector:
    """Give the detector, the same one each time."""
    return Detector(likelihood())


def detect(text: str) -> Verdict:
    """Give the language of ``text`` among es, en and pt from the text alone; any string is accepted."""
    return detector().detect(text)


def prose_of(text: str) -> str:
    """Give what is to be read of ``text``: without tags, addresses and numbers, its beginning, composed (NFC)."""
    read = text[: 4 * CODE_POINTS_READ]
    if "<" in read:
        read = _TAG.sub("", _TAG_ALONE.sub(" ", read))
    if not read.isascii() and _UNUSUAL.search(read) is not None:
        read = unicodedata.normalize("NFC", _HIDDEN.sub("", read)).encode("utf-8", "replace").decode("utf-8")
    read = read[:CODE_POINTS_READ]
    if _MAY_BE_NO_PROSE.search(read) is not None:
        read = _NOT_PROSE.sub(" ", read)
    return read.replace("\0", " ")
