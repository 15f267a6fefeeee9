"""Blocks as HTML: what a page shows between its head and its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mars_i18n.model import UNDETERMINED, Block, Document, Segment, Tag, Text
from mars_i18n.outputs.page.inline import image, image_texts, plain, safe_address, to_html
from mars_i18n.outputs.page.nesting import Branch, Node, body_and_footnotes, in_footnote, rows_of
from mars_i18n.text.values.mastheads import format_masthead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.plugins.kinds import Edition

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}
_LOWEST = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents: its id on the page, the same in every language, and its text."""

    id: str
    text: str


class PageBody:
    """One document on its way to HTML. `number` tells the documents of a page apart; headings are collected."""

    def __init__(self, edition: Edition, document: Document, number: int) -> None:
        self.edition, self.document, self.number = edition, document, number
        self.prefix = f"d{number}-"
        self.headings: list[Heading] = []
        self.shift = _shift(document, number)
        self.numbers = note_numbers(document, body_and_footnotes(document)[1])

    def html(self) -> Markup:
        """The flow of the document, then its footnotes."""
        body, notes = body_and_footnotes(self.document)
        ordered = sorted(notes, key=lambda note: self.numbers.get(_label(note), 0))
        return self.numbered(self._all(body) + self._footnotes(ordered))

    def numbered(self, html: Markup) -> Markup:
        """HTML of the document with its references to footnotes by their numbers."""
        return _numbered(html, self.prefix, self.numbers)

    def _all(self, branches: Sequence[Branch], *, tight: bool = False) -> Markup:
        return Markup("").join(
            self._node(branch) if isinstance(branch, Node) else self._block(branch, tight=tight) for branch in branches
        )

    def _node(self, node: Node) -> Markup:
        kind, children = node.container.kind, node.children
        if kind == "list":
            return self._list(node)
        if kind == "table":
            return self._table(node)
        if kind == "quote":
            who = [one for one in children if says_who(one, children)]
            said = [one for one in children if one not in who]
            caption = Markup("<figcaption>{}</figcaption>\n").format(self._all(who, tight=True)) if who else Markup("")
            return Markup('<figure class="quote">\n<blockquote>\n{}</blockquote>\n{}</figure>\n').format(
                self._all(said), caption
            )
        if kind == "definitions":
            return Markup("<dl>\n{}</dl>\n").format(self._all(children))
        if kind == "definition":
            return Markup("<dd>{}</dd>\n").format(self._all(children, tight=_single(children)))
        return self._all(children)

    def _list(self, node: Node) -> Markup:
        ordered = node.container.attribute("ordered") == "yes"
        start = node.container.attribute("start")
        counted = ordered and start.isdecimal() and start != "1"
        number = Markup(' start="{}"').format(start) if counted else Markup("")
        tight = node.container.attribute("tight") == "yes"
        items = Markup("").join(
            Markup("<li>{}</li>\n").format(self._all(one.children if isinstance(one, Node) else (one,), tight=tight))
            for one in node.children
        )
        name = "ol" if ordered else "ul"
        return Markup("<{0}{1}>\n{2}</{0}>\n").format(name, number, items)

    def _table(self, node: Node) -> Markup:
        align = node.container.attribute("align").split(",")
        head, body = rows_of(node)
        shown = [
            Markup("<{0}>\n{1}</{0}>\n").format(name, self._rows(rows, align, head=name == "thead"))
            for name, rows in (("thead", head), ("tbody", body))
            if rows or name == "tbody"
        ]
        return Markup('<div class="table" tabindex="0"><table>\n{}</table></div>\n').format(Markup("").join(shown))

    def _rows(self, rows: Sequence[Sequence[Block]], align: Sequence[str], *, head: bool) -> Markup:
        cells = (
            Markup("").join(
                self._cell(cell, align[column] if column < len(align) else "", head=head)
                for column, cell in enumerate(row)
            )
            for row in rows
        )
        return Markup("").join(Markup("<tr>{}</tr>\n").format(one) for one in cells)

    def _cell(self, block: Block, align: str, *, head: bool) -> Markup:
        style = Markup(' class="{}"').format(align) if align in {"center", "right"} else Markup("")
        inner = self._marked(block, "span")
        if head and block.parts:
            return Markup('<th scope="col"{}>{}</th>').format(style, inner)
        return Markup("<td{}>{}</td>").format(style, inner)

    def _block(self, block: Block, *, tight: bool) -> Markup:
        if block.kind in {"heading", "title"}:
            return self._heading(block)
        if block.kind == "masthead":
            return Markup("")  # the date line stands in the head of the page
        if block.kind == "code":
            return Markup("<pre><code>{}</code></pre>\n").format(block.content)
        if block.kind == "rule":
            return Markup("<hr>\n")
        if block.kind == "html":
            return Markup(block.content)  # noqa: S704 - the editors' own HTML, passed through
        if block.kind == "term":
            return Markup("<dt>{}</dt>\n").format(self._marked(block, "span"))
        if block.kind == "paragraph" and not block.parts:
            return Markup("")  # an item of a list without words
        if block.kind == "attribution":
            inner = self._marked(block, "span")
            return inner + Markup("<br>\n") if tight else Markup("<p>{}</p>\n").format(inner)
        if not tight and (picture := _only_image(block)):
            return self._picture(picture)
        return self._marked(block, "span") + Markup("\n") if tight else self._marked(block, "p") + Markup("\n")

    def _picture(self, tag: Tag) -> Markup:
        """An image that stands alone, its title under it for all to read."""
        title = image_texts(tag)[1]
        said = next(
            (part for part in reversed(tag.parts) if isinstance(part, Segment) and plain(part.parts) == title), None
        )
        shown = self._segment(said, "span") if said else escape(title)
        caption = Markup("<figcaption>{}</figcaption>\n").format(shown) if title.strip() else Markup("")
        return Markup('<figure class="picture">\n{}\n{}</figure>\n').format(image(tag, titled=not caption), caption)

    def _heading(self, block: Block) -> Markup:
        text = " ".join(plain(part.parts) for part in block.parts if isinstance(part, Segment))
        heading = Heading(f"{self.prefix}s{len(self.headings) + 1}", text)
        self.headings.append(heading)
        level = min(block.level + self.shift, _LOWEST) if block.kind == "heading" else 1 + self.shift
        return Markup('<h{0} id="{1}">{2}</h{0}>\n').format(max(level, 2), heading.id, self._marked(block, "span"))

    def _marked(self, block: Block, element: str) -> Markup:
        """The prose of a block, in an element that carries its language and its state where they are not the page's."""
        html = Markup("").join(
            self._segment(part, element) for part in block.parts if isinstance(part, Segment) and part.parts
        )
        return Markup("<p>{}</p>").format(html) if element == "p" and not html.startswith("<p") else html

    def _segment(self, segment: Segment, element: str) -> Markup:
        inner = to_html(segment.parts, self.prefix)
        attributes = language_attributes(segment, self.edition)
        if segment.state == "fallback":
            label = escape(self.edition.words("Not yet translated"))
            inner += Markup(' <small class="label" lang="{}">{}</small>').format(
                self.edition.locale.replace("_", "-"), label
            )
        return Markup("<{0}{1}>{2}</{0}>").format(element, attributes, inner) if attributes or element == "p" else inner

    def _footnotes(self, notes: Sequence[Branch]) -> Markup:
        items: list[Markup] = []
        for node in notes:
            if isinstance(node, Node):
                label = node.container.attribute("label")
                item = Markup(
                    '<li id="{0}note-{1}">{2}\u00a0<a href="#{0}ref-{1}" aria-label="{3}">↩</a></li>\n'
                ).format(
                    self.prefix,
                    label,
                    self._all(node.children, tight=_single(node.children)).rstrip(),
                    self.edition.words("Back to the text"),
                )
                items.append(item)
        if not items:
            return Markup("")
        return Markup('<section class="notes" aria-label="{}">\n<ol>\n{}</ol>\n</section>\n').format(
            self.edition.words("Notes"), Markup("").join(items)
        )


def note_numbers(document: Document, notes: Sequence[Branch]) -> dict[str, int]:
    """The number of each footnote by its label, from 1: those that are cited in that order, then the others."""
    known = dict.fromkeys(filter(None, map(_label, notes)))
    cited = (
        tag.attribute("footnote")
        for within in (False, True)  # a note that another note cites comes after those of the text
        for block in document.blocks
        if in_footnote(block) == within
        for part in block.parts
        if isinstance(part, Segment)
        for tag in part.parts
        if isinstance(tag, Tag) and tag.name == "fn"
    )
    order = dict.fromkeys([*(label for label in cited if label in known), *known])
    return {label: number for number, label in enumerate(order, 1)}


def _label(branch: Branch) -> str:
    return branch.container.attribute("label") if isinstance(branch, Node) else ""


def _numbered(html: Markup, prefix: str, numbers: Mapping[str, int]) -> Markup:
    """References by the numbers of their notes, whatever the source calls them.

    A footnote may be cited twice; the way back leads to the first citation, which alone keeps the id.
    """
    seen: set[str] = set()
    labels = {str(escape(label)): number for label, number in numbers.items()}

    def once(match: re.Match[str]) -> str:
        label = match["label"]
        reference = f' id="{prefix}ref-{label}"' if label not in seen else ""
        seen.add(label)
        return f'<a class="note"{reference} href="#{prefix}note-{label}">{labels.get(label, label)}</a>'

    cited = rf'<a class="note" id="[^"]*" href="#{prefix}note-(?P<label>[^"]*)">(?P=label)</a>'
    return Markup(re.sub(cited, once, html))  # noqa: S704 - it was Markup before


def says_who(branch: Branch, children: Sequence[Branch]) -> bool:
    """Whether it says who is quoted: an attribution, or the last paragraph of several where a dash or a name opens it.

    A name is a first line all in bold.
    """
    if not isinstance(branch, Block):
        return False
    opening = next((part for part in branch.parts if isinstance(part, Segment)), None)
    last = branch is children[-1] and len(children) > 1 and branch.kind == "paragraph"
    if branch.kind == "attribution" or not last or opening is None:
        return branch.kind == "attribution"
    return plain(opening.parts).lstrip().startswith(("—", "–", "― ")) or _opens_in_bold(opening)


def _opens_in_bold(segment: Segment) -> bool:
    """Whether its first line is one run in bold and nothing else."""
    parts = [part for part in segment.parts if not (isinstance(part, Text) and not part.text.strip())]
    shape = [(part.name, part.form) if isinstance(part, Tag) else ("", "") for part in parts[:4]]
    return shape[:3] == [("b", "open"), ("", ""), ("b", "close")] and shape[3:] in ([], [("br", "alone")])


def _only_image(block: Block) -> Tag | None:
    """The image that is all of a block, or None."""
    segments = [part for part in block.parts if isinstance(part, Segment)]
    parts = [part for one in segments for part in one.parts if not (isinstance(part, Text) and not part.text.strip())]
    only = parts[0] if len(parts) == 1 else None
    shown = isinstance(only, Tag) and only.name == "img" and safe_address(only.attribute("src"))
    return only if isinstance(only, Tag) and shown else None


def _single(children: Sequence[Branch]) -> bool:
    return len(children) == 1 and isinstance(children[0], Block)


def _shift(document: Document, number: int) -> int:
    """How much lower headings stand: under the page's h1, and under the h2 of a document that is not the first."""
    levels = [block.level for block in document.blocks if block.kind == "heading" and block.level]
    top = min(levels, default=2)
    return (2 if number == 0 else 3) - top


def language_attributes(segment: Segment, edition: Edition) -> Markup:
    """lang, dir and class of a segment that is not simply in the page's language."""
    attributes = Markup("")
    if segment.language not in {edition.language, UNDETERMINED, ""}:
        attributes += Markup(' lang="{}"').format(segment.language)
        if segment.language in _RIGHT_TO_LEFT:
            attributes += Markup(' dir="rtl"')
    if segment.state == "fallback":
        if segment.language in {UNDETERMINED, ""}:
            attributes += Markup(' lang=""')  # HTML: a language that nobody knows
        attributes += Markup(' class="fallback"')
    return attributes


def direction(language: str) -> str:
    """Ltr or rtl."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def date_line(document: Document, edition: Edition) -> str:
    """The masthead of a document for the edition's region, or the empty string."""
    return format_masthead(document.masthead, edition.locale, edition.words) if document.masthead else ""
