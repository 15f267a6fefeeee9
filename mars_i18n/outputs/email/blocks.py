"""The tree of an issue as HTML that mail programs show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED
from mars_i18n.outputs.email.mail_html import (
    CARD_WIDTH,
    MailContext,
    figure_table,
    image_mail,
    inline_mail,
    layout_table,
    mail_html,
    mail_place,
    quote_table,
    rule_table,
)
from mars_i18n.outputs.page.html import shared_blocks
from mars_i18n.outputs.page.inline import image_texts
from mars_i18n.outputs.page.language_tags import direction, language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mars_i18n.model import Segment
    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition


@dataclass(frozen=True, slots=True)
class MailWriter:
    """Writes nodes; `to` knows the public address of the page, and the images."""

    end: ClassVar[str] = "\n"
    head_cell: ClassVar[Markup] = Markup('<th{} scope="col">{}</th>')
    edition: Edition
    to: MailContext

    def all(self, nodes: Iterable[tree.Node]) -> Markup:
        """The nodes in order."""
        return Markup("").join(NODES[node.kind](node, self) for node in nodes)

    def prose(self, prose: tree.Prose, element: str = "span") -> Markup:
        """Prose, in an element that carries its language and its state where they are not the mail's."""
        return shared_blocks.write_segments(prose, self.segment, element)

    def segment(self, segment: Segment, element: str = "span") -> Markup:
        """A segment, in an element "span" only where that has an attribute."""
        inner, attributes = inline_mail(segment.parts, self.to), self._language(segment)
        if segment.state == "fallback":
            label = self.edition.words("Not yet translated")
            inner += Markup(' <small lang="{}" class="label">{}</small>').format(language_tag(self.edition), label)
        return shared_blocks.in_element(element, attributes, inner)

    def summary(self, segment: Segment | None) -> Markup:
        """The summary of a document as a paragraph, nothing where it has none."""
        if segment is None:
            return Markup("")
        return Markup("<p{}>{}</p>").format(self._language(segment), inline_mail(segment.parts, self.to))

    def _language(self, segment: Segment) -> Markup:
        language = segment.language if segment.language not in {UNDETERMINED, ""} else ""
        foreign, fallback = language not in {self.edition.language, ""}, segment.state == "fallback"
        shown = Markup(' class="fallback"') if fallback else Markup("")
        shown += Markup(' dir="rtl"') if foreign and direction(language) == "rtl" else ""
        return shown + (Markup(' lang="{}"').format(language) if foreign or (fallback and not language) else "")

    def notes(self, notes: Iterable[tree.Note]) -> Markup:
        """The footnotes under their name; links within a mail lead nowhere, so there is no way back."""
        notes = tuple(notes)
        if not notes:
            return Markup("")
        items = [(Markup(""), self.all(note.children).rstrip() + Markup("\u00a0")) for note in notes]
        form = Markup('<div class="notes"><p class="heading">{}</p>\n{}</div>\n')
        return form.format(self.edition.words("Notes"), shared_blocks.note_list(notes, items))


def _heading(node: tree.Heading, writer: MailWriter) -> Markup:
    return Markup("<h{0}>{1}{2}</h{0}>\n").format(node.level, mail_place(node.id, writer.to), writer.prose(node.prose))


def _figure(node: tree.Figure, writer: MailWriter) -> Markup:
    image = image_mail(node.image.attribute("src").strip(), image_texts(node.image)[0], writer.to)
    below = writer.segment(node.caption) if node.caption else escape(node.title)
    if not node.title.strip():
        return figure_table(Markup("\n{}\n").format(image), Markup("")) + Markup("\n")
    return figure_table(Markup("\n{}\n\n").format(image), below) + Markup("\n")


def _rule(_node: tree.Rule, _writer: MailWriter) -> Markup:
    return rule_table() + Markup("\n")


def _html(node: tree.Html, writer: MailWriter) -> Markup:
    return mail_html(node.content, writer.to)


def _template(node: tree.Template, _writer: MailWriter) -> Markup:
    return escape(node.content) + Markup("\n")


def _quote(node: tree.Quote, writer: MailWriter) -> Markup:
    said = Markup("\n<blockquote>\n{}</blockquote>\n").format(writer.all(node.said))
    who = writer.all(node.who)
    return quote_table(said + Markup("\n") if node.who else said, who) + Markup("\n")


def _callout(node: tree.Callout, writer: MailWriter) -> Markup:
    label = writer.prose(node.label) or escape(node.word)
    inner = Markup('<p class="callout-label {}">{}</p>\n{}').format(node.tone, label, writer.all(node.children))
    return layout_table("callout", (f"callout-box {node.tone}", inner)) + Markup("\n")


def _cards(node: tree.Cards, writer: MailWriter) -> Markup:
    """Cards as rows of a table: the picture, and beside it the words."""
    rows = []
    for picture, said in node.items:
        words = writer.all(said)
        if picture is None:
            rows.append(Markup('<tr><td class="card" colspan="2">\n{}</td></tr>\n').format(words))
            continue
        image = inline_mail(picture.prose[0].parts, replace(writer.to, most=CARD_WIDTH))
        caption = writer.segment(picture.caption) if picture.caption else escape(picture.title)
        below = Markup('<p class="caption">{}</p>\n').format(caption) if picture.title.strip() else Markup("")
        form = Markup('<tr><td class="card-picture" width="{}">\n{}\n</td><td class="card">\n{}{}</td></tr>\n')
        rows.append(form.format(CARD_WIDTH + 20, image, words, below))
    opening = '<table role="presentation" class="cards" width="100%" cellpadding="0" cellspacing="0" border="0">'
    form = Markup(f"{opening}\n{{}}</table>\n")  # noqa: S704 - our own words
    return form.format(Markup("").join(rows))


def _table(node: tree.Table, writer: MailWriter) -> Markup:
    """A table; one without a heading cell is one of layout to screen readers."""
    role = Markup("") if any(prose for row in node.head for prose in row) else Markup(' role="presentation"')
    form = Markup(
        '<div class="table"><table{} class="data" width="100%" cellpadding="0" cellspacing="0" border="0">\n{}</table>'
        "</div>\n"
    )
    return form.format(role, shared_blocks.table_rows(node, writer, empty_body=True))


NODES: Mapping[tree.NodeKind, Callable[[Any, MailWriter], Markup]] = {
    "heading": _heading,
    "paragraph": shared_blocks.write_paragraph,
    "figure": _figure,
    "attribution": shared_blocks.write_attribution,
    "code": shared_blocks.write_code,
    "rule": _rule,
    "html": _html,
    "template": _template,
    "quote": _quote,
    "callout": _callout,
    "list": shared_blocks.write_list,
    "cards": _cards,
    "table": _table,
    "definitions": shared_blocks.write_definitions,
    "term": shared_blocks.write_term,
    "definition": shared_blocks.write_definition,
}
