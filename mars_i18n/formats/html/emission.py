"""Runs, attributes and opaque pieces of a page as blocks with their offsets, and these as the parts of a document."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import field, replace
from operator import itemgetter
from typing import TYPE_CHECKING

from mars_i18n.formats.html.entities import fold
from mars_i18n.formats.html.parts import PartsWriter, attribute_segment
from mars_i18n.formats.html.runs import simplify_items, span_of, text_span
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import CAPTION, Block, Gap, Location, Masthead, Segment, Text
from mars_i18n.model.construction import fast_constructor
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.remarks.directives import directive_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.runs import Item
    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.formats.html.structure import OpenElement
    from mars_i18n.model import Basis, BlockKind, GapReason, Inline
    from mars_i18n.text.segments.remarks.directives import Directive

OUTLOOK = "text for Outlook"  # the key of a block that only Outlook shows
HIDDEN, PREHEADER = "hidden text", "preheader"
_NO_NOTES: tuple[str, ...] = ()
_SHORT = 40  # code points
_NEWLINE = re.compile("\n")
_make_block, _make_gap, _make_text = fast_constructor(Block), fast_constructor(Gap), fast_constructor(Text)
_make_location, _make_segment = fast_constructor(Location), fast_constructor(Segment)
_STRUCTURE = frozenset("table tbody thead tfoot tr ul ol menu dl select optgroup head html".split())


@dataclass(slots=True)
class Emitter:
    """What has been found in a page: blocks and gaps with a reason, each with its start and end."""

    text: str
    path: str
    blocks: list[tuple[int, int, Block]] = field(default_factory=list)
    gaps: list[tuple[int, int, GapReason]] = field(default_factory=list)
    in_outlook: bool = False  # whether what is read is in a comment for Outlook
    seen: int = sys.maxsize  # where the first thing is that a reader sees
    hidden: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)  # see hide()
    cells: int = 0
    special: bool = False  # whether any block is a title, hidden, or for Outlook
    skipping: bool = False
    said: list[Directive] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    line: int = 0  # the one that was asked for last, and where it begins and ends
    begins: int = 0
    ends: int = 0

    def __post_init__(self) -> None:
        """Note where lines begin."""
        self.lines = [0, *(found.end() for found in _NEWLINE.finditer(self.text))]

    def locate(self, offset: int) -> Location:
        """The Location of an offset in code points."""
        if not self.begins <= offset < self.ends:
            self.line = line = bisect_right(self.lines, offset)
            self.begins = self.lines[line - 1]
            self.ends = self.lines[line] if line < len(self.lines) else sys.maxsize
        return _make_location(self.path, self.line, offset - self.begins + 1)

    def leave(self, start: int, end: int, reason: GapReason) -> None:
        """Mark what is left out, and why."""
        if end > start:
            self.gaps.append((start, end, reason))

    def run(self, items: list[Item], within: OpenElement) -> None:
        """Make a block of a run, and of each text in the attributes of tags that stay outside of it."""
        if len(items) == 1 and items[0].kind == "text":
            self.text_alone(items[0].start, items[0].end, within)
            return
        items = simplify_items(items, self.text)
        span = span_of(items, self.text)
        if span is None:
            self._outside(items, within)
            return
        if span.template and any(map(_holds_words, items[span.first : span.last + 1])):
            self._apart(items, within)
            return
        if span.template:
            self._template(span.start, span.end, within)
            self._outside([*items[: span.first], *items[span.last + 1 :]], within)
            return
        self._outside(items[: span.first], within)
        if self.hidden:
            self._take_hidden(items[span.first : span.last + 1])
        parts = PartsWriter(self.text, items, span, self.locate).write()
        self._block((span.start, span.end), parts, within, self._around(items, span.first, span.last, within))
        self._outside(items[span.last + 1 :], within)

    def text_alone(self, start: int, end: int, within: OpenElement) -> None:
        """Make a block of a run that is text without tags: what most of a page is made of."""
        raw = self.text[start:end]
        if raw.isalnum():
            shown = raw
        elif words := text_span(self.text, start, end):
            start, end = words
            raw = self.text[start:end]
            shown = fold(raw).strip(" ")
        else:
            return
        language, kind = within.language, within.kind
        if self.said or self.skipping or self.in_outlook or within.hidden or kind == "title":
            self._block((start, end), (_make_text(shown, raw),), within, (language, within.keep, within.link))
            return
        if not self.begins <= start < self.ends:
            self.locate(start)
        location = _make_location(self.path, self.line, start - self.begins + 1)
        parts = (_make_text(shown, raw),)
        basis: Basis = "declared" if language else ""
        segment = _make_segment(
            parts, location, "", _NO_NOTES, None, language, basis, "source", not within.keep, "", _NO_NOTES, ""
        )
        self.seen = min(self.seen, start)
        if kind == "cell":
            self.cells += 1
        key = CAPTION if within.caption and kind == "paragraph" else ""
        block = _make_block(
            kind, (segment,), within.level, within.containers, location, key, link=within.link, anchors=_NO_NOTES
        )
        self.blocks.append((start, end, block))

    def _apart(self, items: list[Item], within: OpenElement) -> None:
        """Make a run of the items between one that holds words and is no part of a sentence, and the next."""
        first = 0
        for number, item in enumerate(items):
            if _holds_words(item):
                self.run(items[first:number], within)
                self._outside((item,), within)
                first = number + 1
        self.run(items[first:], within)

    def _block(
        self, span: tuple[int, int], parts: tuple[Inline, ...], within: OpenElement, around: tuple[str, bool, str]
    ) -> None:
        """A block of one segment; `around` are its language, whether it is kept as it is, and the link it is in."""
        location = self.locate(span[0])
        language, keep, link = around
        context, notes = "", _NO_NOTES
        if self.said or self.skipping:
            keep, context, notes = self._directions(keep=keep)
        segment = _make_segment(
            parts, location, context, notes, None, language, "declared" if language else "", "source", not keep
        )
        self.special = self.special or within.kind == "title" or self.in_outlook or within.hidden
        if within.kind == "title":
            block = _make_block("title", (segment,), 1, within.containers, location, "title", link=link)
        elif self.in_outlook:
            block = _make_block("metadata", (segment,), 0, (), location, OUTLOOK)
        elif within.hidden:
            block = _make_block("metadata", (segment,), 0, (), location, HIDDEN)
        else:
            self.seen = min(self.seen, span[0])
            self.cells += within.kind == "cell"
            key = CAPTION if within.caption and within.kind == "paragraph" else ""
            block = _make_block(within.kind, (segment,), within.level, within.containers, location, key, link=link)
        self.blocks.append((*span, block))

    def _around(self, items: Sequence[Item], first: int, last: int, within: OpenElement) -> tuple[str, bool, str]:
        """The language, whether it is kept, and the link that the tags around a segment give it."""
        language, keep, link = within.language, within.keep, within.link
        for number in range(first):
            item = items[number]
            if item.kind == "open" and item.partner > last and item.tag:
                language = item.tag.language or language
                link = item.tag.link or link
        return language, keep, link

    def _directions(self, *, keep: bool) -> tuple[bool, str, tuple[str, ...]]:
        """What ``<!-- mars: … -->`` comments say of what follows: whether it is kept, its context and its notes."""
        said, self.said = self.said, []
        context = next((one.text for one in reversed(said) if one.name == "context"), "")
        notes = tuple(directive_note(one) for one in said if one.name in {"note", "ignore", "keep"})
        return keep or self.skipping or any(one.name == "skip" for one in said), context, notes

    def _template(self, start: int, end: int, within: OpenElement) -> None:
        """Template syntax on its own: outputs show it as it is, but where only rows or items may be."""
        if within.name in _STRUCTURE or within.hidden or self.in_outlook or within.kind == "title":
            self.leave(start, end, "template")
            return
        raw = self.text[start:end]
        parts = (_make_gap(raw, "template"),)
        kind: BlockKind = "cell" if within.kind == "cell" else "html"
        self.cells += kind == "cell"
        block = _make_block(kind, parts, 0, within.containers, self.locate(start), content=raw)
        self.blocks.append((start, end, block))

    def _outside(self, items: Iterable[Item], within: OpenElement) -> None:
        for item in items:
            if item.kind == "alone" and item.name == "comment":
                if self.text.startswith("<!--", item.start):
                    self.leave(item.start, item.end, "comment")
            elif item.kind == "alone" and item.name == "opaque":
                self.leave(item.start, item.end, "drawing")
            elif item.kind == "alone" and item.name == "ph":
                self.leave(item.start, item.end, "template")
            elif item.tag and item.tag.prose and item.kind != "close":
                self.attributes(item.start, item.tag, within)

    def attributes(self, start: int, tag: StartTag, within: OpenElement) -> None:
        """A block for each text in the attributes of the tag at an offset that is no part of a segment."""
        language = tag.language or within.language
        basis: Basis = "declared" if language else ""
        keep = within.keep or self.skipping
        for spoken in tag.prose:
            segment = attribute_segment(self.text, start, spoken, self.locate)
            segment = replace(segment, language=language, basis=basis, translate=not keep)
            quote = spoken.attribute.quote
            mark = (_make_gap(quote),) if quote else ()
            block = _make_block("metadata", (*mark, segment, *mark), location=segment.location, key=spoken.called)
            begin, end = start + spoken.attribute.start, start + spoken.attribute.end
            self.blocks.append((begin - len(quote), end + len(quote), block))

    def language(self, start: int, attribute: Attribute) -> None:
        """The value of a `lang` attribute, which follows the language of the document."""
        begin, end = start + attribute.start, start + attribute.end
        if attribute.value.strip():
            block = _make_block(
                "metadata", (_make_gap(self.text[begin:end]),), location=self.locate(begin), key="language"
            )
            self.blocks.append((begin, end, block))

    def undeclared_language(self, at: int) -> None:
        """Where the language of a page that declares none is written."""
        block = _make_block("metadata", (), location=self.locate(at), key="language", content=' lang="{}"')
        self.blocks.append((at, at, block))

    def opaque(self, kind: BlockKind, raw: tuple[int, int], within: OpenElement, content: str) -> None:
        """Code or a rule as a block that is shown and not translated."""
        start, end = raw
        reason: GapReason = "code" if kind == "code" else ""
        if within.hidden or self.in_outlook:
            self.leave(start, end, reason)
            return
        self.seen = min(self.seen, start)
        self.cells += within.kind == "cell"
        gap = (_make_gap(self.text[start:end], reason),)
        block = _make_block(kind, gap, 0, within.containers, self.locate(start), content=content)
        self.blocks.append((start, end, block))

    def empty_cell(self, at: int, within: OpenElement) -> None:
        """A cell without words, to keep the place of those after it."""
        self.cells += 1
        block = _make_block("cell", (), 0, within.containers, self.locate(at))
        self.blocks.append((at, at, block))

    def hide(self, item: Item, blocks: int, gaps: int) -> None:
        """Note what has been found in a hidden element: the blocks and gaps from these numbers on."""
        self.hidden[item.start] = (blocks, len(self.blocks), gaps, len(self.gaps))

    def _take_hidden(self, items: Sequence[Item]) -> None:
        """Put what is hidden in the middle of a sentence into its tag: parts() leaves out blocks within others."""
        for item in items:
            if item.name != "hidden" or item.start not in self.hidden:
                continue
            first, last, first_gap, last_gap = self.hidden[item.start]
            pieces = _in_order(
                self.text, (item.start, item.end), self.blocks[first:last], self.gaps[first_gap:last_gap]
            )
            inside: list[Gap | Segment] = []
            for piece in pieces:
                inside += (
                    [piece] if isinstance(piece, Gap) else [one for one in piece.parts if not isinstance(one, Masthead)]
                )
            item.inside = tuple(inside)

    def parts(self, begin: int = 0) -> tuple[Gap | Block, ...]:
        """Everything in the order of the text from an offset on, with what lies between as gaps."""
        blocks = self.blocks
        if self.special:
            blocks = _with_twins(
                [
                    (start, end, replace(block, key=PREHEADER) if block.key == HIDDEN and start < self.seen else block)
                    for start, end, block in blocks
                ]
            )
        return tuple(_in_order(self.text, (begin, len(self.text)), blocks, self.gaps))


def _in_order(
    text: str,
    span: tuple[int, int],
    blocks: Iterable[tuple[int, int, Block]],
    gaps: Iterable[tuple[int, int, GapReason]],
) -> list[Gap | Block]:
    """Blocks and gaps in the order of the text between two offsets, with what lies between as gaps."""
    pieces: list[Gap | Block] = []
    between: dict[str, Gap] = {}  # those that are short and have no reason: equal ones are one
    waiting = sorted(gaps)
    cursor, number = span[0], 0
    ends = (span[1], span[1], None)
    for start, end, block in [*sorted(blocks, key=itemgetter(0, 1)), ends]:
        if start < cursor:
            continue
        while number < len(waiting) and waiting[number][0] < start:
            begin, finish, reason = waiting[number]
            number += 1
            begin, finish = max(begin, cursor), min(finish, start)
            if begin >= finish:
                continue
            if begin > cursor:
                pieces.append(_make_gap(text[cursor:begin]))
            pieces.append(_make_gap(text[begin:finish], reason))
            cursor = finish
        if start > cursor:
            raw = text[cursor:start]
            gap = between.get(raw)
            if gap is None:
                gap = _make_gap(raw)
                if len(raw) < _SHORT:
                    between[raw] = gap
            pieces.append(gap)
        if block is not None:
            pieces.append(block)
        cursor = end
    return pieces


def _with_twins(blocks: list[tuple[int, int, Block]]) -> list[tuple[int, int, Block]]:
    """The blocks; one for Outlook that says what another says is its twin.

    Where the name of a page is its first heading as well, the heading is its title, which outputs show once.
    """
    result = list(blocks)
    if any(block.key == OUTLOOK for _, _, block in blocks):
        shown = {_said(block) for _, _, block in blocks if block.key != OUTLOOK}
        for at, (start, end, block) in enumerate(blocks):
            if block.key == OUTLOOK and _said(block) in shown:
                result[at] = (start, end, replace(block, twin=True))
    named = next((_said(block) for _, _, block in blocks if block.kind == "title"), "")
    heading = next((at for at, (_, _, block) in enumerate(blocks) if block.kind == "heading"), -1)
    if heading >= 0 and blocks[heading][2].level == 1 and _said(blocks[heading][2]) == named:
        for at, (start, end, block) in enumerate(blocks):
            if block.kind == "title":
                result[at] = (start, end, replace(block, kind="metadata", level=0))
        start, end, block = blocks[heading]
        result[heading] = (start, end, replace(block, kind="title", key="title"))
    return result


def _holds_words(item: Item) -> bool:
    """Whether an item that shows nothing in its line holds words: hidden ones, or those of an attribute."""
    return item.name == "hidden" or (item.tag is not None and bool(item.tag.prose) and item.kind != "close")


def _said(block: Block) -> str:
    """The message of a block that has one segment."""
    return "".join(to_msgid(part.parts) for part in block.parts if isinstance(part, Segment))
