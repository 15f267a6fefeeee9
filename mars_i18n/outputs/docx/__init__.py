"""The issue as a Word document: named styles, real footnotes, live links, the language of each run.

Nothing in it is of the moment: its dates are the issue's, and the bytes the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import Artefact, Segment
from mars_i18n.outputs.docx.blocks import Place, Writer, words
from mars_i18n.outputs.docx.inline import runs, text_run
from mars_i18n.outputs.docx.package import Package, page_size
from mars_i18n.outputs.page.blocks import date_line
from mars_i18n.outputs.page.documents import first_segment, title_of
from mars_i18n.outputs.page.identity import forbidden_note
from mars_i18n.outputs.page.nesting import Node, body_and_footnotes, parts_of
from mars_i18n.outputs.page.raw_html import with_html_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document
    from mars_i18n.plugins.kinds import Edition

needs = ("docx", "docx")


def render(edition: Edition) -> Iterator[Artefact]:
    """The document, at ``<issue>.docx``. Raises MarsError where the project's own styles are broken."""
    package = Package(edition)
    parts = [with_html_read(part) for document in edition.documents for part in parts_of(document)]
    body = Markup("").join(_document(edition, package, part, number) for number, part in enumerate(parts))
    data = package.finished(body)
    yield Artefact(f"{edition.issue}.docx", data, (*package.pictures.notes, *forbidden_note(body)))


def _document(edition: Edition, package: Package, document: Document, number: int) -> Markup:
    branches, footnotes = body_and_footnotes(document)
    known = {node.container.attribute("label"): node for node in footnotes if isinstance(node, Node)}
    package.begin(number, known)
    writer = Writer(
        package.surroundings, package.numbering, page_size(edition.locale)[0] - 2 * 1361, _shift(document, number)
    )
    head = _head(edition, document, writer, number)
    body = writer.all(branches, Place())
    cited = package.cited
    left = [node for label, node in known.items() if (number, label) not in cited]
    notes = Markup("").join(writer.all(node.children, Place("FootnoteText")) for node in left)
    return head + body + notes


def _shift(document: Document, number: int) -> int:
    """How much higher headings stand than in the source: the sections of the first document are of level 1."""
    levels = [block.level for block in document.blocks if block.kind == "heading" and block.level]
    return min(levels, default=1) - (1 if number == 0 else 2)


def _head(edition: Edition, document: Document, writer: Writer, number: int) -> Markup:
    """What stands above the text: name of the programme, date, title, summary; a later document begins a page."""
    language = edition.locale.replace("_", "-")
    shown = Markup("")
    if number == 0 and edition.project:
        shown += writer.paragraph("Masthead", text_run(edition.project, language))
    titles = [block for block in document.blocks if block.kind == "title" and block.key and words(block)]
    date = date_line(document, edition)
    fresh = Markup("<w:pageBreakBefore/>") if number and (titles or date) else Markup("")
    if date:
        shown += writer.paragraph("Date", text_run(date, language), before=fresh)
        fresh = Markup("")
    title = "Title" if number == 0 else "Heading1"
    for block in titles[:1]:
        prose = Markup("").join(runs(part, writer.to) for part in block.parts if isinstance(part, Segment))
        shown += writer.paragraph(title, prose, before=fresh)
    if not titles and number == 0:
        shown += writer.paragraph("Title", text_run(title_of(edition), language))
    if number == 0 and edition.draft:
        notice = edition.words("Some parts of this draft are not yet translated; they are marked.")
        said = text_run(edition.words("Draft") + ". ", language, frozenset({"b"})) + text_run(notice, language)
        shown += writer.paragraph("DraftNotice", said)
    summary = first_segment(document, "metadata", "summary")
    return shown + (writer.paragraph("Subtitle", runs(summary, writer.to)) if summary else Markup(""))
