"""Lines of plain text, and the passages that they make: a paragraph over several lines, an item, a heading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.printed.line_ends import (
    EDGE,
    MARKER,
    SURE,
    dangles,
    ends_sentence,
    is_address,
    is_ornament,
    runs_on,
    soft,
)
from mars_i18n.text.values.mastheads import parse_masthead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHORT = 60  # code points; lines of text set to a width are mostly longer
ITEM = 80  # the longest item of a list without bullets
WIDEST = 160  # nobody sets text wider: longer lines are whole paragraphs
NARROWEST = 24
# How full of the width a broken line is: proportional type breaks many before the longest one's count.
FULL = 0.75
FULL_INSIDE = 0.6  # past the first line of running text, which may be a heading
FULL_STOP = 0.9  # after a final stop, where a paragraph may end
_HEADING_LINES = 3
_HEADING_WIDTH = 20  # code points of the first of several
_RUNNING = 40  # code points of a line of running text
_CAPITALS = re.compile(
    r"[¿¡“«(]?[^\W\d_]+(?:[^\w\s]*[ \u00a0](?:[—–&-][ \u00a0])?[¿¡“«(]?[^\W_]+)*[^\w\s]*(?:[ \u00a0][—–-])?"
)
_END = re.compile(r"[\r\n\f]")
_QUOTED = re.compile(r"[“\"«„‘].*[”\"»’“][.!?…]?(?:\s*\((?:…|\.\.\.)\))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its edges: offsets into the text, in code points. `number` and `column` count from 1."""

    start: int
    end: int
    number: int
    column: int
    text: str
    page: bool = False  # a form feed ends it, and with it whatever it is part of

    @property
    def marker(self) -> str:
        """The bullet or number that it opens with, and the white space after it."""
        return match.group() if (match := MARKER.match(self.text)) and not is_ornament(self.text) else ""

    @property
    def lone_bullet(self) -> bool:
        """Whether it is a bullet whose item is in the next line, as extraction from a PDF often has it."""
        return len(self.text) == 1 and bool(SURE.match(self.text))


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that are read as one. `text` has a space for each line break; offsets, line and column are of `text`.

    `marker` is the bullet or number before it, which is `indent` code points into its line. `opens` and `closes`
    say whether a blank line, a new page or the edge of the file is next to it; `listed` that it is an item by its
    place, with no bullet.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    opens: bool
    closes: bool
    marker: str = ""
    indent: int = 0
    lines: int = 1
    listed: bool = False
    labelled: bool = False  # it opens with a label, as others beside it do: "Place: the town hall"
    pieces: tuple[tuple[int, int], ...] = ()  # the offsets of its parts, where furniture of pages lies between them
    former: str = ""  # what earlier versions read, where that is other

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)


def is_quoted(text: str) -> bool:
    """Whether the whole text is in quotation marks; a stop or "(…)" may follow the last."""
    return bool(_QUOTED.fullmatch(text)) and text.count("“") <= 1 and text.count('"') <= 2 and text.count("«") <= 1


def lines_of(text: str) -> Iterator[Line]:
    r"""Every line, blank ones too. Lines end at ``\n``, ``\r\n``, ``\r`` and ``\f``, at no other character."""
    start, number, left = 0, 1, len(text) - len(text.removeprefix("\ufeff"))
    while start < len(text):
        match = _END.search(text, start)
        stop = match.start() if match else len(text)
        content = text[start:stop]
        stripped = content.strip(EDGE)
        inner = start + len(content) - len(content.lstrip(EDGE)) if stripped else start
        page = match is not None and match.group() == "\f"
        yield Line(inner, inner + len(stripped), number, inner - left + 1, stripped, page)
        start = stop + (2 if text.startswith("\r\n", stop) else 1)
        if not page:
            number, left = number + 1, start


def text_width(lines: Sequence[Line]) -> int:
    """The width that the whole text is set to, code points, or 0 if it does not look so."""
    longest = max((len(line.text) for line in lines), default=0)
    broken = sum(
        len(line.text) >= FULL * longest and bool(following.text) and runs_on(line.text, following.text)
        for line, following in pairwise(lines)
        if line.text
    )
    return longest if broken >= 3 and longest <= WIDEST else 0


def chunk_passages(
    text: str, chunk: list[Line], width: int, *, after_colon: bool, first: bool = False
) -> Iterator[Passage]:
    """Passages of lines with no blank one between them, but for one after a lone bullet.

    At the `first` lines of a document, lines in capitals are titles of their own.
    """
    first_item = _first_item(chunk, after_colon=after_colon)
    inner = _breaks(chunk[:first_item], width, heading=0 if first else _heading_lines(chunk))
    breaks = [0, *inner, *range(max(first_item, 1), len(chunk)), len(chunk)]
    for begin, end in pairwise(breaks):
        head, last = chunk[begin], chunk[end - 1]
        marker, opening = head.marker, head
        if head.lone_bullet and end - begin > 1:
            opening = chunk[begin + 1]
            marker = text[head.start : opening.start]
        start = head.start + len(marker)
        yield Passage(
            start,
            last.end,
            opening.number,
            opening.column if opening is not head else head.column + len(marker),
            soft(text[start : last.end]),
            opens=begin == 0,
            closes=end == len(chunk),
            marker=marker,
            indent=head.column - 1,
            lines=end - begin,
            listed=begin >= first_item,
        )


def _first_item(chunk: list[Line], *, after_colon: bool) -> int:
    """Where the items of a list without bullets begin: short lines after one that ends in a colon."""
    begin = 0 if after_colon else len(chunk)
    for index, line in enumerate(chunk):
        if line.text.endswith(":") and not _leads_to_address(chunk[index : index + 2]):
            begin = index + 1
    items = chunk[begin:]
    if len(items) < 2 or any(len(item.text) > ITEM or item.marker or item.lone_bullet for item in items):
        return len(chunk)
    *others, last = items
    separated = all(item.text.endswith((";", ",")) for item in others)
    whole = not any(ends_sentence(item.text) or dangles(item.text) for item in others)
    return begin if whole and (separated or not ends_sentence(last.text)) else len(chunk)


def _heading_lines(chunk: Sequence[Line]) -> int:
    """How many lines a heading in capitals has that is right above running text; 0 for one alone, or for several.

    The first is the longest, as the others had no room in it.
    """
    count = next((at for at, line in enumerate(chunk) if not _is_in_capitals(line)), len(chunk))
    if not 2 <= count <= _HEADING_LINES or count == len(chunk):
        return 0
    first, *others = (len(line.text) for line in chunk[:count])
    below = chunk[count].text
    running = len(below) >= _RUNNING or ends_sentence(below)
    return count if running and first >= _HEADING_WIDTH and first >= max(others) else 0


def _is_in_capitals(line: Line) -> bool:
    words = not line.marker and not line.text.endswith((".", ":", ";", ",")) and len(line.text) <= SHORT
    return words and line.text.isupper() and _CAPITALS.fullmatch(line.text) is not None


def _leads_to_address(pair: Sequence[Line]) -> bool:
    """Whether the first of two lines ends as in "a table (such as:", and the second is the address."""
    line = pair[0].text
    within = line.endswith(":") and 0 < line.rfind("(") > line.rfind(")")
    return within and len(pair) > 1 and is_address(pair[1].text)


def _needs_more(line: Line, following: Line) -> bool:
    """Whether a line in capitals ends within a phrase that the next one, in capitals too, goes on with."""
    if not (_is_in_capitals(line) and _is_in_capitals(following)):
        return False
    return dangles(line.text.lower()) or line.text.rfind("¿") > line.text.rfind("?")


def _breaks(lines: Sequence[Line], width: int, heading: int) -> Iterator[int]:
    """The indexes of the lines, past the first, that open a passage. `width` is that of the whole text.

    The first `heading` lines are one.
    """
    pairs = list(pairwise(lines))
    runs = [runs_on(line.text, following.text) for line, following in pairs]
    ended = [ends_sentence(line.text) or line.text.endswith(";") for line in lines]
    flows = any(ended) or (len(lines) > 3 and 3 * sum(runs) >= len(runs))
    longest = max((len(line.text) for line in lines), default=0)
    few = not flows and (longest <= SHORT or (len(lines) <= 3 and longest <= ITEM + 20))
    unset = not width and not any(runs)  # nothing shows a width: a final stop ends a paragraph
    head = lines[0] if lines else None
    for index, ((line, following), run) in enumerate(zip(pairs, runs, strict=True), 1):
        joins = (
            run
            or line.lone_bullet
            or index < heading
            or _needs_more(line, following)
            or _leads_to_address((line, following))
            or (head and head.marker and following.column >= head.column + len(head.marker))
            or (few and line.text.endswith(","))
        )
        if not joins and not (unset and ended[index - 1]):
            least = FULL_STOP if few or ended[index - 1] else FULL_INSIDE if flows and index > 1 else FULL
            joins = _filled(line.text, following.text, width if few and len(line.text) <= SHORT else longest, least)
        dated = index <= 2 and ((_dates(following) and not dangles(line.text)) or (head is line and _dates(line)))
        if not joins or dated or _breaks_here(head or line, line, following):
            head = following
            yield index


def _dates(line: Line) -> bool:
    """Whether it is a masthead, which is alone though it opens with a lower-case month."""
    return any(map(str.isdigit, line.text[-SHORT:])) and parse_masthead(line.text) is not None


def _breaks_here(head: Line, line: Line, following: Line) -> bool:
    """Whether the second line opens a passage, whatever the width: a bullet, or a line after a whole quotation."""
    if line.lone_bullet:
        return line is not head
    if following.lone_bullet:
        return True
    if marker := following.marker:
        return bool(SURE.match(marker) or head.marker or line.text.endswith(":"))
    closed = line.text[-1] in '”»"' and head.text[0] in '“«"' and not following.text[0].islower()
    return closed or is_ornament(line.text) or is_ornament(following.text)


def _filled(line: str, following: str, width: int, least: float) -> bool:
    """Whether the line was broken because the next word had no room in the width, or in `least` of it."""
    wanted = len(line) + 1 + len(following.split(maxsplit=1)[0])
    return NARROWEST <= width <= WIDEST and wanted > width * least
