"""Blocks as paragraphs and tables of WordprocessingML (ISO/IEC 29500-1, 17.3.1 and 17.4), by named styles."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.outputs.docx.inline import RunContext, language_in_word, runs, text_run
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.inline import plain
from mars_i18n.outputs.page.language_tags import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


INDENT = 425  # twentieths of a point: 7.5 mm a level of a list
LEVELS = 9  # of a list, as many as Word knows
_OPENING = Markup("<w:p><w:pPr>")
_NOTHING = Markup("")
# Twentieths of a point: a letter of 10 and of 8 points, and what a cell leaves free beside its text
_LETTER, _SMALL_LETTER, _GAP = 118, 92, 190
_LONGEST_WORD = 24  # letters
_BOLD = 1.15  # times as wide as others
_MOST_COLUMNS = 63  # of a table: Word refuses more
_BOX_MARGIN = 200  # twentieths of a point that a call-out leaves free on each side


@dataclass(frozen=True, slots=True)
class ParagraphPlace:
    """The place of a paragraph: its style, the list and level it is in, and whether it shows that list's mark."""

    style: str = "Normal"
    list_id: int = 0
    level: int = -1
    marked: bool = False
    last: bool = False  # of its list: room for what follows
    above_table: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """Blocks on their way to XML.

    `numbering` gives the id of a list (whether ordered, its first number, its level); `width` is that of the text in
    twentieths of a point.
    """

    to: RunContext
    numbering: Callable[[bool, int, int], int]
    width: int

    def all(self, nodes: Sequence[tree.Node], place: ParagraphPlace) -> Markup:
        """The nodes in order. Linear in their length."""
        shown = []
        for number, (node, following) in enumerate(zip_longest(nodes, nodes[1:]), 1):
            above = isinstance(node, tree.Paragraph) and isinstance(following, tree.Table)
            here = place if number == len(nodes) and not above else replace(place, last=False, above_table=above)
            xml = NODES[node.kind](self, node, here)
            shown.append(xml)
            if xml:
                place = replace(place, marked=False)
        return Markup("").join(shown)

    def quote(self, node: tree.Quote, place: ParagraphPlace) -> Markup:
        """What is said and who says it, each in a style of its own."""
        quoted = self.all(node.said, replace(place, style="Quote"))
        source = self.all(node.who, replace(place, style="QuoteSource", marked=place.marked and not quoted))
        return quoted + source + self.spacer()

    def callout(self, node: tree.Callout, place: ParagraphPlace) -> Markup:
        """A table of one cell, which is what keeps several blocks in one box; its label is a paragraph of its own."""
        label = self._prose(node.label) or text_run(node.word, self.to.edition.locale.replace("_", "-"))
        width = max(self.width - INDENT * (place.level + 1), INDENT)
        within = replace(self, width=width - 2 * _BOX_MARGIN)
        # Word needs a paragraph at the end of a cell: every node ends in one
        inner = self.paragraph("CalloutLabel", label) + within.all(node.children, ParagraphPlace())
        style = {"calm": "Callout", "warn": "CalloutWarning", "bad": "CalloutDanger"}[node.tone]
        rtl = Markup("<w:bidiVisual/>") if self._is_rtl else Markup("")
        table = Markup(
            '<w:tbl><w:tblPr><w:tblStyle w:val="{0}"/>{1}<w:tblW w:w="{2}" w:type="dxa"/>'
            '<w:tblInd w:w="{3}" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="{2}"/></w:tblGrid>'
            '<w:tr><w:tc><w:tcPr><w:tcW w:w="{2}" w:type="dxa"/></w:tcPr>{4}</w:tc></w:tr></w:tbl>'
        ).format(style, rtl, width, INDENT * (place.level + 1), inner)
        return self._mark_alone(place) + table + self.spacer()

    def list_(self, node: tree.List, place: ParagraphPlace) -> Markup:
        """The items, each with the list's mark before its first paragraph."""
        level = min(place.level + 1, LEVELS - 1)
        number = self.numbering(node.ordered, node.start, level)
        style = "ListNumber" if node.ordered else "ListBullet"
        ends = place.level < 0 or place.last
        items = [
            self.all(item, ParagraphPlace(style, number, level, marked=not tree.opens_task(item), last=last))
            for item, last in ((item, ends and count == len(node.items)) for count, item in enumerate(node.items, 1))
        ]
        return self._mark_alone(place) + Markup("").join(items)

    def cards(self, node: tree.Cards, place: ParagraphPlace) -> Markup:
        """A table of two columns without lines: pictures, and beside them the words."""
        width = max(self.width - INDENT * (place.level + 1), 4 * INDENT)
        left = width // 3
        small = replace(self.to, picture=partial(self.to.picture, most=left - _BOX_MARGIN))
        rows = []
        for picture, said in node.items:
            words = replace(self, width=width - left).all(said, ParagraphPlace())
            beside = words + (self._caption(picture) if picture else _NOTHING)
            first = _NOTHING
            if picture:
                shown = Markup("").join(runs(segment, small) for segment in picture.prose)
                first = self.paragraph("CardPicture", shown)
            cells = [(left, first), (width - left, beside)] if picture else [(width, beside)]
            rows.append(self._card_row(cells))
        table = Markup(
            '<w:tbl><w:tblPr><w:tblStyle w:val="Cards"/>{}<w:tblW w:w="{}" w:type="dxa"/><w:tblInd w:w="{}" '
            'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="{}"/>'
            '<w:gridCol w:w="{}"/></w:tblGrid>{}</w:tbl>'
        ).format(
            Markup("<w:bidiVisual/>") if self._is_rtl else _NOTHING,
            width,
            INDENT * (place.level + 1),
            left,
            width - left,
            Markup("").join(rows),
        )
        return self._mark_alone(place) + table + self.spacer()

    def _card_row(self, cells: Sequence[tuple[int, Markup]]) -> Markup:
        """A row of cells of their widths; the only one is as wide as two. A cell holds a paragraph at least."""
        span = Markup('<w:gridSpan w:val="2"/>') if len(cells) == 1 else _NOTHING
        form = Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>{}</w:tcPr>{}</w:tc>')
        shown = (form.format(width, span, inner or self.paragraph("Normal", _NOTHING)) for width, inner in cells)
        return Markup("<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>").format(Markup("").join(shown))

    def table(self, node: tree.Table, place: ParagraphPlace) -> Markup:
        """The rows, those of the head again on each page."""
        return self._mark_alone(place) + self._table(node)

    def _table(self, node: tree.Table) -> Markup:
        rows = [
            (named, one) for named in (True, False) for row in (node.head if named else node.body) for one in _fold(row)
        ]
        columns = max((len(cells) for _, cells in rows), default=0)
        if not columns:
            return Markup("")
        widths, small = self._widths(rows, columns)
        grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in widths)
        styles = ("TableCellSmall", "TableHeadSmall") if small else ("TableCell", "TableHead")
        shown_rows = Markup("").join(
            self._row(cells, widths, node.align, styles[named], head=named) for named, cells in rows
        )
        rtl = Markup("<w:bidiVisual/>") if self._is_rtl else Markup("")
        look = Markup('<w:tblLook w:val="{}" w:firstRow="{}" w:noHBand="1" w:noVBand="1"/>')
        shown = look.format("0020" if node.head else "0000", int(bool(node.head)))
        return Markup(
            '<w:tbl><w:tblPr><w:tblStyle w:val="IssueTable"/>{}<w:tblW w:w="5000" w:type="pct"/>{}</w:tblPr>'
            "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>{}"
        ).format(rtl, shown, grid, shown_rows, self.spacer())

    def _row(
        self, cells: Sequence[tree.Prose], widths: Sequence[int], align: Sequence[str], style: str, *, head: bool
    ) -> Markup:
        shown = []
        for column, width in enumerate(widths):
            side = "end" if align[column] == "right" and self._is_rtl else align[column]
            extra = Markup('<w:jc w:val="{}"/>').format(side) if side else Markup("")
            prose = self._prose(cells[column]) if column < len(cells) else Markup("")
            cell = self.paragraph(style, prose, after=extra)
            shown.append(Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>').format(width, cell))
        repeated = Markup("<w:tblHeader/>") if head else Markup("")
        return Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>").format(repeated, Markup("").join(shown))

    def _widths(self, rows: Sequence[tuple[bool, Sequence[tree.Prose]]], columns: int) -> tuple[list[int], bool]:
        """Of the columns, and whether letters must be small; a row is whether it is bold, and its cells.

        Each has room for its longest word, as long as the page has. What is left goes to those of the longest texts; to
        all alike, by their texts, where each text has room on one line.
        """
        needed, lengths = [4] * columns, [8] * columns
        for bold, row in rows:
            for column, cell in enumerate(row[:columns]):
                text = prose_text(cell)
                word = min(max(map(len, text.split()), default=0), _LONGEST_WORD)
                needed[column] = max(needed[column], round(word * _BOLD) if bold else word)
                lengths[column] = max(lengths[column], min(len(text), 45))
        small = sum(needed) * _LETTER + columns * _GAP > self.width
        least = [length * (_SMALL_LETTER if small else _LETTER) + _GAP for length in needed]
        left = self.width - sum(least)
        if left < 0:
            return [self.width * one // sum(least) for one in least], small
        more = [max(length - need, 0) for length, need in zip(lengths, needed, strict=True)]
        shares = more if sum(more) * _LETTER > left else lengths
        return [one + left * share // sum(shares) for one, share in zip(least, shares, strict=True)], small

    def paragraph_of(self, node: tree.Paragraph | tree.Attribution, place: ParagraphPlace) -> Markup:
        """Prose in the style of its place, a caption in its own."""
        prose = self._prose(node.prose)
        if isinstance(node, tree.Paragraph) and node.caption and not place.marked:
            if place.above_table and place.level < 0:  # and stays on its page
                return self.paragraph("Caption", prose, before=Markup("<w:keepNext/>"), rtl=self._rtl_of(node.prose))
            place = replace(place, style="Caption")
        return self._placed(place, prose, self._rtl_of(node.prose)) if prose else self._mark_alone(place)

    def attribution(self, node: tree.Attribution, place: ParagraphPlace) -> Markup:
        """Who is quoted."""
        return self.paragraph_of(node, replace(place, style="QuoteSource"))

    def heading(self, node: tree.Heading, place: ParagraphPlace) -> Markup:
        """A heading, with the mark of the list that it opens an item of; nothing without words.

        Sections of the first document are of level 1: its title is none of Word's headings.
        """
        words_of = self._prose(node.prose)
        prose = self.to.bookmark(node.id) + words_of if words_of else words_of
        named = f"Heading{node.level - 1}"
        shown = self.paragraph(named, prose, before=_mark(place), rtl=self._rtl_of(node.prose))
        return shown if prose else Markup("")

    def rule(self, _node: tree.Rule, place: ParagraphPlace) -> Markup:
        """A line across the page."""
        return self._mark_alone(place) + self.paragraph("Rule", Markup(""))

    def html(self, _node: tree.Html, _place: ParagraphPlace) -> Markup:
        """Nothing: the tree is asked for with the editors' HTML read as blocks."""
        return Markup("")

    def template(self, _node: tree.Template, _place: ParagraphPlace) -> Markup:
        """Nothing: the tree is asked for without."""
        return Markup("")

    def term(self, node: tree.DefinedTerm, _place: ParagraphPlace) -> Markup:
        """What is defined."""
        return self.paragraph("DefinitionTerm", self._prose(node.prose))

    def definitions(self, node: tree.Definitions, place: ParagraphPlace) -> Markup:
        """Terms and definitions in order."""
        return self.all(node.children, place)

    def definition(self, node: tree.Definition, place: ParagraphPlace) -> Markup:
        """What a term means, set in."""
        return self.all(node.children, replace(place, style="ListContinue", level=place.level + 1, marked=False))

    def _mark_alone(self, place: ParagraphPlace) -> Markup:
        """A paragraph with the mark of a list before what cannot, as a table; nothing where it is there already."""
        return self._placed(place, Markup(""), rtl=None) if place.marked else Markup("")

    def figure(self, node: tree.Figure, place: ParagraphPlace) -> Markup:
        """An image, its title below it."""
        figure = self.paragraph("Figure", self._prose(node.prose), before=_mark(place))
        return figure + self._caption(node)

    def _caption(self, node: tree.Figure) -> Markup:
        language = language_in_word(node.prose[0], self.to.edition)
        return self.paragraph("Caption", text_run(node.title, language)) if node.title else Markup("")

    def code(self, node: tree.Code, place: ParagraphPlace) -> Markup:
        """Lines of code in one paragraph."""
        lines = node.content.rstrip("\n").replace("\t", "    ").split("\n")
        breaks = Markup("<w:r><w:br/></w:r>").join(text_run(line, "x-none") for line in lines)
        return self._placed(replace(place, style="CodeBlock"), breaks, rtl=False)

    def _placed(self, place: ParagraphPlace, prose: Markup, rtl: bool | None) -> Markup:  # noqa: FBT001 - as `paragraph` takes it
        quoted = place.style in {"Quote", "QuoteSource"}
        if quoted and not rtl:
            rtl = None  # the bar beside it is on the edition's side
        if place.level < 0:
            return self.paragraph(place.style, prose, rtl=rtl)
        room = Markup('<w:spacing w:after="140"/>') if place.last and not quoted else _NOTHING
        if place.marked:
            return self.paragraph(place.style, prose, before=_mark(place), after=room, rtl=rtl)
        style = place.style if place.style not in {"ListBullet", "ListNumber"} else "ListContinue"
        indent = Markup('<w:ind w:left="{}"/>').format(INDENT * (place.level + 1) + (360 if quoted else 0))
        return self.paragraph(style, prose, after=room + indent, rtl=rtl)

    def paragraph(
        self,
        style: str,
        prose: Markup,
        *,
        before: Markup = _NOTHING,
        after: Markup = _NOTHING,
        rtl: bool | None = None,
    ) -> Markup:
        """A paragraph of a style; `before` and `after` are properties that the schema has there."""
        bidi = Markup("<w:bidi/>") if (self._is_rtl if rtl is None else rtl) else Markup("")
        named = Markup('<w:pStyle w:val="{}"/>').format(style)
        return _OPENING + named + before + bidi + after + Markup("</w:pPr>") + prose + Markup("</w:p>")

    def spacer(self) -> Markup:
        """A low empty paragraph: it keeps a table or a quotation apart from what follows."""
        return self.paragraph("Spacer", Markup(""))

    def _prose(self, prose: tree.Prose) -> Markup:
        return Markup("").join(runs(segment, self.to) for segment in prose)

    @property
    def _is_rtl(self) -> bool:
        return direction(self.to.edition.language) == "rtl"

    def _rtl_of(self, prose: tree.Prose) -> bool:
        segment = prose[0] if prose else None
        known = segment.language if segment and segment.language not in {"", "und"} else self.to.edition.language
        return direction(known) == "rtl"


def _fold(row: Sequence[tree.Prose]) -> Iterator[Sequence[tree.Prose]]:
    """A row as rows of as many cells as Word allows."""
    yield from (row[first : first + _MOST_COLUMNS] for first in range(0, len(row), _MOST_COLUMNS))


def _mark(place: ParagraphPlace) -> Markup:
    """The mark of the list that a paragraph opens an item of, among its properties."""
    if not place.marked or place.level < 0:
        return _NOTHING
    form = Markup('<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>')
    return form.format(place.level, place.list_id)


def prose_text(prose: tree.Prose) -> str:
    """The words of prose alone."""
    return " ".join(plain(segment.parts) for segment in prose).strip()


NODES: Mapping[tree.NodeKind, Callable[[Writer, Any, ParagraphPlace], Markup]] = {
    "heading": Writer.heading,
    "paragraph": Writer.paragraph_of,
    "figure": Writer.figure,
    "attribution": Writer.attribution,
    "code": Writer.code,
    "rule": Writer.rule,
    "html": Writer.html,
    "template": Writer.template,
    "quote": Writer.quote,
    "callout": Writer.callout,
    "list": Writer.list_,
    "cards": Writer.cards,
    "table": Writer.table,
    "definitions": Writer.definitions,
    "term": Writer.term,
    "definition": Writer.definition,
}
