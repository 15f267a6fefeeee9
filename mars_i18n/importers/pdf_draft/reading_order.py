"""The order in which the lines of a page are read: that of the file, or by columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.printed_lines import PrintedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

_UP = 0.8  # of the size: how far above the last a line must be for the order to go up
_LEAST_LINES = 3  # that have a gutter beside them
_INTERLEAVED = 0.2  # of the lines, that are beside the one before them
_NEIGHBOURS = 3  # lines before and after, that show whether a blank is a gutter
_GUTTER = 0.7  # of the size
_MOST_LINES = 2000  # of a page that columns are looked for in; a page of small print has 300
_DROP_CAP = 1.8  # how many times as large as the text it is at least
_BESIDE = 8  # lines before and after it, that may be beside it
_DEEPEST = 12  # columns within columns
_NEAR = 0.9  # of the size: the widest blank between two pieces of one line


def order_lines(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a page in the order in which they are read."""
    joined = _join_pieces(lines)
    if _runs_down(joined) or _find_gutter(joined) is None:
        return _with_drop_caps_first(joined)
    return _with_drop_caps_first(_cut(sorted(joined, key=lambda line: (-line.base, line.left)), 0))


def _with_drop_caps_first(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, each drop cap before the first of those beside it: its baseline may be that of the last."""
    for cap in [line for line in lines if len(line.text) == 1 and line.text.isalpha()]:
        at = lines.index(cap)
        near = range(max(at - _BESIDE, 0), min(at + _BESIDE + 1, len(lines)))
        beside = [one for one in near if _is_beside(cap, lines[one])]
        if beside and (first := max(beside, key=lambda one: lines[one].base)) < at:
            lines.insert(first, lines.pop(at))
    return lines


def _is_beside(cap: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line is to the right of a drop cap, and not above it."""
    small = line.size * _DROP_CAP < cap.size
    right = cap.right - 0.2 * line.size <= line.left <= cap.right + 2 * line.size
    return small and right and -0.3 * line.size <= line.base - cap.base <= cap.size


def _join_pieces(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Pieces of one line that the file has one after the other become one line."""
    joined: list[PrintedLine] = []
    for at, line in enumerate(lines):
        last = joined[-1] if joined else None
        if last is not None and abs(last.base - line.base) < 0.2 * line.size:
            gap = line.left - last.right
            alike = gap >= -0.2 * line.size and abs(last.size - line.size) < 0.2 * line.size
            near = [*joined[-1 - _NEIGHBOURS : -1], *lines[at + 1 : at + 1 + _NEIGHBOURS]]
            if alike and (gap <= _NEAR * line.size or any(_covers(one, last, line) for one in near)):
                joined[-1] = PrintedLine((*last.words, *line.words), line.page)
                continue
        joined.append(line)
    return joined


def _covers(neighbour: PrintedLine, left: PrintedLine, right: PrintedLine) -> bool:
    """Whether a line above or below shows that the blank between two pieces is one of justified text."""
    if not 0.5 * left.size < abs(neighbour.base - left.base) < 5 * left.size:
        return False
    gaps = pairwise(neighbour.words)
    within = neighbour.left < left.right and neighbour.right > right.left
    return within and not any(one.right <= left.right + 1 and two.left >= right.left - 1 for one, two in gaps)


def _runs_down(lines: Sequence[PrintedLine]) -> bool:
    """Whether the order goes down, and up only to begin a column further right."""
    beside = 0
    for last, line in pairwise(lines):
        size = max(last.size, line.size)
        rise = line.base - last.base
        if rise > _UP * size and line.left < last.right - size and line.left <= last.left + 2 * size:
            return False
        beside += abs(rise) < 0.3 * size and line.left > last.right + size
    return beside < max(_LEAST_LINES, _INTERLEAVED * len(lines))


def _cut(lines: list[PrintedLine], depth: int) -> list[PrintedLine]:
    """Lines from top to bottom, put in order: what lies across the columns first, then column by column."""
    gutter = _find_gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return lines
    ordered: list[PrintedLine] = []
    band: list[PrintedLine] = []
    for line in lines:
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter, depth)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter, depth)


def _columns(band: list[PrintedLine], gutter: float, depth: int) -> list[PrintedLine]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    return _cut(left, depth + 1) + _cut(right, depth + 1) if left and right else _cut(band, depth + 1) if band else []


def _find_gutter(lines: Sequence[PrintedLine]) -> float | None:
    """Where a gutter is, in points from the left: beside it are the most lines, and few lie across it."""
    best: tuple[int, float] | None = None
    if len(lines) > _MOST_LINES:
        return None
    starts = sorted({round(line.left) for line in lines})
    for start in starts:
        size = min(line.size for line in lines if round(line.left) == start)
        gutter = start - _GUTTER * size / 2
        right = [line for line in lines if line.left >= gutter]
        left = [line for line in lines if line.right <= gutter - _GUTTER * size / 2]
        across = len(lines) - len(right) - len(left)
        beside = _count_beside(left, right)
        if beside >= _LEAST_LINES and across <= beside and (best is None or beside - across > best[0]):
            best = (beside - across, gutter)
    return best[1] if best else None


def _count_beside(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> int:
    """How many lines of the shorter side have one of the other about their height."""
    if not left or not right:
        return 0
    top = min(max(line.base for line in left), max(line.base for line in right))
    foot = max(min(line.base for line in left), min(line.base for line in right))
    return min(sum(foot - 1 <= line.base <= top + 1 for line in side) for side in (left, right))
