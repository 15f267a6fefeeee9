"""Blocks as paragraphs and tables of WordprocessingML (ISO/IEC 29500-1, 17.3.1 and 17.4), by named styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import Block, Segment, Tag, Text
from mars_i18n.outputs.docx.inline import Surroundings, language_of, runs, text_run
from mars_i18n.outputs.page.blocks import direction, says_who
from mars_i18n.outputs.page.inline import image_texts, plain
from mars_i18n.outputs.page.nesting import Branch, Node, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INDENT = 425  # twentieths of a point: 7.5 mm a level of a list
LEVELS = 9  # of a list, as many as Word knows
_OPENING = Markup("<w:p><w:pPr>")
_NOTHING = Markup("")
# Twentieths of a point: a letter of 10 and of 8 points, and what a cell leaves free beside its text
_LETTER, _SMALL_LETTER, _GAP = 118, 92, 190
_LONGEST_WORD = 24  # letters


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its style, the list and level it is in, and whether it bears that list's mark."""

    style: str = "Normal"
    list_id: int = 0
    level: int = -1
    marked: bool = False
    last: bool = False  # of its list: room for what follows


@dataclass(frozen=True, slots=True)
class Writer:
    """Blocks on their way to XML.

    `numbering` gives the id of a list (whether ordered, its first number, its level); `width` is that of the text in
    twentieths of a point; `shift` says how much higher than in the source its headings stand.
    """

    to: Surroundings
    numbering: Callable[[bool, int, int], int]
    width: int
    shift: int = 0

    def all(self, branches: Sequence[Branch], place: Place) -> Markup:
        """The branches in order. Linear in their length."""
        shown = []
        for number, branch in enumerate(branches, 1):
            here = place if number == len(branches) else replace(place, last=False)
            xml = self._node(branch, here) if isinstance(branch, Node) else self._block(branch, here)
            shown.append(xml)
            if xml:
                place = replace(place, marked=False)
        return Markup("").join(shown)

    def _node(self, node: Node, place: Place) -> Markup:
        kind, children = node.container.kind, node.children
        if kind == "list":
            return self._mark_alone(place) + self._list(node, place)
        if kind == "table":
            return self._mark_alone(place) + self._table(node)
        if kind == "quote":
            who = [one for one in children if says_who(one, children) or _named(one, children)]
            said = [one for one in children if one not in who]
            quoted = self.all(said, replace(place, style="Quote"))
            source = self.all(who, replace(place, style="QuoteSource", marked=place.marked and not quoted))
            return quoted + source + self.spacer()
        if kind == "definition":
            return self.all(children, replace(place, style="ListContinue", level=place.level + 1, marked=False))
        return self.all(children, place)

    def _list(self, node: Node, place: Place) -> Markup:
        ordered = node.container.attribute("ordered") == "yes"
        start = node.container.attribute("start")
        level = min(place.level + 1, LEVELS - 1)
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        number = self.numbering(ordered, first, level)
        style = "ListNumber" if ordered else "ListBullet"
        ends = place.level < 0 or place.last
        items = [
            self.all(
                one.children if isinstance(one, Node) else (one,),
                Place(style, number, level, marked=True, last=ends and count == len(node.children)),
            )
            for count, one in enumerate(node.children, 1)
        ]
        return Markup("").join(items)

    def _table(self, node: Node) -> Markup:
        align = node.container.attribute("align").split(",")
        head, body = rows_of(node)
        rows = [*((True, row) for row in head), *((False, row) for row in body)]
        columns = min(max((len(cells) for _, cells in rows), default=0), 63)  # more, Word refuses
        if not columns:
            return Markup("")
        widths, small = self._widths([cells for _, cells in rows], columns)
        grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(width) for width in widths)
        styles = ("TableCellSmall", "TableHeadSmall") if small else ("TableCell", "TableHead")
        written = Markup("").join(self._row(cells, widths, align, styles[named], head=named) for named, cells in rows)
        rtl = Markup("<w:bidiVisual/>") if self._is_rtl else Markup("")
        look = Markup('<w:tblLook w:val="{}" w:firstRow="{}" w:noHBand="1" w:noVBand="1"/>')
        shown = look.format("0020" if head else "0000", int(bool(head)))
        return Markup(
            '<w:tbl><w:tblPr><w:tblStyle w:val="IssueTable"/>{}<w:tblW w:w="5000" w:type="pct"/>{}</w:tblPr>'
            "<w:tblGrid>{}</w:tblGrid>{}</w:tbl>{}"
        ).format(rtl, shown, grid, written, self.spacer())

    def _row(
        self, cells: Sequence[Block], widths: Sequence[int], align: Sequence[str], style: str, *, head: bool
    ) -> Markup:
        shown = []
        for column, width in enumerate(widths):
            side = align[column] if column < len(align) and align[column] in {"center", "right"} else ""
            side = "end" if side == "right" and self._is_rtl else side
            extra = Markup('<w:jc w:val="{}"/>').format(side) if side else Markup("")
            prose = self._prose(cells[column]) if column < len(cells) else Markup("")
            cell = self.paragraph(style, prose, after=extra)
            shown.append(Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>').format(width, cell))
        repeated = Markup("<w:tblHeader/>") if head else Markup("")
        return Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>").format(repeated, Markup("").join(shown))

    def _widths(self, rows: Sequence[Sequence[Block]], columns: int) -> tuple[list[int], bool]:
        """Of the columns, and whether letters must be small.

        Each has room for its longest word, as long as the page has; what is left goes to those of the longest texts.
        """
        needed, lengths = [4] * columns, [8] * columns
        for row in rows:
            for column, cell in enumerate(row[:columns]):
                text = words(cell)
                needed[column] = max(needed[column], min(max(map(len, text.split()), default=0), _LONGEST_WORD))
                lengths[column] = max(lengths[column], min(len(text), 45))
        small = sum(needed) * _LETTER + columns * _GAP > self.width
        least = [length * (_SMALL_LETTER if small else _LETTER) + _GAP for length in needed]
        left = self.width - sum(least)
        if left < 0:
            return [self.width * one // sum(least) for one in least], small
        more = [max(length - need, 0) for length, need in zip(lengths, needed, strict=True)]
        shares = more if sum(more) else lengths
        return [one + left * share // sum(shares) for one, share in zip(least, shares, strict=True)], small

    def _block(self, block: Block, place: Place) -> Markup:
        if block.kind in {"heading", "title"}:
            return self.heading(block, 1 if block.kind == "title" else block.level - self.shift, place)
        if block.kind in {"masthead", "metadata"}:
            return Markup("")
        if block.kind == "code":
            return self._code(block, place)
        if block.kind == "rule":
            return self._mark_alone(place) + self.paragraph("Rule", Markup(""))
        if block.kind == "term":
            return self.paragraph("DefinitionTerm", self._prose(block))
        if block.kind == "attribution" and place.style != "QuoteSource":
            place = replace(place, style="QuoteSource")
        if block.kind == "paragraph" and (image := only_image(block)):
            return self._figure(block, image, place)
        prose = self._prose(block)
        return self._placed(place, prose, self._rtl_of(block)) if prose else self._mark_alone(place)

    def heading(self, block: Block, level: int, place: Place) -> Markup:
        """A heading of a level from 1, with the mark of the list that it opens an item of; nothing without words."""
        prose = self._prose(block)
        named = f"Heading{min(max(level, 1), 6)}"
        return self.paragraph(named, prose, before=_mark(place), rtl=self._rtl_of(block)) if prose else Markup("")

    def _mark_alone(self, place: Place) -> Markup:
        """A paragraph that bears the mark of a list before what cannot, as a table; nothing where it has been borne."""
        return self._placed(place, Markup(""), rtl=None) if place.marked else Markup("")

    def _figure(self, block: Block, image: Tag, place: Place) -> Markup:
        title = image_texts(image)[1]
        aside = Markup('<w:jc w:val="start"/>') if place.marked else _NOTHING
        figure = self.paragraph("Figure", self._prose(block), before=_mark(place), after=aside)
        segment = next(part for part in block.parts if isinstance(part, Segment))
        language = language_of(segment, self.to.edition)
        return figure + (self.paragraph("Caption", text_run(title, language)) if title else Markup(""))

    def _code(self, block: Block, place: Place) -> Markup:
        lines = block.content.rstrip("\n").replace("\t", "    ").split("\n")
        breaks = Markup("<w:r><w:br/></w:r>").join(text_run(line, "x-none") for line in lines)
        return self._placed(replace(place, style="CodeBlock"), breaks, rtl=False)

    def _placed(self, place: Place, prose: Markup, rtl: bool | None) -> Markup:  # noqa: FBT001 - as it is told below
        quoted = place.style in {"Quote", "QuoteSource"}
        if quoted and not rtl:
            rtl = None  # the bar beside it stands on the edition's side
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

    def _prose(self, block: Block) -> Markup:
        return Markup("").join(runs(part, self.to) for part in block.parts if isinstance(part, Segment))

    @property
    def _is_rtl(self) -> bool:
        return direction(self.to.edition.language) == "rtl"

    def _rtl_of(self, block: Block) -> bool:
        segment = next((part for part in block.parts if isinstance(part, Segment)), None)
        known = segment.language if segment and segment.language not in {"", "und"} else self.to.edition.language
        return direction(known) == "rtl"


def _mark(place: Place) -> Markup:
    """The mark of the list that a paragraph opens an item of, among its properties."""
    if not place.marked or place.level < 0:
        return _NOTHING
    form = Markup('<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>')
    return form.format(place.level, place.list_id)


def words(block: Block) -> str:
    """The words of a block alone."""
    return " ".join(plain(part.parts) for part in block.parts if isinstance(part, Segment)).strip()


def _named(branch: Branch, children: Sequence[Branch]) -> bool:
    """Whether the last paragraph of several in a quotation opens with a name in bold: it says who is quoted."""
    if not isinstance(branch, Block) or branch is not children[-1] or len(children) < 2:
        return False
    parts = next((part.parts for part in branch.parts if isinstance(part, Segment)), ())
    opening = next((one for one in parts if not isinstance(one, Text) or one.text.strip()), None)
    return isinstance(opening, Tag) and opening.name == "b"


def only_image(block: Block) -> Tag | None:
    """The image that a paragraph consists of, or None."""
    parts = [one for part in block.parts if isinstance(part, Segment) for one in part.parts]
    images = [one for one in parts if isinstance(one, Tag) and one.name == "img"]
    others = [one for one in parts if one not in images and not (isinstance(one, Text) and not one.text.strip())]
    return images[0] if len(images) == 1 and not others else None
