"""PDFs with known text, made by typst, and the drafts that they become."""

from pathlib import Path

import pytest

from mars_i18n import plugins
from mars_i18n.importers.draft import write_draft
from mars_i18n.importers.pdf_draft import import_pdf

PAGE = """\
#set document(title: "x")
#set page(width: {width}pt, height: {height}pt, margin: 30pt, columns: {columns})
#set page(header: [{header}], footer: [{footer}])
#set text(lang: "es", size: 9pt, hyphenate: true)
#set par(justify: true)
#set smartquote(enabled: false)
"""


@pytest.fixture
def make_pdf(tmp_path):
    """A PDF of a text in the syntax of typst, with tags or without."""
    typst = pytest.importorskip("typst")

    def make(text, *, tags=True, width=300, height=420, columns=1, header="", footer=""):
        page = PAGE.format(width=width, height=height, columns=columns, header=header, footer=footer)
        Path(tmp_path, "page.typ").write_text(page + text, encoding="utf-8")
        return typst.compile(tmp_path / "page.typ", pdf_tags=tags)

    return make


@pytest.fixture
def draft_of():
    """The draft of a PDF, and the lines of its report: page, what, before, after."""
    pytest.importorskip("pypdfium2")

    def draft(data, language="es"):
        made = write_draft(import_pdf(data, "a.pdf"), language, plugins.load("formats", "markdown").rebuild)
        report = [(one.remark.page, str(one.remark.about), one.remark.before, one.remark.after) for one in made.remarks]
        return made, report

    return draft
