"""The blocks of an issue as HTML of the web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from mars_i18n.outputs.page.html import shared_blocks
from mars_i18n.outputs.page.html.inline_html import image_html, to_html
from mars_i18n.outputs.page.language_tags import language_attributes, language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mars_i18n.model import Segment
    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition


class PartWriter:
    """Writes the nodes of one document as HTML."""

    end: ClassVar[str] = "\n"
    head_cell: ClassVar[Markup] = Markup('<th scope="col"{}>{}</th>')

    def __init__(self, edition: Edition, part: tree.Part) -> None:
        self.edition, self.part = edition, part

    def html(self) -> Markup:
        """The flow of the document, then its footnotes."""
        return self.all(self.part.body) + self.notes()

    def all(self, nodes: Iterable[tree.Node]) -> Markup:
        """The nodes in order."""
        return Markup("".join([NODES[node.kind](node, self) for node in nodes]))  # noqa: S704 - of Markup

    def prose(self, prose: tree.Prose, element: str = "span") -> Markup:
        """Prose, in an element that carries its language and its state where they are not the page's."""
        return shared_blocks.write_segments(prose, self.segment, element)

    def segment(self, segment: Segment, element: str) -> Markup:
        """A segment; within the element "span" only where that has something to say."""
        inner = to_html(segment.parts, self.part.prefix)
        attributes = language_attributes(segment, self.edition)
        if segment.state == "fallback":
            label = escape(self.edition.words("Not yet translated"))
            inner += Markup(' <small class="label" lang="{}">{}</small>').format(language_tag(self.edition), label)
        return shared_blocks.in_element(element, attributes, inner)

    def notes(self) -> Markup:
        """The footnotes, each with a way back to the text."""
        notes, prefix = self.part.notes, self.part.prefix
        if not notes:
            return Markup("")
        items = [(Markup(' id="{}note-{}"').format(prefix, note.label), self._note(note)) for note in notes]
        return Markup('<section class="notes" aria-label="{}">\n{}</section>\n').format(
            self.edition.words("Notes"), shared_blocks.note_list(notes, items)
        )

    def _note(self, note: tree.Note) -> Markup:
        inner = self.all(note.children).rstrip()
        if not note.cited:
            return inner
        form = Markup('{}\u00a0<a href="#{}ref-{}" aria-label="{}">↩</a>')
        return form.format(inner, self.part.prefix, note.label, self.edition.words("Back to the text"))


def _heading(node: tree.Heading, writer: PartWriter) -> Markup:
    former = Markup('<span id="{}"></span>').format(node.former_id) if node.former_id not in {"", node.id} else ""
    return Markup('<h{0} id="{1}">{2}{3}</h{0}>\n').format(node.level, node.id, former, writer.prose(node.prose))


def _figure(node: tree.Figure, writer: PartWriter) -> Markup:
    """An image that is a block of its own, its title below it for all to read."""
    shown = writer.segment(node.caption, "span") if node.caption else escape(node.title)
    caption = Markup("<figcaption>{}</figcaption>\n").format(shown) if node.title.strip() else Markup("")
    image = image_html(node.image, titled=not caption)
    return Markup('<figure class="picture">\n{}\n{}</figure>\n').format(image, caption)


def _rule(_node: tree.Rule, _writer: PartWriter) -> Markup:
    return Markup("<hr>\n")


def _html(node: tree.Html, _writer: PartWriter) -> Markup:
    return Markup(node.content)  # noqa: S704 - the editors' own HTML, passed through


def _template(node: tree.Template, _writer: PartWriter) -> Markup:
    return escape(node.content) + Markup("\n")


def _quote(node: tree.Quote, writer: PartWriter) -> Markup:
    caption = Markup("<figcaption>{}</figcaption>\n").format(writer.all(node.who)) if node.who else Markup("")
    form = Markup('<figure class="quote">\n<blockquote>\n{}</blockquote>\n{}</figure>\n')
    return form.format(writer.all(node.said), caption)


def _table(node: tree.Table, writer: PartWriter) -> Markup:
    return Markup('<div class="table" tabindex="0"><table>\n{}</table></div>\n').format(
        shared_blocks.table_rows(node, writer, empty_body=True)
    )


NODES: Mapping[tree.NodeKind, Callable[[Any, PartWriter], Markup]] = {
    "heading": _heading,
    "paragraph": shared_blocks.write_paragraph,
    "figure": _figure,
    "attribution": shared_blocks.write_attribution,
    "code": shared_blocks.write_code,
    "rule": _rule,
    "html": _html,
    "template": _template,
    "quote": _quote,
    "callout": shared_blocks.write_callout,
    "list": shared_blocks.write_list,
    "cards": shared_blocks.write_cards,
    "table": _table,
    "definitions": shared_blocks.write_definitions,
    "term": shared_blocks.write_term,
    "definition": shared_blocks.write_definition,
}
