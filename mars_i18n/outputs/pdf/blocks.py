"""The blocks of a document as data for the PDF's template."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from mars_i18n.model import UNDETERMINED, Text
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.inline import plain
from mars_i18n.outputs.page.language_tags import primary_language
from mars_i18n.outputs.page.urls import public_address
from mars_i18n.outputs.pdf.inline import InlineWriter, Piece, for_contents, is_image, is_small, with_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Segment, Tag
    from mars_i18n.outputs.typst.fonts import Repertoire
    from mars_i18n.plugins.editions import Edition

Shown: TypeAlias = "dict[str, Any]"
_DEEPEST = 8  # containers within containers; typst allows 80 calls within calls
_PULLED = 320  # code points; a longer quotation is set as text is
_NARROW = 56  # code points of a row that fits in the width of the text; its last column then takes what is left


class DocumentWriter:
    """One document on its way to the template.

    `level` is that of the last heading before it, 1 for the title of the issue; after `data`, that of its own last one.
    Then `longest` is the length of its longest segment, and `length` that of all, in code points.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - a document, and what it is set with
        self,
        edition: Edition,
        part: tree.Part,
        repertoire: Repertoire,
        image: Callable[[str, str, str], Piece],
        targets: frozenset[str] = frozenset(),
        level: int = 1,
    ) -> None:
        self.edition, self.part = edition, part
        self.inline = InlineWriter(repertoire, self._citation, image, public_address(edition), targets)
        self.notes = {note.label: note for note in part.notes}
        self.cited: set[str] = set()
        self.in_note = False
        self.level = level
        self.longest = self.length = 0

    def data(self) -> Shown:
        """Title, summary, date, blocks, and notes that no text cites."""
        title, summary = self.part.title, self.part.summary
        shown = self._segment(title) if title else []
        if shown and self.part.number:
            self.level = 2  # as the template shows it
        values = {
            "title": shown,
            "listed": for_contents(shown),
            "summary": self._segment(summary) if summary else [],
            "byline": self._segment(self.part.byline) if self.part.byline else [],
            "hero": list(self.all((self.part.hero,))) if self.part.hero else [],
            "date": self.part.date,
            "blocks": list(self.all(self.part.body)),
            "headings": len(self.part.headings),
        }
        left = [note for note in self.part.notes if note.label not in self.cited]
        numbers = [note.number for note in left]
        return {**values, "uncited": [self._note(note) for note in left], "uncited-numbers": numbers}

    def _citation(self, tag: Tag) -> Piece:
        label = tag.attribute("footnote")
        note = self.notes.get(label)
        if note is None or self.in_note:  # a footnote of a page has none of its own: its number is enough
            return {"is": "sup", "in": list(self.inline.text(str(note.number) if note else label))}
        shown = {"name": f"note-{note.number}", "number": str(note.number)}
        if label in self.cited:
            return {"is": "cited", **shown}
        self.cited.add(label)
        return {"is": "note", **shown, "blocks": self._note(note, _DEEPEST - 2)}

    def _note(self, note: tree.Note, depth: int = 0) -> list[Shown]:
        self.in_note = True
        blocks = list(self.all(note.children, depth))
        self.in_note = False
        return blocks

    def all(self, nodes: Iterable[tree.Node], depth: int = 0) -> Iterator[Shown]:
        """The nodes in order; of what is deeper than typst goes, the blocks without their containers."""
        for node, following in pairwise((*nodes, None)):
            if node is not None:
                for shown in NODES[node.kind](self, node, depth):
                    leads = shown["is"] == "about" and isinstance(following, tree.Table)  # whose page it stays on
                    yield {**shown, "leads": True} if leads else shown

    def list_(self, node: tree.List, depth: int) -> Iterator[Shown]:
        """A list, its items as blocks."""
        if depth >= _DEEPEST:
            yield from self.all((one for item in node.items for one in item), depth)
            return
        items = [list(self.all(item, depth + 1)) for item in node.items]
        yield {"is": "list", "ordered": node.ordered, "start": node.start, "tight": node.tight, "items": items}

    def cards(self, node: tree.Cards, depth: int) -> Iterator[Shown]:
        """Cards, each with its picture and its words as blocks."""
        items = [
            {
                "picture": list(self.all((picture,), depth + 1)) if picture else [],
                "blocks": list(self.all(said, depth + 1)),
            }
            for picture, said in node.items
        ]
        if depth >= _DEEPEST:
            yield from (block for one in items for block in (*one["picture"], *one["blocks"]))
        else:
            yield {"is": "cards", "items": items}

    def quote(self, node: tree.Quote, depth: int) -> Iterator[Shown]:
        """A quotation; a short one is pulled out of the text in larger letters."""
        if depth >= _DEEPEST:
            yield from self.all((*node.said, *node.who), depth)
            return
        prose = [_prose_of(one) for one in node.said]
        pulled = None not in prose and sum(len(_words(one)) for one in prose if one) <= _PULLED
        blocks = list(self.all(node.said, depth + 1))
        yield {"is": "quote", "pulled": pulled, "blocks": blocks, "who": list(self.all(node.who, depth + 1))}

    def callout(self, node: tree.Callout, depth: int) -> Iterator[Shown]:
        """A box with its label."""
        label = self._prose(node.label) or list(self.inline.text(node.word))
        if depth >= _DEEPEST:
            yield {"is": "par", "leads": True, "in": [{"is": "b", "in": label}]}
            yield from self.all(node.children, depth)
            return
        yield {"is": "callout", "tone": node.tone, "label": label, "blocks": list(self.all(node.children, depth + 1))}

    def definitions(self, node: tree.Definitions, depth: int) -> Iterator[Shown]:
        """Terms, each with what it means."""
        if depth >= _DEEPEST:
            yield from self.all(node.children, depth)
        else:
            yield {"is": "terms", "items": list(self._terms(node.children, depth + 1))}

    def _terms(self, children: Sequence[tree.Node], depth: int) -> Iterator[Shown]:
        term: list[Piece] = []
        blocks: list[Shown] = []
        for one in children:
            if isinstance(one, tree.DefinedTerm):
                if term or blocks:
                    yield {"term": term, "blocks": blocks}
                term, blocks = self._prose(one.prose), []
            else:
                blocks += self.all(one.children if isinstance(one, tree.Definition) else (one,), depth)
        if term or blocks:
            yield {"term": term, "blocks": blocks}

    def term(self, node: tree.DefinedTerm, depth: int) -> Iterator[Shown]:
        """A term outside a list of definitions."""
        del depth
        yield from self._paragraphs(node.prose, "par")

    def definition(self, node: tree.Definition, depth: int) -> Iterator[Shown]:
        """A definition outside a list of definitions."""
        yield from self.all(node.children, depth)

    def table(self, node: tree.Table, depth: int) -> Iterator[Shown]:
        """Rows of cells; nothing where there are none."""
        if depth >= _DEEPEST:
            for row in (*node.head, *node.body):
                for cell in row:
                    yield from self._paragraphs(cell, "par")
        elif node.align:
            rows, columns = (*node.head, *node.body), len(node.align)
            widths = [max(len(_words(row[at])) for row in rows) for at in range(columns)]
            narrow = sum(widths) <= _NARROW and columns <= _NARROW // 8
            head, body = ([list(map(self._prose, row)) for row in part] for part in (node.head, node.body))
            yield {"is": "table", "align": list(node.align), "narrow": narrow, "head": head, "rows": body}

    def code(self, node: tree.Code, depth: int) -> Iterator[Shown]:
        """Lines of code."""
        del depth
        yield {"is": "pre", "lines": [list(self.inline.text(line)) for line in _lines(node.content)]}

    def rule(self, _node: tree.Rule, _depth: int) -> Iterator[Shown]:
        """A line across the text."""
        yield {"is": "rule"}

    def html(self, _node: tree.Html, _depth: int) -> Iterator[Shown]:
        """Nothing: the tree is asked for with the editors' HTML read as blocks."""
        yield from ()

    def template(self, _node: tree.Template, _depth: int) -> Iterator[Shown]:
        """Nothing: the tree is asked for without."""
        yield from ()

    def heading(self, node: tree.Heading, _depth: int) -> Iterator[Shown]:
        """A heading; PDF/UA allows none that skips a level (ISO 14289-1, 7.4.2), so it is at most one deeper."""
        self.level = max(2, min(node.level, self.level + 1))
        shown = with_title(self._prose(node.prose), node.id)
        place = {"id": node.id} if node.id in self.inline.places else {}
        yield {"is": "heading", "level": self.level, "in": shown, "listed": for_contents(shown), **place}

    def paragraph(self, node: tree.Paragraph | tree.Figure, _depth: int) -> Iterator[Shown]:
        """Prose, with its images between paragraphs."""
        # The label of what is not translated is seen among the letters of prose alone
        whole = all(one.state != "fallback" for one in node.prose)
        caption = isinstance(node, tree.Paragraph) and node.caption and whole
        yield from self._paragraphs(node.prose, "about" if caption else "par")

    def attribution(self, node: tree.Attribution, _depth: int) -> Iterator[Shown]:
        """Who is quoted."""
        yield from self._paragraphs(node.prose, "who")

    def _paragraphs(self, prose: tree.Prose, kind: str) -> Iterator[Shown]:
        """Prose, with its images before or after it; small ones, and those with words on both sides, stay in it."""
        leads = _words(prose).rstrip().endswith(":")  # to a list or table, from which no page parts it
        for segment in prose:
            run: list[Piece] = []
            titles: list[Shown] = []
            pieces = self._pieces(segment)
            worded = [at for at, piece in enumerate(pieces) if _has_words(piece)]
            for at, piece in enumerate(map(_linked_image, pieces)):
                if not isinstance(piece, dict) or not is_image(piece) or (worded and is_small(piece)):
                    run.append(piece)
                elif worded and worded[0] < at < worded[-1]:
                    run.append({**piece, "within": True})
                    titles += [{"is": "caption", "title": piece["title"]}] if piece["title"] else []
                else:
                    yield from self._paragraph(kind, segment, run, leads=leads)
                    yield piece
                    run = []
            yield from self._paragraph(kind, segment, run, leads=leads)
            yield from titles

    def _paragraph(self, kind: str, segment: Segment, run: list[Piece], *, leads: bool) -> Iterator[Shown]:
        if any(piece if not isinstance(piece, str) else piece.strip() for piece in run):
            yield {"is": kind, "leads": leads, "in": self._marked(segment, run)}

    def _prose(self, prose: tree.Prose) -> list[Piece]:
        return [piece for segment in prose for piece in self._segment(segment)]

    def _segment(self, segment: Segment) -> list[Piece]:
        return self._marked(segment, self._pieces(segment))

    def _pieces(self, segment: Segment) -> list[Piece]:
        length = sum(len(part.text) for part in segment.parts if isinstance(part, Text))
        self.longest, self.length = max(self.longest, length), self.length + length
        return self.inline.pieces(segment.parts)

    def _marked(self, segment: Segment, pieces: list[Piece]) -> list[Piece]:
        """Pieces that say their language where it is not the issue's, and that they wait to be translated."""
        known = segment.language not in {UNDETERMINED, ""}
        fallback = segment.state == "fallback"
        if not pieces or not (fallback or (known and segment.language != self.edition.language)):
            return pieces
        return [{"is": "foreign", "language": primary_language(segment.language), "fallback": fallback, "in": pieces}]


def _linked_image(piece: Piece) -> Piece:
    """An image that is all of a link as an image that knows where it leads; anything else as it is."""
    if isinstance(piece, str) or piece["is"] != "a":
        return piece
    shown = [one for one in piece["in"] if not isinstance(one, str) or one.strip()]
    return {**shown[0], "to": piece["to"]} if len(shown) == 1 and is_image(shown[0]) else piece


def _has_words(piece: Piece) -> bool:
    """Whether a piece has words of the text, not of an image alone."""
    if isinstance(piece, str):
        return bool(piece.strip())
    return "in" in piece and any(map(_has_words, piece["in"]))


def _words(prose: tree.Prose) -> str:
    return "".join(plain(segment.parts) for segment in prose)


def _prose_of(node: tree.Node) -> tree.Prose | None:
    """The prose of a node; None of one that holds others."""
    if isinstance(node, tree.Code | tree.Rule | tree.Html):
        return ()
    known: tree.Prose | None = getattr(node, "prose", None)
    return known


def _lines(code: str) -> list[str]:
    """The lines of code; typst makes one of several spaces, unless they are no-break spaces."""
    lines = code.expandtabs(4).rstrip("\n").split("\n")
    return [re.sub("^ +|(?<= ) +", lambda found: "\u00a0" * len(found[0]), line) for line in lines]


NODES: Mapping[tree.NodeKind, Callable[[DocumentWriter, Any, int], Iterator[Shown]]] = {
    "heading": DocumentWriter.heading,
    "paragraph": DocumentWriter.paragraph,
    "figure": DocumentWriter.paragraph,
    "attribution": DocumentWriter.attribution,
    "code": DocumentWriter.code,
    "rule": DocumentWriter.rule,
    "html": DocumentWriter.html,
    "template": DocumentWriter.template,
    "quote": DocumentWriter.quote,
    "callout": DocumentWriter.callout,
    "list": DocumentWriter.list_,
    "cards": DocumentWriter.cards,
    "table": DocumentWriter.table,
    "definitions": DocumentWriter.definitions,
    "term": DocumentWriter.term,
    "definition": DocumentWriter.definition,
}
