"""The issue as a mail. `pytest tests/outputs --regenerate` writes the golden files anew."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mails import SENDER, artefacts, html, images, message, notes, plain, png
from outputs_editions import SOURCE, edition

from mars_i18n.errors import MarsError
from mars_i18n.model import Setting
from mars_i18n.outputs import email, text
from mars_i18n.text.values.mastheads import format_masthead

GOLDEN = Path(__file__).parent / "golden"
PICTURED = SOURCE.replace("pump.svg", "pump.png")
OPTIONS = {"source": PICTURED, "image": images(pump=png()), "settings": SENDER, "base_url": "https://example.org/n/"}


class Reader(HTMLParser):
    """Every element with its attributes, and for each table whether it has a heading cell of its own."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.tables, self.open = [], [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.elements.append((tag, values))
        if tag == "table":
            self.open.append([values, False])
        elif tag == "th":
            self.open[-1][1] = True

    def handle_endtag(self, tag):
        if tag == "table":
            self.tables.append(self.open.pop())


@pytest.mark.parametrize("name", ["may.eml", "may.mail.html"])
def test_the_output_is_the_golden_file(name, request):
    artefact = next(one for one in artefacts(**OPTIONS) if one.path == name)
    golden = GOLDEN / name
    if request.config.getoption("--regenerate"):
        golden.write_bytes(artefact.data)
    assert artefact.data == golden.read_bytes()


def test_a_mail_has_the_headers_that_its_configuration_gives_it():
    mail = message(**OPTIONS, draft=False)
    assert mail["From"].addresses[0].addr_spec == "news@example.org"
    assert mail["From"].addresses[0].display_name == "Valle – noticias"
    assert mail["Reply-To"] == "press@example.org"
    assert mail["Subject"] == "Agua y luz"
    assert mail["Content-Language"] == "es-CO"
    assert mail["List-Unsubscribe"] == "<https://example.org/u?a=1&b=2>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Date"].datetime.isoformat() == "2025-05-01T12:00:00"
    assert mail["Message-ID"].endswith("@example.org>")
    assert "X-Unsent" not in mail


def test_without_a_sender_the_mail_opens_as_one_that_is_not_sent_yet():
    mail = message()
    assert mail["X-Unsent"] == "1"
    assert "From" not in mail
    assert "List-Unsubscribe" not in mail


def test_an_address_of_mail_to_unsubscribe_has_no_click():
    mail = message(settings=(Setting("email", "unsubscribe", "mailto:u@example.org"),))
    assert mail["List-Unsubscribe"] == "<mailto:u@example.org>"
    assert "List-Unsubscribe-Post" not in mail


@pytest.mark.parametrize("tag", ["*|UNSUB|*", "{{ UnsubscribeURL }}", "{{unsubscribe}}"])
def test_the_tag_of_a_mail_service_is_the_link_in_the_foot_and_in_no_header(tag):
    """The service fills the tag in where the mail is pasted, and writes the header itself."""
    mail = message(settings=(Setting("email", "unsubscribe", tag),))
    assert "List-Unsubscribe" not in mail
    assert f'href="{tag}"' in mail.get_body(("html",)).get_content()
    assert tag in mail.get_body(("plain",)).get_content()


def test_the_plain_text_is_the_text_output():
    for language in ("es", "en", "pt"):
        (expected,) = text.render(edition(language))
        assert plain(message(language=language, draft=False)) == expected.data.decode()


def test_the_plain_text_says_where_to_read_on_and_how_to_leave():
    shown = plain(message(**OPTIONS, draft=False))
    assert shown.endswith(
        "\n\n-- \nLeer esta edición en la web: https://example.org/n/es/may/\n"
        "Cancelar la suscripción: https://example.org/u?a=1&b=2\n"
    )


def test_a_draft_says_so_in_its_subject_its_text_and_its_page():
    mail = message(draft=True)
    assert mail["Subject"] == "[Borrador] Agua y luz"
    assert plain(mail).startswith("Borrador. ")
    assert 'class="draft"' in html(draft=True)
    assert 'class="draft"' not in html(draft=False, translations={"A heading": "Un título"})


def test_the_subject_and_the_preheader_are_the_front_matters_and_localised():
    source = PICTURED.replace("title:", "subject: News of May\npreheader: A well for three villages\ntitle:")
    translations = {"News of May": "Novedades", "A well for three villages": "Un pozo para tres pueblos"}
    options = {"source": source, "translations": translations, "draft": False}
    assert message(**options)["Subject"] == "Novedades"
    assert "<title>Novedades</title>" in html(**options)
    assert "font-size: 1px" in (opening := html(**options).partition("Un pozo para tres pueblos")[0])
    assert opening.count("<div") == 1


def test_without_a_preheader_the_summary_is_it_and_without_that_the_first_words():
    assert ">Una carta desde el valle.&nbsp;" in html()
    assert ">The pump brings clean water to" in html(source=SOURCE.partition("---\n\n")[2], translations={})


def test_what_programs_cut_off_is_reported_by_its_length():
    long = "palabra " * 20
    reported = notes(source=PICTURED.replace("title: Water & light", f"title: {long}"), image=images(pump=png()))
    assert reported == ("subject has 159 characters; many mail programs show 70. Set `subject:` in the front matter.",)


def test_a_mail_is_an_alternative_of_text_and_html_with_its_pictures():
    mail = message(**OPTIONS)
    kinds = [part.get_content_type() for part in mail.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]
    picture = list(mail.walk())[-1]
    assert picture.get_content() == png()
    assert f"cid:{picture['Content-ID'].strip('<>')}" in mail.get_body(("html",)).get_content()
    assert [part.get_content_type() for part in message().walk()] == [*kinds[:2], "text/html"]


def test_every_line_of_a_mail_is_short_ascii():
    source = PICTURED + "\n`" + "x" * 3000 + "` " + "ñ" * 2000 + "\n"
    data = artefacts(**{**OPTIONS, "source": source})[0].data
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_linked_images_are_loaded_from_where_the_page_is_published():
    mail = message(**{**OPTIONS, "settings": (Setting("email", "images", "link"),)})
    picture = next(one.path for one in artefacts(**OPTIONS) if one.path.endswith(".png"))
    assert f'src="https://example.org/n/es/may/{picture}"' in mail.get_body(("html",)).get_content()
    assert len(list(mail.walk())) == 3


def test_the_pasted_html_has_its_images_beside_it():
    made = {one.path: one.data for one in artefacts(**{**OPTIONS, "base_url": ""})}
    picture = next(path for path in made if path.startswith("mail/"))
    assert f'src="{picture}"' in made["may.mail.html"].decode()
    assert made[picture] == png()


@pytest.mark.parametrize("language", ["es", "en", "pt", "ar"])
def test_the_structure_holds_in_mail_programs(language):
    shown = html(**OPTIONS, language=language)
    reader = Reader(shown)
    assert reader.open == []
    assert all(values.get("role") == "presentation" or headed for values, headed in reader.tables)
    assert any(headed for _, headed in reader.tables)
    names = [name for name, _ in reader.elements]
    assert names.count("title") == names.count("h1") == names.count("style") == 1
    assert not {"script", "link", "figure", "section", "article", "form", "iframe", "svg"} & set(names)
    assert all("alt" in values for name, values in reader.elements if name == "img")
    assert reader.elements[0][1]["lang"] == {"es": "es-CO", "en": "en-US", "pt": "pt-BR", "ar": "ar"}[language]
    assert reader.elements[0][1]["dir"] == ("rtl" if language == "ar" else "ltr")
    outer = next(values for name, values in reader.elements if name == "div" and "lang" in values)
    assert outer["lang"] == reader.elements[0][1]["lang"]  # Gmail keeps no attribute of html or body
    links = [values["href"] for name, values in reader.elements if name == "a"]
    assert all(link.startswith(("https://", "mailto:")) for link in links)


def test_a_mail_that_reads_from_right_to_left_has_its_edges_on_the_right_and_its_code_as_it_is_typed():
    shown = html(**OPTIONS, language="ar")
    assert "border-right: 4px solid" in shown
    assert "border-left: 4px solid" not in shown
    assert re.search(r'<pre style="[^"]*direction: ltr', shown)


def test_nothing_is_loaded_from_elsewhere_unless_the_source_says_so():
    mail = message(**OPTIONS).get_body(("html",)).get_content()
    assert [values["src"][:4] for name, values in Reader(mail).elements if name == "img"] == ["cid:"]
    assert "url(" not in mail
    assert "@import" not in mail


def test_styles_are_in_the_elements_and_what_remains_is_short():
    shown = html(**OPTIONS)
    style = shown.partition("<style>")[2].partition("</style>")[0]
    assert len(style.encode()) < 8192  # from which Gmail drops the element
    assert "prefers-color-scheme: dark" in style
    without = shown.replace(style, "")
    assert all(f'<{name} style="' in without for name in ("h1", "h3", "blockquote", "li"))


def test_a_large_mail_is_reported_as_gmail_cuts_it_off():
    source = "# A title\n\n" + "Many words of one paragraph. " * 4000
    (reported,) = notes(source=source, translations={})
    assert re.fullmatch(r"the HTML has 1\d\d KB; Gmail shows the first 102 and hides the rest behind a link", reported)


def test_an_issue_of_many_paragraphs_takes_time_as_its_length(assert_linear):
    def work(count):
        one = edition(source="".join(f"Paragraph {number} of many.\n\n" for number in range(count)), translations={})
        return lambda: list(email.render(one))

    assert_linear(work, 500, 2000)


def test_a_template_that_is_broken_is_reported_with_its_line(tmp_path):
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "mail.html.j2").write_text("one\n{{ edition.isue }}\n")
    with pytest.raises(MarsError, match=r"mail\.html\.j2:2.*isue"):
        artefacts(template_folders=(str(tmp_path),))


def test_a_title_of_a_region_and_a_date_are_the_readers():
    assert format_masthead(edition().documents[0].masthead, "es_CO", edition().words) in html()
    assert "May–June 2025" in html(language="en")


PROGRAM = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from mails import artefacts
from test_email import OPTIONS
print(hashlib.sha256(b"".join(one.path.encode() + one.data for one in artefacts(**OPTIONS))).hexdigest())
"""


@pytest.mark.slow("starts Python three times")
def test_a_mail_has_the_same_bytes_in_every_zone_locale_and_hash_seed():
    digests = set()
    for zone, locale, seed in (
        ("UTC", "C", "0"),
        ("America/Bogota", "es_CO.UTF-8", "1"),
        ("Asia/Tokyo", "C.UTF-8", "7"),
    ):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        program = PROGRAM.format(folder=str(Path(__file__).parent))
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert len(digests) == 1
