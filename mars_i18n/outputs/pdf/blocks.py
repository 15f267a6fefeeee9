"""The blocks of a document as data for the PDF's template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from mars_i18n.model import UNDETERMINED, Block, Document, Segment
from mars_i18n.outputs.page.blocks import date_line, says_who
from mars_i18n.outputs.page.documents import first_segment
from mars_i18n.outputs.page.inline import plain
from mars_i18n.outputs.page.nesting import Branch, Node, body_and_footnotes, rows_of
from mars_i18n.outputs.page.urls import public_address
from mars_i18n.outputs.pdf.inline import InlineWriter, Piece, for_contents, is_image, is_small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.outputs.pdf.fonts import Repertoire
    from mars_i18n.plugins.kinds import Edition

Shown: TypeAlias = "dict[str, Any]"
_DEEPEST = 8  # containers within containers; typst allows 80 calls within calls
_PULLED = 320  # code points; a longer quotation is set as text is
_NARROW = 56  # code points of a row that fits in the width of the text; its last column then takes what is left
_LAST_NUMBER = 999_999_999


class DocumentWriter:
    """One document on its way to the template. `number` tells the documents of an issue apart."""

    def __init__(
        self,
        edition: Edition,
        document: Document,
        number: int,
        repertoire: Repertoire,
        image: Callable[[str, str, str], Piece],
    ) -> None:
        self.edition, self.document, self.number = edition, document, number
        self.inline = InlineWriter(repertoire, self._citation, image, public_address(edition))
        self.notes: dict[str, Node] = {}
        self.cited: set[str] = set()
        levels = [block.level for block in document.blocks if block.kind == "heading" and block.level]
        self.shift = (2 if number == 0 else 3) - min(levels, default=2)
        self.level = 1 if number == 0 else 2  # of the last heading: none may be skipped
        self.headings = 0

    def data(self) -> Shown:
        """Title, summary, date, blocks, and notes that nothing cites."""
        body, notes = body_and_footnotes(self.document)
        for node in notes:
            if isinstance(node, Node):
                self.notes.setdefault(node.container.attribute("label"), node)
        title, summary = first_segment(self.document, "title"), first_segment(self.document, "metadata", "summary")
        return {
            "title": (shown := self._segment(title) if title else []),
            "listed": for_contents(shown),
            "summary": self._segment(summary) if summary else [],
            "date": date_line(self.document, self.edition),
            "blocks": list(self._all(body)),
            "headings": self.headings,
            "uncited": [
                list(self._all(node.children)) for label, node in self.notes.items() if label not in self.cited
            ],
        }

    def _citation(self, label: str) -> Piece:
        node = self.notes.get(label)
        if node is None:
            return {"is": "sup", "in": list(self.inline.text(label))}
        name = f"note-{self.number}-{list(self.notes).index(label)}"
        if label in self.cited:
            return {"is": "cited", "name": name}
        self.cited.add(label)
        return {"is": "note", "name": name, "blocks": list(self._all(node.children, _DEEPEST - 2))}

    def _all(self, branches: Sequence[Branch], depth: int = 0) -> Iterator[Shown]:
        for branch in branches:
            if isinstance(branch, Block):
                yield from self._block(branch)
            elif depth >= _DEEPEST:
                yield from self._all(branch.children, depth)
            else:
                yield from self._node(branch, depth + 1)

    def _node(self, node: Node, depth: int) -> Iterator[Shown]:
        kind, children = node.container.kind, node.children
        if kind == "list":
            items = [list(self._all(one.children if isinstance(one, Node) else (one,), depth)) for one in children]
            start = node.container.attribute("start")
            yield {
                "is": "list",
                "ordered": node.container.attribute("ordered") == "yes",
                "start": min(int(start), _LAST_NUMBER)
                if start.isascii() and start.isdecimal() and len(start) < 20
                else 1,
                "tight": node.container.attribute("tight") == "yes",
                "items": items,
            }
        elif kind == "table":
            yield from self._table(node)
        elif kind == "quote":
            who = [one for one in children if says_who(one, children)]
            said = [one for one in children if one not in who]
            length = sum(len(_words(one)) for one in said if isinstance(one, Block))
            pulled = length <= _PULLED and all(isinstance(one, Block) for one in said)
            blocks = list(self._all(said, depth))
            yield {"is": "quote", "pulled": pulled, "blocks": blocks, "who": list(self._all(who, depth))}
        elif kind == "definitions":
            yield {"is": "terms", "items": list(self._terms(children, depth))}
        else:
            yield from self._all(children, depth)

    def _terms(self, children: Sequence[Branch], depth: int) -> Iterator[Shown]:
        term: list[Piece] = []
        blocks: list[Shown] = []
        for one in children:
            if isinstance(one, Block) and one.kind == "term":
                if term or blocks:
                    yield {"term": term, "blocks": blocks}
                term, blocks = self._prose(one), []
            else:
                blocks += self._all(one.children if isinstance(one, Node) else (one,), depth)
        if term or blocks:
            yield {"term": term, "blocks": blocks}

    def _table(self, node: Node) -> Iterator[Shown]:
        head, body = rows_of(node)
        cells = [*head, *body]
        columns = max(map(len, cells), default=0)
        if not columns:
            return
        align = [*node.container.attribute("align").split(","), *[""] * columns][:columns]
        shown = [list(map(self._prose, row)) for row in cells]
        widths = [max(len(_words(row[at])) for row in cells) for at in range(columns)]
        narrow = sum(widths) <= _NARROW and columns <= _NARROW // 8
        rows = {"head": shown[: len(head)], "rows": shown[len(head) :]}
        yield {"is": "table", "align": align, "narrow": narrow, **rows}

    def _block(self, block: Block) -> Iterator[Shown]:
        if block.kind in {"heading", "title"}:
            yield self._heading(block)
        elif block.kind == "code":
            yield {"is": "pre", "lines": [list(self.inline.text(line)) for line in _lines(block.content)]}
        elif block.kind == "rule":
            yield {"is": "rule"}
        elif block.kind != "masthead":
            yield from self._paragraphs(block)

    def _heading(self, block: Block) -> Shown:
        self.headings += 1
        level = block.level + self.shift if block.kind == "heading" else 1 + self.shift
        self.level = max(2, min(level, self.level + 1, 6))
        shown = self._prose(block)
        return {"is": "heading", "level": self.level, "in": shown, "listed": for_contents(shown)}

    def _paragraphs(self, block: Block) -> Iterator[Shown]:
        """Prose with its images between paragraphs, each on a line of its own; small ones stay among their words."""
        for segment in (part for part in block.parts if isinstance(part, Segment)):
            run: list[Piece] = []
            pieces = self._pieces(segment)
            spoken = any(isinstance(piece, str) and piece.strip() for piece in pieces)
            for piece in map(_linked_image, pieces):
                if isinstance(piece, dict) and is_image(piece) and not (spoken and is_small(piece)):
                    yield from self._par(block, segment, run)
                    yield piece
                    run = []
                else:
                    run.append(piece)
            yield from self._par(block, segment, run)

    def _par(self, block: Block, segment: Segment, run: list[Piece]) -> Iterator[Shown]:
        if any(piece if not isinstance(piece, str) else piece.strip() for piece in run):
            leads = _words(block).rstrip().endswith(":")  # to a list or table, from which no page parts it
            kind = "who" if block.kind == "attribution" else "par"
            yield {"is": kind, "leads": leads, "in": self._marked(segment, run)}

    def _prose(self, block: Block) -> list[Piece]:
        return [piece for part in block.parts if isinstance(part, Segment) for piece in self._segment(part)]

    def _segment(self, segment: Segment) -> list[Piece]:
        return self._marked(segment, self._pieces(segment))

    def _pieces(self, segment: Segment) -> list[Piece]:
        return self.inline.pieces(segment.parts)

    def _marked(self, segment: Segment, pieces: list[Piece]) -> list[Piece]:
        """Pieces that say their language where it is not the issue's, and that they wait to be translated."""
        known = segment.language not in {UNDETERMINED, ""}
        fallback = segment.state == "fallback"
        if not pieces or not (fallback or (known and segment.language != self.edition.language)):
            return pieces
        return [{"is": "foreign", "language": segment.language if known else "", "fallback": fallback, "in": pieces}]


def _linked_image(piece: Piece) -> Piece:
    """An image that is all of a link as an image that knows where it leads; anything else as it is."""
    if isinstance(piece, str) or piece["is"] != "a":
        return piece
    shown = [one for one in piece["in"] if not isinstance(one, str) or one.strip()]
    return {**shown[0], "to": piece["to"]} if len(shown) == 1 and is_image(shown[0]) else piece


def _words(block: Block) -> str:
    return "".join(plain(part.parts) for part in block.parts if isinstance(part, Segment))


def _lines(code: str) -> list[str]:
    """The lines of code; typst makes one of several spaces, unless they are no-break spaces."""
    lines = code.expandtabs(4).rstrip("\n").split("\n")
    return [re.sub("^ +|(?<= ) +", lambda found: "\u00a0" * len(found[0]), line) for line in lines]
