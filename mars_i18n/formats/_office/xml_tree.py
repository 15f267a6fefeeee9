"""XML read by expat, with the place of every element and text in bytes: what is written in place needs no more.

Names are given with the prefixes that everybody uses (``w:p``), whatever prefix the file declares, and the namespaces
of ISO's strict form like those of Microsoft's. A document type is refused: no entity is ever expanded or loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message

_MAX_DEPTH = 200  # elements within elements; a table in a table in a text box is at about 40
_PREFIXES = {
    "wordprocessingml/2006/main": "w",
    "wordprocessingml/main": "w",
    "drawingml/2006/main": "a",
    "drawingml/main": "a",
    "drawingml/2006/wordprocessingDrawing": "wp",
    "drawingml/wordprocessingDrawing": "wp",
    "drawingml/2006/picture": "pic",
    "drawingml/picture": "pic",
    "drawingml/2006/chart": "c",
    "drawingml/chart": "c",
    "drawingml/2006/diagram": "dgm",
    "drawingml/diagram": "dgm",
    "presentationml/2006/main": "p",
    "presentationml/main": "p",
    "officeDocument/2006/relationships": "r",
    "officeDocument/relationships": "r",
    "officeDocument/2006/math": "m",
    "officeDocument/math": "m",
    "markup-compatibility/2006": "mc",
    "package/2006/relationships": "rel",
    "package/2006/content-types": "ct",
    "schemas-microsoft-com:vml": "v",
    "schemas-microsoft-com:office:office": "o",
    "office/word/2010/wordprocessingShape": "wps",
    "office/drawing/2008/diagram": "dsp",
    "opendocument:xmlns:office:1.0": "office",
    "opendocument:xmlns:text:1.0": "text",
    "opendocument:xmlns:style:1.0": "style",
    "opendocument:xmlns:table:1.0": "table",
    "opendocument:xmlns:drawing:1.0": "draw",
    "opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "opendocument:xmlns:svg-compatible:1.0": "svg",
    "opendocument:xmlns:manifest:1.0": "manifest",
    "opendocument:xmlns:presentation:1.0": "presentation",
    "www.w3.org/1999/xlink": "xlink",
    "www.w3.org/1998/Math/MathML": "math",
    "XML/1998/namespace": "xml",
}
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
TEXT = "#text"


class XmlElement:
    """An element, or a text (`tag` is TEXT), and the bytes it takes: [start, end), its content [inner, inner_end).

    `text` is the characters of a TEXT. An element that closes itself (``<w:t/>``) has inner == inner_end == end.
    """

    __slots__ = ("attributes", "children", "end", "inner", "inner_end", "start", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], start: int) -> None:
        self.tag, self.attributes, self.start = tag, attributes, start
        self.inner = self.inner_end = self.end = -1
        self.children: list[XmlElement] = []
        self.text = ""

    def find(self, tag: str) -> XmlElement | None:
        """The first child of a name, or None."""
        for one in self.children:  # a generator would cost more than most searches
            if one.tag == tag:
                return one
        return None

    def every(self, tag: str) -> Iterator[XmlElement]:
        """The element itself and what is below it, at any depth, of a name, in order."""
        if self.tag == tag:
            yield self
        for child in self.children:
            yield from child.every(tag)

    def content(self) -> str:
        """The characters in it, at any depth."""
        if len(self.children) == 1 and self.children[0].tag == TEXT:
            return self.children[0].text
        return self.text + "".join([child.content() for child in self.children])

    def value(self, tag: str, attribute: str = "w:val") -> str | None:
        """An attribute of a child: ``w:val`` of ``<w:pStyle w:val="Title"/>``. None without such a child."""
        child = self.find(tag)
        return child.attributes.get(attribute, "") if child is not None else None


class Reader(Protocol):
    """What is given the elements of a part as they are read."""

    def is_whole(self, element: XmlElement) -> bool:
        """Whether an element is wanted as a tree, not as a start and an end."""
        ...

    def whole(self, element: XmlElement) -> None:
        """An element as a tree."""
        ...

    def start(self, element: XmlElement) -> None:
        """An element begins."""
        ...

    def end(self, element: XmlElement) -> None:
        """An element ends."""
        ...


class _TreeReader:
    root: XmlElement

    def is_whole(self, _: XmlElement) -> bool:
        return True

    def whole(self, element: XmlElement) -> None:
        self.root = element

    def start(self, element: XmlElement) -> None: ...

    def end(self, element: XmlElement) -> None: ...


def read_tree(data: bytes, path: str, member: str) -> XmlElement:
    """The whole of a small part as a tree. Raises MarsError as `stream_tree`."""
    reader = _TreeReader()
    stream_tree(data, path, member, reader)
    return reader.root


def stream_tree(data: bytes, path: str, member: str, to: Reader) -> None:  # noqa: C901, PLR0915 - one parser's callbacks
    """Read a part, and give its elements to a reader: some as trees, the others as they start and end.

    Raises MarsError with the member and its line for XML that is not well-formed, has a document type, is nested
    deeper than documents are, or is not in UTF-8.
    """
    _require_utf_8(data, path, member)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False
    names: dict[str, str] = {}
    stack: list[XmlElement] = []
    wholes = 0  # how many elements of the stack are in a tree
    text: XmlElement | None = None
    begun: XmlElement | None = None  # whose start tag was the last event

    def settle(at: int) -> None:
        nonlocal text, begun
        if begun is not None:
            begun.inner = at
            begun = None
        if text is not None:
            text.inner_end = text.end = at
            text = None

    def name_of(full: str) -> str:
        found = names.get(full)
        if found is None:
            space, _, local = full.rpartition(" ")
            prefix = next((one for end, one in _PREFIXES.items() if space.endswith(end)), "?" if space else "")
            found = names[full] = f"{prefix}:{local}" if prefix else local
        return found

    def start(full: str, found: dict[str, str]) -> None:
        nonlocal wholes, begun, text
        at = parser.CurrentByteIndex
        if begun is not None:  # as in settle: a call for each of a million events is felt
            begun.inner = at
        if text is not None:
            text.inner_end = text.end = at
            text = None
        attributes = {names.get(key) or name_of(key): value for key, value in found.items()} if found else {}
        element = XmlElement(names.get(full) or name_of(full), attributes, at)
        if len(stack) >= _MAX_DEPTH:
            raise _fault(path, member, parser.CurrentLineNumber, message("its elements are nested too deeply"))
        if wholes:
            stack[-1].children.append(element)
            wholes += 1
        elif to.is_whole(element):
            wholes = 1
        else:
            to.start(element)
        stack.append(element)
        begun = element

    def end(_: str) -> None:
        nonlocal wholes, begun, text
        at = parser.CurrentByteIndex
        element = stack.pop()
        if text is not None:
            text.inner_end = text.end = at
            text = None
        if begun is None:
            element.end = data.index(b">", at) + 1
        else:
            begun.inner = at
            alone = begun is element and data[at - 2 : at] == b"/>"
            element.end = at if alone else data.index(b">", at) + 1
            begun = None
        element.inner_end = at
        if wholes:
            wholes -= 1
            if not wholes:
                to.whole(element)
        else:
            to.end(element)

    def characters(found: str) -> None:
        nonlocal text
        if not wholes:
            settle(parser.CurrentByteIndex)
            return
        if text is None:
            at = parser.CurrentByteIndex
            settle(at)
            text = XmlElement(TEXT, {}, at)
            text.inner = at
            stack[-1].children.append(text)
        text.text += found

    def other(*_: object) -> None:
        settle(parser.CurrentByteIndex)

    def doctype(*_: object) -> None:
        raise _fault(path, member, parser.CurrentLineNumber, message("it has a document type, which could load files"))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.CommentHandler = parser.ProcessingInstructionHandler = other
    parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = other
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the signature of expat
    except expat.ExpatError as error:
        raise _fault(path, member, error.lineno, message("it is not well-formed XML")) from error


def _require_utf_8(data: bytes, path: str, member: str) -> None:
    declared = _ENCODING.match(data)
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:4]
    encoding = "UTF-16" if wide else declared[1].decode("ascii", "replace") if declared else "utf-8"
    if encoding.lower() not in _UTF_8:
        raise _fault(path, member, 1, message("its encoding is {encoding}, not UTF-8", encoding=encoding))


def _fault(path: str, member: str, line: int, reason: Message) -> MarsError:
    what = message("{member}, line {line}: {reason}", member=member, line=line, reason=reason)
    return MarsError(what, message("Open it in the program that made it, save it again, and use that file."), at=path)
