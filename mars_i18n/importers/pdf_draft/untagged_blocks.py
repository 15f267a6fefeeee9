"""The blocks of a page without tags: lines that belong together by their distance, their size and their words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock, most_common
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.printed.line_ends import MARKER, SURE, ends_sentence, is_ornament, runs_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.importers.pdf_draft.printed_lines import PrintedLine

_WIDER = 1.28  # of the usual distance of lines: a paragraph ends
_OTHER_SIZE = 0.08  # of the size
_INDENT = 0.6  # of the size
_MIDDLE = 0.2  # of the size: how far apart the middles of centred lines may be
_BLANK = 0.8  # of the size: a blank, and what a line may lack
_DELIBERATE = 0.25  # of the width of a column: with so much room left, a line ended whatever its last mark
_NEIGHBOURS = 8  # lines before and after, that show how wide a column is
_NOTE_SIZE = 0.93  # of the size of the text
_NOTE_HEIGHT = 0.5  # of the page


@dataclass(frozen=True, slots=True)
class BodyType:
    """What the text of a file is set in: its size, and the usual distance of lines of each size, in points."""

    size: float
    distances: Mapping[float, float]

    def distance(self, size: float) -> float:
        """The usual distance of lines of a size."""
        return self.distances.get(round(size), 1.25 * size)


def measure_body(pages: Sequence[Sequence[PrintedLine]]) -> BodyType:
    """The body type of the lines of all pages."""
    size = most_common(counted for page in pages for line in page for counted in line.letters)
    found: dict[float, list[float]] = {}
    for page in pages:
        for (above, about), (below, next_about) in pairwise((line, round(line.size)) for line in page):
            if about == next_about and 0.5 * above.size < (down := above.base - below.base) < 3 * above.size:
                found.setdefault(about, []).append(round(down, 1))
    distances = {one: most_common((down, 1) for down in downs) for one, downs in found.items() if len(downs) > 2}
    return BodyType(size or 10.0, distances)


def blocks_of_lines(lines: Sequence[PrintedLine], body: BodyType, height: float) -> list[PrintedBlock]:
    """The lines of a page, in the order in which they are read, as blocks. `height` is that of the page."""
    groups: list[list[PrintedLine]] = []
    for at, line in enumerate(lines):
        if groups and not _opens(groups[-1], line, _right_edge(lines, at - 1), body):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks: list[PrintedBlock] = []
    open_lists: list[float] = []  # where the markers of the lists that are open begin
    for group in groups:
        block = PrintedBlock("paragraph", tuple(group), group[0].page)
        if _is_note(group, body, height):
            blocks.append(replace(block, kind="note", certainty="likely"))
            continue
        marker = _marker(group[0])
        if not marker:
            open_lists = []
            blocks.append(block)
            continue
        while open_lists and group[0].left < open_lists[-1] - _INDENT * group[0].size:
            open_lists.pop()
        if not open_lists or group[0].left > open_lists[-1] + _INDENT * group[0].size:
            open_lists.append(group[0].left)
        item = replace(block, kind="item", level=len(open_lists), certainty="likely" if SURE.match(marker) else "guess")
        blocks.append(_without_marker(item, marker))
    return blocks


def _marker(line: PrintedLine) -> str:
    """The bullet or number that a line opens with."""
    found = MARKER.match(line.text)
    return found.group().strip() if found and not is_ornament(line.text) else ""


def _without_marker(block: PrintedBlock, marker: str) -> PrintedBlock:
    first, *others = block.lines
    word, *rest = first.words
    if len(word.text) > len(marker):
        rest = [word._replace(text=word.text[len(marker) :].lstrip(), joins=False), *rest]
    lines = (replace(first, words=tuple(rest)), *others) if rest else tuple(others)
    return replace(block, lines=lines, marker=marker)


def _right_edge(lines: Sequence[PrintedLine], at: int) -> float:
    """How far right the lines about one reach that begin where it begins."""
    line = lines[at]
    near = lines[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1]
    alike = [one for one in near if abs(one.left - line.left) < 3 * line.size and abs(one.size - line.size) < 1]
    return max((one.right for one in alike), default=line.right)


def _opens(group: Sequence[PrintedLine], line: PrintedLine, edge: float, body: BodyType) -> bool:
    """Whether a line opens a block after those of a group; `edge` is how far right the last of them might reach."""
    last, first = group[-1], group[0]
    size = max(last.size, line.size)
    down = last.base - line.base
    if _is_drop_cap(group) and -last.size < down < 2 * last.size:
        return False
    if abs(last.size - line.size) > _OTHER_SIZE * size or last.bold != line.bold:
        return True
    if _begins_item(first, last, line):
        return True
    if down < -0.5 * size or line.left > last.right:  # a column or a region ends
        full = len(group) > 1 and edge - last.right < _wanted_room(line) and not last.text.endswith(":")
        return ends_sentence(last.text) or not (full or runs_on(last.text, line.text))
    if down > _WIDER * body.distance(last.size):
        return True
    if _is_centred(group, line, size) and not ends_sentence(last.text):
        return False
    if _is_indented(group, line, size):
        return True
    room = edge - last.right - _wanted_room(line)
    ended = ends_sentence(last.text) or last.text.endswith(":") or room > _DELIBERATE * (edge - first.left)
    return room > 0 and ended and not line.text[0].islower()


def _begins_item(first: PrintedLine, last: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line is an item of a list, and not the middle of a sentence that has a number at its beginning."""
    marker = _marker(line)
    ended = ends_sentence(last.text) or last.text.endswith((":", ";"))
    return bool(marker) and (bool(SURE.match(marker)) or bool(_marker(first)) or ended)


def _is_centred(group: Sequence[PrintedLine], line: PrintedLine, size: float) -> bool:
    """Whether lines of different lengths have one middle."""
    middle = (line.left + line.right) / 2
    apart = max(abs(one.left - line.left) for one in group)
    return apart > _INDENT * size and all(abs((one.left + one.right) / 2 - middle) < _MIDDLE * size for one in group)


def _is_indented(group: Sequence[PrintedLine], line: PrintedLine, size: float) -> bool:
    """Whether its left edge says that a line opens a block: an indent, or the end of what hangs on a marker."""
    last, first = group[-1], group[0]
    inwards = line.left > last.left + _INDENT * size
    if not _marker(first):
        return inwards and (len(group) > 1 or ends_sentence(last.text))
    outwards = len(group) > 1 and line.left < last.left - _INDENT * size
    return outwards or (line.left < first.left + _INDENT * size / 2 and ends_sentence(last.text))


def _wanted_room(line: PrintedLine) -> float:
    """How much room the first word of a line wants at the end of the one before: with more, that ended on purpose."""
    first = [line.words[0]]
    for word in line.words[1:]:
        if not word.joins:
            break
        first.append(word)
    return first[-1].right - first[0].left + _BLANK * line.size


def _is_drop_cap(group: Sequence[PrintedLine]) -> bool:
    return len(group) == 1 and len(group[0].text) == 1 and group[0].text.isalpha()


def _is_note(group: Sequence[PrintedLine], body: BodyType, height: float) -> bool:
    """Whether lines are a footnote: small, in the lower half of the page, after a raised number."""
    first = group[0]
    sign = first.words[0]
    small = first.size <= _NOTE_SIZE * body.size and first.base < _NOTE_HEIGHT * height
    raised = sign.size < 0.9 * first.size or sign.base > first.base + 0.1 * first.size
    return small and sign.may_be_sign and len(first.words) > 1 and raised
