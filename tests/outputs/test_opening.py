"""What a document opens with beside its title: who wrote it, and the picture that its front matter names."""

import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from outputs_editions import edition

from mars_i18n.formats import markdown
from mars_i18n.outputs import epub, feed, web
from mars_i18n.outputs.images.hero import hero_address
from mars_i18n.outputs.page.documents import asset_paths, images_in_order
from mars_i18n.outputs.page.front_matter import authors_of

PHOTOGRAPH = (Path(__file__).parent / "pictures" / "photograph.jpg").read_bytes()
OPENING = """\
---
title: The lake
summary: A letter.
date: 2025-05
language: en
{front}
---

The water of the lake is clean again.
"""
HERO = 'hero: images/lake.jpg\nalt: "A lake between hills."\nauthor: Ana Pérez'


def opening(front, **options):
    images = {"images/lake.jpg": PHOTOGRAPH}
    options = {"draft": False, "base_url": "https://example.org/", "image": images.get, **options}
    return edition("en", OPENING.format(front=front), {}, **options)


def page(one):
    return next(file.data.decode() for file in web.render(one) if file.path == "index.html")


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("author: Ana Pérez", ["Ana Pérez"]),
        ("author: Ana Pérez <ana@example.org>", ["Ana Pérez"]),
        ("authors: [Ana Pérez, Inés Quispe]", ["Ana Pérez", "Inés Quispe"]),
        ("authors:\n  - name: Ana Pérez\n    url: https://example.org\n  - Inés Quispe", ["Ana Pérez", "Inés Quispe"]),
        ("author:\n  name: Ana Pérez", ["Ana Pérez"]),
        ("authors: [slorber, ana_p]", []),  # keys of Docusaurus' authors.yml
        ("authors: [[[[[[deep]]]]]]", []),
        ("author: ''", []),
    ],
)
def test_authors_are_read_as_site_generators_write_them(front, names):
    document = markdown.parse(OPENING.format(front=front).encode(), "sources/may.md")
    assert list(authors_of(document)) == names


def test_authors_and_pictures_of_toml_are_read():
    source = '+++\ntitle = "The lake"\nauthors = ["Ana Pérez", "Inés Quispe"]\n[cover]\nimage = "a.jpg"\n+++\n\nText.\n'
    document = markdown.parse(source.encode(), "sources/may.md")
    assert authors_of(document) == ("Ana Pérez", "Inés Quispe")
    assert hero_address(document) == "a.jpg"


@pytest.mark.parametrize(
    ("front", "address"),
    [
        ("hero: images/lake.jpg", "images/lake.jpg"),
        ("cover:\n  image: images/lake.jpg", "images/lake.jpg"),
        ("image: {src: images/lake.jpg}", "images/lake.jpg"),
        ("image: /assets/lake.jpg", ""),  # of a site that nobody here knows
        ("image: https://example.org/lake.jpg", ""),
        ('image: "{{ site.picture }}.jpg"', ""),
        ("image: lake", ""),
    ],
)
def test_the_picture_is_one_beside_the_source(front, address):
    document = markdown.parse(OPENING.format(front=front).encode(), "sources/may.md")
    assert hero_address(document) == address


def test_the_project_is_not_named_a_second_time_as_the_author():
    assert "byline" not in page(opening("author: valley")).partition("</style>")[2]
    assert "Ana Pérez" in page(opening("author: Ana Pérez")).partition("</style>")[2]


def test_an_author_that_is_prose_is_translated():
    source = "---\ntitle: T\nlanguage: en\ntranslate: [author]\nauthor: The team in Lima\n---\n\nText of it.\n"
    one = edition("es", source, {"The team in Lima": "El equipo de Lima"}, draft=False)
    assert '<div class="byline"><p>El equipo de Lima</p></div>' in page(one)


def test_programs_are_told_who_wrote():
    one = opening("authors: [Ana Pérez, Inés Quispe]")
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page(one))[1])
    assert [person["name"] for person in data["author"]] == ["Ana Pérez", "Inés Quispe"]
    book = ZipFile(BytesIO(next(iter(epub.render(one))).data)).read("EPUB/package.opf").decode()
    assert "<dc:creator>Ana Pérez</dc:creator>\n<dc:creator>Inés Quispe</dc:creator>" in book
    assert "<author><name>Ana Pérez</name></author>" in feed.record(one)["entry"]
    nobody = ZipFile(BytesIO(next(iter(epub.render(opening("volume: 1")))).data)).read("EPUB/package.opf").decode()
    assert "<dc:creator>Valley</dc:creator>" in nobody


def test_the_picture_is_that_of_shared_links_and_of_the_archive():
    one = opening(HERO)
    assert images_in_order(one) == ("images/lake.jpg",)
    assert asset_paths(one) == ("images/lake.jpg",)


def test_a_picture_that_is_missing_or_in_the_text_is_not_shown_above_it():
    shown = page(opening(HERO)).partition("</style>")[2]
    assert shown.count('<div class="hero">') == 1
    assert '<div class="hero">' not in page(opening(HERO, image=lambda _: None))
    again = OPENING.format(front=HERO) + "\n![The lake](images/lake.jpg)\n"
    assert '<div class="hero">' not in page(edition("en", again, {}, image={"images/lake.jpg": PHOTOGRAPH}.get))
