"""A document of each format that holds every construct, and its editions in three languages."""

import io
from functools import cache
from pathlib import Path

from outputs_editions import LOCALES
from planted import PUMP

from mars_i18n import plugins
from mars_i18n.model import Catalogue, Entry
from mars_i18n.outputs.look.words import load_words
from mars_i18n.plugins.editions import Edition
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.source_messages import locate_segments, messages
from mars_i18n.text.segments.whole_links import show_whole_links
from mars_i18n.workflow.issue.reading import identify_languages

FOLDER = Path(__file__).parent / "constructs"
FORMATS = {"every.md": "markdown", "every.html": "html", "every.txt": "text", "every.docx": "docx"}
FORMATS |= {"every.odt": "odt", "every.pptx": "pptx"}
_ACCENTS = str.maketrans("aeiou", "áéíóú")


@cache
def data_of(name):
    """The bytes of a document."""
    made = {"every.docx": word_file, "every.odt": open_text_file, "every.pptx": deck_file}
    return made[name]() if name in made else (FOLDER / name).read_bytes()


def every_construct(name, language):
    """The edition of a document in a language; texts in another are translated by a machine that keeps tags."""
    form = plugins.load("formats", FORMATS[name])
    document = locate_segments(identify_languages(form.parse(data_of(name), f"sources/may/{name}"), ("es", "en", "pt")))
    entries = tuple(Entry(one.msgid, translated(one, language)) for one in messages([document]))
    words = load_words(language)
    done = localise(document, Catalogue(language, entries), language, LOCALES[language], words)
    return Edition(
        "may",
        language,
        LOCALES[language],
        (show_whole_links(done),),
        "Valley",
        ((language, "index.html"),),
        words,
        (),
        draft=False,
        image=lambda _: PUMP.read_bytes(),
    )


def translated(message, language):
    """The text with accents where it is no tag, code or address, in a language that it is not in."""
    if message.language == language:
        return message.msgid
    pieces = []
    for word in message.msgid.split(" "):
        plain = word.isalpha() or (word[:-1].isalpha() and word[-1:] in ".,:;")
        pieces.append(word.translate(_ACCENTS) if plain else word)
    return " ".join(pieces)


def word_file():
    """A document of Word: styles, lists, a table, an image, a link, a footnote are those that python-docx makes."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = Document()
    made.add_heading("Every construct of Word", 0)
    made.add_heading("A heading", 1)
    paragraph = made.add_paragraph("A paragraph with ")
    paragraph.add_run("strong").bold = True
    paragraph.add_run(", ")
    paragraph.add_run("emphasis").italic = True
    paragraph.add_run(", ")
    paragraph.add_run("raised").font.superscript = True
    paragraph.add_run(" words,\ta tab and\na break; ")
    link = OxmlElement("w:hyperlink")
    target = made.part.relate_to(
        "https://example.org/word",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link.set(qn("r:id"), target)
    link.append(made.add_paragraph("a link").runs[0]._r)
    paragraph._p.append(link)
    for text in ("An item", "Another item"):
        made.add_paragraph(text, style="List Bullet")
    for text in ("The first step", "The second step"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("A quotation that somebody said.", style="Quote")
    table = made.add_table(2, 2)
    cells = (one for row in table.rows for one in row.cells)
    for cell, text in zip(cells, ("Place", "People", "Lima", "1,200"), strict=True):
        cell.text = text
    made.add_picture(str(PUMP))
    made.add_paragraph("The caption of a picture", style="Caption")
    made.add_paragraph("Un párrafo en español, que está en otra lengua que los demás.")
    made.sections[0].header.paragraphs[0].text = "The head of a page"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def open_text_file():
    """A document of LibreOffice."""
    from packages import open_text

    return open_text(
        '<text:p text:style-name="Title">Every construct of a text</text:p>'
        '<text:h text:outline-level="1">A heading</text:h>'
        '<text:p>With <text:span text:style-name="B">strong</text:span>, '
        '<text:span text:style-name="I">emphasis</text:span>, a<text:tab/>tab,<text:line-break/>a break and '
        '<text:a xlink:href="https://example.org/a">a link</text:a>'
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note of the page.</text:p></text:note-body></text:note>.</text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>An item</text:p></text:list-item>'
        "<text:list-item><text:p>Another item</text:p></text:list-item></text:list>"
        '<text:p text:style-name="Quotations">A quotation that somebody said.</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>Place</text:p></table:table-cell>"
        "<table:table-cell><text:p>People</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>The last words of it.</text:p>"
    )


def deck_file():
    """Slides: a title, paragraphs, a link and a table."""
    from packages import deck

    def paragraph(*runs):
        return f"<a:p>{''.join(runs)}</a:p>"

    def run(text, look="", inside=""):
        return f'<a:r><a:rPr lang="en-US"{look}>{inside}</a:rPr><a:t>{text}</a:t></a:r>'

    def shape(*paragraphs, kind=""):
        place = f'<p:ph type="{kind}"/>' if kind else ""
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="Box"/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
            f"<p:txBody>{''.join(paragraphs)}</p:txBody></p:sp>"
        )

    words = paragraph(
        run("Words that are "), run("strong", ' b="1"'), run(" and "), run("emphasis", ' i="1"'), run(".")
    )
    link = paragraph(run("See "), run("a link", "", '<a:hlinkClick r:id="x"/>'), run(" of a slide."))
    return deck(
        shape(paragraph(run("Every construct of a slide")), kind="title") + shape(words, link),
        shape(paragraph(run("The second slide")), kind="title") + shape(paragraph(run("It has one line."))),
        links=[("x", "hyperlink", "https://example.org/slide")],
    )
