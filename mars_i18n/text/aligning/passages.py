"""A document and its translation as messages and their translations, block by block, without a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.aligning.affinity import Affinity, unit
from mars_i18n.text.aligning.blocks import block_pairs, sentence_pairs
from mars_i18n.text.aligning.moved_passages import pair_moved
from mars_i18n.text.aligning.proposals import join_segments
from mars_i18n.text.aligning.tags import adopt_tags
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Segment
    from mars_i18n.text.aligning.affinity import AlignmentUnit
    from mars_i18n.text.aligning.proposals import Place

    _Pair = tuple[Sequence[Place], Sequence[Place], float]  # places that belong together, and the probability


# How usual each shape of a pair is: see lattice. Blocks that were left out must not hide in pairs of two against one.
_SHAPES = {(1, 1): -0.1, (1, 0): -3.0, (0, 1): -3.0, (2, 1): -6.0, (1, 2): -6.0, (3, 1): -8.0, (1, 3): -8.0}
_MOST_COMPARED = 100  # pairs of blocks without partners that are compared by their sentences
_PLAUSIBLE, _POSSIBLE = 4.0, 16.0  # the squares of two and of four standard deviations of lengths
_LIKELY = 0.9  # probability that two sentences belong together
_FEWEST_WORDS = 4  # of a sentence that two blocks share


@dataclass(frozen=True, slots=True)
class AlignedPassage:
    """Neighbouring segments of a document and those of its translation; one side is empty where it has nothing.

    `msgid` and `msgstr` are what they say, with the tags of the source; `score` is the probability, 0 to 1, that the
    two belong together.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    msgid: str
    msgstr: str
    score: float


def pair_passages(sources: Sequence[Place], targets: Sequence[Place]) -> Iterator[AlignedPassage]:
    """Align the places of a document with those of its translation: each is in exactly one passage, in order.

    Blocks that are too unlike in length to be found as wholes, as one lost a sentence, are found by their sentences.
    Blocks that the translation has elsewhere are passages too, where the source has them.
    """
    pairs = list(_pair_places(sources, targets))
    counterparts = _find_moved(pairs, sources, targets)
    taken = {id(places) for places in counterparts.values()}
    for one, other, score in pairs:
        if id(one) in counterparts:
            yield _passage(one, counterparts[id(one)], 1.0)
        elif one or id(other) not in taken:
            yield _passage(one, other, score)


def _find_moved(
    pairs: Sequence[_Pair], sources: Sequence[Place], targets: Sequence[Place]
) -> dict[int, Sequence[Place]]:
    """Identity of places of the source without counterpart → the places elsewhere that are their translation."""
    ours, theirs = [one for one, other, _ in pairs if not other], [other for one, other, _ in pairs if not one]
    if not ours or not theirs:
        return {}
    affinity = Affinity([_unit(place) for place in sources], [_unit(place) for place in targets])
    moved = pair_moved([_unit(one[0]) for one in ours], [_unit(one[0]) for one in theirs], affinity)
    return {id(ours[row]): theirs[column] for row, column in moved.items()}


def _pair_places(sources: Sequence[Place], targets: Sequence[Place]) -> Iterator[_Pair]:
    """The places of both sides that belong together, in order."""
    lonely: list[_Pair] = []
    for pair in block_pairs([one.passage for one in sources], [one.passage for one in targets], _SHAPES):
        ours, theirs = sources[slice(*pair.source)], targets[slice(*pair.target)]
        if not (ours and theirs):
            lonely.append((ours, theirs, pair.score))
            continue
        yield from _pair_lonely(lonely)
        lonely.clear()
        doubtful = pair.score < _LIKELY and len(ours) == len(theirs) == 1
        yield ours, theirs, 1.0 if doubtful and _share_sentences(ours[0], theirs[0]) else pair.score
    yield from _pair_lonely(lonely)


def _unit(place: Place) -> AlignmentUnit:
    return unit(place.passage.text, primary(place.passage.language))


def _passage(ours: Sequence[Place], theirs: Sequence[Place], score: float) -> AlignedPassage:
    source, target = tuple(one.segment for one in ours), tuple(one.segment for one in theirs)
    parts = join_segments(source)
    msgstr = adopt_tags(join_segments(target), parts).msgstr if ours and theirs else ""
    return AlignedPassage(source, target, to_msgid(parts), msgstr, score)


def _pair_lonely(lonely: Sequence[_Pair]) -> Iterator[_Pair]:
    """What lies between two pairs of blocks, without partners: those whose sentences belong together, and the rest."""
    ours = [one for source, _, _ in lonely for one in source]
    theirs = [one for _, target, _ in lonely for one in target]
    if len(ours) == len(theirs) == 1 and (score := _likeness_of_lonely(ours[0], theirs[0])) is not None:
        yield ours, theirs, score
        return
    start = 0
    for number, one in enumerate(ours):
        at = next((at for at in range(start, len(theirs)) if _share_sentences(one, theirs[at])), None)
        if at is None or len(ours) * len(theirs) > _MOST_COMPARED:
            yield [one], [], 1.0
            continue
        for other in theirs[start:at]:
            yield [], [other], 1.0
        yield ours[number : number + 1], theirs[at : at + 1], 1.0
        start = at + 1
    for other in theirs[start:]:
        yield [], [other], 1.0


def _likeness_of_lonely(ours: Place, theirs: Place) -> float | None:
    """1 for two blocks of one kind at one place, of lengths that a free translation has; None where they are unlike.

    0 in between: that one was left out there and another one added is less likely than that they belong together.
    """
    one, other = ours.passage, theirs.passage
    if one.kind != other.kind:
        return None
    units = unit(one.text, primary(one.language)), unit(other.text, primary(other.language))
    deviation = Affinity.deviation(*units)
    return 1.0 if deviation <= _PLAUSIBLE else 0.0 if deviation <= _POSSIBLE else None


def _share_sentences(ours: Place, theirs: Place) -> bool:
    """Whether two blocks of one kind have a sentence in common."""
    one, other = ours.passage, theirs.passage
    pairs = sentence_pairs(one.text, other.text, one.language, other.language) if one.kind == other.kind else ()
    return len(pairs) > 1 and any(
        pair.score >= _LIKELY
        and len(one.text[slice(*pair.source)].split()) >= _FEWEST_WORDS
        and pair.target[1] > pair.target[0]
        for pair in pairs
    )
