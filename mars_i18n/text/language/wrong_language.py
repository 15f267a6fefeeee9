"""Whether a translation, or a sentence of it, is clearly in another language than its own.

What a text shares with its source says little: names and terms of the trade are the same in each language. So a third
language is judged by the words that are not the source's, and the source's own language by words in small letters
that mostly are, or by function words.
The detector's answer counts only where function words do not speak against it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.language.detection import detector
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.language.word_table import STEPS, word_table

CLEARLY = 45  # steps of the table of words (three nats): a word of one language and hardly of the other
WORDS = 5  # fewer words are not judged
MARGIN = 3.0  # nats by which a third language must be likelier,
MARGIN_SOURCE = 6.0  # or the source’s own, which names and terms look like,
MARGIN_ALONE = 7.0  # and where no function word or spelling supports it
MARGIN_SHORT = 5.0  # and by which a text with one word of the other language is of it
MANY_WORDS = 5  # words of the other language that outweigh a function word of its own
OWN_WORDS = 2  # words that are not the source's, to be judged as a third language
SMALL_WORDS = 3  # words in small letters, to be judged as the source's
# Letters and endings that Spanish has and Portuguese has not, and the reverse.
_SPELT = {
    "es": re.compile(r"ñ|ción|sión|(?:ciones|siones|dad|miento|mientos)\b"),
    "pt": re.compile(r"[ãõçâêôà]|(?:lh|nh)[aeo]|(?:dade|agem|inho|inha)s?\b|\w(?:ou|eu|iu)\b"),
}
_FOREIGN = frozenset({"fr", "it", "de"})
_SISTERS = {"es": "pt", "pt": "es"}
_LINE = 160  # code points of a text that is a line
_HARDLY, _HARDLY_AGAINST = 1.8, -0.45  # the same where hardly anything speaks against it
_LIKELIER, _AGAINST = 2.8, -0.8  # nats: the sum of its words for the sister language, and the least of one of them
_KNOWN = 0.7  # of its words, the part that one of the two languages has
_READ = 1200  # code points of a text
# What joins the words of a name: Rio Grande do Sul, in Spanish too
_NAMED = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ]{1,30} d[aeo]s? (?=[A-ZÀ-Ý][a-zà-ÿ])")
_PORTUGUESE_AND = re.compile(r"(?<=[a-zà-ÿ]) e (?=[a-gj-xzà-ãç-êñ-ú])")  # Spanish has “e” before i and y alone
_LETTERS = re.compile(r"[^\W\d_]+")
# Words in small letters, and the first of what a line says of a name: “xmltoman -- Conversor simples”
_PLAIN = re.compile(r"(?<![\w/.-])(?:[a-zà-ÿ][^\W\d_]+|(?<=[—-] )[A-ZÀ-Ý][a-zà-ÿ]{3,})(?![\w/-]|\.\w)")
_WORD = re.compile(r"[^\W_]+(?:[-+./’'_][^\W_]+)*")  # a file or package name is one word


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=4)
def _counted(text: str, own: str, languages: tuple[str, ...]) -> tuple[frozenset[str], int, int]:
    """The words of a text, how many are function words of its own language alone, and of another alone."""
    words = frozenset(_LETTERS.findall((_NAMED.sub(" ", text) if own in _SISTERS else text).lower()))
    pairs = [(len(words & _telling(own, code)), len(words & _telling(code, own))) for code in languages if code != own]
    return words, min(ours for ours, _ in pairs), max(theirs for _, theirs in pairs)


@lru_cache(maxsize=4)
def _known(source: str) -> frozenset[str]:
    return frozenset(words_of(source))


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges texts that should be in the language `own`, and are translations of `source` (tags as NULs)."""

    own: str
    source_language: str
    languages: tuple[str, ...]
    source: str

    def clear_other_language(self, text: str) -> str:
        """The language that a text is clearly in, where that is not its own; or the empty string."""
        words, ours, theirs = self._counted(text[:_READ])
        if ours > max(theirs, 1):  # as of most texts
            return ""
        written = [word for word in _WORD.findall(text[:_READ]) if word.isalpha()]
        if ours > theirs:
            return self._sister(written, MANY_WORDS) or self._foreign(text, written, ours)
        if len(words) >= WORDS and len(written) >= WORDS:
            found = self._third(written, words) or self._source(text, written, words)
            if found:
                return found
        if len(written) < WORDS - 1:
            return ""
        own = "" if ours else self._sister(written, OWN_WORDS) or self._likelier_sister(text, theirs)
        return own or self._foreign(text, written, ours)

    def _sister(self, written: list[str], least: int) -> str:
        """Portuguese for Spanish, or the reverse, where the usual words of a short text leave no doubt.

        `least` words must be of the other and none of its own; one is enough where the detector says so, too.
        """
        other = _SISTERS.get(self.own, "")
        if other not in self.languages or other == self.source_language:
            return ""
        table, known = word_table(), _known(self.source)
        own_at, other_at = table.languages.index(self.own), table.languages.index(other)
        rest = {word for word in written if word.islower() and len(word) > 2 and word not in known}
        rows = [table.word(word) for word in rest]
        theirs = sum(row[other_at] >= row[own_at] + CLEARLY for row in rows)
        spelt = sum(_SPELT[other].search(word) is not None for word in rest)
        ours = sum(row[own_at] > row[other_at] + CLEARLY // 2 for row in rows)
        if ours or not theirs + spelt:
            return ""
        if theirs + spelt >= least:
            return other
        if least > OWN_WORDS:
            return ""
        verdict = detector().detect(" ".join(word for word in written if word.lower() not in known))
        return other if verdict.language == other and verdict.margin >= MARGIN_SHORT else ""

    def _likelier_sister(self, text: str, function_words: int) -> str:
        """The same for a line with few words, of which none shows it alone: the sum of what they show, in nats.

        `function_words` is how many it has of another language; with two, two words are enough.
        """
        other = _SISTERS.get(self.own, "")
        if other not in self.languages or other == self.source_language or len(text) > _LINE:
            return ""
        table, known = word_table(), _known(self.source)
        own_at, other_at = table.languages.index(self.own), table.languages.index(other)
        source = self.source.lower()
        words = {one[0].lower() for one in _PLAIN.finditer(text)} - known
        rows = [table.word(word) for word in words if len(word) < SMALL_WORDS or word not in source]
        shown = [(row[other_at] - row[own_at]) / STEPS for row in rows if row[other_at] or row[own_at]]
        fewest = max(1, SMALL_WORDS - max(0, function_words - 1))
        share = _KNOWN * len(rows) if fewest == SMALL_WORDS else int(_KNOWN * len(rows))
        if len(shown) < max(fewest, share):  # codes, or words of a third language
            return ""
        total, least = sum(shown), min(shown)
        if other == "pt" and _PORTUGUESE_AND.search(text):
            total, least = total + _LIKELIER, least + 1
        is_clear = (total >= _LIKELIER and least > _AGAINST) or (
            total >= _HARDLY and least > _HARDLY_AGAINST and sum(one > 1 for one in shown) >= OWN_WORDS
        )
        return other if is_clear else ""

    def _foreign(self, text: str, written: list[str], ours: int) -> str:
        """A language that no document of the project is in, French or the like, where its source is not in it too."""
        small = sum(word[0].islower() for word in written)
        if ours > 1 or small <= WORDS or self.own not in _SISTERS:
            return ""
        verdict = detector().detect(text)
        if not verdict.foreign or verdict.nearest not in _FOREIGN or detector().detect(self.source).foreign:
            return ""
        return verdict.nearest

    def suspect(self, text: str) -> bool:
        """Whether a text has function words or spellings of another language: its sentences are worth a look."""
        _, _, theirs = self._counted(text)
        return theirs > 0 or any(code != self.own and _SPELT[code].search(text) for code in _SPELT)

    def _counted(self, text: str) -> tuple[frozenset[str], int, int]:
        return _counted(text, self.own, self.languages)

    def _third(self, written: list[str], words: frozenset[str]) -> str:
        known = _known(self.source)
        rest = [word for word in written if word.lower() not in known]
        if len(rest) < OWN_WORDS:
            return ""
        verdict = detector().detect(" ".join(rest))
        third = verdict.language not in {self.own, self.source_language, "und"} and verdict.margin >= MARGIN
        margin = verdict.margin if sum(word[0].islower() for word in rest) >= OWN_WORDS else 0.0  # else names
        return verdict.language if third and self._supported(verdict.language, words, margin) else ""

    def _source(self, text: str, written: list[str], words: frozenset[str]) -> str:
        small = [word for word in written if word[0].islower()]
        if self.source_language == self.own or len(small) < SMALL_WORDS:
            return ""
        verdict = detector().detect(text)
        clear = verdict.language == self.source_language and verdict.margin >= MARGIN_SOURCE
        taken = sum(word in _known(self.source) for word in small)
        margin = verdict.margin if taken >= SMALL_WORDS and taken * 2 > len(small) else 0.0
        return verdict.language if clear and self._supported(verdict.language, words, margin) else ""

    def _supported(self, found: str, words: frozenset[str], margin: float) -> bool:
        ours, theirs = self._evidence_for(self.own, found, words), self._evidence_for(found, self.own, words)
        return theirs > ours or (theirs == ours and margin >= MARGIN_ALONE)

    def _evidence_for(self, language: str, other: str, words: frozenset[str]) -> int:
        spelt = _SPELT.get(language)
        known = _known(self.source)
        own = 0 if spelt is None else sum(spelt.search(word) is not None for word in words - known)
        return len(words & _telling(language, other)) + own


@lru_cache(maxsize=64)
def _telling(language: str, other: str) -> frozenset[str]:
    """The function words of a language that are none of another's."""
    return FUNCTION_WORDS.get(language, frozenset()) - FUNCTION_WORDS.get(other, frozenset())
