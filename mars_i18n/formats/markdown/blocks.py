"""The blocks of Markdown, in source order: kinds, levels, containers, and the offsets of their prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mars_i18n.formats.markdown.inline import InlineScanner, UnlocatedError
from mars_i18n.model import Block, BlockKind, Container, ContainerKind, Gap, Location, Segment, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LINK_TITLE = "link title"  # the key of a block that is the title of a link reference definition
_LINE_END = re.compile(r"\r\n|\r|\n")
_CELL = re.compile(r"(?:[^|]|(?<=\\)\|)*")  # a bar after a backslash is none, even after two of them
_CONTAINERS: dict[str, ContainerKind] = {
    "blockquote": "quote",
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "table": "table",
    "tr": "row",
    "dl": "definitions",
    "dd": "definition",
    "footnote": "footnote",
}
_MARKERS: dict[str, str] = {
    "item": r"(?:[-+*]|\d{1,9}[.)])",
    "definition": r"[:~]",
    "footnote": r"(?:\[\^[^\]]+\]:)?",
}
_LEAVES: dict[str, BlockKind] = {"fence": "code", "code_block": "code", "hr": "rule", "html_block": "html"}
_KINDS: dict[str, BlockKind] = {"heading": "heading", "dt": "term", "th": "cell", "td": "cell"}


class Lines:
    """The lines of a text: their starts and contents, and the Location of an offset."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.shown = text.replace("\0", "\ufffd")  # as CommonMark reads it
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self.starts = [0, *(end for _, end in ends)]
        self.ends = [*(start for start, _ in ends), len(text)]

    def locate(self, offset: int) -> Location:
        """The Location of an offset, in code points."""
        line = bisect_right(self.starts, offset) - 1
        return Location(self.path, line + 1, offset - self.starts[line] + 1)

    def content(self, line: int) -> str:
        """One line as it is read, without its end."""
        return self.shown[self.starts[line] : self.ends[line]]


@dataclass
class BlockReader:
    """The parser's tokens on their way to (start, end, block); `first` is the line at which the body begins."""

    parser: MarkdownIt
    lines: Lines
    first: int
    environment: dict[str, Any]
    found: list[tuple[int, int, Block]] = field(default_factory=list)
    stack: list[Container] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)  # the line of the body at which each begins, or -1
    kinds: list[tuple[BlockKind, int]] = field(default_factory=list)
    numbers: int = 0
    row: tuple[int, int] = (0, 0)  # line and column of the table row under way
    head: bool = False

    def read(self, tokens: Sequence[Token]) -> list[tuple[int, int, Block]]:
        """Every block, sorted by its start; blocks that cannot be located are left out, and stay as they are.

        A cell or an item of a list without words is a block without parts: what follows it keeps its place.
        """
        for number, token in enumerate(tokens):
            name = token.type.removesuffix("_open").removesuffix("_close")
            if token.type == "inline":
                self._inline(token)
            elif token.type in _LEAVES:
                self._leaf(token)
            elif token.type == "definition":
                self._definition(token)
            elif token.type.endswith("_open"):
                self._open(name, token, tokens, number)
            elif token.type.endswith("_close"):
                self._close(name)
        return sorted(self.found, key=lambda one: one[0])

    def _open(self, name: str, token: Token, tokens: Sequence[Token], number: int) -> None:
        if name in _CONTAINERS:
            self.numbers += 1
            self.stack.append(Container(_CONTAINERS[name], self.numbers, self._attributes(name, token, tokens, number)))
            self.begun.append(token.map[0] if token.map else -1)
        if name == "thead":
            self.head = True
        if name == "tr" and token.map:
            line = self.first + token.map[0]
            content = self.lines.content(line)
            start = self._after_markers(content, token.map[0])
            self.row = (line, start + (content[start : start + 1] == "|"))
        if name in _KINDS or name == "paragraph":
            level = int(token.tag[1]) if name == "heading" else 0
            self.kinds.append((_KINDS.get(name, "paragraph"), level))

    def _close(self, name: str) -> None:
        if name in _CONTAINERS and self.stack:
            if name == "list_item" and not any(self.stack[-1] in block.containers for *_, block in self.found[-1:]):
                self._nothing("paragraph", self.lines.ends[self.first + max(self.begun[-1], 0)])
            self.stack.pop()
            self.begun.pop()
        if name == "thead":
            self.head = False
        if (name in _KINDS or name == "paragraph") and self.kinds:
            self.kinds.pop()

    def _after_markers(self, content: str, line: int) -> int:
        """Where the text of a line begins, after the markers of quotations and of containers that begin on it."""
        markers = [
            _MARKERS.get(one.kind) for one, begun in zip(self.stack, self.begun, strict=True) if begun in {line, -1}
        ]
        prefix = "".join(rf"[ \t>]*{marker}(?=[ \t])" for marker in markers if marker)
        found = re.match(rf"{prefix}[ \t>]*", content) or re.match(r"[ \t>]*", content)
        return found.end() if found else 0

    def _attributes(self, name: str, token: Token, tokens: Sequence[Token], number: int) -> tuple[tuple[str, str], ...]:
        if name == "tr":
            return (("header", "yes"),) if self.head else ()
        if name == "footnote":
            return (("label", str((token.meta or {}).get("label", ""))),)
        if name == "table":
            aligned = []
            for at in range(number, len(tokens)):
                one = tokens[at]
                if one.type == "thead_close":
                    break
                if one.type == "th_open":
                    aligned.append(str(one.attrs.get("style", "")).rpartition(":")[2])
            return (("align", ",".join(aligned)),)
        attributes = []
        if name == "ordered_list":
            attributes += [("ordered", "yes"), ("start", str(token.attrs.get("start", 1)))]
        if name.endswith("_list"):
            ends = {"paragraph_open", f"{name}_close"}
            after = range(number + 1, len(tokens))
            first = next((at for at in after if tokens[at].type in ends), number)
            if tokens[first].hidden:
                attributes.append(("tight", "yes"))
        return tuple(attributes)

    def _leaf(self, token: Token) -> None:
        if not token.map:
            return
        start, last = self.first + token.map[0], self.first + token.map[1] - 1
        while last > start and not self.lines.content(last).strip():
            last -= 1
        begin, end = self.lines.starts[start], self.lines.ends[last]
        raw = self.lines.text[begin:end]
        block = Block(
            _LEAVES[token.type],
            (Gap(raw),),
            containers=tuple(self.stack),
            location=self.lines.locate(begin),
            key=token.info.strip() if token.type == "fence" else "",
            content=token.content,
        )
        self.found.append((begin, end, block))

    def _definition(self, token: Token) -> None:
        """The title of a link reference definition, where it stands on one line."""
        title = str((token.meta or {}).get("title", ""))
        if not title.strip() or not token.map:
            return
        line = self.first + token.map[1] - 1
        content = self.lines.content(line)
        last = len(content.rstrip(" \t"))
        opening = {'"': '"', "'": "'", ")": "("}.get(content[last - 1 : last], "\n")
        at = content.rfind(opening, 0, max(last - 1, 0))
        while at > 0 and content[at - 1] == "\\":  # within a title, its marks are escaped
            at = content.rfind(opening, 0, at)
        if at < 0:
            return
        read = self.parser.helpers.parseLinkTitle(content, at, last)
        if read.ok and read.pos == last and read.str == title:
            start, end = self.lines.starts[line] + at, self.lines.starts[line] + last
            raw, location = self.lines.text[start:end], self.lines.locate(start + 1)
            parts = (Gap(raw[0]), Segment((Text(title, raw[1:-1]),), location), Gap(raw[-1]))
            self.found.append((start, end, Block("metadata", parts, 0, tuple(self.stack), location, LINK_TITLE)))

    def _inline(self, token: Token) -> None:
        kind, level = self.kinds[-1] if self.kinds else ("paragraph", 0)
        try:
            places = self._cell(token) if kind == "cell" else self._places(token, heading=kind == "heading")
            scanner = InlineScanner(
                self.parser, self.environment, self.lines.text, token.content, places, self.lines.locate
            )
            parts = scanner.scan(token.children or ())
        except UnlocatedError:
            if kind == "cell":
                self._nothing(kind, self.lines.starts[self.row[0]] + self.row[1])
            return
        start, end = places[0], places[-1]
        if start == end and kind == "cell":
            self._nothing(kind, start)
        if start == end or "".join(part.raw or "" for part in parts) != self.lines.text[start:end]:
            return
        location = self.lines.locate(start)
        segment = Segment(parts, location)
        self.found.append((start, end, Block(kind, (segment,), level, tuple(self.stack), location)))

    def _nothing(self, kind: BlockKind, at: int) -> None:
        """A block without words at an offset, to keep the place of those after it."""
        self.found.append((at, at, Block(kind, (), 0, tuple(self.stack), self.lines.locate(at))))

    def _places(self, token: Token, *, heading: bool) -> list[int]:
        """The offset of each character of the content, and of its end."""
        if not token.map:
            raise UnlocatedError
        places: list[int] = []
        pieces = token.content.split("\n")
        for number, piece in enumerate(pieces):
            line = self.first + token.map[0] + number
            if line >= len(self.lines.starts):
                raise UnlocatedError
            content = self.lines.content(line)
            bare = piece.lstrip(" \t") if number else piece
            if heading and len(pieces) == 1:
                at = _after_hashes(content, bare)
            else:
                at = len(content) - len(bare) if content.endswith(bare) else content.rstrip().rfind(bare)
            if at < 0 or content[at : at + len(bare)] != bare:
                raise UnlocatedError
            offset = self.lines.starts[line] + at
            lead = len(piece) - len(bare)
            places += [offset] * lead + list(range(offset, offset + len(bare)))
            places.append(offset + len(bare))  # the line end, or the end of the content
        return places

    def _cell(self, token: Token) -> list[int]:
        line, column = self.row
        content = self.lines.content(line)
        span = _CELL.match(content, column)
        end = span.end() if span else column
        self.row = (line, min(end + 1, len(content)))
        raw = content[column:end]
        if raw.strip().replace("\\|", "|") != token.content:
            raise UnlocatedError
        places = []
        at = column + len(raw) - len(raw.lstrip())
        for char in token.content:
            places.append(self.lines.starts[line] + at)
            at += 2 if char == "|" else 1
        return [*places, self.lines.starts[line] + at]


def _after_hashes(content: str, text: str) -> int:
    """Where a heading's text stands on its line: after the hashes of an ATX heading, or at the end of a line."""
    hashes = re.search(r"#{1,6}[ \t]+", content)
    if hashes and (at := content.find(text, hashes.end())) >= 0 and not content[hashes.end() : at].strip():
        return at
    return content.rstrip().rfind(text)
