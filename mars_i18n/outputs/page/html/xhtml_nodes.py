"""The tree of an issue as XHTML, for books and feeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.html import shared_blocks
from mars_i18n.outputs.page.html.html_tree import parse_html
from mars_i18n.outputs.page.html.xhtml import (
    XhtmlContext,
    clean_id,
    image_xhtml,
    inline_xhtml,
    language_xhtml,
    write_xhtml,
)
from mars_i18n.outputs.page.inline import image_texts
from mars_i18n.outputs.page.language_tags import language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mars_i18n.model import Segment
    from mars_i18n.plugins.editions import Edition

_MANY_COLUMNS = 6  # of a table that a narrow screen shows in small letters


@dataclass(frozen=True, slots=True)
class XhtmlWriter:
    """Writes nodes of one document; `to` knows where its links lead and where its images lie."""

    end: ClassVar[str] = "\n\n"
    head_cell: ClassVar[Markup] = Markup('<th{} scope="col">{}</th>')
    edition: Edition
    to: XhtmlContext

    def all(self, nodes: Iterable[tree.Node]) -> Markup:
        """The nodes in order."""
        return Markup("").join(NODES[node.kind](node, self) for node in nodes)

    def prose(self, prose: tree.Prose, element: str = "span") -> Markup:
        """Prose, in an element that carries its language and its state where they are not the book's."""
        return shared_blocks.write_segments(prose, self.segment, element)

    def segment(self, segment: Segment, element: str = "span") -> Markup:
        """A segment, in an element "span" only where that has an attribute."""
        inner = inline_xhtml(segment.parts, self.to)
        if element == "p" and not inner.strip():
            return Markup("")
        attributes = language_xhtml(segment, self.edition, self.to)
        if segment.state == "fallback":
            inner += Markup(" ") + self._label()
        return shared_blocks.in_element(element, attributes, inner)

    def _label(self) -> Markup:
        language = language_tag(self.edition)
        spoken = Markup(' xml:lang="{}"').format(language) if self.to.book else Markup("")
        form = Markup('<small lang="{}"{} class="label">{}</small>')
        return form.format(language, spoken, self.edition.words("Not yet translated"))

    def title(self, segment: Segment | None) -> Markup:
        """The title of a document, nothing where it has none; what is not translated is marked by its look alone."""
        if segment is None:
            return Markup("")
        inner = inline_xhtml(segment.parts, self.to)
        attributes = language_xhtml(segment, self.edition, self.to)
        return Markup("<span{}>{}</span>").format(attributes, inner) if attributes else inner

    def summary(self, segment: Segment | None) -> Markup:
        """The summary of a document as a paragraph, nothing where it has none."""
        inner = inline_xhtml(segment.parts, self.to) if segment else Markup("")
        if segment is None or not inner.strip():
            return Markup("")
        return Markup("<p{}>{}</p>\n").format(language_xhtml(segment, self.edition, self.to), inner)

    def notes(self, notes: Iterable[tree.Note]) -> Markup:
        """The footnotes of a document: in a book each as readers show them beside the text, elsewhere as a list."""
        notes = tuple(notes)
        if not notes:
            return Markup("")
        if not self.to.book:
            items = [(Markup(' id="{}"').format(name), inner) for name, inner in map(self._note, notes)]
            return Markup('<section class="notes">\n{}\n</section>\n\n').format(shared_blocks.note_list(notes, items))
        form = Markup(
            '<aside epub:type="footnote" role="doc-footnote" id="{}"><span class="number">{}</span> {}</aside>\n'
        )
        asides = Markup("").join(
            form.format(name, note.number, inner) for note in notes for name, inner in [self._note(note)]
        )
        name = self.edition.words("Notes")
        return Markup('<section class="notes" aria-label="{}">\n{}</section>\n\n').format(name, asides)

    def _note(self, note: tree.Note) -> tuple[str, Markup]:
        """The id of a note, and what it says with the way back to the text."""
        led = self.to.link(f"#{self.to.prefix}ref-{note.label}")
        role = Markup(' role="doc-backlink"') if self.to.book else Markup("")
        back = Markup('<a href="{}"{} aria-label="{}">↩</a>').format(led, role, self.edition.words("Back to the text"))
        last = note.children[-1] if note.children else None
        ends_in_words = last is None or (isinstance(last, tree.Paragraph) and last.tight)
        inner = self.all(note.children).rstrip() + ("" if ends_in_words else "\n")
        inner += Markup("\u00a0") + (back if led else "")
        return clean_id(f"{self.to.prefix}note-{note.label}"), inner


def _heading(node: tree.Heading, writer: XhtmlWriter) -> Markup:
    return Markup('<h{0} id="{1}">{2}</h{0}>\n\n').format(node.level, clean_id(node.id), writer.prose(node.prose))


def _paragraph(node: tree.Paragraph, writer: XhtmlWriter) -> Markup:
    if not node.prose:
        return Markup("")
    if node.tight:
        return writer.prose(node.prose) + Markup("\n")
    inner = writer.prose(node.prose, "p")
    if not inner:
        return Markup("\n")
    return (shared_blocks.caption_of(inner) if node.caption else inner) + Markup("\n\n")


def _figure(node: tree.Figure, writer: XhtmlWriter) -> Markup:
    image = image_xhtml(node.image.attribute("src").strip(), image_texts(node.image)[0], writer.to)
    said = writer.segment(node.caption) if node.caption else escape(node.title)
    if not node.title.strip():
        return Markup('<figure class="picture">\n{}\n</figure>\n\n').format(image) if image else Markup("\n")
    if not image:
        return said + Markup("\n")
    form = Markup('<figure class="picture">\n{}\n\n<figcaption>{}</figcaption></figure>\n\n')
    return form.format(image, said)


def _attribution(node: tree.Attribution, writer: XhtmlWriter) -> Markup:
    inner = writer.prose(node.prose)
    return inner + Markup("<br/>\n") if node.tight else Markup("<p>{}</p>\n\n").format(inner)


def _code(node: tree.Code, writer: XhtmlWriter) -> Markup:
    aside = Markup(' dir="ltr"') if writer.to.rtl else Markup("")
    return Markup("<pre{0}><code{0}>{1}</code></pre>\n\n").format(aside, node.content)


def _rule(_node: tree.Rule, _writer: XhtmlWriter) -> Markup:
    return Markup("<hr/>\n\n")


def _html(node: tree.Html, writer: XhtmlWriter) -> Markup:
    return write_xhtml(parse_html(node.content).children, writer.to)


def _template(_node: tree.Template, _writer: XhtmlWriter) -> Markup:
    return Markup("")  # the tree is asked for without


def _quote(node: tree.Quote, writer: XhtmlWriter) -> Markup:
    said = Markup("<blockquote>\n{}</blockquote>\n\n").format(writer.all(node.said))
    who = Markup("\n<figcaption>{}</figcaption>").format(writer.all(node.who)) if node.who else Markup("")
    return Markup('<figure class="quote">\n{}{}</figure>\n\n').format(said, who)


def _table(node: tree.Table, writer: XhtmlWriter) -> Markup:
    rows = shared_blocks.table_rows(node, writer, empty_body=False)
    kind = Markup(' class="wide"') if writer.to.book and len(node.align) >= _MANY_COLUMNS else Markup("")
    table = Markup("<table{}>\n{}</table>\n").format(kind, rows) if rows else Markup("")
    return Markup('<div class="table">{}</div>\n\n').format(table)


def _definitions(node: tree.Definitions, writer: XhtmlWriter) -> Markup:
    """A list of terms and what they mean; one that lacks either is a division of paragraphs."""
    order = "".join({"term": "t", "definition": "d"}.get(one.kind, "x") for one in node.children)
    name = "dl" if re.fullmatch(r"(?:t+d+)+", order) else "div"
    inner = writer.all(node.children)
    if name == "div":
        inner = Markup(re.sub(r"<(/?)d[td]>", r"<\1div>", str(inner)))  # noqa: S704 - it was Markup before
    return Markup("<{0}>\n{1}</{0}>\n\n").format(name, inner)


NODES: Mapping[tree.NodeKind, Callable[[Any, XhtmlWriter], Markup]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "figure": _figure,
    "attribution": _attribution,
    "code": _code,
    "rule": _rule,
    "html": _html,
    "template": _template,
    "quote": _quote,
    "callout": shared_blocks.write_callout,
    "list": shared_blocks.write_list,
    "cards": shared_blocks.write_cards,
    "table": _table,
    "definitions": _definitions,
    "term": shared_blocks.write_term,
    "definition": shared_blocks.write_definition,
}
