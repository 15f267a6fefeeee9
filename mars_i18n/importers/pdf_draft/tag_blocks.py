"""The blocks of a page by its tags (ISO 32000-1, 14.8.4), which say what each piece of text is, and in which order."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock, lines_like
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.importers.pdf_draft.printed_lines import PrintedKind, PrintedLine
    from mars_i18n.importers.pdf_draft.printed_words import PdfPage, TagNode, Word

_COVERED = 0.6  # of the letters of a page, for its tags to say what it holds
_HEADING = re.compile(r"H([1-6])?\Z")
_INLINE = frozenset("Span Link Em Strong Quote Code Reference BibEntry Annot Ruby Warichu Sub".split())
_NOTES = frozenset({"Note", "FENote"})
_TEXT, _MARKED = map(attrgetter, ("text", "marked"))
_OUTER = frozenset("L LI Table THead TBody TFoot TR TD TH TOC TOCI".split())  # what no cell or item only contains


def are_tags_whole(page: PdfPage) -> bool:
    """Whether the tags of a page hold most of its letters."""
    if not page.tags:
        return False
    letters = sum(map(len, map(_TEXT, page.words)))
    ids = set(_ids(page.tags))
    tagged = sum(sum(map(len, map(_TEXT, words))) for marked, words in groupby(page.words, _MARKED) if marked in ids)
    return letters > 0 and tagged > _COVERED * letters


def _ids(nodes: Sequence[TagNode | int]) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, int):
            yield node
        else:
            yield from _ids(node.children)


def blocks_of_tags(page: PdfPage, lines: Sequence[PrintedLine]) -> tuple[list[PrintedBlock], list[Word]]:
    """The blocks of a page in the order of its tags, and the words in no tag. `lines` are those of all its words."""
    walk = _Walk(page, {id(line.words[0]): line for line in lines})
    for node in page.tags:
        walk.visit(node)
    walk.flush()
    used = set(_ids(page.tags))
    outside = [] if used >= walk.by_id.keys() else [word for word in page.words if word.marked not in used]
    return [*walk.blocks, *walk.notes], outside


@dataclass(slots=True)
class _Walk:
    """Makes blocks while it goes through the tags: `kind` and the rest are of the block whose words are collected."""

    page: PdfPage
    known: Mapping[int, PrintedLine]
    table: int = 0
    blocks: list[PrintedBlock] = field(default_factory=list)
    notes: list[PrintedBlock] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    kind: PrintedKind = "paragraph"
    level: int = 0
    marker: str = ""
    header: bool = False
    row: int = 0
    column: int = 0
    depth: int = 0
    in_label: bool = False
    by_id: dict[int, list[Word]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for marked, words in groupby(self.page.words, _MARKED):
            self.by_id.setdefault(marked, []).extend(words)

    def flush(self) -> None:
        """End the block whose words are collected."""
        if self.words or self.kind == "cell":
            lines = tuple(lines_like(self.known, self.words, self.page.number))
            places = (self.table, self.row, self.column) if self.kind == "cell" else (0, 0, 0)
            self.blocks.append(
                PrintedBlock(
                    self.kind,
                    lines,
                    self.page.number,
                    self.level if self.kind in {"heading", "item"} else 0,
                    self.marker if self.kind == "item" else "",
                    *places,
                    header=self.header,
                    tagged=True,
                )
            )
            self.words = []
            self.marker = "" if self.kind == "item" else self.marker

    def visit(self, node: TagNode | int) -> None:
        """Take in an element, or the words of a content id."""
        if isinstance(node, int):
            words = self.by_id.get(node, [])
            self.words += [word._replace(is_sign=True) for word in words] if self.in_label else words
        elif node.kind == "Lbl" and self.kind != "item":
            self.in_label = True
            self._children(node)
            self.in_label = False
        elif node.kind in _INLINE:
            self._children(node)
        elif node.kind in _NOTES:
            self._note(node)
        elif node.kind == "Lbl":
            self.marker = " ".join(word.text for one in _ids([node]) for word in self.by_id.get(one, ()))
        elif node.kind in {"Figure", "Formula"}:
            self._picture(node)
        else:
            self._element(node)

    def _children(self, node: TagNode) -> None:
        for child in node.children:
            self.visit(child)

    def _element(self, node: TagNode) -> None:
        if self.kind in {"cell", "item"} and node.kind not in _OUTER:
            self._children(node)  # a paragraph in a cell or in an item
            return
        self.flush()
        kept = (self.kind, self.level, self.marker, self.header)
        if node.kind == "Table":
            self.table, self.row = self.table + 1, 0
        elif node.kind == "TR":
            self.row, self.column = self.row + 1, 0
        self.depth += node.kind == "L"
        if found := _HEADING.match(node.kind):
            self.kind, self.level = "heading", int(found[1] or 1)
        elif node.kind == "Title":
            self.kind, self.level = "heading", 1
        elif node.kind in {"TD", "TH"}:
            self.kind, self.header = "cell", node.kind == "TH"
            self.column += 1
        elif node.kind == "LI":
            self.kind, self.level, self.marker = "item", self.depth, ""
        else:
            self.kind = "quote" if node.kind == "BlockQuote" or self.kind == "quote" else "paragraph"
        self._children(node)
        self.flush()
        self.depth -= node.kind == "L"
        self.kind, self.level, self.marker, self.header = kept

    def _note(self, node: TagNode) -> None:
        inner = _Walk(self.page, self.known, self.table)
        inner._children(node)
        inner.flush()
        lines = tuple(line for block in inner.blocks for line in block.lines)
        if lines:
            self.notes.append(PrintedBlock("note", lines, self.page.number, tagged=True))

    def _picture(self, node: TagNode) -> None:
        """A figure: its picture, and words within it, which stay."""
        self.flush()
        used = set(_ids([node]))
        names = [(name, base) for name, base, marked in self.page.pictures if marked in used]
        self.blocks.append(
            PrintedBlock(
                "picture", (), self.page.number, name=names[0][0] if names else "", alternative=node.alternative
            )
        )
        self._children(node)
        self.flush()
