"""The blocks of one part of an OpenDocument text: paragraphs, headings, lists, tables, notes, frames."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.counters import ALTERNATIVE, Counters
from mars_i18n.formats._office.layouts.layout_splitting import split_at_breaks
from mars_i18n.formats._office.open_tables import Cell, OpenTable, TableRow
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart
from mars_i18n.formats._office.pieces import Frame
from mars_i18n.formats._office.xml_tree import stream_tree
from mars_i18n.formats.odt.odt_runs import SHAPES, OdtContext, read_odt_pieces, shape_words
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Container

if TYPE_CHECKING:
    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import Inner
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats.odt.odt_runs import OdtPieces
    from mars_i18n.formats.odt.text_styles import OpenStyle

_WHOLE = frozenset({"text:p", "text:h"})
_BETWEEN = SHAPES - {"draw:a"}  # of shapes: what is between paragraphs; a link holds one
_LEFT_OUT = {
    "text:tracked-changes": "excluded",
    "text:index-body": "furniture",
    "office:annotation": "comment",
    "office:forms": "field",
    "style:style": "data",
}
_HEADERS = {"style:header": "page header", "style:footer": "page footer"}
_QUOTES = frozenset({"quotations", "quote", "block text", "intense quote"})


@dataclass(slots=True)
class _List:
    name: str
    container: Container
    item: Container


@dataclass(slots=True)
class FlowReader:
    """Reads one part. `key` is given to all its blocks where they are no text of the page: "page header"."""

    part: FoundPart
    context: OdtContext
    counters: Counters
    key: str = ""
    around: tuple[Container, ...] = ()
    lists: list[_List] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    quote: Container | None = None
    left_out: int = 0

    def read(self, member: str) -> None:
        """Read the whole part."""
        stream_tree(self.part.data, self.context.path, member, self)

    def is_whole(self, element: XmlElement) -> bool:
        """Whether an element is read as a tree: paragraphs, and shapes that are between them."""
        return element.tag in _WHOLE or element.tag in _BETWEEN

    def start(self, element: XmlElement) -> None:
        """An element that holds blocks begins."""
        tag = element.tag
        if tag in _LEFT_OUT:
            self.left_out += 1
        elif tag == "text:list":
            self._start_list(element)
        elif tag in {"text:list-item", "text:list-header"} and self.lists:
            self.lists[-1].item = Container("item", self.counters.container())
        elif tag.startswith("table:"):
            self._start_table(tag)
        elif tag.startswith(tuple(_HEADERS)):
            self.key = next(key for name, key in _HEADERS.items() if tag.startswith(name))

    def _start_list(self, element: XmlElement) -> None:
        name = element.attributes.get("text:style-name") or (self.lists[-1].name if self.lists else "")
        start = self.context.styles.lists.get(name, {}).get(len(self.lists) + 1)
        ordered = () if start is None else (("ordered", "yes"), ("start", str(start)))
        container = Container("list", self.counters.container(), (*ordered, ("tight", "yes")))
        self.lists.append(_List(name, container, Container("item", self.counters.container())))
        if self.tables:
            self.tables[-1].layout = True

    def _start_table(self, tag: str) -> None:
        if tag == "table:table":
            if self.tables:
                self.tables[-1].layout = True
            self.tables.append(OpenTable(around=self._containers()))
        elif tag == "table:table-row" and self.tables:
            self.tables[-1].rows.append(TableRow(header=self.tables[-1].in_header))
        elif tag == "table:table-header-rows" and self.tables:
            self.tables[-1].in_header = True
        elif tag in {"table:table-cell", "table:covered-table-cell"} and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].cells.append(Cell())

    def end(self, element: XmlElement) -> None:
        """An element that holds blocks ends."""
        tag = element.tag
        if tag in _LEFT_OUT:
            self.left_out -= 1
        elif tag == "text:list" and self.lists:
            self.lists.pop()
        elif tag == "table:table" and self.tables:
            self.part.blocks += self.tables.pop().close(self.counters.container)
        elif tag == "table:table-header-rows" and self.tables:
            self.tables[-1].in_header = False
        elif tag in {"table:table-cell", "table:covered-table-cell"} and self.tables:
            if self.tables[-1].rows and self.tables[-1].rows[-1].cells:
                self.tables[-1].rows[-1].cells[-1].end = element.inner_end
        elif tag.startswith(tuple(_HEADERS)):
            self.key = ""

    def whole(self, element: XmlElement) -> None:
        """A paragraph, or a shape between paragraphs."""
        if self.left_out:
            self.part.gaps.append((element.start, element.end, "excluded"))
        elif element.tag in _BETWEEN:
            self._shape(element)
        else:
            self.paragraph(element)

    def walk(self, element: XmlElement) -> None:
        """What is in an element, as if it were read from the part."""
        for child in element.children:
            if child.tag in _WHOLE:
                self.whole(child)
            else:
                self.start(child)
                self.walk(child)
                self.end(child)

    def paragraph(self, element: XmlElement) -> None:
        """One paragraph: its segments, then its notes and what floats in it."""
        self.counters.paragraphs += 1
        style = self.context.styles.style("paragraph", element.attributes.get("text:style-name", ""))
        found = read_odt_pieces(self.context, element, style)
        for number, layout in enumerate(split_at_breaks(found.pieces)):
            self._add(self._block(layout, found, element, style), is_first=number == 0)
        for inside, label in found.inside:
            self._inside(inside, label)
        self._words(found.words)

    def _block(self, layout: Layout, found: OdtPieces, element: XmlElement, style: OpenStyle) -> FoundBlock:
        block = FoundBlock(
            layout.start,
            layout.end,
            "paragraph",
            layout,
            key=self.key,
            containers=self.around,
            plain=Frame(layout.start, layout.end, b"", b""),
            bold=found.bold,
            size=found.size,
            line=self.counters.paragraphs,
        )
        level = element.attributes.get("text:outline-level", "") if element.tag == "text:h" else ""
        depth = int(level) if level.isdecimal() else 1 if element.tag == "text:h" else style.level
        if self.key:
            block.kind = "metadata"
        elif style.names[:2].count("title") or "title" in style.names[:4]:
            block.kind, block.level = "title", 1
        elif depth and not self.tables:
            block.kind, block.level = "heading", min(depth, 6)
        elif self.lists:
            block.containers = self._containers()
        elif _QUOTES.intersection(style.names):
            self.quote = self.quote or Container("quote", self.counters.container())
            block.containers = (*self.around, self.quote)
            return block
        self.quote = None
        return block

    def _containers(self) -> tuple[Container, ...]:
        return (*self.around, *(one for level in self.lists for one in (level.container, level.item)))

    def _add(self, block: FoundBlock, *, is_first: bool) -> None:
        if not is_first and block.kind in {"heading", "title"}:
            block.kind, block.level = "paragraph", 0
        self.part.blocks.append(block)
        if self.tables and self.tables[-1].rows and self.tables[-1].rows[-1].cells:
            self.tables[-1].rows[-1].cells[-1].blocks.append(block)

    def _shape(self, element: XmlElement) -> None:
        self._words(shape_words(element))
        self._inside(element, "")

    def _inside(self, element: XmlElement, label: str) -> None:
        """What a note or a shape holds: a text of its own."""
        note = (Container("footnote", self.counters.container(), (("label", label),)),) if label else ()
        reader = FlowReader(self.part, self.context, self.counters, self.key, note)
        before = len(self.part.blocks)
        reader.walk(element)
        if self.tables and len(self.part.blocks) > before and not label:
            self.tables[-1].layout = True

    def _words(self, words: list[Inner]) -> None:
        for one in words:
            line = self.counters.paragraphs
            self.part.blocks.append(FoundBlock(one.start, one.end, "metadata", inner=one, key=ALTERNATIVE, line=line))
