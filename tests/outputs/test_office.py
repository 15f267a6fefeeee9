"""What an office sends: the paper of its readers, links that look like buttons, the address of the sender."""

import io

import pypdf
import pytest
from mails import html, message
from outputs_editions import edition
from test_pdf import made

from mars_i18n.model import Setting
from mars_i18n.outputs import web
from mars_i18n.outputs.docx.package import page_size
from mars_i18n.outputs.look.paper import paper_of

LETTER, A4 = (612, 792), (595, 842)


def paper(**options):
    artefact, _ = made(**options)
    box = pypdf.PdfReader(io.BytesIO(artefact.data)).pages[0].mediabox
    return round(box.width), round(box.height)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("es_CO", "letter"),
        ("es_PE", "a4"),
        ("pt_BR", "a4"),
        ("en_US", "letter"),
        ("en_GB", "a4"),
        ("es-MX", "letter"),
    ],
)
def test_paper_is_that_of_the_region(locale, expected):
    assert paper_of(edition(locale=locale), "pdf") == expected


def test_the_pdf_and_the_document_are_on_that_paper():
    assert paper(locale="es_CO") == LETTER
    assert paper(locale="pt_BR") == A4
    assert page_size(edition(locale="es_CO")) == (12240, 15840)


def test_a_setting_comes_before_the_region():
    settings = (Setting("pdf", "paper", "a4"), Setting("docx", "paper", "a4"))
    assert paper(locale="es_CO", settings=settings) == A4
    assert page_size(edition(locale="es_CO", settings=settings)) == (11906, 16838)


BUTTON = (
    "[Donate](https://example.org/a){.button} [More](https://example.org/b) [Why](https://example.org/c){.buttons}\n"
)


def test_a_link_with_the_attribute_is_a_button_on_the_page_and_in_the_mail():
    page = next(iter(web.render(edition(source=BUTTON, translations={})))).data.decode()
    assert '<a href="https://example.org/a" class="button">Donate</a>' in page
    assert '<a href="https://example.org/b">More</a>' in page
    assert '<a href="https://example.org/c">Why</a>' in page
    mail = html(source=BUTTON, translations={})
    assert mail.count('class="button"') == 1
    assert "background-color" in mail[mail.index('class="button"') :].partition(">")[0]


def test_the_words_of_a_button_are_on_the_line_of_those_beside_it_on_paper():
    artefact, _ = made(source="[Donate](https://example.org/a){.button} or write.\n", translations={}, draft=False)
    heights = {}
    pypdf.PdfReader(io.BytesIO(artefact.data)).pages[0].extract_text(
        visitor_text=lambda text, matrix, shift, *_: heights.setdefault(text.strip(), shift[5] + matrix[3] * matrix[5])
    )
    assert abs(heights["Donate"] - heights["or write."]) < 0.5


def test_the_postal_address_is_in_the_foot_of_the_mail_and_of_its_text():
    settings = (Setting("email", "address", "Cra. 1 # 2-3 <Bogotá> & Cía."),)
    mail = html(settings=settings)
    assert "Cra. 1 # 2-3 &lt;Bogotá&gt; &amp; Cía." in mail
    texts = [
        part.get_content() for part in message(settings=settings).walk() if part.get_content_type() == "text/plain"
    ]
    assert texts[0].splitlines()[-2:] == ["-- ", "Cra. 1 # 2-3 <Bogotá> & Cía."]


@pytest.mark.parametrize("rows", [1, 14])
def test_the_last_column_of_figures_is_beside_the_others(rows):
    table = "| Place | People | Cost |\n|:--|--:|--:|\n" + "| Lima | 120 | 9876 |\n" * rows
    artefact, _ = made(source=table, translations={}, draft=False)
    places = {}
    page = pypdf.PdfReader(io.BytesIO(artefact.data)).pages[0]
    page.extract_text(
        visitor_text=lambda text, matrix, shift, *_: places.setdefault(text.strip(), shift[4] + matrix[4])
    )
    assert 20 < places["9876"] - places["120"] < 90
