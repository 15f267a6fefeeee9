"""Running heads, running feet and page numbers: lines that come again at one height of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.text.printed.page_numbers import NUMBER_ALONE, split_page_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.importers.pdf_draft.printed_lines import PrintedLine
    from mars_i18n.importers.pdf_draft.printed_words import PdfPage

_EDGE = 0.12  # of the height of a page, at its top and at its foot
_OUTERMOST = 0.25  # the same, of the highest and the lowest line
_SHARE = 0.3  # of the pages
_SAME_HEIGHT = 4.0  # points
_LONGEST = 160  # code points


def find_furniture(pages: Sequence[PdfPage], lines: Sequence[Sequence[PrintedLine]]) -> list[frozenset[int]]:
    """For each page, the indexes of its lines that are furniture. `lines` are those of each page."""
    groups: dict[tuple[str, int], list[tuple[int, int, int | None]]] = {}
    for at, (page, found) in enumerate(zip(pages, lines, strict=True)):
        ends = (min((line.base for line in found), default=0.0), max((line.base for line in found), default=0.0))
        for index, line in enumerate(found):
            height = line.base / page.height if page.height else 0.5
            outermost = line.base in {ends[0], ends[1]} and not _OUTERMOST < height < 1 - _OUTERMOST
            if len(line.text) <= _LONGEST and (outermost or not _EDGE < height < 1 - _EDGE):
                words, number = split_page_number(line.text)
                bucket = round(line.base / _SAME_HEIGHT)
                for near in (bucket - 1, bucket, bucket + 1):
                    if (words.casefold(), near) in groups:
                        bucket = near
                groups.setdefault((words.casefold(), bucket), []).append((at, index, number))
    found_on: list[set[int]] = [set() for _ in pages]
    for (words, _), group in groups.items():
        on = {at for at, _, _ in group}
        repeated = len(on) >= 2 and len(on) >= min(_SHARE * len(pages), 3)
        alone = words == NUMBER_ALONE and all(number == at + 1 for at, _, number in group)
        numbered = words == NUMBER_ALONE and len({(number or 0) - at for at, _, number in group}) == 1
        if (repeated and (words != NUMBER_ALONE or numbered)) or alone:
            for at, index, _ in group:
                found_on[at].add(index)
    return [frozenset(one) for one in found_on]
