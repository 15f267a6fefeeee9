"""The address of an issue, and of each of its files, is the same and percent-escaped in every output."""

import re
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from books import read
from mails import images, png
from outputs_editions import archive, edition

from mars_i18n.outputs import docx, email, epub, feed, pdf, text, web
from mars_i18n.outputs.page.urls import issue_address

NAME = "may ñ 2025"
ADDRESS = "https://example.org/n/en/may%20%C3%B1%202025/"
FILE = f"{ADDRESS}gu%C3%ADa%20a.html"
SOURCE = "---\ntitle: T\nlanguage: en\n---\n\nRead [the guide](<guía a.html>).\n\n![A pump](<the pump ñ.png>)\n"


def issue(**options):
    settings = {
        "issue": NAME,
        "base_url": "https://example.org/n/",
        "draft": False,
        "image": images(**{"the%20pump%20%C3%B1": png()}),
        "alternates": tuple(
            (language, issue_address("../../", language, NAME, "index.html")) for language in ("es", "en")
        ),
    }
    return edition("en", SOURCE, {}, **{**settings, **options})


def first(artefacts):
    return next(iter(artefacts)).data


def page_of_web():
    return first(web.render(issue())).decode()


def map_of_the_site():
    made = web.archive(archive(web, issue(), base_url="https://example.org/n/"))
    return next(one.data.decode() for one in made if one.path == "sitemap.xml")


def feed_in_english():
    made = feed.archive(archive(feed, issue(), base_url="https://example.org/n/"))
    return next(one.data.decode() for one in made if one.path == "en/feed.xml")


def mail_as_text():
    message = message_from_bytes(first(email.render(issue())), policy=policy.default)
    return message.get_body(("plain",)).get_content()


def mail_to_paste():
    return list(email.render(issue()))[1].data.decode()


def relations_of_word():
    return read(first(docx.render(issue())))["word/_rels/document.xml.rels"].decode()


def links_of_the_pdf():
    pypdf = pytest.importorskip("pypdf")
    pages = pypdf.PdfReader(BytesIO(first(pdf.render(issue())))).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    return "\n".join(note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {}))


def chapter():
    return read(first(epub.render(issue())))["EPUB/chapter-1.xhtml"].decode()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (page_of_web, f'<link rel="canonical" href="{ADDRESS}">'),
        (page_of_web, f'<meta property="og:url" content="{ADDRESS}">'),
        (page_of_web, f'<meta property="og:image" content="{ADDRESS}the%20pump%20%C3%B1.png">'),
        (page_of_web, f'hreflang="en" href="{ADDRESS}"'),
        (page_of_web, '<a href="../../es/may%20%C3%B1%202025/index.html"'),
        (page_of_web, f'"url":"{ADDRESS}"'),
        (map_of_the_site, f"<loc>{ADDRESS}</loc>"),
        (feed_in_english, f'href="{ADDRESS}"'),
        (feed_in_english, FILE),
        (mail_as_text, ADDRESS),
        (mail_as_text, FILE),
        (mail_to_paste, f'href="{FILE}"'),
        (mail_to_paste, f'src="{ADDRESS}mail/'),
        (lambda: first(text.render(issue())).decode(), FILE),
        (relations_of_word, FILE),
        (links_of_the_pdf, FILE),
        (chapter, FILE),
    ],
)
def test_the_address_is_escaped(made, expected):
    assert expected in made()


@pytest.mark.parametrize("made", [page_of_web, map_of_the_site, feed_in_english, mail_to_paste, links_of_the_pdf])
def test_no_public_address_holds_a_space_or_a_letter_that_is_not_ascii(made):
    found = re.findall(r'https://example\.org[^"<&\n]*', made())
    assert found
    assert all(re.fullmatch(r"[!-~]+", one) for one in found)


def test_the_index_and_a_feed_without_a_public_address_lead_to_the_escaped_folder():
    index = first(web.archive(archive(web, issue(base_url=""))))
    assert b'href="en/may%20%C3%B1%202025/index.html"' in index
    made = {one.path: one.data.decode() for one in feed.archive(archive(feed, issue(base_url="")))}
    assert 'href="may%20%C3%B1%202025/index.html"' in made["en/feed.xml"]


def test_an_address_with_half_a_character_is_still_an_address():
    assert issue_address("", "en", "a\udc80b/c", "x y").isascii()
