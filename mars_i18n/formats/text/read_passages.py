"""The passages of a text, as it was before it was printed: without furniture, over the ends of pages and columns."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats.text.furniture import without_furniture
from mars_i18n.formats.text.lines import Line, Passage, chunk_passages, lines_of, text_width
from mars_i18n.text.printed.contents_entries import match_entry
from mars_i18n.text.printed.line_ends import runs_on, soft
from mars_i18n.text.printed.repairs import Repairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LABEL = re.compile(r"[^\W\d_][^\s:]*(?:[ \u00a0][^\s:]+){0,2}:[ \u00a0]+\S")
_LONGEST_LABEL = 30  # code points


def read_passages(text: str, ends: Sequence[int] = ()) -> list[Passage]:
    """The passages of a text in order; furniture of pages is in none of them, but for what cuts a sentence.

    `ends` are the offsets at which columns end. Linear.
    """
    lines, furniture = without_furniture(list(lines_of(text)))
    width = text_width(lines)
    passages: list[Passage] = []
    after_colon = False
    for chunk in _chunks(lines):
        passages += _of_chunk(text, chunk, width, after_colon=after_colon, first=not passages)
        after_colon = chunk[-1].text.endswith(":")
    repairs = Repairs(text)
    whole = _over_breaks(text, passages, sorted({*furniture, *ends}))
    return [_repaired(text, passage, repairs) for passage in whole]


def _chunks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that have no blank one, and no end of a page, between them; a lone bullet is with its item."""
    chunk: list[Line] = []
    for line in lines:
        if line.text:
            if chunk and chunk[-1].lone_bullet and (line.marker or line.lone_bullet):
                yield chunk  # of that bullet, the item is elsewhere
                chunk = []
            chunk.append(line)
        furniture = not line.text and line.end > line.start
        if not chunk or (line.text and not line.page):
            continue
        if chunk[-1].lone_bullet and not line.page and not furniture:
            if chunk[:-1]:
                yield chunk[:-1]
            chunk = chunk[-1:]
            continue
        yield chunk
        chunk = []
    if chunk:
        yield chunk


def _of_chunk(text: str, chunk: list[Line], width: int, *, after_colon: bool, first: bool) -> Iterator[Passage]:
    entries = [match_entry(line.text) for line in chunk]
    if sum(entry is not None for entry in entries) >= 2:
        yield from _with_entries(text, chunk, entries, width)
        return
    labels = [at for at, line in enumerate(chunk) if _is_label(line.text)]
    if len(labels) >= 2 and labels[0] == 0 and 2 * len(labels) >= len(chunk) and not any(one.marker for one in chunk):
        yield from _labelled(text, chunk, labels, width)
        return
    yield from chunk_passages(text, chunk, width, after_colon=after_colon, first=first)


def _with_entries(
    text: str, chunk: list[Line], entries: Sequence[re.Match[str] | None], width: int
) -> Iterator[Passage]:
    """The lines of a table of contents, each an item of its words alone, with other lines between them."""
    others: list[Line] = []
    for at, (line, entry) in enumerate(zip(chunk, entries, strict=True)):
        if entry is None:
            others.append(line)
            continue
        if others:
            yield from chunk_passages(text, others, width, after_colon=False)
            others = []
        start, end = line.start + entry.start("words"), line.start + entry.end("words")
        yield Passage(
            start,
            end,
            line.number,
            line.column + entry.start("words"),
            soft(text[start:end]),
            opens=at == 0,
            closes=at + 1 == len(chunk),
            indent=line.column - 1,
            listed=True,
            former=line.text[len(line.marker) :],
        )
    if others:
        yield from chunk_passages(text, others, width, after_colon=False)


def _is_label(line: str) -> bool:
    found = _LABEL.match(line[: _LONGEST_LABEL + 2])
    return found is not None and line[0].isupper()


def _labelled(text: str, chunk: list[Line], labels: Sequence[int], width: int) -> Iterator[Passage]:
    """Lines that begin with a label and a colon, each with those that it goes on in."""
    for begin, end in zip(labels, [*labels[1:], len(chunk)], strict=True):
        for passage in chunk_passages(text, chunk[begin:end], width, after_colon=False):
            first, last = passage.start == chunk[0].start, passage.end == chunk[-1].end
            yield replace(passage, opens=first, closes=last, labelled=passage.start == chunk[begin].start)


def _over_breaks(text: str, passages: Sequence[Passage], breaks: Sequence[int]) -> Iterator[Passage]:
    """The passages, a sentence that an end of a page or column cuts being one; `breaks` are offsets in order."""
    pending: Passage | None = None
    at = 0
    for passage in passages:
        if pending is None:
            pending = passage
            continue
        while at < len(breaks) and breaks[at] < pending.end:
            at += 1
        cut = at < len(breaks) and breaks[at] <= passage.start
        broken = cut or "\f" in text[pending.end : passage.start] or pending.text.endswith("\u00ad")
        if broken and _goes_on(pending, passage):
            pieces = (*(pending.pieces or ((pending.start, pending.end),)), (passage.start, passage.end))
            pending = replace(
                pending,
                end=passage.end,
                closes=passage.closes,
                text=f"{pending.text} {passage.text}",
                lines=pending.lines + passage.lines,
                pieces=pieces,
            )
            continue
        yield pending
        pending = passage
    if pending is not None:
        yield pending


def _goes_on(passage: Passage, following: Passage) -> bool:
    """Whether a passage is a part of a sentence that the next one continues."""
    plain = not (following.marker or following.listed or following.labelled or passage.listed)
    return plain and not passage.stops and not passage.text.endswith(":") and runs_on(passage.text, following.text)


def _repaired(text: str, passage: Passage, repairs: Repairs) -> Passage:
    pieces = passage.pieces or ((passage.start, passage.end),)
    words = repairs.read("\n".join(text[start:end] for start, end in pieces))
    if words == passage.text:
        return passage
    former = passage.former or ("" if passage.pieces else passage.text)
    return replace(passage, text=words, former=former)
