"""A paragraph of DrawingML as pieces: its runs with their links, line breaks and fields (ECMA-376, part 1, 21.1.2)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.attribute_values import value_span
from mars_i18n.formats._office.package_document import LanguageSpan
from mars_i18n.formats._office.pieces import Frame, ParagraphPiece, TextLook
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.formats._office.relations import Relation
    from mars_i18n.formats._office.xml_tree import XmlElement

_ON = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class SlidePieces:
    """What was read of a paragraph."""

    pieces: list[ParagraphPiece] = field(default_factory=list)
    languages: list[LanguageSpan] = field(default_factory=list)
    plain: Frame | None = None
    bold: bool = True


def read_slide_pieces(data: bytes, relations: Mapping[str, Relation], paragraph: XmlElement) -> SlidePieces:
    """The pieces of an ``a:p``."""
    found = SlidePieces()
    link = ""  # the address of the runs under way
    end = paragraph.inner
    for child in paragraph.children:
        properties = child if child.tag == "a:endParaRPr" else child.find("a:rPr")
        span = value_span(data, properties, "lang") if properties else None
        if span:
            found.languages.append(LanguageSpan(*span))
        address = _address(properties, relations) if child.tag == "a:r" else ""
        if link and address != link and child.tag in {"a:r", "a:fld", "a:br"}:
            found.pieces.append(ParagraphPiece("close", end, end))
            link = ""
        if address and not link:
            link = address
            found.pieces.append(
                ParagraphPiece(
                    "open",
                    child.start,
                    child.start,
                    name="a",
                    attributes=(("href", address),),
                    note=f"links to {address}",
                )
            )
        if child.tag == "a:r":
            _add_run(found, data, child)
        elif child.tag == "a:br":
            found.pieces.append(_alone(child, "br", "line break", visible=False))
        elif child.tag in {"a:fld", "mc:AlternateContent"}:
            shown = "".join(one.content() for one in child.every("a:t")).strip()
            piece = _alone(child, "ph", f"field {child.attributes.get('type', '')}".strip(), visible=bool(shown))
            piece.attributes = (("ph", shown),) if shown else ()
            found.pieces.append(piece)
        end = child.end
    if link:
        found.pieces.append(ParagraphPiece("close", end, end))
    return found


def _address(properties: XmlElement | None, relations: Mapping[str, Relation]) -> str:
    click = properties.find("a:hlinkClick") if properties else None
    relation = relations.get(click.attributes.get("r:id", "")) if click else None
    return relation.target if relation and relation.outside else ""


def _alone(element: XmlElement, name: str, note: str, *, visible: bool) -> ParagraphPiece:
    return ParagraphPiece("object", element.start, element.end, name=name, note=note, visible=visible)


def _add_run(found: SlidePieces, data: bytes, run: XmlElement) -> None:
    properties, text = run.find("a:rPr"), run.find("a:t")
    if text is None or text.inner_end <= text.inner:
        return
    opening, closing = data[text.start : text.inner], data[text.inner_end : text.end]
    head = data[run.start : properties.end if properties else run.inner]
    frame = Frame(run.start, run.end, head, data[run.inner_end : run.end], opening, closing)
    if found.plain is None:
        found.plain = Frame(run.start, run.end, data[run.start : run.inner], frame.tail, opening, closing)
    shown = text.content()
    look = _look(properties)
    if shown.strip():
        found.bold = found.bold and "b" in look.marks
    found.pieces.append(ParagraphPiece("text", text.inner, text.inner_end, shown, look, frame))


def _look(properties: XmlElement | None) -> TextLook:
    """How a run looks by its own properties; what the layout says of the whole shape is no difference within it."""
    if properties is None:
        return TextLook()
    attributes = properties.attributes
    marks = {name for name in ("b", "i") if attributes.get(name) in _ON}
    if attributes.get("strike", "noStrike") != "noStrike":
        marks.add("s")
    baseline = attributes.get("baseline", "0")
    if baseline.lstrip("-").rstrip("%").isdecimal() and baseline.strip("-0%"):
        marks.add("sub" if baseline.startswith("-") else "sup")
    other: list[tuple[str, str]] = []
    size = attributes.get("sz", "")
    if size.isdecimal():
        other.append(("font-size", f"{int(size) / 100:g}pt"))
    if attributes.get("u", "none") != "none" and properties.find("a:hlinkClick") is None:
        other.append(("underlined", ""))
    fill = properties.find("a:solidFill")
    for colour in fill.children if fill else ():
        value = colour.attributes.get("val", "")
        if value not in {"tx1", "000000", ""}:
            other.append(("color", f"#{value}" if colour.tag == "a:srgbClr" else value))
    font = properties.value("a:latin", "typeface") or ""
    if font and not font.startswith("+"):
        other.append(("font", font))
    return TextLook(frozenset(marks), tuple(sorted(other)))
