"""A localised source that can say its language says that of its edition, where its source said one."""

import io
import zipfile

import pytest
from planted import found

from mars_i18n import plugins
from mars_i18n.model import Catalogue, Entry
from mars_i18n.outputs.look.words import load_words
from mars_i18n.plugins.editions import Edition
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.source_messages import messages

SOURCES = {
    "page.md": "---\nlanguage: en\n---\n\nWater for all.\n",
    "other.md": "---\nlang: en-GB\n---\n\nWater for all.\n",
    "page.html": '<html lang="en"><body><p>Water for all.</p></body></html>',
    "other.html": '<html xml:lang="en-GB"><body><p>Water for all.</p></body></html>',
}
SILENT = {"page.md": "Water for all.\n", "page.html": "<p>Water for all.</p>", "page.txt": "Water for all.\n"}
FORMATS = {"md": "markdown", "html": "html", "txt": "text"}


def localised(path, source, language="pt"):
    """The edition of a source in a language, and its file."""
    form = plugins.load("formats", FORMATS[path.rpartition(".")[2]])
    document = form.parse(source.encode(), f"sources/may/{path}")
    entries = tuple(Entry(one.msgid, one.msgid.replace("Water", "Água")) for one in messages([document]))
    locale = {"pt": "pt_BR", "en": "en_US"}[language]
    done = localise(document, Catalogue(language, entries), language, locale)
    shown = Edition("may", language, locale, (done,), "Valley", (), load_words(language), (), draft=False)
    return shown, form.rebuild(done).decode()


@pytest.mark.parametrize("path", SOURCES)
def test_a_language_is_what_the_edition_says_and_one_that_is_lost_or_another_is_found(path):
    shown, text = localised(path, SOURCES[path])
    assert found("source", shown, {f"source/{path}": text.encode()}) == []
    for now in ("es", ""):
        line = next(one for one in ('lang="pt-BR"', 'lang="pt"', "lang: pt-BR", "language: pt") if one in text)
        changed = text.replace(line, line[: line.index("pt")] + now + line[line.index("pt") :].lstrip("pt-BR"))
        assert ("apart", "pt-BR") in found("source", shown, {f"source/{path}": changed.encode()})


def test_a_word_file_says_it_in_its_styles():
    """Other words of its language are read run by run: see the reader of the output docx."""
    word = plugins.load("formats", "docx")
    document = word.parse(word_file(), "sources/may/page.docx")
    done = localise(document, Catalogue("pt", (Entry("Water for all.", "Água para todos."),)), "pt", "pt_BR")
    shown = Edition("may", "pt", "pt_BR", (done,), "Valley", (), load_words("pt"), (), draft=False)
    file = word.rebuild(done)
    assert found("source", shown, {"source/page.docx": file}) == []
    for now in (b'w:val="es-ES"', b""):
        changed = replace_in_package(file, b'w:val="pt-BR"', now)
        assert changed != file
        assert ("apart", "pt-BR") in found("source", shown, {"source/page.docx": changed})


def word_file():
    """A document of Word in English, as python-docx makes one."""
    from docx import Document

    made = Document()
    made.add_paragraph("Water for all.")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def replace_in_package(data, before, after):
    """The package with bytes of its files replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.infolist():
            new.writestr(one, old.read(one).replace(before, after))
    return target.getvalue()


@pytest.mark.parametrize("path", SOURCES)
def test_a_source_in_its_own_language_says_it_as_it_did(path):
    shown, text = localised(path, SOURCES[path], "en")
    assert found("source", shown, {f"source/{path}": text.encode()}) == []


@pytest.mark.parametrize("path", SILENT)
def test_a_source_that_says_no_language_is_no_fault(path):
    shown, text = localised(path, SILENT[path])
    assert found("source", shown, {f"source/{path}": text.encode()}) == []
