"""The blocks of a slide, and of its notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.attribute_values import attribute_words
from mars_i18n.formats._office.counters import ALTERNATIVE, Counters
from mars_i18n.formats._office.drawings.drawing_runs import read_slide_pieces
from mars_i18n.formats._office.layouts.layout_splitting import split_at_breaks
from mars_i18n.formats._office.layouts.tag_layout import lay_out
from mars_i18n.formats._office.lists import Lists
from mars_i18n.formats._office.media import media_address
from mars_i18n.formats._office.open_tables import Cell, OpenTable, TableRow
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart, with_twins
from mars_i18n.formats._office.pieces import Inner, ParagraphPiece

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mars_i18n.formats._office.relations import Relation
    from mars_i18n.formats._office.xml_tree import XmlElement

_TITLES = frozenset({"title", "ctrTitle"})
_COMPUTED = frozenset({"sldNum", "dt", "sldImg"})  # placeholders that PowerPoint fills in
_FURNITURE = {"ftr": "page footer", "hdr": "page header"}
_SLIDE_TITLE = 2  # the level of the heading that a slide has


@dataclass(slots=True)
class SlideReader:
    """Reads one part of a deck. `line` is the number of its slide; `key` is given to all its blocks."""

    part: FoundPart
    path: str
    relations: Mapping[str, Relation]
    counters: Counters
    line: int
    key: str = ""
    lists: Lists = field(init=False)
    table: OpenTable | None = None
    shapes: int = 0

    def __post_init__(self) -> None:
        self.lists = Lists(self.counters.container)

    def read(self, root: XmlElement) -> None:
        """All that is in a tree of shapes, in its order."""
        for child in root.children:
            handler = _SHAPES.get(child.tag)
            if handler is not None:
                handler(self, child)
            else:
                self.read(child)

    def shape(self, shape: XmlElement) -> None:
        """A text box or a placeholder."""
        self.shapes += 1
        self.lists.end()
        placeholder = next(shape.every("p:ph"), None)
        kind = placeholder.attributes.get("type", "body") if placeholder else ""
        text = shape.find("p:txBody")
        if kind in _COMPUTED:
            self.part.gaps.append((shape.start, shape.end, "field"))
            return
        for paragraph in text.children if text else ():
            if paragraph.tag == "a:p":
                self.paragraph(paragraph, kind)
        self._words(shape)

    def paragraph(self, paragraph: XmlElement, placeholder: str) -> None:
        """A paragraph of a shape; `placeholder` is the kind of the shape, "" for a text box."""
        found = read_slide_pieces(self.part.data, self.relations, paragraph)
        for layout in split_at_breaks(found.pieces):
            block = FoundBlock(
                layout.start,
                layout.end,
                "paragraph",
                layout,
                key=self.key,
                plain=found.plain,
                languages=tuple(found.languages),
                bold=found.bold,
                line=self.line,
                notes=(f"Slide {self.line}",),
            )
            if self.key:
                block.kind = "metadata"
            elif placeholder in _FURNITURE:
                block.kind, block.key = "metadata", _FURNITURE[placeholder]
            elif placeholder in _TITLES:
                block.kind, block.level = "heading", _SLIDE_TITLE
            elif self.table is None:
                self._place_in_list(block, paragraph.find("a:pPr"), placeholder)
            self.part.blocks.append(block)
            if self.table is not None and self.table.rows and self.table.rows[-1].cells:
                self.table.rows[-1].cells[-1].blocks.append(block)

    def _place_in_list(self, block: FoundBlock, properties: XmlElement | None, placeholder: str) -> None:
        """Paragraphs of a body have bullets by the layout, unless they say they have none; others if they say so."""
        said = {one.tag for one in properties.children} if properties else set()
        ordered = "a:buAutoNum" in said
        if "a:buNone" in said or not (ordered or "a:buChar" in said or placeholder in {"body", "obj"}):
            self.lists.end()
            return
        level = properties.attributes.get("lvl", "0") if properties else "0"
        name = f"{self.line}-{self.shapes}-{ordered}"
        block.containers = self.lists.item(name, int(level) if level.isdecimal() else 0, ordered=ordered)

    def picture(self, picture: XmlElement) -> None:
        """A picture is a paragraph of its own."""
        blip = next(picture.every("a:blip"), None)
        relation = self.relations.get(
            (blip.attributes.get("r:embed") or blip.attributes.get("r:link", "")) if blip else ""
        )
        words = self._described(picture)
        if relation is None or self.key:
            self._add_words(words)
            return
        source = relation.target if relation.outside else media_address(self.path, relation.target)
        known = {one.attribute: one.text for one in words}
        said = (("src", source), ("alt", known.get("alt", "")), ("title", known.get("title", "")))
        piece = ParagraphPiece(
            "object",
            picture.start,
            picture.end,
            name="img",
            attributes=tuple((name, value) for name, value in said if value),
            note=f"shows the image {source}",
            inner=tuple(words),
        )
        layout = lay_out([piece])
        if layout is not None:
            self.lists.end()
            self.part.blocks.append(
                FoundBlock(
                    picture.start, picture.end, "paragraph", layout, line=self.line, notes=(f"Slide {self.line}",)
                )
            )

    def frame(self, frame: XmlElement) -> None:
        """A table, a chart or a diagram; the texts of the latter two are in parts of their own."""
        self._words(frame)
        for table in frame.every("a:tbl"):
            self._read_table(table)

    def _read_table(self, table: XmlElement) -> None:
        self.lists.end()
        properties = table.find("a:tblPr")
        first_is_header = properties is not None and properties.attributes.get("firstRow") == "1"
        self.table = OpenTable()
        for row in table.children:
            if row.tag != "a:tr":
                continue
            header = not self.table.rows and first_is_header
            self.table.rows.append(TableRow(header=header))
            for cell in row.children:
                if cell.tag == "a:tc":
                    self.table.rows[-1].cells.append(Cell(end=cell.inner_end))
                    for paragraph in cell.every("a:p"):
                        self.paragraph(paragraph, "")
        self.part.blocks += self.table.close(self.counters.container)
        self.table = None

    def alternate(self, alternate: XmlElement) -> None:
        """What newer programs show, and what older ones do: written like the first where it says the same."""
        choice, fallback = alternate.find("mc:Choice"), alternate.find("mc:Fallback")
        before = len(self.part.blocks)
        if choice is not None:
            self.read(choice)
        between = len(self.part.blocks)
        if fallback is not None:
            self.read(fallback)
        with_twins(self.part.blocks[before:between], self.part.blocks[between:])

    def text(self, paragraph: XmlElement) -> None:
        """A paragraph that is outside of shapes."""
        self.paragraph(paragraph, "")

    def _described(self, shape: XmlElement) -> list[Inner]:
        properties = next((one for child in shape.children for one in child.children if one.tag == "p:cNvPr"), None)
        if properties is None:
            return []
        found = (
            attribute_words(self.part.data, properties, name, shown)
            for name, shown in (("descr", "alt"), ("title", "title"))
        )
        return sorted((one for one in found if one), key=lambda one: one.start)

    def _words(self, shape: XmlElement) -> None:
        self._add_words(self._described(shape))

    def _add_words(self, words: list[Inner]) -> None:
        for one in words:
            block = FoundBlock(one.start, one.end, "metadata", inner=one, key=ALTERNATIVE, line=self.line)
            self.part.blocks.append(block)


_SHAPES: Mapping[str, Callable[[SlideReader, XmlElement], None]] = {
    "p:sp": SlideReader.shape,
    "p:cxnSp": SlideReader.shape,
    "p:pic": SlideReader.picture,
    "p:graphicFrame": SlideReader.frame,
    "mc:AlternateContent": SlideReader.alternate,
    "a:p": SlideReader.text,
}
