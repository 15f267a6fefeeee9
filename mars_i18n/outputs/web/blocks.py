"""The blocks of an issue as HTML of the web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mars_i18n.outputs.page.html.inline_html import image_html, to_html
from mars_i18n.outputs.page.language_tags import language_attributes, language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mars_i18n.model import Segment
    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.kinds import Edition

_LOWEST = 6  # level of a heading


class PartWriter:
    """Writes the nodes of one document as HTML."""

    def __init__(self, edition: Edition, part: tree.Part) -> None:
        self.edition, self.part = edition, part

    def html(self) -> Markup:
        """The flow of the document, then its footnotes."""
        return self.all(self.part.body) + self.notes()

    def all(self, nodes: Iterable[tree.Node]) -> Markup:
        """The nodes in order."""
        return Markup("").join(NODES[node.kind](node, self) for node in nodes)

    def prose(self, prose: tree.Prose, element: str = "span") -> Markup:
        """Prose, in an element that carries its language and its state where they are not the page's."""
        return Markup("").join(self.segment(segment, element) for segment in prose if segment.parts)

    def segment(self, segment: Segment, element: str) -> Markup:
        """A segment; within the element "span" only where that has something to say."""
        inner = to_html(segment.parts, self.part.prefix)
        attributes = language_attributes(segment, self.edition)
        if segment.state == "fallback":
            label = escape(self.edition.words("Not yet translated"))
            inner += Markup(' <small class="label" lang="{}">{}</small>').format(language_tag(self.edition), label)
        return Markup("<{0}{1}>{2}</{0}>").format(element, attributes, inner) if attributes or element == "p" else inner

    def notes(self) -> Markup:
        """The footnotes, each with a way back to the text."""
        form = Markup('<li id="{0}note-{1}">{2}\u00a0<a href="#{0}ref-{1}" aria-label="{3}">↩</a></li>\n')
        back = self.edition.words("Back to the text")
        items = [
            form.format(self.part.prefix, note.label, self.all(note.children).rstrip(), back)
            for note in self.part.notes
        ]
        if not items:
            return Markup("")
        return Markup('<section class="notes" aria-label="{}">\n<ol>\n{}</ol>\n</section>\n').format(
            self.edition.words("Notes"), Markup("").join(items)
        )


def _heading(node: tree.Heading, writer: PartWriter) -> Markup:
    level = min(node.level, _LOWEST)
    return Markup('<h{0} id="{1}">{2}</h{0}>\n').format(level, node.id, writer.prose(node.prose))


def _paragraph(node: tree.Paragraph, writer: PartWriter) -> Markup:
    if not node.prose:
        return Markup("")  # an item of a list without words
    if node.tight:
        return writer.prose(node.prose) + Markup("\n")
    html = writer.prose(node.prose, "p")
    return (html or Markup("<p></p>")) + Markup("\n")


def _figure(node: tree.Figure, writer: PartWriter) -> Markup:
    """An image that is a block of its own, its title below it for all to read."""
    shown = writer.segment(node.caption, "span") if node.caption else escape(node.title)
    caption = Markup("<figcaption>{}</figcaption>\n").format(shown) if node.title.strip() else Markup("")
    image = image_html(node.image, titled=not caption)
    return Markup('<figure class="picture">\n{}\n{}</figure>\n').format(image, caption)


def _attribution(node: tree.Attribution, writer: PartWriter) -> Markup:
    inner = writer.prose(node.prose)
    return inner + Markup("<br>\n") if node.tight else Markup("<p>{}</p>\n").format(inner)


def _code(node: tree.Code, _writer: PartWriter) -> Markup:
    return Markup("<pre><code>{}</code></pre>\n").format(node.content)


def _rule(_node: tree.Rule, _writer: PartWriter) -> Markup:
    return Markup("<hr>\n")


def _html(node: tree.Html, _writer: PartWriter) -> Markup:
    return Markup(node.content)  # noqa: S704 - the editors' own HTML, passed through


def _quote(node: tree.Quote, writer: PartWriter) -> Markup:
    caption = Markup("<figcaption>{}</figcaption>\n").format(writer.all(node.who)) if node.who else Markup("")
    form = Markup('<figure class="quote">\n<blockquote>\n{}</blockquote>\n{}</figure>\n')
    return form.format(writer.all(node.said), caption)


def _callout(node: tree.Callout, writer: PartWriter) -> Markup:
    label = writer.prose(node.label) or escape(node.word)
    form = Markup('<div class="callout {}" role="note">\n<p class="callout-label">{}</p>\n{}</div>\n')
    return form.format(node.tone, label, writer.all(node.children))


def _list(node: tree.List, writer: PartWriter) -> Markup:
    number = Markup(' start="{}"').format(node.start) if node.ordered and node.start != 1 else Markup("")
    items = Markup("").join(Markup("<li>{}</li>\n").format(writer.all(one)) for one in node.items)
    return Markup("<{0}{1}>\n{2}</{0}>\n").format("ol" if node.ordered else "ul", number, items)


def _table(node: tree.Table, writer: PartWriter) -> Markup:
    shown = [
        Markup("<{0}>\n{1}</{0}>\n").format(name, _rows(rows, node.align, writer, head=name == "thead"))
        for name, rows in (("thead", node.head), ("tbody", node.body))
        if rows or name == "tbody"
    ]
    return Markup('<div class="table" tabindex="0"><table>\n{}</table></div>\n').format(Markup("").join(shown))


def _rows(rows: Sequence[Sequence[tree.Prose]], align: Sequence[str], writer: PartWriter, *, head: bool) -> Markup:
    cells = (
        Markup("").join(_cell(cell, side, writer, head=head) for cell, side in zip(row, align, strict=True))
        for row in rows
    )
    return Markup("").join(Markup("<tr>{}</tr>\n").format(one) for one in cells)


def _cell(prose: tree.Prose, side: str, writer: PartWriter, *, head: bool) -> Markup:
    style = Markup(' class="{}"').format(side) if side else Markup("")
    inner = writer.prose(prose)
    if head and prose:
        return Markup('<th scope="col"{}>{}</th>').format(style, inner)
    return Markup("<td{}>{}</td>").format(style, inner)


def _definitions(node: tree.Definitions, writer: PartWriter) -> Markup:
    return Markup("<dl>\n{}</dl>\n").format(writer.all(node.children))


def _term(node: tree.DefinedTerm, writer: PartWriter) -> Markup:
    return Markup("<dt>{}</dt>\n").format(writer.prose(node.prose))


def _definition(node: tree.Definition, writer: PartWriter) -> Markup:
    return Markup("<dd>{}</dd>\n").format(writer.all(node.children))


NODES: Mapping[tree.NodeKind, Callable[[Any, PartWriter], Markup]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "figure": _figure,
    "attribution": _attribution,
    "code": _code,
    "rule": _rule,
    "html": _html,
    "quote": _quote,
    "callout": _callout,
    "list": _list,
    "table": _table,
    "definitions": _definitions,
    "term": _term,
    "definition": _definition,
}
