"""The blocks of one part of a Word file: paragraphs, headings, lists, tables, notes, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mars_i18n.formats._office.counters import ALTERNATIVE, Counters
from mars_i18n.formats._office.drawings.diagrams import read_drawn
from mars_i18n.formats._office.layouts.initials import find_initial
from mars_i18n.formats._office.layouts.layout_splitting import split_at_breaks
from mars_i18n.formats._office.lists import Lists
from mars_i18n.formats._office.open_tables import Cell, OpenTable, TableRow
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart, with_twins
from mars_i18n.formats._office.xml_tree import stream_tree
from mars_i18n.formats.docx.styles import numbering_of, outline_level
from mars_i18n.formats.docx.word_runs import MARKERS, PartContext, ShownDiagram, is_placeholder, note_label, read_pieces
from mars_i18n.model import Container

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import Inner
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats.docx.graphics import Graphic
    from mars_i18n.formats.docx.styles import Style
    from mars_i18n.formats.docx.word_runs import ParagraphPieces
    from mars_i18n.model import GapReason

_WHOLE = frozenset("w:p w:sdtPr w:trPr w:tcPr w:tblPr w:sectPr w:del w:moveFrom".split())


@dataclass(slots=True)
class BodyReader:
    """Reads one part. `key` is given to all its blocks where they are no text of the page: "page header"."""

    part: FoundPart
    context: PartContext
    numbering: Mapping[tuple[str, int], tuple[str, int]]
    counters: Counters
    key: str = ""
    around: tuple[Container, ...] = ()
    lists: Lists = field(init=False)
    tables: list[OpenTable] = field(default_factory=list)
    quote: Container | None = None
    placeholders: list[bool] = field(default_factory=list)  # of the content controls that are open
    left_out: int = 0  # separators of notes that are open
    twins: list[list[FoundBlock]] = field(default_factory=list)  # of what is open for older programs
    choices: list[int] = field(default_factory=list)  # where the blocks of what newer programs show begin
    deleted_row: bool = False
    drop_cap: tuple[ParagraphPieces, XmlElement | None, Style] | None = None  # read, and waits for its paragraph

    def __post_init__(self) -> None:
        self.lists = Lists(self.counters.container)

    def read(self, member: str) -> None:
        """Read the whole part."""
        stream_tree(self.part.data, self.context.path, member, self)
        self._end_drop_cap()

    def is_whole(self, element: XmlElement) -> bool:
        """Whether an element is read as a tree: paragraphs, and properties of what holds them."""
        return element.tag in _WHOLE

    def start(self, element: XmlElement) -> None:
        """An element that holds blocks begins."""
        tag = element.tag
        if tag not in MARKERS:
            self._end_drop_cap()
        if tag == "w:tbl":
            if self.tables:
                self.tables[-1].layout = True
            self.lists.end()
            self.tables.append(OpenTable(around=self.around))
        elif tag == "w:tr" and self.tables:
            self.tables[-1].rows.append(TableRow())
            self.deleted_row = False
        elif tag == "w:tc" and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].cells.append(Cell())
        elif tag in {"w:footnote", "w:endnote"}:
            self.left_out += element.attributes.get("w:type", "normal") != "normal"
            label = (("label", note_label(element)),)
            self.around = (Container("footnote", self.counters.container(), label),)
        elif tag == "w:sdt":
            self.placeholders.append(False)
        elif tag == "mc:AlternateContent":
            self.choices.append(len(self.part.blocks))
        elif tag == "mc:Fallback":
            self.twins.append([])

    def end(self, element: XmlElement) -> None:
        """An element that holds blocks ends."""
        tag = element.tag
        if tag not in MARKERS:
            self._end_drop_cap()
        if tag == "w:tbl" and self.tables:
            self.lists.end()
            self.part.blocks += self.tables.pop().close(self.counters.container)
        elif tag == "w:tc" and self.tables and self.tables[-1].rows and self.tables[-1].rows[-1].cells:
            self.tables[-1].rows[-1].cells[-1].end = element.inner_end
        elif tag in {"w:footnote", "w:endnote"}:
            self.left_out -= element.attributes.get("w:type", "normal") != "normal"
            self.around = ()
            self.lists.end()
        elif tag == "w:sdt":
            self.placeholders.pop()
        elif tag == "mc:Fallback":
            copies = self.twins.pop()
            with_twins(self.part.blocks[self.choices[-1] if self.choices else 0 : -len(copies) or None], copies)
        elif tag == "mc:AlternateContent":
            self.choices.pop()

    def whole(self, element: XmlElement) -> None:
        """A paragraph, or the properties of what is open."""
        tag = element.tag
        if tag == "w:p":
            self.paragraph(element)
        elif tag == "w:sdtPr" and self.placeholders:
            self.placeholders[-1] = is_placeholder(element)
        elif tag == "w:trPr" and self.tables and self.tables[-1].rows:
            header = element.find("w:tblHeader")
            self.tables[-1].rows[-1].header = header is not None and header.attributes.get("w:val", "1") not in {
                "0",
                "false",
            }
            self.deleted_row = element.find("w:del") is not None
        elif tag == "w:tcPr" and self.tables and self.tables[-1].rows and self.tables[-1].rows[-1].cells:
            span = element.value("w:gridSpan") or "1"
            self.tables[-1].rows[-1].cells[-1].columns = min(max(int(span), 1), 100) if span.isdecimal() else 1
        elif tag in {"w:del", "w:moveFrom"}:
            self.part.gaps.append((element.start, element.end, "excluded"))

    def walk(self, element: XmlElement) -> None:
        """What is in an element, as if it were read from the part."""
        for child in element.children:
            if child.tag in _WHOLE:
                self.whole(child)
            else:
                self.start(child)
                self.walk(child)
                self.end(child)
        self._end_drop_cap()

    def paragraph(self, element: XmlElement) -> None:
        """One paragraph: its segments, then what floats in it."""
        if self.left_out or any(self.placeholders) or (self.tables and self.deleted_row):
            reason: GapReason = "excluded" if self.deleted_row else "field" if any(self.placeholders) else "furniture"
            self.part.gaps.append((element.start, element.end, reason))
            return
        self.counters.paragraphs += 1
        properties = element.find("w:pPr")
        style = self.context.styles.style(properties.value("w:pStyle") if properties else None)
        found = read_pieces(self.context, element, style)
        if style.name.startswith(("toc ", "index ", "table of figures")) and style.name != "toc heading":
            self.part.gaps.append((element.start, element.end, "furniture"))
            return
        if self.drop_cap is None and _is_drop_cap(properties) and find_initial(found.pieces):
            self.drop_cap = found, properties, style
            return
        before, self.drop_cap = self.drop_cap, None
        layouts = split_at_breaks(found.pieces, find_initial(before[0].pieces) if before else ())
        if before and layouts:
            found.languages[:0] = before[0].languages
        elif before:
            self._blocks(*before)
        self._blocks(found, properties, style, layouts)

    def _end_drop_cap(self) -> None:
        """A drop cap that no paragraph follows is one itself."""
        if self.drop_cap is not None:
            self._blocks(*self.drop_cap)
            self.drop_cap = None

    def _blocks(
        self,
        found: ParagraphPieces,
        properties: XmlElement | None,
        style: Style,
        layouts: Sequence[Layout] | None = None,
    ) -> None:
        for number, layout in enumerate(split_at_breaks(found.pieces) if layouts is None else layouts):
            self._add(self._block(layout, found, properties, style), is_first=number == 0)
        for graphic in found.graphics:
            self._floating(graphic)
            for part in graphic.diagrams:
                self.context.diagrams.append(ShownDiagram(found.end, part, self.counters.paragraphs, self.around))
                self.lists.end()
                for table in self.tables[-1:]:
                    table.layout = True

    def _block(self, layout: Layout, found: ParagraphPieces, properties: XmlElement | None, style: Style) -> FoundBlock:
        block = FoundBlock(
            layout.start,
            layout.end,
            "paragraph",
            layout,
            key=self.key,
            containers=self.around,
            plain=found.plain,
            languages=tuple(found.languages),
            bold=found.bold,
            size=found.size,
            line=self.counters.paragraphs,
        )
        if self.key:
            block.kind = "metadata"
            return block
        outline = properties.value("w:outlineLvl") if properties else None
        level = outline_level(outline) if outline is not None else style.level
        numbering = numbering_of(properties, style.numbering)
        if style.name == "title" and not self.tables:
            block.kind, block.level = "title", 1
        elif level and not self.tables:
            block.kind, block.level = "heading", min(level, 6)
        elif numbering and self.numbering.get(numbering, ("decimal", 1))[0] != "none":
            kind, first = self.numbering.get(numbering, ("decimal", 1))
            block.containers += self.lists.item(*numbering, ordered=kind != "bullet", first=first)
            if self.tables:
                self.tables[-1].layout = True
            return block
        self.lists.end()
        if style.name in {"quote", "intense quote", "block text"} and not self.tables:
            self.quote = self.quote or Container("quote", self.counters.container())
            block.containers += (self.quote,)
        else:
            self.quote = None
        return block

    def _add(self, block: FoundBlock, *, is_first: bool) -> None:
        if not is_first and block.kind in {"heading", "title"}:
            block.kind, block.level = "paragraph", 0
        self.part.blocks.append(block)
        if self.twins:
            self.twins[-1].append(block)
        if self.tables and self.tables[-1].rows and self.tables[-1].rows[-1].cells:
            self.tables[-1].rows[-1].cells[-1].blocks.append(block)

    def _floating(self, graphic: Graphic) -> None:
        shown = [*self._boxes(graphic.boxes), *self._drawn(graphic.drawn), *self._words(graphic.words)]
        if graphic.piece is not None:
            shown += [self._spoken(one) for one in graphic.piece.inner]
        copies = [*self._boxes(graphic.fallback_boxes), *self._words(graphic.fallback_words)]
        with_twins(shown, copies)
        if self.tables and (shown or copies) and (graphic.boxes or graphic.fallback_boxes or graphic.drawn):
            self.tables[-1].layout = True

    def _boxes(self, boxes: list[XmlElement]) -> list[FoundBlock]:
        before = len(self.part.blocks)
        for box in boxes:
            reader = BodyReader(self.part, replace(self.context, fields=[]), self.numbering, self.counters, self.key)
            reader.walk(box)
            self.context.changes = max(self.context.changes, reader.context.changes)
        return self.part.blocks[before:]

    def _drawn(self, paragraphs: list[XmlElement]) -> list[FoundBlock]:
        found = [block for one in paragraphs for block in read_drawn(self.part.data, self.context.relations, one)]
        for block in found:
            block.line, block.containers = self.counters.paragraphs, self.around
            block.kind, block.key = ("metadata" if self.key else "paragraph"), self.key
        self.part.blocks += found
        return found

    def _words(self, words: list[Inner]) -> list[FoundBlock]:
        found = [self._spoken(one) for one in words]
        self.part.blocks += found
        return found

    def _spoken(self, words: Inner) -> FoundBlock:
        line = self.counters.paragraphs
        return FoundBlock(words.start, words.end, "metadata", inner=words, key=ALTERNATIVE, line=line)


def _is_drop_cap(properties: XmlElement | None) -> bool:
    """Whether a paragraph is the first letter of the one that follows (17.3.1.11)."""
    frame = properties.find("w:framePr") if properties else None
    return frame is not None and frame.attributes.get("w:dropCap", "none") != "none"
