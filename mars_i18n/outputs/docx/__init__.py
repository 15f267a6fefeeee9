"""The issue as a Word document: named styles, real footnotes, live links, the language of each run.

Nothing in it is of the moment: its dates are the issue's, and the bytes the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import Artefact
from mars_i18n.outputs.docx.blocks import ParagraphPlace, Writer, prose_text
from mars_i18n.outputs.docx.inline import runs, text_run
from mars_i18n.outputs.docx.package import Package
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.look.labels import FLOW_LABELS
from mars_i18n.outputs.look.paper import PAPER
from mars_i18n.outputs.page.documents import is_untitled
from mars_i18n.outputs.page.identity import forbidden_note
from mars_i18n.outputs.page.language_tags import language_tag
from mars_i18n.outputs.page.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition

needs = ("docx", "docx")
body = ("dates", "title", "summary", "text", "code", "notes at end")
apart = ("language", "title", "alternative texts", "opening pictures", "link titles", "links within")
labels = FLOW_LABELS
options = (PAPER,)


def render(edition: Edition) -> Iterator[Artefact]:
    """The document, at ``<issue>.docx``. Raises MarsError where the project's own styles are broken."""
    edition = with_heroes(edition)
    issue = resolve(edition, "read", "left out")
    package = Package(edition, issue.targets)
    body = Markup("").join(_document(edition, package, part) for part in issue.parts)
    body += package.write_uncited_notes()
    data = package.to_bytes(body)
    yield Artefact(f"{edition.issue}.docx", data, (*package.pictures.notes, *forbidden_note(body)))


def _document(edition: Edition, package: Package, part: tree.Part) -> Markup:
    package.begin(part)
    writer = package.writer(package.context)
    head = _head(edition, part, writer)
    body = writer.all(part.body, ParagraphPlace())
    return head + body


def _head(edition: Edition, part: tree.Part, writer: Writer) -> Markup:
    """What is above the text: name of the programme, date, title, summary, author, picture.

    A later document begins a page.
    """
    language, number, date = language_tag(edition), part.number, part.date
    shown = Markup("")
    if number == 0 and edition.project:
        shown += writer.paragraph("Masthead", text_run(edition.project, language))
    titles = [prose for prose in part.titles if prose_text(prose)]
    fresh = Markup("<w:pageBreakBefore/>") if number and (titles or date) else Markup("")
    if date:
        shown += writer.paragraph("Date", text_run(date, language), before=fresh)
        fresh = Markup("")
    title = "Title" if number == 0 else "Heading1"
    for prose in titles[:1]:
        shown += writer.paragraph(title, Markup("").join(runs(one, writer.to) for one in prose), before=fresh)
    if not titles and number == 0 and is_untitled(edition):
        shown += writer.paragraph("Title", text_run(edition.issue, language))
    if number == 0 and edition.draft:
        notice = edition.words("Some parts of this draft are not yet translated; they are marked.")
        marked = text_run(edition.words("Draft") + ". ", language, frozenset({"b"})) + text_run(notice, language)
        shown += writer.paragraph("DraftNotice", marked)
    for style, line in (("Subtitle", part.summary), ("Byline", part.byline)):
        shown += writer.paragraph(style, runs(line, writer.to)) if line else Markup("")
    return shown + (writer.all((part.hero,), ParagraphPlace()) if part.hero else Markup(""))
