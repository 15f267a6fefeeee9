"""Which blocks of a document and of its translation belong together, and which sentences of a block.

No dictionary is needed: affinity says what makes two texts look like translations, lattice finds the best path.
Whatever is left out, split or joined on either side, the rest finds its partners.
"""

from __future__ import annotations

import re
from collections import Counter
from math import exp, log
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.aligning.affinity import AlignmentUnit, unit
from mars_i18n.text.aligning.lattice import BLOCKS, SENTENCES, Bead, beads
from mars_i18n.text.segments.markup import TAG
from mars_i18n.text.sentences.splitting import spans
from mars_i18n.text.values.addresses import address_key
from mars_i18n.text.values.comparison import compare_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Span = tuple[int, int]

_SURE = 0.99  # posterior probability of a bead
_PLAUSIBLE = 9.0  # the square of three standard deviations of lengths
_STOP = re.compile(r"[.!?…][^\w.!?…]{0,12}\Z")
_FIRST_GUESS = 20  # beads that the usual shares of shapes weigh as much as
_MOST_REFITTED = 3000  # beads; in more the first guess is as good
_HEADINGS = ("title", "heading", "metadata")


@dataclass(frozen=True, slots=True)
class AlignableText:
    """A segment to align: its msgid, its language, what it is ("heading 2", "paragraph", "item", "alt"), its links."""

    text: str
    language: str = ""
    kind: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockPair:
    """Passages of a document and those of its translation that say the same.

    `source` and `target` are (first, end) positions; empty where one side has nothing. `score` is the probability of
    the pair, 0 to 1. `sure` is True only for one passage against one, where nothing speaks against them; else
    `reason` says why not, in words.
    """

    source: Span
    target: Span
    score: float
    sure: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Sentences of a text and those of its translation that say the same.

    `source` and `target` are (start, end) in code points, the white space after a sentence with it; an empty span
    where one side has nothing. `score` is the probability of the pair, 0 to 1. `sure` is True only for one sentence
    against one, where nothing speaks against them.
    """

    source: Span
    target: Span
    score: float
    sure: bool


def block_pairs(
    sources: Sequence[AlignableText], targets: Sequence[AlignableText], shapes: Mapping[Span, float] = BLOCKS
) -> tuple[BlockPair, ...]:
    """Align the passages of a document with those of its translation, in order: each is in exactly one pair.

    `shapes` says how usual each shape of a bead is before the document is known, as in lattice. Time is
    linear in the number of passages and the length of their texts.
    """
    ours, theirs = [_unit(one) for one in sources], [_unit(one) for one in targets]
    found = beads(ours, theirs, shapes)
    if len(found) <= _MOST_REFITTED:
        found = beads(ours, theirs, _refit_shapes(found, shapes))
    pairs = []
    for bead in found:
        reason = _block_doubt(bead, sources, targets)
        one, other = (bead.source, bead.source_end), (bead.target, bead.target_end)
        pairs.append(BlockPair(one, other, bead.posterior, not reason, reason))
    return tuple(pairs)


def _refit_shapes(found: Sequence[Bead], shapes: Mapping[Span, float]) -> dict[Span, float]:
    """How usual each shape of a bead is in a document, by what a first alignment found there."""
    counts = Counter(bead.shape for bead in found)
    counts[1, 0] = counts[0, 1] = (counts[1, 0] + counts[0, 1] + 1) // 2  # so that the sides may be swapped
    return {
        shape: log((counts[shape] + _FIRST_GUESS * exp(usual)) / (len(found) + _FIRST_GUESS))
        for shape, usual in shapes.items()
    }


def _unit(passage: AlignableText) -> AlignmentUnit:
    kind = "heading" if passage.kind.startswith(_HEADINGS) else passage.kind
    more = [f"@{address_key(link)}" for link in passage.links]
    if passage.kind:
        more.append(f"<{passage.kind}")
    return unit(passage.text, _base(passage.language), kind, more)


def _block_doubt(bead: Bead, sources: Sequence[AlignableText], targets: Sequence[AlignableText]) -> str:
    """Why a bead is not sure; empty where it is."""
    ours, theirs = bead.shape
    if not ours or not theirs:
        return "it has no partner"
    if ours > 1:
        return f"the translation has {ours} of ours in one"
    if theirs > 1:
        return f"the translation has it in {theirs} parts"
    source, target = sources[bead.source], targets[bead.target]
    if not (source.text.strip() and target.text.strip()):
        return "it has no words"
    if bead.posterior < _SURE:
        return "another one may be its translation"
    if bead.deviation > _PLAUSIBLE:
        return f"it is unusually {'long' if len(target.text) > len(source.text) else 'short'} for a translation"
    found = compare_values(source.text, _base(source.language), target.text, _base(target.language))
    if differing := found.list_written():
        return f"figures differ: {', '.join(differing)}"
    return ""


def sentence_pairs(  # noqa: PLR0913 - two texts, their languages, and how
    source: str,
    target: str,
    source_language: str,
    language: str,
    shapes: Mapping[Span, float] = SENTENCES,
    *,
    judged: bool = True,
) -> tuple[SentencePair, ...]:
    """Align the sentences of a text (a msgid) with those of its translation (its msgstr), in order.

    The spans of each side, joined, are that side. Languages are codes such as "es" or "pt_BR"; `shapes` says how usual
    each shape of a bead is, as in lattice. Without `judged` no pair is `sure`: to find out takes as long as the
    alignment. Time is linear in the length of the texts.
    """
    languages = (_base(source_language), _base(language))
    ours, theirs = spans(source, languages[0]), spans(target, languages[1])
    found = beads(
        [unit(source[start:end], languages[0]) for start, end in ours],
        [unit(target[start:end], languages[1]) for start, end in theirs],
        shapes,
    )
    pairs = []
    for bead in found:
        one = _span(ours, bead.source, bead.source_end, len(source))
        other = _span(theirs, bead.target, bead.target_end, len(target))
        sure = judged and _is_sure(bead, source[slice(*one)], target[slice(*other)], languages)
        pairs.append(SentencePair(one, other, bead.posterior, sure))
    return tuple(pairs)


def _base(language: str) -> str:
    return language.replace("-", "_").partition("_")[0].lower()


def _span(sentences: tuple[Span, ...], first: int, end: int, whole: int) -> Span:
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
    return not compare_values(source, languages[0], target, languages[1]).list_written()
