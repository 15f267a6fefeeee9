"""What is drawn for an issue: the cover of its book, and the image that goes with a link to its page."""

import re

import pytest
from books import read
from mails import png
from outputs_editions import SOURCE, edition

from mars_i18n.outputs import epub, web
from mars_i18n.outputs.images.sizes import kind_and_size
from mars_i18n.outputs.typst import cards

BASE = {"base_url": "https://example.org/news/", "draft": False}
PICTURED = SOURCE.replace("pump.svg", "pump.png")


def book(**options):
    """The book, and the files in it."""
    (artefact,) = epub.render(edition(**options))
    return artefact, read(artefact.data)


def shared(**options):
    """The Open Graph of a page, and the files beside it."""
    first, *others = web.render(edition(**{**BASE, **options}))
    found = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', first.data.decode()))
    return found, {one.path: one.data for one in others}


def test_a_book_has_a_cover_that_readers_find():
    _, files = book()
    assert kind_and_size(files["EPUB/cover.png"]) == ("png", 1200, 1600)
    package = files["EPUB/package.opf"].decode()
    assert '<item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/>' in package
    assert '<meta name="cover" content="cover"/>' in package


def test_the_first_picture_is_on_the_cover():
    files = book(source=PICTURED, image={"pump.png": png(400, 300)}.get)[1]
    assert kind_and_size(files["EPUB/cover.jpg"]) == ("jpeg", 1200, 1600)
    assert 'href="cover.jpg" media-type="image/jpeg"' in files["EPUB/package.opf"].decode()
    assert book(source=PICTURED, image={"pump.png": png(400, 300)}.get)[1] == files


def test_without_typst_the_book_says_that_it_has_no_cover(monkeypatch):
    monkeypatch.setattr(cards, "find_spec", lambda _: None)
    artefact, files = book()
    assert "EPUB/cover.png" not in files
    assert "cover" not in files["EPUB/package.opf"].decode()
    assert "drawing one needs the extra 'pdf'" in " ".join(map(str, artefact.notes))


def test_an_issue_without_a_large_picture_has_a_card_with_its_title():
    graph, files = shared()
    assert graph["og:image"] == "https://example.org/news/es/may/share.png"
    assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
    assert kind_and_size(files["share.png"]) == ("png", 1200, 630)
    assert shared()[1] == files


def test_a_picture_that_is_large_enough_goes_instead():
    graph, files = shared(source=PICTURED, image={"pump.png": png(900, 500)}.get)
    assert graph["og:image"].endswith("/es/may/pump.png")
    assert "share.png" not in files
    assert shared(source=PICTURED, image={"pump.png": png(90, 50)}.get)[0]["og:image"].endswith("/share.png")


@pytest.mark.parametrize("options", [{"base_url": ""}, {"draft": True}])
def test_a_page_that_is_not_published_has_no_card(options):
    graph, files = shared(**options)
    assert (graph, files) == ({}, {})


@pytest.mark.parametrize(
    "title",
    ["", "x", "Agua " * 200, "\u0627\u0644\u0645\u0627\u0621", "💧 \ue000 \u0e33", "a" * 900, '#panic("x") $ [*_'],
)
@pytest.mark.parametrize("card", ["cover", "share"])
def test_any_title_is_drawn(title, card):
    data = cards.draw_card(edition(translations={"Water & light": title}, project=title), card)
    assert kind_and_size(data)[:2] == ("png", 1200)


def test_a_project_draws_its_own_card(tmp_path):
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/card.typ").write_text('#set page(width: 100pt, height: 50pt)\n#json("data.json").card\n')
    data = cards.draw_card(edition(template_folders=(str(tmp_path),)), "share")
    assert kind_and_size(data) == ("png", 200, 100)
