"""Reads a tagged PDF: the elements of its structure tree, in its order, with the words that each marks on the pages.

A PDF without tags has no order that a program could know, and is reported as such.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadOutput, ReadText
from mars_i18n.readback.readers.flow import Flow
from mars_i18n.readback.readers.pdf_content import Font, MarkedRun, marked_runs
from mars_i18n.readback.readers.pdf_targets import PdfTargets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf import PdfReader

_HYPHENS = frozenset("-\u2010")
_REPEATING = frozenset("cs dsb es hr pl pt sk".split())  # as typst 0.13 has it
_DEEPEST = 200  # elements within elements
_INLINE = frozenset("Span Strong Em Link Reference Code Quote Sub Sup Lbl BibEntry Annot".split())
_HEADING = re.compile(r"H([1-6])\Z")
# What parts of the library raise, beside its own errors, where a file is damaged
_OF_DAMAGE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The PDF of an issue."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    name = f"{issue}.pdf"
    data = files[name]
    try:
        return (_read_tagged(PdfReader(io.BytesIO(data)), name),)
    except (PyPdfError, *_OF_DAMAGE) as error:
        return (
            ReadOutput(
                name, faults=(message("{name} is not a PDF that can be read: {error}", name=name, error=str(error)),)
            ),
        )


def _read_tagged(reader: PdfReader, name: str) -> ReadOutput:
    root: Any = reader.root_object
    if "/StructTreeRoot" not in root:
        return ReadOutput(
            name, faults=(message("{name} has no tags: the order of its texts cannot be known", name=name),)
        )
    tree = root["/StructTreeRoot"]
    pages: dict[int, dict[int, list[MarkedRun]]] = {}
    fonts: dict[int, Font] = {}
    for page in reader.pages:  # one page at a time: its content is not kept
        if page.indirect_reference:
            pages[page.indirect_reference.idnum] = marked_runs(page, fonts)
    order = {number: at for at, number in enumerate(pages)}
    targets = PdfTargets(root, frozenset(pages))
    walk = _Walk(Flow(name, str(root.get("/Lang", ""))), pages, dict(tree.get("/RoleMap", {}).items()), targets)
    walk.visit(tree.get("/K"), None, 0)
    walk.at_notes = True
    for note, its_page in walk.notes:
        walk.visit(note, its_page, 0)
    title = str(reader.metadata.title or "") if reader.metadata else ""
    walk.flow.apart.append(ReadText("title", title))
    walk.flow.apart.append(ReadText("language", str(root.get("/Lang", ""))))
    for place in targets.names:
        walk.flow.anchors.setdefault(place, 0)
    visited = [order[one] for one in walk.visited if one in order]
    if visited != sorted(visited):
        walk.flow.faults.append(message("the pages of {name} are not in the order of its text", name=name))
    return replace(walk.flow.finish(), plain_blanks=True)


class _Walk:
    """Gives a flow the elements of the structure tree; footnotes wait until all else was given."""

    def __init__(
        self, flow: Flow, pages: dict[int, dict[int, list[MarkedRun]]], roles: dict[str, Any], targets: PdfTargets
    ) -> None:
        self.flow, self.pages, self.roles, self.targets = flow, pages, roles, targets
        self.notes: list[tuple[Any, int | None]] = []
        self.at_notes = False
        self.visited: dict[int, None] = {}  # pages, in the order of the text
        self.hyphen = ""  # at the end of the text before

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
        if not self.at_notes:
            self.visited[page or 0] = None
            self.flow.anchors.setdefault(f"page-{page}", len(self.flow.blocks))
        for at, (shown, language) in enumerate(self.pages.get(page or 0, {}).get(number, ())):
            begins = at == 0 and bool(self.hyphen) and shown.startswith(self.hyphen)  # each line is marked by itself
            text = shown[1:] if begins and self._repeats_hyphens(language) else shown
            self.hyphen = text[-1:] if text[-1:] in _HYPHENS else ""
            self.flow.start("span", {"lang": language} if language else {})
            self.flow.text(text)
            self.flow.end("span")

    def _repeats_hyphens(self, language: str) -> bool:
        """Whether the next line repeats a hyphen at which a line ends, before the rest of the word."""
        said = language or (self.flow.opened[-1].language if self.flow.opened else self.flow.language)
        return said.partition("-")[0].lower() in _REPEATING

    def _element(self, node: Any, page: int | None, depth: int) -> None:
        name = str(node.get("/S", "")).lstrip("/")
        name = name if name in _INLINE else str(self.roles.get(f"/{name}", name)).lstrip("/")
        if name in {"Note", "FENote"} and not self.at_notes:
            self.notes.append((node, page))
            return
        attributes = {"lang": str(node["/Lang"])} if "/Lang" in node else {}
        if name == "Figure":
            self.flow.start("img", {"alt": str(node.get("/Alt", "")), "src": "", **attributes})
        among_words = name == "Figure" and any(one.name == "p" for one in self.flow.opened)
        tag = "span" if among_words else _html_name(name, node)
        self.flow.start(tag, attributes | ({"class": "contents"} if tag == "nav" else {}))
        self.visit(node.get("/K"), page, depth + 1)
        self.flow.end(tag)

    def _link(self, annotation: Any) -> None:
        address = self.targets.address(annotation)
        if address:
            if address.startswith("#") and any(one.apart for one in self.flow.opened):
                address = self.targets.page_at(address).removeprefix("#")  # a line of contents leads to a whole page
            self.flow.start("a", {"href": address})
            self.flow.end("a")


def _html_name(name: str, node: Any) -> str:
    if heading := _HEADING.match(name):
        return f"h{heading[1]}"
    if name == "TOC":
        return "nav"
    if name == "P":
        return "p"
    return "span" if name in _INLINE and not _is_block(node) else "div"


def _is_block(node: Any) -> bool:
    """Whether an element that is in the line by its name says that it is a block."""
    attributes = node.get("/A")
    rows = attributes if isinstance(attributes, list) else [attributes] if attributes else []
    return any(str(one.get_object().get("/Placement", "")) == "/Block" for one in rows)
