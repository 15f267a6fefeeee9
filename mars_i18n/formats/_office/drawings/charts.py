"""The texts of a chart, in Word as on slides: its titles, and the names that it took from its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.formats._office.drawings.drawing_runs import read_slide_pieces
from mars_i18n.formats._office.layouts.layout_splitting import split_at_breaks
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart
from mars_i18n.formats._office.pieces import Inner
from mars_i18n.formats._office.relations import read_relations
from mars_i18n.formats._office.xml_tree import read_tree

if TYPE_CHECKING:
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats._office.zip_package import ZipPackage

CHART = "chart text"  # the key of a block that is in a chart
_CACHES = frozenset({"c:strCache", "c:multiLvlStrCache", "c:strLit"})


def read_chart(package: ZipPackage, name: str, line: int, notes: tuple[str, ...] = ()) -> FoundPart:
    """The part of a chart with its texts. `line` is that of its place, `notes` what translators read of each title."""
    part = FoundPart(name, package.read(name))
    relations = read_relations(package, name)

    def visit(element: XmlElement) -> None:
        for child in element.children:
            if child.tag == "a:p":
                title(child)
            elif child.tag in _CACHES:
                part.blocks += [block for one in child.every("c:v") if (block := _name(one, line))]
            else:
                visit(child)

    def title(paragraph: XmlElement) -> None:
        found = read_slide_pieces(part.data, relations, paragraph)
        for layout in split_at_breaks(found.pieces):
            block = FoundBlock(layout.start, layout.end, "metadata", layout, key=CHART, plain=found.plain)
            block.languages, block.bold = tuple(found.languages), found.bold
            block.line, block.notes = line, notes
            part.blocks.append(block)

    visit(read_tree(part.data, package.path, name))
    return part


def _name(value: XmlElement, line: int) -> FoundBlock | None:
    """A name of a category or a series, as the chart keeps it; None for a figure."""
    words = value.content()
    if not any(map(str.isalpha, words)):
        return None
    inner = Inner(value.inner, value.inner_end, words, "")
    return FoundBlock(value.inner, value.inner_end, "metadata", inner=inner, key=CHART, line=line)
