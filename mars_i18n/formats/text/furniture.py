"""What pages of print have beside their text: running heads and feet, and their numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.printed.page_numbers import NUMBER_ALONE, split_page_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.formats.text.lines import Line

_EDGE_LINES = 2  # at the top and at the foot of a page
_LONGEST = 120  # code points of a running head
_SHARE = 0.3  # of the pages, that one without a number comes again on


@dataclass(frozen=True, slots=True)
class _EdgeLine:
    at: int  # its index among the lines
    page: int
    number: int | None
    at_edge: bool


def without_furniture(lines: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """The lines, those that are furniture without their text; and the offsets at which these begin. Linear."""
    found = frozenset(_find(lines))
    offsets = frozenset(lines[at].start for at in found)
    return [replace(line, text="") if at in found else line for at, line in enumerate(lines)], offsets


def _find(lines: Sequence[Line]) -> Iterator[int]:
    """The indexes of the lines that come again with the number of their page, or at the same edge of pages."""
    pages = 1 + sum(line.page for line in lines)
    groups = _group(lines, pages)
    counted = _counted_pages(groups.get((NUMBER_ALONE, ""), ()), pages)
    yield from counted
    for (words, _), group in groups.items():
        numbers = [one.number for one in group if one.number is not None]
        rising = len(numbers) == len(group) > 1 and all(before < after for before, after in pairwise(numbers))
        if rising and (all(one.at_edge for one in group) or _is_steady(numbers)):
            yield from (one.at for one in group)
        elif words != NUMBER_ALONE and not numbers and len(group) > 1:
            often = len({one.page for one in group}) >= max(3, _SHARE * pages)
            often = often or all(_is_beside(lines, one.at, counted) for one in group)
            # on the first page it is the title; above the rest of a sentence it is none
            yield from (one.at for one in group if one.page and (often or _cuts(lines, one.at)))


def _group(lines: Sequence[Line], pages: int) -> dict[tuple[str, str], list[_EdgeLine]]:
    """The lines that may be furniture, by their words; those without a number also by the edge of the page."""
    groups: dict[tuple[str, str], list[_EdgeLine]] = {}
    edges = _edges(lines) if pages > 1 else {}
    page = 0
    for at, line in enumerate(lines):
        brief = line.text and len(line.text) <= _LONGEST and not line.lone_bullet
        if brief and (at in edges or _is_alone(lines, at)):
            words, number = split_page_number(line.text)
            edge = edges.get(at, "")
            known = number is not None and words != NUMBER_ALONE  # wherever it is on the page
            if edge or known:  # where pages are not marked, a line needs words and a number to be known by
                group = groups.setdefault((words.casefold(), "" if number is not None else edge), [])
                group.append(_EdgeLine(at, page, number, bool(edge)))
        page += line.page
    return groups


def _counted_pages(numbers: Sequence[_EdgeLine], pages: int) -> frozenset[int]:
    """The indexes of numbers alone that count the pages as they come, whatever numbers others have at their edges."""
    by_first: dict[int, dict[int, int]] = {}  # what the first page would be → page → index of its line
    for one in numbers:
        if one.number is not None and one.at_edge:
            by_first.setdefault(one.number - one.page, {}).setdefault(one.page, one.at)
    most = max(by_first.values(), key=len, default={})
    return frozenset(most.values()) if len(most) >= max(3, pages / 2) else frozenset()


def _is_beside(lines: Sequence[Line], at: int, counted: frozenset[int]) -> bool:
    """Whether the number of the page is the next line above or below, but for blank ones."""
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(lines) and not lines[near].text and not lines[min(near, near - step)].page:
            near += step
        if near in counted:
            return True
    return False


def _cuts(lines: Sequence[Line], at: int) -> bool:
    """Whether the rest of a sentence is below a line."""
    return any(line.text[0].islower() for line in lines[at + 1 : at + 2] if line.text)


def _is_steady(numbers: Sequence[int]) -> bool:
    """Whether numbers rise as those of pages do: by a few at a time."""
    return all(0 < after - before <= 3 for before, after in pairwise(numbers))


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether no text is right above or below."""
    above = at == 0 or not lines[at - 1].text or lines[at - 1].page
    return above and (at + 1 == len(lines) or not lines[at + 1].text or lines[at].page)


def _edges(lines: Sequence[Line]) -> dict[int, str]:
    """The first and last lines with text of each page, by their index: "top" or "foot"."""
    found: dict[int, str] = {}
    page: list[int] = []
    for at, line in enumerate(lines):
        if line.text:
            page.append(at)
        if line.page or at + 1 == len(lines):
            found |= dict.fromkeys(page[-_EDGE_LINES:], "foot")
            found |= dict.fromkeys(page[:_EDGE_LINES], "top")
            page = []
    return found
