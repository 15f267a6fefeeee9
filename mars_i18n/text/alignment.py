"""Which sentences of a translated text belong together.

No dictionary is needed: _affinity tells what makes two texts look like translations, _beads finds the best way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mars_i18n.text._affinity import unit
from mars_i18n.text._beads import SENTENCES, Bead, beads
from mars_i18n.text.markup import TAG
from mars_i18n.text.numbers import compared
from mars_i18n.text.sentences import spans

_SURE = 0.99  # posterior probability of a bead
_STOP = re.compile(r"[.!?…][^\w.!?…]{0,12}\Z")
_PLAUSIBLE = 9.0  # the square of three standard deviations of lengths


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of a text and those of its translation that say the same.

    `source` and `target` are (start, end) in code points, the white space after a sentence with it; an empty span
    where one side has nothing. `score` is the probability of the pair, 0 to 1. `sure` is True only for one sentence
    against one, where nothing speaks against them.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    score: float
    sure: bool


def sentence_pairs(source: str, target: str, source_language: str, language: str) -> tuple[SentencePair, ...]:
    """Align the sentences of a text (a msgid) with those of its translation (its msgstr), in order.

    The spans of each side, joined, are that side. Languages are codes such as "es" or "pt_BR". Time is linear in the
    length of the texts.
    """
    languages = (_base(source_language), _base(language))
    ours, theirs = spans(source, languages[0]), spans(target, languages[1])
    found = beads(
        [unit(source[start:end]) for start, end in ours],
        [unit(target[start:end]) for start, end in theirs],
        languages,
        SENTENCES,
    )
    pairs = []
    for bead in found:
        one = _span(ours, bead.source, bead.source_end, len(source))
        other = _span(theirs, bead.target, bead.target_end, len(target))
        sure = _is_sure(bead, source[slice(*one)], target[slice(*other)], languages)
        pairs.append(SentencePair(one, other, bead.posterior, sure))
    return tuple(pairs)


def _base(language: str) -> str:
    return language.replace("-", "_").partition("_")[0].lower()


def _span(sentences: tuple[tuple[int, int], ...], first: int, end: int, whole: int) -> tuple[int, int]:
    """From the first of some neighbouring sentences to the last; where there is none, the place where they would be."""
    start = sentences[first][0] if first < len(sentences) else whole
    return (start, sentences[end - 1][1] if end > first else start)


def _is_sure(bead: Bead, source: str, target: str, languages: tuple[str, str]) -> bool:
    if bead.shape != (1, 1) or bead.posterior < _SURE or bead.deviation > _PLAUSIBLE:
        return False
    if (_STOP.search(source) is None) != (_STOP.search(target) is None):
        return False  # one of them goes on
    if sorted(match[0] for match in TAG.finditer(source)) != sorted(match[0] for match in TAG.finditer(target)):
        return False
    return compared(source, languages[0], target, languages[1]) == ((), ())
