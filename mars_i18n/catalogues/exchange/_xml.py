"""XML read without trust, each element with its line, and text written so that every character comes back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_BYTES = 200_000_000
DEEPEST = 100  # elements in one another; tools write about ten
_HEAD = 64_000  # bytes in which a root element begins, after comments and a document type
_ROOT = re.compile(r"<(?:\w+:)?(xliff|tmx)(?=[\s>])([^<>]*)>")
_VERSION = re.compile(r"\sversion\s*=\s*[\"']([\d.]+)")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_IN_TEXT = re.compile("[&<>\r]")
_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t]')
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Tree:
    """A parsed file: its root, and the line of every element."""

    def __init__(self, root: Element, lines: dict[int, int], path: str) -> None:
        self.root, self._lines, self.path = root, lines, path

    def place(self, element: Element) -> str:
        """Where an element begins: path:line."""
        return f"{self.path}:{self._lines.get(id(element), 1)}"

    def all(self, name: str, below: Element | None = None) -> Iterator[Element]:
        """The elements of a local name, whatever their namespace, in document order."""
        for element in (self.root if below is None else below).iter():
            if local(element) == name:
                yield element


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element, name: str) -> Element | None:
    """The first child of a local name."""
    return next((one for one in element if local(one) == name), None)


def root_of(data: bytes) -> tuple[str, str]:
    """The root element's name and version where it is one of XLIFF or TMX, in whichever Unicode encoding; or blanks."""
    head = data[:_HEAD]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in head[:4]:
        coding = "utf-16" if head[:1] in {b"\xff", b"\xfe"} else "utf-16-be" if head[:1] == b"\0" else "utf-16-le"
        text = head.decode(coding, "ignore")
    else:
        text = head.decode("latin-1")
    found = _ROOT.search("".join(part.partition("<!--")[0] for part in text.split("-->")))
    version = _VERSION.search(found[2]) if found else None
    return (found[1] if found else "", version[1] if version else "")


def require_size(size: int, path: str) -> None:
    """Raise MarsError for a file of so many bytes that it is not read."""
    if size > MOST_BYTES:
        raise MarsError(
            message("{size} MB are more than a catalogue holds", size=size // 1_000_000),
            message("Split the file."),
            at=path,
        )


def read_xml(data: bytes, path: str, name: str = "", take: Callable[[Tree, Element], None] = lambda *_: None) -> Tree:
    """Parse a file. Entities, external or not, are refused, as are files beyond 200 MB. Raises MarsError.

    Each element of the local name `name` is given to `take` as it ends, with the tree so far, and is then emptied: a
    large file is never whole in memory.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    require_size(len(data), path)
    hint = message("Ask for the file again, saved by the tool that it comes from.")
    lines: dict[int, int] = {}
    trees: list[Tree] = []  # the one that is being made, once its root has begun

    class Builder(TreeBuilder):
        depth = 0

        def start(self, tag: str, attrs: dict[str, str]) -> Element:
            element = super().start(tag, attrs)
            lines[id(element)] = line = parser.parser.CurrentLineNumber
            self.depth += 1
            if not trees:
                trees.append(Tree(element, lines, path))
            if self.depth > DEEPEST:
                raise MarsError(
                    message("elements are nested more than {depth} deep", depth=DEEPEST), hint, at=f"{path}:{line}"
                )
            return element

        def end(self, tag: str) -> Element:
            self.depth -= 1
            element = super().end(tag)
            if name and local(element) == name:
                take(trees[0], element)
                element.clear()
            return element

    parser = DefusedXMLParser(target=Builder(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        root = parser.close()
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(": line")[0]
        raise MarsError(
            message("column {column}: this is not well-formed XML ({reason})", column=column + 1, reason=reason),
            hint,
            at=f"{path}:{line}",
        ) from error
    except DefusedXmlException as error:
        line = parser.parser.CurrentLineNumber
        raise MarsError(
            message("it defines or loads entities, which mars-i18n does not read"), hint, at=f"{path}:{line}"
        ) from error
    except (ValueError, LookupError) as error:
        raise MarsError(
            message("its encoding is not supported ({error})", error=str(error)), hint, at=f"{path}:1"
        ) from error
    if not isinstance(root, Element):
        raise MarsError(message("the file is empty"), hint, at=f"{path}:1")
    return trees[0]


def text_of(text: str) -> str:
    """Text as XML between tags; raises ValueError where XML cannot hold it."""
    require_writable(text)
    return _IN_TEXT.sub(lambda found: _ESCAPES[found[0]], text)


def attribute(text: str) -> str:
    """Text as an attribute's value, in its marks; raises ValueError where XML cannot hold it."""
    require_writable(text)
    return '"' + _IN_ATTRIBUTE.sub(lambda found: _ESCAPES[found[0]], text) + '"'


def require_writable(text: str) -> None:
    """Raise ValueError for the first character that XML 1.0 forbids."""
    if found := _FORBIDDEN.search(text):
        raise ValueError(f"U+{ord(found[0]):04X}")
