"""The proof that no word of a source slips through: each visible word is looked up in the document made of the file.

Which words are visible is said by a second reader of the format, which shares no code with the first but the parser of
Markdown and what counts as template syntax. Here is only looked where a word is: in a segment, in a protected tag, or
in a gap with a reason.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.model import (
    IN_MASTHEAD,
    IN_SEGMENT,
    IN_TAG,
    Gap,
    LeftOutWords,
    Location,
    Masthead,
    Segment,
    Text,
    WordAccounts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Document, VisibleWord

    Span = tuple[int, int, str]  # start, end, and what accounts for the words between

_OPAQUE = frozenset({"code", "ph", "html"})  # tags whose words are protected
_REASONS = {"code": "code", "metadata": "front matter"}  # of what blocks of a kind hold beside their segments
_NEWLINE = re.compile(r"\n")
_LINE_END = re.compile(r"\r\n|\r|\n")


def account_for_words(
    document: Document, words: Iterable[VisibleWord], excluded: Iterable[tuple[int, int]] = ()
) -> WordAccounts:
    """What accounts for each of the visible words of a document. Linear; `words` come in the order of their offsets.

    `excluded` are passages of ``document.raw``, (start, end) in order, whose words count as excluded by the editor
    where nothing else accounts for them.
    """
    spans = [*_spans(document), (sys.maxsize, sys.maxsize, "")]
    counts: Counter[str] = Counter()
    lost: list[VisibleWord] = []
    runs: list[int] = []  # for each lost word, how many words were accounted for before it: neighbours share it
    number = found = 0
    start, end, account = spans[0]
    for word in words:
        offset = word[1]
        while end <= offset:
            number += 1
            start, end, account = spans[number]
        if start <= offset:
            counts[account] += 1
            found += 1
        else:
            lost.append(word)
            runs.append(found)
    if not lost:
        return WordAccounts(tuple(counts.most_common()))
    text = document.raw
    answered = list(excluded)
    kept = [(word, run) for word, run in zip(lost, runs, strict=True) if not _within(answered, word.offset)]
    counts["excluded"] += len(lost) - len(kept)
    left_out = tuple(_with_causes(document, _passages(document.path, text, kept)))
    return WordAccounts(tuple((name, count) for name, count in counts.most_common() if count), left_out)


def _spans(document: Document) -> list[Span]:
    """Every part of a document that accounts for the words in it, in order; empty ones left out."""
    at = 0
    spans: list[Span] = []
    for part in document.parts:
        if isinstance(part, Gap):
            size = len(part.raw)
            if part.reason:
                spans.append((at, at + size, part.reason))
            at += size
            continue
        of_block = _REASONS.get(part.kind, "")
        for piece in part.parts:
            if isinstance(piece, Segment):
                at = _add_segment(spans, piece, at)
                continue
            size = len(piece.raw or "")
            if isinstance(piece, Masthead):
                spans.append((at, at + size, IN_MASTHEAD))
            elif reason := piece.reason or of_block:
                spans.append((at, at + size, reason))
            at += size
    return spans


def _add_segment(spans: list[Span], segment: Segment, at: int) -> int:
    """Add what the parts of the segment that begins at an offset account for; returns where it ends."""
    account = IN_SEGMENT if segment.translate else "excluded"
    for part in segment.parts:
        if isinstance(part, Text):
            size = len(part.raw or "")
            spans.append((at, at + size, account))
            at += size
            continue
        opaque = part.name in _OPAQUE and not any(isinstance(one, Segment) for one in part.parts)
        for one in part.parts:
            size = len(one.raw)
            if isinstance(one, Segment) or opaque or one.reason:
                said = account if isinstance(one, Segment) else IN_TAG if opaque else one.reason
                spans.append((at, at + size, said))
            at += size
    return at


def _with_causes(document: Document, passages: Iterable[tuple[int, LeftOutWords]]) -> Iterator[LeftOutWords]:
    """Passages that were left out, without their offsets; one for all those in syntax that has a fault."""
    reported: set[int] = set()
    for offset, passage in passages:
        number = next((at for at, one in enumerate(document.unreadable) if one.start <= offset < one.end), -1)
        if number < 0:
            yield passage
        elif number not in reported:
            reported.add(number)
            fault = document.unreadable[number]
            line = _LINE_END.split(document.raw)[fault.location.line - 1]
            yield LeftOutWords(passage.words, fault.location, line, fault)


def _within(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, (offset, len(spans) + offset + 1)) - 1
    return at >= 0 and offset < spans[at][1]


def _passages(path: str, text: str, lost: list[tuple[VisibleWord, int]]) -> Iterator[tuple[int, LeftOutWords]]:
    """The lost words, those that follow one another on a line as one passage, each with its offset."""
    starts = [0, *(found.end() for found in _NEWLINE.finditer(text))]
    at = 0
    while at < len(lost):
        first, run = lost[at]
        line = bisect_right(starts, first.offset) - 1
        end = starts[line + 1] if line + 1 < len(starts) else len(text)
        last = at
        while last + 1 < len(lost) and lost[last + 1][1] == run and lost[last + 1][0].offset < end:
            last += 1
        finish = lost[last][0].offset + len(lost[last][0].word)
        location = Location(path, line + 1, first.offset - starts[line] + 1)
        yield first.offset, LeftOutWords(text[first.offset : finish], location, text[starts[line] : end].rstrip("\r\n"))
        at = last + 1
