"""Which units of two sequences belong together, in order: dynamic programming over beads.

After W. A. Gale and K. W. Church, “A program for aligning sentences in bilingual corpora” (1993), with R. C. Moore's
idea (2002) to look only near what is certain. A bead is one unit against one, one against none, or one against two
or three that were split. Each bead gets its posterior probability, the sum over all alignments that have it, by the
forward and backward sums of the same lattice: which separate what is certain from what is merely best.

Features that both sides hold once are anchors. The search keeps to a corridor around them of bounded width, so that
time and memory are linear in the number of units, whatever they hold.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import exp, inf, log1p
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.aligning.affinity import Affinity, AlignmentUnit, join_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# (units of the source, units of the translation) → natural logarithm of how usual that is.
BLOCKS = {(1, 1): -0.1, (1, 0): -3.6, (0, 1): -3.6, (2, 1): -3.0, (1, 2): -3.0, (3, 1): -5.0, (1, 3): -5.0}
# Within a paragraph and its translation little is left out.
SENTENCES = {(1, 1): -0.03, (1, 0): -5.0, (0, 1): -5.0, (2, 1): -4.0, (1, 2): -4.0, (3, 1): -6.0, (1, 3): -6.0}
_MOST_DEVIATION = 20.0  # of lengths, for units to be joined at all
_WIDE = 16  # units on either side of the way between anchors that are looked at
_MARGIN = 4  # units beyond a stretch between two anchors
_VOTES = 2  # features of theirs alone that two units share to be an anchor by themselves


@dataclass(frozen=True, slots=True)
class Bead:
    """Units of the source, from `source` up to `source_end`, against units of the translation.

    `posterior` is the probability of this very bead, `odds` the logarithm of the odds of the pair by itself,
    `deviation` the square of the standard deviations that the lengths are from the usual ratio.
    """

    source: int
    source_end: int
    target: int
    target_end: int
    posterior: float
    odds: float
    deviation: float

    @property
    def shape(self) -> tuple[int, int]:
        """How many units of each side it holds."""
        return (self.source_end - self.source, self.target_end - self.target)


def beads(
    sources: Sequence[AlignmentUnit], targets: Sequence[AlignmentUnit], shapes: Mapping[tuple[int, int], float]
) -> tuple[Bead, ...]:
    """The best alignment of two sequences of units, in order: every unit of both is in exactly one bead.

    `shapes` is BLOCKS or SENTENCES.
    """
    lattice = _Lattice(sources, targets, shapes)
    return tuple(lattice.best())


class _Lattice:
    def __init__(
        self,
        sources: Sequence[AlignmentUnit],
        targets: Sequence[AlignmentUnit],
        shapes: Mapping[tuple[int, int], float],
    ) -> None:
        self._sources, self._targets, self._shapes = sources, targets, shapes
        self._affinity = Affinity(sources, targets)
        self._joined: tuple[dict[tuple[int, int], AlignmentUnit], dict[tuple[int, int], AlignmentUnit]] = ({}, {})
        self._rows = corridor(len(sources), len(targets), anchors(sources, targets))
        self._arcs: list[list[list[tuple[int, int, float]]]] = []
        self._forward()
        self._backward()

    def _unit(self, side: int, start: int, count: int) -> AlignmentUnit:
        units = self._targets if side else self._sources
        if count == 1:
            return units[start]
        known = self._joined[side]
        if (start, count) not in known:
            known[start, count] = join_units(units[start : start + count])
        return known[start, count]

    def odds(self, row: int, column: int, down: int, right: int) -> float:
        """The log-odds of the pair of units that a bead from a cell holds; none are likely where one side is empty."""
        if not down or not right:
            return 0.0
        source, target = self._unit(0, row, down), self._unit(1, column, right)
        if down != right and self._affinity.deviation(source, target) > _MOST_DEVIATION:
            return -inf
        return self._affinity.evidence(source, target).odds

    def _arcs_from(self, row: int, column: int) -> Iterator[tuple[int, int, float]]:
        """(units down, units right, log-probability) of the beads that begin at a cell and end in the corridor."""
        for (down, right), usual in self._shapes.items():
            to_row, to_column = row + down, column + right
            if to_row > len(self._sources) or not self._rows[to_row][0] <= to_column <= self._rows[to_row][1]:
                continue
            score = usual + self.odds(row, column, down, right)
            if (
                not down or not right or score > self._shapes[1, 0] * (down + right)
            ):  # else leaving both alone is likelier
                yield down, right, score

    def _forward(self) -> None:
        """Sums and best scores of the ways from the start to each cell, row by row."""
        blank = [[-inf] * (high - low + 1) for low, high in self._rows]
        self._sums, self._best = blank, [list(row) for row in blank]
        self._came: list[list[tuple[int, int]]] = [[(0, 0)] * len(row) for row in blank]
        self._sums[0][0] = self._best[0][0] = 0.0
        for row, (low, high) in enumerate(self._rows):
            arcs = []
            for column in range(low, high + 1):
                here = list(self._arcs_from(row, column)) if self._sums[row][column - low] > -inf else []
                arcs.append(here)
                for down, right, score in here:
                    self._relax(row, column, down, right, score)
            self._arcs.append(arcs)

    def _relax(self, row: int, column: int, down: int, right: int, score: float) -> None:
        at, to = column - self._rows[row][0], column + right - self._rows[row + down][0]
        self._sums[row + down][to] = _add_logarithms(self._sums[row + down][to], self._sums[row][at] + score)
        if self._best[row][at] + score > self._best[row + down][to]:
            self._best[row + down][to] = self._best[row][at] + score
            self._came[row + down][to] = (down, right)

    def _backward(self) -> None:
        """Sums of the ways from each cell to the end."""
        self._after = [[-inf] * len(row) for row in self._sums]
        self._after[-1][-1] = 0.0
        for row in range(len(self._rows) - 1, -1, -1):
            for at in range(len(self._arcs[row]) - 1, -1, -1):
                total, column = self._after[row][at], at + self._rows[row][0]
                for down, right, score in self._arcs[row][at]:
                    total = _add_logarithms(
                        total, score + self._after[row + down][column + right - self._rows[row + down][0]]
                    )
                self._after[row][at] = total

    def best(self) -> Iterator[Bead]:
        """The beads of the best way, in order."""
        row, column = len(self._sources), len(self._targets)
        found = []
        while row or column:
            down, right = self._came[row][column - self._rows[row][0]]
            found.append(self._bead(row - down, column - right, down, right))
            row, column = row - down, column - right
        yield from reversed(found)

    def _bead(self, row: int, column: int, down: int, right: int) -> Bead:
        odds = self.odds(row, column, down, right)
        before = self._sums[row][column - self._rows[row][0]]
        after = self._after[row + down][column + right - self._rows[row + down][0]]
        share = exp(min(0.0, before + self._shapes[down, right] + odds + after - self._sums[-1][-1]))
        deviation = 0.0
        if down and right:
            deviation = self._affinity.deviation(self._unit(0, row, down), self._unit(1, column, right))
        return Bead(row, row + down, column, column + right, share, odds, deviation)


def _add_logarithms(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers that are given by their logarithms."""
    if one < other:
        one, other = other, one
    return one if other == -inf else one + log1p(exp(other - one))


def anchors(sources: Sequence[AlignmentUnit], targets: Sequence[AlignmentUnit]) -> list[tuple[int, int]]:
    """Pairs of positions that share features no other unit has, in a chain that keeps the order.

    Of one row or column the chain has one pair at most. A pair with a single such feature counts only where a
    neighbour in the chain says the same.
    """
    votes: Counter[tuple[int, int]] = Counter()
    there = _once(targets)
    for feature, position in _once(sources).items():
        if feature in there:
            votes[position, there[feature]] += 1
    chain = _heaviest(votes)
    edges = [None, *chain, None]
    return [
        pair
        for before, pair, after in zip(edges, chain, edges[2:], strict=False)
        if votes[pair] >= _VOTES or _agree(before, pair) or _agree(pair, after)
    ]


def _agree(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two anchors lie near each other, and as far apart on either side."""
    if one is None or other is None:
        return False
    down, right = other[0] - one[0], other[1] - one[1]
    return down <= _WIDE and abs(down - right) <= _MARGIN


def _heaviest(votes: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The strictly rising chain of pairs that has the most votes; a Fenwick tree makes it n log n."""
    size = max((column for _, column in votes), default=0) + 2
    best: list[tuple[int, tuple[int, int] | None]] = [(0, None)] * (size + 1)  # heaviest chain that ends below a column
    previous: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
    for pair in sorted(votes, key=lambda pair: (pair[0], -pair[1])):  # of one row, the last column first
        weight, last, at = 0, None, pair[1]
        while at > 0:
            if best[at][0] > weight:
                weight, last = best[at]
            at -= at & -at
        previous[pair] = (weight + votes[pair], last)
        at = pair[1] + 1
        while at <= size:
            if best[at][0] < weight + votes[pair]:
                best[at] = (weight + votes[pair], pair)
            at += at & -at
    end = max(previous, key=lambda pair: previous[pair][0], default=None)
    chain = []
    while end is not None:
        chain.append(end)
        end = previous[end][1]
    return chain[::-1]


def _once(units: Sequence[AlignmentUnit]) -> dict[str, int]:
    """The features that one unit alone holds, and its position."""
    found: dict[str, int] = {}
    for position, one in enumerate(units):
        for feature in one.features:
            found[feature] = -1 if feature in found else position
    return {feature: position for feature, position in found.items() if position >= 0}


def corridor(down: int, right: int, chain: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """For each row 0 to `down`, the first and last column to look at; both rise, and the first and last cell are in.

    All of it where that is little, so that either side's view is the other's. Else, between two anchors, the whole
    rectangle where that is small, or a band around the straight way.
    """
    if down * right <= 2 * _WIDE * (down + right):
        return [(0, right)] * (down + 1)
    lows, highs = [right] * (down + 1), [0] * (down + 1)
    ways = [(0, 0), *chain, (down, right)]
    for (row, column), (to_row, to_column) in pairwise(ways):
        rows, columns = to_row - row, to_column - column
        whole = rows * columns <= 2 * _WIDE * (rows + columns)
        for one in range(row, to_row + 1):
            middle = column + (columns * (one - row) // rows if rows else 0)
            after = column + (columns * (one - row + 1) // rows if rows else columns)
            low = column - _MARGIN if whole else middle - _WIDE
            high = to_column + _MARGIN if whole else min(after, to_column) + _WIDE
            lows[one], highs[one] = min(lows[one], max(0, low)), max(highs[one], min(right, high))
    for row in range(down - 1, -1, -1):
        lows[row] = min(lows[row], lows[row + 1])
    for row in range(1, down + 1):
        highs[row] = max(highs[row], highs[row - 1])
    lows[0], highs[down] = 0, right
    return list(zip(lows, highs, strict=True))
