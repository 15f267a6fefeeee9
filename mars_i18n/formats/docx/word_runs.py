"""A paragraph of Word as pieces: its runs, links, fields and drawings, in the order of the file.

Chapters are those of ECMA-376, part 1: 17.3.3 on what a run holds, 17.16 on fields, 17.13 on tracked changes.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.formats._office.attribute_values import value_span
from mars_i18n.formats._office.layouts.layout_splitting import PAGE_BREAK
from mars_i18n.formats._office.package_document import LanguageSpan
from mars_i18n.formats._office.pieces import Frame, ParagraphPiece, TextLook
from mars_i18n.formats._office.splicing import UNWRAP, WRAP
from mars_i18n.formats.docx.fields import Field, is_prose, link_of
from mars_i18n.formats.docx.graphics import Graphic, read_graphic
from mars_i18n.formats.docx.styles import effective_look, is_hidden, run_properties
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.formats._office.relations import Relation
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats.docx.styles import Style, Styles
    from mars_i18n.model import Container, GapReason

_AROUND = (b'<w:t xml:space="preserve">', b"</w:t>")  # what begins and ends a text in a run, as all programs write it
_PREFIX = re.compile(rb"<([^\s/>]*:)?")
_THROUGH = frozenset("w:ins w:moveTo w:smartTag w:customXml w:dir w:bdo".split())
_DELETED = frozenset({"w:del", "w:moveFrom"})
MARKERS = frozenset(
    """w:bookmarkStart w:bookmarkEnd w:commentRangeStart w:commentRangeEnd w:permStart w:permEnd w:moveFromRangeStart
    w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd w:subDoc w:customXmlInsRangeStart
    w:customXmlInsRangeEnd""".split()
)
_IN_RUN = frozenset(
    "w:footnoteRef w:endnoteRef w:annotationRef w:separator w:continuationSeparator w:commentReference".split()
)
_COMPUTED = frozenset(
    "w:pgNum w:dayShort w:dayLong w:monthShort w:monthLong w:yearShort w:yearLong w:ruby w:sym".split()
)
_SPACE = frozenset("w:tab w:ptab w:br w:cr".split())  # what shows nothing at the edge of a text
_GRAPHICS = frozenset({"w:drawing", "w:pict", "w:object", "mc:AlternateContent"})


class ShownDiagram(NamedTuple):
    """A diagram: the byte after the paragraph that shows it, its part, and what its texts have of that place."""

    at: int
    part: str
    line: int
    containers: tuple[Container, ...]


class Appearance(NamedTuple):
    """How a run looks: beside its paragraph, whether it is bold at all, its size in points, whether it is hidden."""

    look: TextLook
    bold: bool
    size: float
    hidden: bool


@dataclass(slots=True)
class PartContext:
    """What a paragraph of one part is read with. `fields` go on from one paragraph to the next."""

    data: bytes
    path: str
    styles: Styles
    relations: Mapping[str, Relation]
    gaps: list[tuple[int, int, GapReason]]
    changed_by: set[str] = field(default_factory=set)
    changes: int = 0
    fields: list[Field] = field(default_factory=list)
    diagrams: list[ShownDiagram] = field(default_factory=list)
    appearances: dict[tuple[str, bytes], Appearance] = field(default_factory=dict)


@dataclass(slots=True)
class ParagraphPieces:
    """What was read of a paragraph. `bold` and `size` are those of all, and of most, of its words."""

    pieces: list[ParagraphPiece] = field(default_factory=list)
    graphics: list[Graphic] = field(default_factory=list)
    languages: list[LanguageSpan] = field(default_factory=list)
    bold: bool = True
    sizes: dict[float, int] = field(default_factory=dict)
    plain: Frame | None = None
    end: int = 0  # the byte after it

    @property
    def size(self) -> float:
        """The size of most letters, points; 0 where nothing says it."""
        return max(self.sizes, key=lambda one: self.sizes[one]) if self.sizes else 0


def read_pieces(context: PartContext, paragraph: XmlElement, style: Style) -> ParagraphPieces:
    """The pieces of a paragraph."""
    reader = _RunReader(context, style)
    reader.found.end = paragraph.end
    reader.children(paragraph)
    for one in context.fields:
        one.here = False
    return reader.found


class _RunReader:
    def __init__(self, context: PartContext, style: Style) -> None:
        self.context, self.style = context, style
        self.found = ParagraphPieces()
        self.fields = context.fields
        self.add = self.found.pieces.append

    def children(self, element: XmlElement) -> None:
        for child in element.children:
            self._child(child)

    def _child(self, child: XmlElement) -> None:  # noqa: C901 - one case a kind of element
        tag = child.tag
        if tag == "w:r":
            self._run(child)
        elif tag == "w:hyperlink":
            self._link(child, self._address(child))
        elif tag in _THROUGH:
            if tag in {"w:ins", "w:moveTo"}:
                self._changed(child)
            self._through(child, child)
        elif tag == "w:sdt":
            self._control(child)
        elif tag in _DELETED:
            self._changed(child)
            self._keep(child)
            self._leave(child, "excluded")
        elif tag in MARKERS:
            self._keep(child)
        elif tag == "w:fldSimple":
            instruction = child.attributes.get("w:instr", "")
            if is_prose(instruction):
                self._link(child, link_of(instruction))
            else:
                self._object(child, "ph", text=_shown(child), note=f"field {instruction.strip()}"[:80])
                self._leave(child, "field")
        elif tag in {"m:oMath", "m:oMathPara"}:
            self._object(child, "ph", text=child.content(), note="equation")
        elif tag == "mc:AlternateContent":
            self._graphic(child, None)

    def _address(self, link: XmlElement) -> str:
        relation = self.context.relations.get(link.attributes.get("r:id", ""))
        place = link.attributes.get("w:anchor", "")
        address = relation.target if relation else ""
        return f"{address}#{place}" if place else address

    def _link(self, element: XmlElement, address: str) -> None:
        if element.inner_end <= element.inner:
            self._keep(element)
            return
        if self._is_opaque() or not address:
            self._through(element, element)
            return
        self._open(element.start, element.inner, address, None)
        self.children(element)
        self.add(ParagraphPiece("close", element.inner_end, element.end))

    def _open(self, start: int, end: int, address: str, frame: Frame | None) -> None:
        """The start of a link. One to a place in the same document is only a look: no output has that place."""
        inside = address.startswith("#")
        attributes = () if inside else (("href", address),)
        note = "links to another place in this document" if inside else f"links to {address}"
        name = "span" if inside else "a"
        self.add(
            ParagraphPiece(
                "open", start, end, frame=frame, name=name, attributes=attributes, note=note, bare=frame is not None
            )
        )

    def _through(self, outer: XmlElement, inner: XmlElement) -> None:
        """What encloses runs and shows nothing itself."""
        if inner.inner_end <= inner.inner:
            self._keep(outer)
            return
        self.add(ParagraphPiece("kept", outer.start, inner.inner, name=WRAP))
        self.children(inner)
        self.add(ParagraphPiece("kept", inner.inner_end, outer.end, name=UNWRAP))

    def _control(self, control: XmlElement) -> None:
        """A content control; the words that invite to fill it in are no prose."""
        properties, content = control.find("w:sdtPr"), control.find("w:sdtContent")
        if content is None or (properties is not None and is_placeholder(properties)):
            self._keep(control)
            self._leave(control, "field")
        else:
            self._through(control, content)

    def _keep(self, element: XmlElement, frame: Frame | None = None) -> None:
        self.add(ParagraphPiece("kept", element.start, element.end, frame=frame, bare=frame is not None))

    def _leave(self, element: XmlElement, reason: GapReason) -> None:
        self.context.gaps.append((element.start, element.end, reason))

    def _changed(self, element: XmlElement) -> None:
        self.context.changes += 1
        self.context.changed_by.add(element.attributes.get("w:author", ""))

    def _object(self, element: XmlElement, name: str, frame: Frame | None = None, **said: str) -> None:
        """What is alone, in a run or between runs; `said` is its note, and what it shows ("text") or its label."""
        if self._is_opaque():
            return
        text, label = said.get("text", ""), said.get("label", "")
        attributes = (("footnote", label),) if label else (("ph", text),) if text else ()
        note = said.get("note") or f"represents {text}"[:200]
        self.add(
            ParagraphPiece(
                "object",
                element.start,
                element.end,
                frame=frame,
                name=name,
                attributes=attributes,
                note=note,
                bare=frame is not None,
                visible=element.tag not in _SPACE,
            )
        )

    def _is_opaque(self) -> bool:
        """Whether what comes now is the instruction of a field, or what one computes."""
        return bool(self.fields) and any(not (one.prose and one.separate >= 0) for one in self.fields)

    def _run(self, run: XmlElement) -> None:
        if run.inner_end <= run.inner:
            return
        data = self.context.data
        properties = run.find("w:rPr")
        head = data[run.start : properties.end if properties else run.inner]
        around = _AROUND if data.startswith(b"<w:r", run.start) else _text_element(data, run.start)
        frame = Frame(run.start, run.end, head, data[run.inner_end : run.end], *around)
        if self.found.plain is None:
            name = data[run.start : data.index(b"r", run.start) + 1] + b">"
            self.found.plain = Frame(run.start, run.end, name, frame.tail, frame.text_open, frame.text_close)
        language = properties.find("w:lang") if properties else None
        span = value_span(data, language, "w:val") if language else None
        if span:
            self.found.languages.append(LanguageSpan(*span))
        look, bold, size, hidden = self._appearance(properties)
        for child in run.children:
            if hidden and child.tag not in {"w:fldChar", "w:instrText"}:
                if child.tag == "w:t" or child.tag in _GRAPHICS:
                    self._leave(child, "excluded")
                continue
            if child.tag in {"w:t", "w:noBreakHyphen"}:
                content = child.content()
                self._text(child, content, frame, look)
                if letters := len(content.strip()):
                    self.found.bold = self.found.bold and bold
                    self.found.sizes[size] = self.found.sizes.get(size, 0) + letters
            elif child.tag != "w:rPr":
                self._in_run(child, frame)

    def _appearance(self, properties: XmlElement | None) -> Appearance:
        """How a run looks, worked out once for each style and each way of saying it."""
        said = self.context.data[properties.start : properties.end] if properties else b""
        key = (self.style.id, said)
        found = self.context.appearances.get(key)
        if found is None:
            direct = run_properties(properties)
            look, bold, size = effective_look(self.context.styles, self.style, direct)
            hidden = is_hidden(self.context.styles, self.style, direct)
            found = self.context.appearances[key] = Appearance(look, bold, size, hidden)
        return found

    def _text(self, child: XmlElement, content: str, frame: Frame, look: TextLook) -> None:
        text = "\u2011" if child.tag == "w:noBreakHyphen" else content
        kept = child.attributes.get("xml:space") == "preserve"
        if self._is_opaque():
            outer = next((one for one in self.fields if not (one.prose and one.separate >= 0)), None)
            if outer is not None and outer.separate >= 0:
                outer.result += text
            self._leave(child, "field")
        elif child.tag == "w:noBreakHyphen":
            self.add(ParagraphPiece("text", child.start, child.end, text, look, frame, whole=True))
        elif child.inner_end > child.inner:
            self.add(
                ParagraphPiece(
                    "text", child.inner, child.inner_end, text, look, frame, space_at=-1 if kept else child.inner - 1
                )
            )

    def _in_run(self, child: XmlElement, frame: Frame) -> None:
        tag = child.tag
        if tag == "w:fldChar":
            self._field(child, frame)
        elif tag == "w:instrText":
            if self.fields:
                self.fields[-1].instruction += child.content()
        elif tag in {"w:tab", "w:ptab"}:
            self._object(child, "ph", frame, note="tab")
        elif tag in {"w:br", "w:cr"}:
            page = child.attributes.get("w:type") in {"page", "column"}
            self._object(child, PAGE_BREAK if page else "br", frame, note="line break")
        elif tag in {"w:footnoteReference", "w:endnoteReference"}:
            label = note_label(child)
            self._object(child, "fn", frame, note=f"refers to footnote {label}", label=label)
        elif tag in _COMPUTED:
            shown = _shown(child) or child.attributes.get("w:char", "")
            self._object(child, "ph", frame, text=_symbol(child) or shown, note=tag[2:])
            self._leave(child, "field")
        elif tag in _GRAPHICS:
            self._graphic(child, frame)
        elif tag in _IN_RUN:
            self._keep(child, frame)

    def _graphic(self, element: XmlElement, frame: Frame | None) -> None:
        graphic = read_graphic(self.context.data, self.context.path, self.context.relations, element)
        self.found.graphics.append(graphic)
        if graphic.piece is None or self._is_opaque():
            self._keep(element, frame)
            graphic.piece = None
            return
        graphic.piece.frame, graphic.piece.bare = frame, frame is not None
        self.add(graphic.piece)

    def _field(self, child: XmlElement, frame: Frame) -> None:
        kind = child.attributes.get("w:fldCharType")
        if kind == "begin":
            self.fields.append(Field(child.start, frame))
            return
        if not self.fields:
            return
        under_way = self.fields[-1]
        if kind == "separate":
            under_way.separate, under_way.prose = child.end, is_prose(under_way.instruction)
            under_way.link = link_of(under_way.instruction) if under_way.prose else ""
            if under_way.here and under_way.link and not self._is_opaque():
                self._open(under_way.start, child.end, under_way.link, under_way.frame)
            return
        self.fields.pop()
        if self._is_opaque():
            return
        if under_way.prose and under_way.separate >= 0:
            if under_way.link:
                self.add(ParagraphPiece("close", child.start, child.end, frame=frame, bare=True))
        elif under_way.here:
            shown = under_way.result.strip()
            note = f"field {under_way.instruction.strip()}"[:80]
            attributes = (("ph", shown),) if shown else ()
            self.add(
                ParagraphPiece(
                    "object",
                    under_way.start,
                    child.end,
                    frame=under_way.frame,
                    name="ph",
                    attributes=attributes,
                    note=note,
                    bare=True,
                    visible=bool(shown),
                )
            )


def _text_element(data: bytes, run: int) -> tuple[bytes, bytes]:
    """What begins and ends a text in a run, with the prefix that the run at an offset has."""
    found = _PREFIX.match(data, run)
    prefix = (found[1] if found else b"") or b""
    return b"<" + prefix + b't xml:space="preserve">', b"</" + prefix + b"t>"


def is_placeholder(properties: XmlElement) -> bool:
    """Whether a content control shows the words that invite to fill it in (17.5.2.39)."""
    shown = properties.find("w:showingPlcHdr")
    return shown is not None and shown.attributes.get("w:val", "1") not in {"0", "false", "off"}


def note_label(reference: XmlElement) -> str:
    """The label of the note that a reference names: "2" for a footnote, "end-2" for an endnote."""
    number = reference.attributes.get("w:id", "")
    return number if reference.tag in {"w:footnoteReference", "w:footnote"} else f"end-{number}"


def _shown(element: XmlElement) -> str:
    return "".join(one.content() for one in element.every("w:t")).strip()


def _symbol(element: XmlElement) -> str:
    """The character of ``w:sym`` where it is one of Unicode, not of a font of symbols."""
    code = element.attributes.get("w:char", "")
    try:
        found = int(code, 16)
    except ValueError:
        return ""
    return "" if 0xF000 <= found <= 0xF0FF or found < 32 or found > 0xFFFF else chr(found)
