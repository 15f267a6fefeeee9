"""Runs, attributes and opaque pieces of a page as blocks with their offsets, and these as the parts of a document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import prose_attributes, value_of
from mars_i18n.formats.html.parts import PartsWriter, attribute_segment
from mars_i18n.formats.html.runs import Item, is_visible, simplify_items, span_of
from mars_i18n.model import Block, Gap, Location, Segment
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.remarks.directives import directive_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.open_elements import OpenElement
    from mars_i18n.model import BlockKind, GapReason
    from mars_i18n.text.segments.remarks.directives import Directive

OUTLOOK = "text for Outlook"  # the key of a block that only Outlook shows
HIDDEN, PREHEADER = "hidden text", "preheader"
_STRUCTURE = frozenset("table tbody thead tfoot tr ul ol menu dl select optgroup head html".split())


@dataclass(slots=True)
class Emitter:
    """What has been found in a page: blocks and gaps with a reason, each with its start and end."""

    text: str
    path: str
    blocks: list[tuple[int, int, Block]] = field(default_factory=list)
    gaps: list[tuple[int, int, GapReason]] = field(default_factory=list)
    in_outlook: bool = False  # whether what is read is in a comment for Outlook
    seen: bool = False  # whether anything that a reader sees is before
    cells: int = 0
    skipping: bool = False
    said: list[Directive] = field(default_factory=list)
    lines: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        at = self.text.find("\n")
        while at >= 0:
            self.lines.append(at + 1)
            at = self.text.find("\n", at + 1)

    def locate(self, offset: int) -> Location:
        """The Location of an offset in code points."""
        line = bisect_right(self.lines, offset) - 1
        return Location(self.path, line + 1, offset - self.lines[line] + 1)

    def leave(self, start: int, end: int, reason: GapReason) -> None:
        """Mark what is left out, and why."""
        if end > start:
            self.gaps.append((start, end, reason))

    def run(self, items: list[Item], within: OpenElement) -> None:
        """Make a block of a run, and of each text in the attributes of tags that stay outside of it."""
        if len(items) == 1 and items[0].kind == "text" and not is_visible(items[0], self.text):
            return
        items = simplify_items(items, self.text)
        span = span_of(items, self.text)
        if span is None:
            self._outside(items, within)
            return
        inside = items[span.first : span.last + 1]
        if all(one.name == "ph" for one in inside if is_visible(one, self.text)):
            self._template(span.start, span.end, within)
            self._outside([*items[: span.first], *items[span.last + 1 :]], within)
            return
        self._outside(items[: span.first], within)
        location = self.locate(span.start)
        parts = PartsWriter(self.text, items, span, self.locate).write()
        language, keep, link = self._around(items, span.first, span.last, within)
        segment = Segment(parts, location, language=language, basis="declared" if language else "")
        block = Block(within.kind, (), within.level, within.containers, location, link=link)
        if within.kind == "title":
            block = replace(block, level=1, key="title")
        elif self.in_outlook:
            block = Block("metadata", (), location=location, key=OUTLOOK)
        elif within.hidden:
            block = Block("metadata", (), location=location, key=HIDDEN if self.seen else PREHEADER)
        else:
            self.seen = True
            self.cells += within.kind == "cell"
        segment = self._directed(replace(segment, translate=not keep))
        self.blocks.append((span.start, span.end, replace(block, parts=(segment,))))
        self._outside(items[span.last + 1 :], within)

    def _around(self, items: Sequence[Item], first: int, last: int, within: OpenElement) -> tuple[str, bool, str]:
        """The language, whether it is kept, and the link that the tags around a segment give it."""
        language, keep, link = within.language, within.keep, within.link
        for item in items[:first]:
            if item.kind == "open" and item.partner > last:
                attributes = item.attributes or {}
                language = declared_language(attributes) or language
                if item.name == "a":
                    link = value_of(attributes, "href").strip() or link
        return language, keep, link

    def _directed(self, segment: Segment) -> Segment:
        """The segment with what ``<!-- mars: … -->`` comments before it say."""
        said, self.said = self.said, []
        for one in said:
            if one.name == "skip":
                segment = replace(segment, translate=False)
            elif one.name == "context":
                segment = replace(segment, context=one.text)
            elif one.name in {"note", "ignore", "keep"}:
                segment = replace(segment, notes=(*segment.notes, directive_note(one)))
        return replace(segment, translate=False) if self.skipping else segment

    def _template(self, start: int, end: int, within: OpenElement) -> None:
        """Template syntax on its own: outputs show it as it is, but where only rows or items may be."""
        if within.name in _STRUCTURE or within.hidden or self.in_outlook or within.kind == "title":
            self.leave(start, end, "template")
            return
        raw = self.text[start:end]
        parts = (Gap(raw, "template"),)
        kind: BlockKind = "cell" if within.kind == "cell" else "html"
        self.cells += kind == "cell"
        block = Block(kind, parts, 0, within.containers, self.locate(start), content=raw)
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
            elif item.attributes and item.kind in {"open", "alone", "nothing"}:
                self.attributes(item.name if item.name != "field" else item.text, item.start, item.attributes, within)

    def attributes(
        self, name: str, start: int, attributes: Mapping[str, Attribute], within: OpenElement | None
    ) -> None:
        """A block for each text in the attributes of a tag that is no part of a segment."""
        for called, attribute in prose_attributes(name, attributes):
            segment = attribute_segment(self.text, start, called, attribute, self.locate)
            if segment is None:
                continue
            begin, end = start + attribute.start, start + attribute.end
            around = len(attribute.quote)
            mark = (Gap(attribute.quote),) if around else ()
            language = (declared_language(attributes) or within.language) if within else ""
            keep = within.keep if within else False
            segment = replace(
                segment,
                language=language,
                basis="declared" if language else "",
                translate=not keep and not self.skipping,
            )
            block = Block("metadata", (*mark, segment, *mark), location=segment.location, key=called)
            self.blocks.append((begin - around, end + around, block))

    def language(self, start: int, attribute: Attribute) -> None:
        """The value of a `lang` attribute, which follows the language of the document."""
        begin, end = start + attribute.start, start + attribute.end
        if attribute.value.strip():
            block = Block("metadata", (Gap(self.text[begin:end]),), location=self.locate(begin), key="language")
            self.blocks.append((begin, end, block))

    def undeclared_language(self, at: int) -> None:
        """Where the language of a page that declares none is written."""
        block = Block("metadata", (), location=self.locate(at), key="language", content=' lang="{}"')
        self.blocks.append((at, at, block))

    def opaque(self, kind: BlockKind, raw: tuple[int, int], within: OpenElement, content: str) -> None:
        """Code or a rule as a block that is shown and not translated."""
        start, end = raw
        reason: GapReason = "code" if kind == "code" else ""
        if within.hidden or self.in_outlook:
            self.leave(start, end, reason)
            return
        self.seen = True
        self.cells += within.kind == "cell"
        gap = (Gap(self.text[start:end], reason),)
        block = Block(kind, gap, 0, within.containers, self.locate(start), content=content)
        self.blocks.append((start, end, block))

    def empty_cell(self, at: int, within: OpenElement) -> None:
        """A cell without words, to keep the place of those after it."""
        self.cells += 1
        block = Block("cell", (), 0, within.containers, self.locate(at))
        self.blocks.append((at, at, block))

    def parts(self) -> tuple[Gap | Block, ...]:
        """Everything in the order of the text, with what lies between as gaps."""
        blocks = sorted(_with_twins(self.blocks), key=lambda one: (one[0], one[1]))
        pieces: list[Gap | Block] = []
        gaps = sorted(self.gaps)
        cursor, number = 0, 0
        for start, end, block in [*blocks, (len(self.text), len(self.text), None)]:
            if start < cursor:
                continue
            while number < len(gaps) and gaps[number][0] < start:
                begin, finish, reason = gaps[number]
                number += 1
                begin, finish = max(begin, cursor), min(finish, start)
                if begin >= finish:
                    continue
                if begin > cursor:
                    pieces.append(Gap(self.text[cursor:begin]))
                pieces.append(Gap(self.text[begin:finish], reason))
                cursor = finish
            if start > cursor:
                pieces.append(Gap(self.text[cursor:start]))
            if block is not None:
                pieces.append(block)
            cursor = end
        return tuple(pieces)


def declared_language(attributes: Mapping[str, Attribute]) -> str:
    """The language, without its region, that an element declares: "pt" of ``lang="pt-BR"``."""
    value = value_of(attributes, "lang") or value_of(attributes, "xml:lang")
    return value.strip().replace("_", "-").partition("-")[0].lower()


def _with_twins(blocks: Sequence[tuple[int, int, Block]]) -> list[tuple[int, int, Block]]:
    """The blocks; one for Outlook that says what another says is its twin.

    Where the name of a page is its first heading as well, the heading is its title, which outputs show once.
    """
    named = next((_said(block) for _, _, block in blocks if block.kind == "title"), "")
    heading = next((at for at, (_, _, block) in enumerate(blocks) if block.kind == "heading"), -1)
    titled = heading >= 0 and blocks[heading][2].level == 1 and _said(blocks[heading][2]) == named
    shown = {_said(block) for _, _, block in blocks if block.key != OUTLOOK}
    result = []
    for at, (start, end, block) in enumerate(blocks):
        changed = block
        if block.key == OUTLOOK and _said(block) in shown:
            changed = replace(block, twin=True)
        elif titled and block.kind == "title":
            changed = replace(block, kind="metadata", level=0)
        elif titled and at == heading:
            changed = replace(block, kind="title", key="title")
        result.append((start, end, changed))
    return result


def _said(block: Block) -> str:
    """The message of a block that has one segment."""
    return "".join(to_msgid(part.parts) for part in block.parts if isinstance(part, Segment))
