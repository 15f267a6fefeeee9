"""Reads a tagged PDF: the elements of its structure tree, in its order, with the words that each marks on the pages.

A PDF without tags has no order that a program could know, and is reported as such.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from mars_i18n.readback.flow import Flow
from mars_i18n.readback.read_output import ReadOutput, ReadText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PageObject, PdfReader

_Run: TypeAlias = tuple[str, str]  # text, language or ""
_SHOWN = frozenset({b"Tj", b"TJ", b"'", b'"'})
_DEEPEST = 200  # elements within elements
_INLINE = frozenset("Span Strong Em Link Reference Code Quote Sub Sup Lbl BibEntry Annot".split())
_HEADING = re.compile(r"H([1-6])\Z")
_BF = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_CODESPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The PDF of an issue."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    name = f"{issue}.pdf"
    data = files[name]
    try:
        return (_read_tagged(PdfReader(io.BytesIO(data)), name),)
    # a damaged file makes the library raise what its parts raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        return (ReadOutput(name, faults=(f"{name} is not a PDF that can be read: {error}",)),)


def _read_tagged(reader: PdfReader, name: str) -> ReadOutput:
    root: Any = reader.root_object
    if "/StructTreeRoot" not in root:
        return ReadOutput(name, faults=(f"{name} has no tags: the order of its texts cannot be known",))
    tree = root["/StructTreeRoot"]
    pages = {page.indirect_reference.idnum: _marked_texts(page) for page in reader.pages if page.indirect_reference}
    walk = _Walk(Flow(name, str(root.get("/Lang", ""))), pages, dict(tree.get("/RoleMap", {}).items()))
    walk.visit(tree.get("/K"), None, 0)
    walk.at_notes = True
    for note, page in walk.notes:
        walk.visit(note, page, 0)
    title = str(reader.metadata.title or "") if reader.metadata else ""
    walk.flow.apart.append(ReadText("title", title))
    return walk.flow.finish()


class _Walk:
    """Gives a flow the elements of the structure tree; footnotes wait until all else was given."""

    def __init__(self, flow: Flow, pages: dict[int, dict[int, list[_Run]]], roles: dict[str, Any]) -> None:
        self.flow, self.pages, self.roles = flow, pages, roles
        self.notes: list[tuple[Any, int | None]] = []
        self.at_notes = False

    def visit(self, node: Any, page: int | None, depth: int) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if depth > _DEEPEST:
            raise ValueError(f"its tags are nested more than {_DEEPEST} deep")
        if isinstance(node, list):
            for one in node:
                self.visit(one, page, depth + 1)
        elif isinstance(node, int):
            self._text(page, node)
        elif isinstance(node, dict):
            page = node.raw_get("/Pg").idnum if "/Pg" in node else page  # type: ignore[attr-defined]
            kind = str(node.get("/Type", ""))
            if kind == "/MCR":
                self._text(page, int(node["/MCID"]))
            elif kind == "/OBJR":
                self._link(node["/Obj"])
            else:
                self._element(node, page, depth)

    def _text(self, page: int | None, number: int) -> None:
        for text, language in self.pages.get(page or 0, {}).get(number, ()):
            self.flow.start("span", {"lang": language} if language else {})
            self.flow.text(text)
            self.flow.end("span")

    def _element(self, node: Any, page: int | None, depth: int) -> None:
        name = str(node.get("/S", "")).lstrip("/")
        name = name if name in _INLINE else str(self.roles.get(f"/{name}", name)).lstrip("/")
        if name in {"Note", "FENote"} and not self.at_notes:
            self.notes.append((node, page))
            return
        attributes = {"lang": str(node["/Lang"])} if "/Lang" in node else {}
        if name == "Figure":
            self.flow.start("img", {"alt": str(node.get("/Alt", "")), "src": "", **attributes})
        tag = _html_name(name, node)
        self.flow.start(tag, attributes)
        self.visit(node.get("/K"), page, depth + 1)
        self.flow.end(tag)

    def _link(self, annotation: Any) -> None:
        action = annotation.get("/A", {})
        address = str(action.get("/URI", "")) if "/URI" in action else ""
        if address:
            self.flow.start("a", {"href": address})
            self.flow.end("a")


def _html_name(name: str, node: Any) -> str:
    if heading := _HEADING.match(name):
        return f"h{heading[1]}"
    if name == "TOC":
        return "nav"
    return "span" if name in _INLINE and not _is_block(node) else "div"


def _is_block(node: Any) -> bool:
    """Whether an element that is in the line by its name says that it is a block."""
    attributes = node.get("/A")
    rows = attributes if isinstance(attributes, list) else [attributes] if attributes else []
    return any(str(one.get_object().get("/Placement", "")) == "/Block" for one in rows)


def _marked_texts(page: PageObject) -> dict[int, list[_Run]]:
    """What each mark of a page holds, by its number: by the tables of its fonts, or what it says in its place."""
    texts: dict[int, list[_Run]] = {}
    resources: Any = page.get("/Resources", {})
    fonts = {name: _Font(font.get_object()) for name, font in dict(resources.get("/Font", {})).items()}
    font: _Font | None = None
    marks = [_Mark()]
    contents = page.get_contents()
    for operands, operator in contents.operations if contents is not None else ():
        now = marks[-1]
        if operator in {b"BDC", b"BMC"}:
            facts: Any = operands[1] if len(operands) > 1 and hasattr(operands[1], "get") else {}
            inner = now.within(facts)
            if inner.replaced and not now.replaced and inner.number is not None:
                texts.setdefault(inner.number, []).append((str(facts["/ActualText"]), inner.language))
            marks.append(inner)
        elif operator == b"EMC" and len(marks) > 1:
            marks.pop()
        elif operator == b"Tf":
            font = fonts.get(operands[0])
        elif operator in _SHOWN and font is not None and now.number is not None and not now.replaced:
            text = "".join(map(font.decode, _strings(operands)))
            texts.setdefault(now.number, []).append((text, now.language))
    return texts


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is marked on a page: its number, its language if it says one, whether its text is given in its place."""

    number: int | None = None
    language: str = ""
    replaced: bool = False

    def within(self, facts: Any) -> _Mark:
        number = int(facts["/MCID"]) if "/MCID" in facts else self.number
        language = str(facts["/Lang"]) if "/Lang" in facts else self.language
        return _Mark(number, language, self.replaced or "/ActualText" in facts)


def _strings(operands: Any) -> Iterator[bytes]:
    for one in operands:
        if isinstance(one, list):
            yield from _strings(one)
        elif hasattr(one, "original_bytes"):
            yield one.original_bytes
        elif isinstance(one, bytes):
            yield one


class _Font:
    """Codes of a font → text, by its ToUnicode table."""

    def __init__(self, font: Any) -> None:
        table: bytes = font["/ToUnicode"].get_object().get_data() if "/ToUnicode" in font else b""
        space = _CODESPACE.search(table)
        self.width = len(space[1]) // 2 if space else 1
        self.texts: dict[int, str] = {}
        for kind, body in _BF.findall(table):
            values = [None if found[1] else b"]" if found[2] else found[0] for found in _HEX.findall(body)]
            self._add(kind == b"bfchar", iter(values))

    def _add(self, single: bool, values: Iterator[bytes | None]) -> None:  # noqa: FBT001 - one of two forms of a table
        for first in values:
            code = int(first or b"0", 16)
            if single:
                self.texts[code] = _utf16(next(values, b"") or b"")
                continue
            last = int(next(values, b"0") or b"0", 16)
            target = next(values, b"")
            if target is None:
                for at, one in enumerate(iter(lambda: next(values, b"]"), b"]")):
                    self.texts[code + at] = _utf16(one or b"")
                continue
            start = _utf16(target)
            for at in range(min(last - code, 0xFFFF) + 1):
                self.texts[code + at] = start[:-1] + chr(ord(start[-1]) + at) if start else ""

    def decode(self, data: bytes) -> str:
        codes = (int.from_bytes(data[at : at + self.width], "big") for at in range(0, len(data), self.width))
        return "".join(self.texts.get(code, "\ufffd") for code in codes)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
