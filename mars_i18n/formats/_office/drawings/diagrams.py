"""The texts of a diagram (SmartArt), in Word as on slides: once in its data, and once more in the drawing made of it.

ECMA-376, part 1, 21.4: the data say what the diagram holds; [MS-ODRAWXML] 2.3: the drawing is what programs show that
do not lay diagrams out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.formats._office.drawings.drawing_runs import read_slide_pieces
from mars_i18n.formats._office.layouts.layout_splitting import split_at_breaks
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart, with_twins
from mars_i18n.formats._office.relations import read_relations
from mars_i18n.formats._office.xml_tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.formats._office.relations import Relation
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats._office.zip_package import ZipPackage

DATA, _DRAWING = "diagramData", "diagramDrawing"  # kinds of relations


def read_diagram(package: ZipPackage, data: str, relations: Mapping[str, Relation], read: set[str]) -> list[FoundPart]:
    """The part `data` of a diagram and, where there is one, its drawing; what is in both is a twin in the latter.

    `relations` are those of the part that shows it. `read` has the names of the parts that are read, and is added to.
    """
    read.add(data)
    part = FoundPart(data, package.read(data))
    root = read_tree(part.data, package.path, data)
    named = next((one.attributes.get("relId", "") for one in root.every("dsp:dataModelExt")), "")
    found = [part]
    drawing = _drawing(package, data, relations, named)
    if drawing is not None and drawing not in read:
        read.add(drawing)
        found.append(FoundPart(drawing, package.read(drawing)))
    for one in found:
        links = read_relations(package, one.name)
        for paragraph in (root if one is part else read_tree(one.data, package.path, one.name)).every("a:p"):
            one.blocks += read_drawn(one.data, links, paragraph)
    if len(found) > 1:
        with_twins(found[0].blocks, found[1].blocks)
    return found


def read_drawn(data: bytes, relations: Mapping[str, Relation], paragraph: XmlElement) -> list[FoundBlock]:
    """The blocks of an ``a:p`` that is in a diagram or in a drawing. `relations` are those of its part."""
    pieces = read_slide_pieces(data, relations, paragraph)
    found = [
        FoundBlock(layout.start, layout.end, "paragraph", layout, plain=pieces.plain)
        for layout in split_at_breaks(pieces.pieces)
    ]
    for block in found:
        block.languages, block.bold = tuple(pieces.languages), pieces.bold
    return found


def _drawing(package: ZipPackage, data: str, relations: Mapping[str, Relation], named: str) -> str | None:
    """The part that holds the drawing of a diagram: the one that its data name, else the one in its turn."""
    kinds = {
        kind: [one.target for one in relations.values() if one.kind == kind and not one.outside]
        for kind in (DATA, _DRAWING)
    }
    known = relations.get(named)
    if known is not None and known.kind == _DRAWING:
        target = known.target
    else:
        turn = kinds[DATA].index(data) if data in kinds[DATA] else 0
        target = kinds[_DRAWING][turn] if len(kinds[DATA]) == len(kinds[_DRAWING]) else ""
    return target if target in package.members else None
