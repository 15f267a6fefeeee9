"""A paragraph of OpenDocument text as pieces: its texts, spans, links, notes, fields and frames.

Sections are those of OpenDocument 1.3, part 3: 6 on what a paragraph holds, 7 on fields, 10.4 on frames.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.media import media_address
from mars_i18n.formats._office.pieces import Frame, Inner, ParagraphPiece, TextLook
from mars_i18n.formats._office.splicing import UNWRAP, WRAP
from mars_i18n.formats._office.xml_tree import TEXT
from mars_i18n.formats.odt.text_styles import OpenStyle, OpenStyles, span_look
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.model import GapReason

_THROUGH = frozenset("text:meta text:ruby-base text:bibliography-source".split())
_KEPT = frozenset(
    """text:bookmark text:bookmark-start text:bookmark-end text:reference-mark text:reference-mark-start
    text:reference-mark-end text:change text:change-start text:change-end text:soft-page-break office:annotation
    office:annotation-end text:alphabetical-index-mark text:alphabetical-index-mark-start text:toc-mark
    text:alphabetical-index-mark-end text:toc-mark-start text:toc-mark-end text:user-index-mark text:number
    text:hidden-text text:hidden-paragraph text:placeholder""".split()
)
SHAPES = frozenset(
    """draw:frame draw:custom-shape draw:rect draw:ellipse draw:circle draw:line draw:g draw:polygon draw:path
    draw:connector draw:caption draw:a draw:polyline draw:regular-polygon draw:measure draw:control""".split()
)
_PARAGRAPHS = frozenset({"text:p", "text:h"})


@dataclass(slots=True)
class OdtContext:
    """What the paragraphs of one part are read with."""

    data: bytes
    path: str
    styles: OpenStyles
    gaps: list[tuple[int, int, GapReason]]
    notes: int = 0  # that have been cited


@dataclass(slots=True)
class OdtPieces:
    """What was read of a paragraph: its pieces, and the notes (with their labels) and shapes (with none) in it."""

    pieces: list[ParagraphPiece] = field(default_factory=list)
    inside: list[tuple[XmlElement, str]] = field(default_factory=list)
    words: list[Inner] = field(default_factory=list)  # of shapes that are no image
    bold: bool = True
    sizes: dict[float, int] = field(default_factory=dict)

    @property
    def size(self) -> float:
        """The size of most letters, points; 0 where nothing says it."""
        return max(self.sizes, key=lambda one: self.sizes[one]) if self.sizes else 0


def read_odt_pieces(context: OdtContext, paragraph: XmlElement, style: OpenStyle) -> OdtPieces:
    """The pieces of a paragraph."""
    reader = _Reader(context, style)
    reader.children(paragraph, (), ())
    return reader.found


class _Reader:
    def __init__(self, context: OdtContext, style: OpenStyle) -> None:
        self.context, self.style = context, style
        self.found = OdtPieces()
        self.add = self.found.pieces.append

    def children(self, element: XmlElement, spans: tuple[XmlElement, ...], styles: tuple[OpenStyle, ...]) -> None:
        for child in element.children:
            if child.tag == TEXT:
                self._text(child, spans, styles)
            else:
                self._child(child, spans, styles)

    def _frame(self, one: XmlElement, spans: tuple[XmlElement, ...]) -> Frame:
        """The spans around a text: written around it again where it moves."""
        data = self.context.data
        head = b"".join(data[span.start : span.inner] for span in spans)
        tail = b"".join(data[span.inner_end : span.end] for span in reversed(spans))
        return Frame(*((spans[0].start, spans[0].end) if spans else (one.start, one.end)), head, tail)

    def _look(self, styles: tuple[OpenStyle, ...], text: str) -> tuple[TextLook, bool]:
        look, bold, size, hidden = span_look(self.style, styles)
        letters = len(text.strip())
        if letters and not hidden:
            self.found.bold = self.found.bold and bold
            self.found.sizes[size] = self.found.sizes.get(size, 0) + letters
        return look, hidden

    def _text(self, one: XmlElement, spans: tuple[XmlElement, ...], styles: tuple[OpenStyle, ...]) -> None:
        look, hidden = self._look(styles, one.text)
        if hidden:
            self._leave(one, "excluded")
            return
        self.add(ParagraphPiece("text", one.start, one.end, one.text, look, self._frame(one, spans)))

    def _child(self, child: XmlElement, spans: tuple[XmlElement, ...], styles: tuple[OpenStyle, ...]) -> None:
        tag = child.tag
        if tag == "text:span":
            style = self.context.styles.style("text", child.attributes.get("text:style-name", ""))
            self.children(child, (*spans, child), (*styles, style))
        elif tag == "text:a":
            self._link(child, spans, styles)
        elif tag == "text:s":
            count = child.attributes.get("text:c", "1")
            blanks = " " * min(int(count) if count.isdecimal() else 1, 100)
            look, _ = self._look(styles, blanks)
            self.add(
                ParagraphPiece("text", child.start, child.end, blanks, look, self._frame(child, spans), whole=True)
            )
        elif tag in {"text:tab", "text:line-break"}:
            name, note = ("ph", "tab") if tag == "text:tab" else ("br", "line break")
            self._object(child, spans, name, note=note)
        elif tag == "text:note":
            self._note(child, spans)
        elif tag in SHAPES:
            self._shape(child, spans)
        elif tag in _KEPT:
            self._keep(child, spans)
            self._leave(child, "comment" if tag.startswith("office:annotation") else "field")
        elif tag in _THROUGH:
            self.add(ParagraphPiece("kept", child.start, child.inner, name=WRAP))
            self.children(child, spans, styles)
            self.add(ParagraphPiece("kept", child.inner_end, child.end, name=UNWRAP))
        else:  # a field: what it shows is computed
            shown = child.content().strip()
            self._object(child, spans, "ph", text=shown, note=f"field {tag.partition(':')[2]}")
            self._leave(child, "field")

    def _link(self, child: XmlElement, spans: tuple[XmlElement, ...], styles: tuple[OpenStyle, ...]) -> None:
        address = child.attributes.get("xlink:href", "")
        if child.inner_end <= child.inner or not address:
            self.children(child, spans, styles)
            return
        inside = address.startswith("#")
        name, attributes = ("span", ()) if inside else ("a", (("href", address),))
        note = "links to another place in this document" if inside else f"links to {address}"
        frame = self._frame(child, spans) if spans else None
        self.add(
            ParagraphPiece("open", child.start, child.inner, name=name, attributes=attributes, note=note, frame=frame)
        )
        self.children(child, spans, styles)
        self.add(ParagraphPiece("close", child.inner_end, child.end, frame=frame))

    def _object(self, child: XmlElement, spans: tuple[XmlElement, ...], name: str, **said: str) -> None:
        """What is alone; `said` is its note, and what it shows ("text") or its label."""
        text, label = said.get("text", ""), said.get("label", "")
        attributes = (("footnote", label),) if label else (("ph", text),) if text else ()
        frame = self._frame(child, spans) if spans else None
        self.add(
            ParagraphPiece(
                "object",
                child.start,
                child.end,
                name=name,
                attributes=attributes,
                note=said.get("note", ""),
                frame=frame,
                bare=frame is not None,
                visible=bool(attributes),
            )
        )

    def _keep(self, child: XmlElement, spans: tuple[XmlElement, ...]) -> None:
        frame = self._frame(child, spans) if spans else None
        self.add(ParagraphPiece("kept", child.start, child.end, frame=frame, bare=frame is not None))

    def _leave(self, element: XmlElement, reason: GapReason) -> None:
        self.context.gaps.append((element.start, element.end, reason))

    def _note(self, note: XmlElement, spans: tuple[XmlElement, ...]) -> None:
        self.context.notes += 1
        label = str(self.context.notes)
        self._object(note, spans, "fn", note=f"refers to footnote {label}", label=label)
        citation, body = note.find("text:note-citation"), note.find("text:note-body")
        if citation is not None:
            self._leave(citation, "field")
        if body is not None:
            self.found.inside.append((body, label))

    def _shape(self, shape: XmlElement, spans: tuple[XmlElement, ...]) -> None:
        """A frame or a shape: an image with its texts, or text that floats."""
        source = next(
            (one.attributes.get("xlink:href", "") for one in outside_text(shape, "draw:image") if one.attributes), ""
        )
        words = shape_words(shape)
        self.found.inside.append((shape, ""))
        frame = self._frame(shape, spans) if spans else None
        if not source:
            self.found.words += words
            self._keep(shape, spans)
            return
        if "://" not in source:
            source = media_address(self.context.path, source.removeprefix("./"))
        known = {one.attribute: one.text.strip() for one in words}
        said = (("src", source), ("alt", known.get("alt", "")), ("title", known.get("title", "")))
        self.add(
            ParagraphPiece(
                "object",
                shape.start,
                shape.end,
                name="img",
                attributes=tuple((name, value) for name, value in said if value),
                note=f"shows the image {source}",
                inner=tuple(words),
                frame=frame,
                bare=frame is not None,
            )
        )


def shape_words(shape: XmlElement) -> list[Inner]:
    """The alternative text and the title of a shape, in their order; a title alone is the alternative text."""
    found = [
        (one, one.tag)
        for tag in ("svg:title", "svg:desc")
        for one in outside_text(shape, tag)
        if any(map(str.isalnum, one.content()))
    ]
    described = any(tag == "svg:desc" for _, tag in found)
    return sorted(
        (
            Inner(one.inner, one.inner_end, one.content(), "title" if tag == "svg:title" and described else "alt")
            for one, tag in found
        ),
        key=lambda one: one.start,
    )


def outside_text(element: XmlElement, tag: str) -> list[XmlElement]:
    """The elements of a name in a shape, but for those in the paragraphs that it holds."""
    if element.tag == tag:
        return [element]
    return [found for child in element.children if child.tag not in _PARAGRAPHS for found in outside_text(child, tag)]
