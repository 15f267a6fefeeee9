"""The blocks that pages, mails and books write as the same HTML: lists, tables, definitions, notes.

Each function takes a node and the writer of an output, which knows how to write what the node holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Protocol

from markupsafe import Markup, escape

from mars_i18n.outputs.page.inline import plain
from mars_i18n.outputs.page.tree import opens_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.model import Segment
    from mars_i18n.outputs.page import tree


_LONGEST_FIGURE = 16  # code points: "27 de mayo 2025"
_BREAKABLE = re.compile(r"[ /–-]")


class HtmlWriter(Protocol):
    """What writes the nodes of an output.

    `end` is what follows a block: the end of a line, in a book an empty line. `head_cell` is the form of a cell that
    names a column, of its class and its words.
    """

    end: ClassVar[str]
    head_cell: ClassVar[Markup]

    def all(self, nodes: Iterable[tree.Node]) -> Markup:
        """The nodes in order."""
        ...

    def prose(self, prose: tree.Prose, element: str = "span") -> Markup:
        """Prose, each segment in an element with its language and its state where it needs one."""
        ...


def write_segments(prose: tree.Prose, write: Callable[[Segment, str], Markup], element: str) -> Markup:
    """The segments that have words, one after the other."""
    return Markup("".join([write(segment, element) for segment in prose if segment.parts]))  # noqa: S704 - of Markup


def in_element(element: str, attributes: Markup, inner: Markup) -> Markup:
    """The prose of a segment in its element; a "span" only where that has an attribute."""
    if not attributes and element != "p":
        return inner
    return Markup(f"<{element}{attributes}>{inner}</{element}>")  # noqa: S704 - of Markup, and a name of ours


def write_paragraph(node: tree.Paragraph, writer: HtmlWriter) -> Markup:
    """A paragraph; nothing for an item of a list without words."""
    if not node.prose:
        return Markup("")
    if node.tight:
        return writer.prose(node.prose) + Markup("\n")
    shown = writer.prose(node.prose, "p") or Markup("<p></p>")
    return (caption_of(shown) if node.caption else shown) + Markup("\n")


def caption_of(shown: Markup) -> Markup:
    """A paragraph as what is said of the picture or the table beside it."""
    return Markup('<div class="caption">{}</div>').format(shown)


def write_attribution(node: tree.Attribution, writer: HtmlWriter) -> Markup:
    """Who is quoted."""
    inner = writer.prose(node.prose)
    return inner + Markup("<br>\n") if node.tight else Markup("<p>{}</p>\n").format(inner)


def write_code(node: tree.Code, _writer: HtmlWriter) -> Markup:
    """Lines of code."""
    return Markup("<pre><code>{}</code></pre>\n").format(node.content)


def write_callout(node: tree.Callout, writer: HtmlWriter) -> Markup:
    """A box with its label."""
    label = writer.prose(node.label) or escape(node.word)
    form = Markup('<div class="callout {}" role="note">\n<p class="callout-label">{}</p>\n{}</div>{}')
    return form.format(node.tone, label, writer.all(node.children), writer.end)


def write_list(node: tree.List, writer: HtmlWriter) -> Markup:
    """A list, counted from the number of its first item."""
    number = Markup(' start="{}"').format(node.start) if node.ordered and node.start != 1 else Markup("")
    items = Markup("").join(
        Markup("<li{}>{}</li>\n").format(Markup(' class="todo"') if opens_task(one) else "", writer.all(one))
        for one in node.items
    )
    return Markup("<{0}{1}>\n{2}</{0}>{3}").format("ol" if node.ordered else "ul", number, items, writer.end)


def write_cards(node: tree.Cards, writer: HtmlWriter) -> Markup:
    """Cards as a list, each its picture and its words."""
    items = Markup("").join(
        Markup("<li>{}{}</li>\n").format(_card_picture(picture, writer) if picture else "", writer.all(said))
        for picture, said in node.items
    )
    return Markup('<ul class="cards">\n{}</ul>{}').format(items, writer.end)


def _card_picture(picture: tree.Figure, writer: HtmlWriter) -> Markup:
    """The picture of a card; one that is a link stays one."""
    if len(picture.prose[0].parts) == 1:
        return writer.all([picture])
    return Markup('<figure class="picture">\n{}\n</figure>\n').format(writer.prose(picture.prose))


def table_rows(node: tree.Table, writer: HtmlWriter, *, empty_body: bool) -> Markup:
    """The head and the body of a table with their rows; `empty_body` writes a body that has none."""
    return Markup("").join(
        Markup("<{0}>\n{1}</{0}>\n").format(
            name, Markup("").join(_row(row, node.align, writer, head=name == "thead") for row in rows)
        )
        for name, rows in (("thead", node.head), ("tbody", node.body))
        if rows or (empty_body and name == "tbody")
    )


def _row(row: Sequence[tree.Prose], align: Sequence[str], writer: HtmlWriter, *, head: bool) -> Markup:
    cells = (_cell(prose, side, writer, head=head) for prose, side in zip(row, align, strict=True))
    return Markup("<tr>{}</tr>\n").format(Markup("").join(cells))


def _cell(prose: tree.Prose, side: str, writer: HtmlWriter, *, head: bool) -> Markup:
    names = " ".join(name for name in (side, "short" if _is_date_or_figure(prose) else "") if name)
    attributes = Markup(' class="{}"').format(names) if names else Markup("")
    form = writer.head_cell if head and prose else Markup("<td{}>{}</td>")
    return form.format(attributes, writer.prose(prose))


def _is_date_or_figure(prose: tree.Prose) -> bool:
    """Whether a cell holds a short date, or a figure with its unit, which a narrow screen would break over lines."""
    text = " ".join(plain(segment.parts) for segment in prose).strip()
    return len(text) <= _LONGEST_FIGURE and any(map(str.isdigit, text)) and _BREAKABLE.search(text) is not None


def write_definitions(node: tree.Definitions, writer: HtmlWriter) -> Markup:
    """Terms and what they mean."""
    return Markup("<dl>\n{}</dl>{}").format(writer.all(node.children), writer.end)


def write_term(node: tree.DefinedTerm, writer: HtmlWriter) -> Markup:
    """What is defined."""
    return Markup("<dt>{}</dt>\n").format(writer.prose(node.prose))


def write_definition(node: tree.Definition, writer: HtmlWriter) -> Markup:
    """What a term means."""
    return Markup("<dd>{}</dd>\n").format(writer.all(node.children))


def note_list(notes: Sequence[tree.Note], items: Iterable[tuple[Markup, Markup]]) -> Markup:
    """The notes of a document as a list with their numbers; of each item its attributes and what it says."""
    start = Markup(' start="{}"').format(notes[0].number) if notes and notes[0].number != 1 else Markup("")
    shown = (
        Markup("<li{}{}>{}</li>\n").format(value, attributes, inner)
        for value, (attributes, inner) in zip(_values(notes), items, strict=True)
    )
    return Markup("<ol{}>\n{}</ol>\n").format(start, Markup("").join(shown))


def _values(notes: Sequence[tree.Note]) -> Iterator[Markup]:
    """For each note its number as an attribute, where it does not follow the one before."""
    for at, note in enumerate(notes):
        follows = at == 0 or note.number == notes[at - 1].number + 1
        yield Markup("") if follows else Markup(' value="{}"').format(note.number)
