"""Passages that a translation has at another place than its source: alignment in order leaves them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.text.aligning.affinity import Affinity, AlignmentUnit

_MOST_COMPARED = 40_000  # pairs: two documents that have more in which nothing fits are no translations
# Logarithm of the odds that two passages belong together. On documentation of others, those that did had 2.8 and more,
# those that did not had none.
_ODDS = 2.5
_CLEARER = 3.0  # than that of any other passage
_LEAST = 2.0  # weight of what both have, as two names


def pair_moved(
    sources: Sequence[AlignmentUnit], targets: Sequence[AlignmentUnit], affinity: Affinity
) -> dict[int, int]:
    """Position of a passage that has no counterpart at its place → the one elsewhere that surely is its translation.

    `sources` and `targets` are what was left alone; `affinity` knows all units of both documents.
    """
    if len(sources) * len(targets) > _MOST_COMPARED:
        return {}
    odds = {}
    for row, one in enumerate(sources):
        for column, other in enumerate(targets):
            found = affinity.evidence(one, other)
            odds[row, column] = found.odds if found.common >= _LEAST else -_ODDS
    ranked = sorted(odds, key=lambda pair: (-odds[pair], pair))
    pairs: dict[int, int] = {}
    for number, (row, column) in enumerate(ranked):
        best = odds[row, column]
        if best < _ODDS:
            break
        rivals = [odds[pair] for pair in ranked[:number] if row == pair[0] or column == pair[1]]
        following = (odds[pair] for pair in ranked[number + 1 :] if row == pair[0] or column == pair[1])
        if not rivals and best - next(following, -_ODDS) >= _CLEARER:
            pairs[row] = column
    return pairs
