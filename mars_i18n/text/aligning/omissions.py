"""Sentences of a text that its translation leaves out, and sentences that it adds: omission and addition.

Sentences are aligned by what the two languages share (names, figures, addresses, cognates) and by their lengths. The
shapes of beads are weighed otherwise than for finding pairs, as a sentence that was left out must not hide in a pair of
two against one. Source of the terms: Multidimensional Quality Metrics (MQM), “Accuracy”.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.aligning.affinity import LENGTHS, unit
from mars_i18n.text.aligning.blocks import sentence_pairs
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.text.aligning.blocks import SentencePair

# (sentences of the source, of the translation) → natural logarithm of how usual that is: see lattice
SHAPES = {(1, 1): -0.03, (1, 0): -3.5, (0, 1): -3.5, (2, 1): -6.0, (1, 2): -6.0, (3, 1): -8.0, (1, 3): -8.0}
# Posterior probability that a sentence has no counterpart
POSSIBLE, LIKELY, SURE, CERTAIN, BEYOND_DOUBT = 0.5, 0.7, 0.9, 0.98, 0.99
Side: TypeAlias = Literal["source", "target"]
SOURCE: Side = "source"
TARGET: Side = "target"
_TELLING = "N64#@="  # features that say what a sentence is about: see affinity
_MOST_SHARED = 0.2  # of them, with neighbours of the place where a counterpart would be
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words of a sentence: fewer are an interjection or an abbreviation, or, where it is not sure, a title that one language
# ends with a stop and the other does not.
_FEWEST_WORDS, _FEWEST_UNSURE = 3, 5
_MOST_COMPARED = 40_000  # code points of a text; longer ones are no paragraphs
# A sentence of so few words that ends with an abbreviation goes on (La senadora de EE.UU. Elizabeth Warren).
_TITLE = 6
_ABBREVIATION = re.compile(r"\w\.\w+\.\s*\Z")
# With as many sentences on both sides, one may be left out and another split: where lengths differ by half a sentence.
_HALF = 0.5
_UNKNOWN = 1.1  # code points that say what one does in English


@dataclass(frozen=True, slots=True)
class UnmatchedSentence:
    """A sentence without a counterpart: `side` says whose it is; `start` and `end` in code points of that text.

    `score` is the probability that it has none, POSSIBLE to 1.
    """

    side: Side
    start: int
    end: int
    score: float


@lru_cache(maxsize=64)  # two checks ask for each pair
def unmatched_sentences(source: str, target: str, source_language: str, language: str) -> tuple[UnmatchedSentence, ...]:
    """The sentences of a msgid that its msgstr does not have, and of the msgstr that the msgid does not have.

    Languages are codes such as "es" or "pt_BR". Texts of one sentence on both sides have none; where both sides have
    as many sentences and are as long as usual, they are taken to be each other's. Time is linear in the lengths.
    """
    if max(len(source), len(target)) > _MOST_COMPARED or not _is_suspect(source, target, source_language, language):
        return ()
    pairs = sentence_pairs(source, target, source_language, language, SHAPES, judged=False)
    if all(_is_empty(pair.source) or _is_empty(pair.target) for pair in pairs):
        return ()  # nothing belongs together: another text
    languages = (primary(source_language), primary(language))
    found = _unmatched(pairs, source, target)
    texts = (source, target)
    judged = (
        one if one.score >= BEYOND_DOUBT and one.side == SOURCE else _confirm(one, pairs, texts, languages)
        for one in found
    )
    return tuple(one for one in judged if one is not None)


def measure_excess(one: UnmatchedSentence, source: str, target: str, source_language: str, language: str) -> float:
    """How much longer its text is than the other one, as in English, in lengths of the sentence.

    About 1 where all else of the two texts is as long as usual; about 0 where a sentence was only split in two.
    """
    ours, theirs = unit(source, primary(source_language)).length, unit(target, primary(language)).length
    if one.side == SOURCE:
        return (ours - theirs) / unit(source[one.start : one.end], primary(source_language)).length
    return (theirs - ours) / unit(target[one.start : one.end], primary(language)).length


def _unmatched(pairs: Sequence[SentencePair], source: str, target: str) -> Iterator[UnmatchedSentence]:
    for pair in pairs:
        if pair.score < POSSIBLE or _is_empty(pair.source) == _is_empty(pair.target):
            continue
        side, text = (SOURCE, source) if _is_empty(pair.target) else (TARGET, target)
        start, end = pair.source if side == SOURCE else pair.target
        sentence = blank_tags(text[start:end])
        words = len(_WORD.findall(sentence))
        least = _FEWEST_WORDS if pair.score >= SURE else _FEWEST_UNSURE
        if words >= least and not (words <= _TITLE and _ABBREVIATION.search(sentence)):
            yield UnmatchedSentence(side, start, end - len(sentence) + len(sentence.rstrip()), pair.score)


def _confirm(
    one: UnmatchedSentence, pairs: Sequence[SentencePair], texts: tuple[str, str], languages: tuple[str, str]
) -> UnmatchedSentence | None:
    """The sentence where lengths and words say the same as the alignment, else None.

    One of the source that the alignment is sure of is only possible then: what seems added is often the half of a
    sentence that was split.
    """
    if _is_confirmed(one, pairs, texts, languages):
        return one
    return replace(one, score=POSSIBLE) if one.side == SOURCE and one.score >= SURE else None


def _is_confirmed(
    one: UnmatchedSentence, pairs: Sequence[SentencePair], texts: tuple[str, str], languages: tuple[str, str]
) -> bool:
    """Whether lengths and words say the same as the alignment.

    Without the sentence the two texts must be closer in length than with it, and what it says must not be in the
    neighbours of the place where its counterpart would be, unless the sentences that those belong to say that too.
    """
    own, other = (0, 1) if one.side == SOURCE else (1, 0)
    sentence = unit(texts[own][one.start : one.end], languages[own])
    whole = [unit(text, language).length for text, language in zip(texts, languages, strict=True)]
    if abs(whole[own] - whole[other]) <= abs(whole[own] - sentence.length - whole[other]):
        return False
    near = _neighbours(one, pairs)
    here = {feature for pair in near for feature in _features(pair, own, texts, languages)}
    there = {feature for pair in near for feature in _features(pair, other, texts, languages)}
    telling = {feature for feature in sentence.features if feature[0] in _TELLING}
    return len((telling & there) - here) <= _MOST_SHARED * len(telling)


def _neighbours(one: UnmatchedSentence, pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """The pairs before and after a sentence that have both sides."""
    own = "source" if one.side == SOURCE else "target"
    full = [pair for pair in pairs if not (_is_empty(pair.source) or _is_empty(pair.target))]
    before = [pair for pair in full if getattr(pair, own)[1] <= one.start]
    after = [pair for pair in full if getattr(pair, own)[0] >= one.end]
    return [*before[-1:], *after[:1]]


def _features(pair: SentencePair, side: int, texts: tuple[str, str], languages: tuple[str, str]) -> frozenset[str]:
    start, end = (pair.source, pair.target)[side]
    return unit(texts[side][start:end], languages[side]).features


def _is_suspect(source: str, target: str, source_language: str, language: str) -> bool:
    one, other = primary(source_language), primary(language)
    ours, theirs = len(spans(source, one)), len(spans(target, other))
    if ours != theirs:
        return True
    ratio = (len(target) / LENGTHS.get(other, _UNKNOWN)) / max(1.0, len(source) / LENGTHS.get(one, _UNKNOWN))
    return ours > 1 and abs(ratio - 1) > _HALF / ours


def _is_empty(span: tuple[int, int]) -> bool:
    return span[0] == span[1]
