"""Drawings of Word: pictures with their alternative texts, text boxes, which are there twice, and diagrams.

``mc:AlternateContent`` holds what Word 2010 and later show (Choice) and what older programs do (Fallback): see
ECMA-376, part 3, 7.5.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.attribute_values import attribute_words
from mars_i18n.formats._office.media import media_address
from mars_i18n.formats._office.pieces import ParagraphPiece
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.formats._office.pieces import Inner
    from mars_i18n.formats._office.relations import Relation
    from mars_i18n.formats._office.xml_tree import XmlElement

_BOX = "w:txbxContent"


@dataclass(slots=True)
class Graphic:
    """A drawing: the image that it shows in a line, its text boxes, and words of attributes that no image has."""

    piece: ParagraphPiece | None
    boxes: list[XmlElement] = field(default_factory=list)
    fallback_boxes: list[XmlElement] = field(default_factory=list)
    words: list[Inner] = field(default_factory=list)
    fallback_words: list[Inner] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)  # the parts that hold their texts
    drawn: list[XmlElement] = field(default_factory=list)  # paragraphs of shapes that were made for slides


def read_graphic(data: bytes, path: str, relations: Mapping[str, Relation], element: XmlElement) -> Graphic:
    """What a drawing holds; `element` is w:drawing, w:pict, w:object or an mc:AlternateContent with one of them."""
    choice, fallback = element, None
    if element.tag == "mc:AlternateContent":
        choice = element.find("mc:Choice") or element
        fallback = element.find("mc:Fallback")
    described = _words(data, choice)
    graphic = Graphic(None, list(_boxes(choice)), list(_boxes(fallback)) if fallback else [])
    graphic.drawn = _outside_boxes(choice, frozenset({"a:p"}))
    source = _image(choice, path, relations)
    if source:
        known = {one.attribute: one.text for one in described}
        attributes = tuple(
            (name, value)
            for name, value in (("src", source), ("alt", known.get("alt", "")), ("title", known.get("title", "")))
            if value
        )
        note = f"shows the image {source}"
        graphic.piece = ParagraphPiece(
            "object", element.start, element.end, name="img", attributes=attributes, note=note, inner=tuple(described)
        )
    else:
        graphic.words = described
    for one in _outside_boxes(choice, frozenset({"dgm:relIds"})):
        relation = relations.get(one.attributes.get("r:dm", ""))
        if relation is not None and not relation.outside:
            graphic.diagrams.append(relation.target)
    if fallback is not None:
        graphic.fallback_words = _words(data, fallback)
    return graphic


def _boxes(element: XmlElement) -> list[XmlElement]:
    """The text boxes in a drawing, not those within other text boxes, nor in what older programs show."""
    if element.tag == _BOX:
        return [element]
    return [box for child in element.children if child.tag not in {"mc:Fallback", "w:p"} for box in _boxes(child)]


def _outside_boxes(element: XmlElement, tags: frozenset[str]) -> list[XmlElement]:
    if element.tag in tags:
        return [element]
    return [
        found
        for child in element.children
        if child.tag not in {_BOX, "mc:Fallback"}
        for found in _outside_boxes(child, tags)
    ]


def _words(data: bytes, element: XmlElement) -> list[Inner]:
    """The alternative text and the title of a drawing, in their order in the file."""
    found: list[Inner] = []
    for one in _outside_boxes(element, frozenset({"wp:docPr"})):
        found += [
            words
            for words in (attribute_words(data, one, "descr", "alt"), attribute_words(data, one, "title", "title"))
            if words
        ]
    for shape in _outside_boxes(element, frozenset({"v:shape", "v:rect", "v:oval", "v:roundrect"})):
        found += [words] if (words := attribute_words(data, shape, "alt", "alt")) else []
    return sorted(found, key=lambda one: one.start)


def _image(element: XmlElement, path: str, relations: Mapping[str, Relation]) -> str:
    for one in _outside_boxes(element, frozenset({"a:blip", "v:imagedata"})):
        name = one.attributes.get("r:embed") or one.attributes.get("r:link") or one.attributes.get("r:id") or ""
        if relation := relations.get(name):
            return relation.target if relation.outside else media_address(path, relation.target)
    return ""
