"""What a document opens with, and its cards, are read back from every output, and missed where they are not there."""

import re

import pytest
from outputs_editions import edition
from planted import NAMES, PUMP, built, edited, found

PICTURE = PUMP.read_bytes()
OPENING = """\
---
title: The lake
summary: A letter from the valley.
language: en
authors: [Ana Pérez, Inés Quispe]
cover:
  image: pump.png
  alt: A lake between hills.
  caption: Seen from the school.
---

The water of the lake is clean again.
"""
SPANISH = {"A lake between hills.": "Un lago entre cerros.", "Seen from the school.": "Visto desde la escuela."}


def opening(language="es", source=OPENING):
    options = {"draft": language == "es", "base_url": "https://example.org/", "image": {"pump.png": PICTURE}.get}
    return edition(language, source, SPANISH, **options)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["es", "en"])
def test_an_opening_is_read_back(name, language):
    shown = opening(language)
    assert not found(name, shown, built(name, shown))


@pytest.mark.parametrize("name", ["text", "email", "web"])
def test_an_opening_and_another_picture_may_have_one_alternative_text(name):
    source = OPENING.replace("again.\n", "again.\n\n![A lake between hills.](pump.svg)\n\nCome and see.\n")
    options = {"draft": False, "base_url": "https://example.org/", "image": {"pump.png": PICTURE}.get}
    shown = edition("en", source, {}, **options)
    assert not found(name, shown, built(name, shown))


def test_an_opening_without_its_picture_is_a_difference():
    shown = opening()
    files = built("web", shown)
    left = {path: re.sub(rb'<div class="hero">.*?</div>', b"", data, flags=re.DOTALL) for path, data in files.items()}
    assert files != left
    assert any("Un lago entre cerros." in text for _, text in found("web", shown, left))


def test_a_name_that_nobody_gave_is_a_difference():
    shown = opening("en")
    files = edited(
        "web", built("web", shown), lambda html: html.replace("Ana Pérez · Inés", "Ana Pérez · Luis Gómez · Inés")
    )
    assert found("web", shown, files)


CARDS = """\
---
title: The lake
language: en
---

Before the cards.

<!-- mars: cards -->
- ![A lake](pump.png "Seen from the school.")
  [The lake is clean](https://example.org/lake)
  Four communities measured it.
- [![A pump](pump.png)](https://example.org/pump)
  **[The pump works](https://example.org/pump)**: since May.
- Words without a picture, and [a link](https://example.org/more).
- ![A well](pump.png)

  [The well](https://example.org/well)

  Two paragraphs.

After the cards.
"""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["es", "en"])
def test_cards_are_read_back(name, language):
    shown = opening(language, CARDS)
    assert not found(name, shown, built(name, shown))
