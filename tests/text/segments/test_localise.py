"""A document and a catalogue make the document in another language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown, text
from mars_i18n.model import Catalogue, Entry, segments_of
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.segments import messages

LETTER = """\
---
title: A letter
language: en
date: 2025-05/2025-06
---

## Water

The **pump** brings [water](https://example.org) to 3 villages.

![A pump](pump.svg "The new pump")
"""
LOCALES = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}


def in_english(source):
    return markdown.parse(source.encode(), "letter.md")


def catalogue(**translations):
    return Catalogue("es", tuple(Entry(msgid, msgstr) for msgid, msgstr in translations.items()))


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_without_translations_everything_falls_back_to_its_very_text(language):
    document = in_english(LETTER)
    result = localise(document, Catalogue(language), language, LOCALES[language])
    states = {segment.state for segment in segments_of(result) if to_msgid(segment.parts) != "<img1/>"}
    assert states == {"fallback"}
    assert markdown.rebuild(result).decode() == LETTER.replace("language: en", f"language: {language}")


def test_localising_into_the_sources_own_language_gives_the_source():
    document = in_english(LETTER)
    own = Catalogue("en", tuple(Entry(message.msgid, message.msgid) for message in messages([document])))
    assert markdown.rebuild(localise(document, own, "en", "en_US")).decode() == LETTER


def test_a_translation_takes_its_place_and_nothing_else_moves():
    result = localise(in_english(LETTER), catalogue(Water="Agua"), "es", "es_CO")
    assert markdown.rebuild(result).decode() == LETTER.replace("## Water", "## Agua").replace(
        "language: en", "language: es"
    )


def test_tags_and_the_texts_inside_them_are_localised():
    msgid = "The <b1>pump</b1> brings <a1>water</a1> to 3 villages."
    done = {
        msgid: "Llega <a1>agua</a1> a 3 veredas con la <b1>bomba</b1>.",
        "A pump": "Una bomba",
        "The new pump": "La bomba nueva",
    }
    rebuilt = markdown.rebuild(localise(in_english(LETTER), catalogue(**done), "es", "es_CO")).decode()
    assert "Llega [agua](https://example.org) a 3 veredas con la **bomba**." in rebuilt
    assert '![Una bomba](pump.svg "La bomba nueva")' in rebuilt


@pytest.mark.parametrize("msgstr", ["La bomba trae agua.", "<b1>x</b1> <a1>y</b1></a1>", "<b1>x</b1>"])
def test_a_translation_with_broken_tags_is_not_used(msgstr):
    done = catalogue(**{"The <b1>pump</b1> brings <a1>water</a1> to 3 villages.": msgstr})
    rebuilt = markdown.rebuild(localise(in_english(LETTER), done, "es", "es_CO")).decode()
    assert "The **pump** brings [water](https://example.org) to 3 villages." in rebuilt


def test_fuzzy_and_obsolete_entries_are_not_used():
    done = Catalogue("es", (Entry("Water", "Agua", fuzzy=True), Entry("A letter", "Una carta", obsolete=True)))
    rebuilt = markdown.rebuild(localise(in_english(LETTER), done, "es", "es_CO")).decode()
    assert rebuilt == LETTER.replace("language: en", "language: es")


def test_a_written_masthead_is_formatted_for_the_region():
    document = text.parse(b"NEWSLETTER\n\nMay - June 2025 / Volume 1\n\nThe pump brings water.\n", "a.txt")
    rebuilt = text.rebuild(localise(document, Catalogue("es"), "es", "es_CO")).decode()
    line = rebuilt.splitlines()[2]
    assert line.lower().startswith("mayo")
    assert "de 2025" in line


@given(st.text(max_size=200))
def test_text_of_any_kind_survives_localising_without_translations(source):
    document = text.parse(source.encode(), "a.txt")
    if document.masthead is None:
        assert text.rebuild(localise(document, Catalogue("pt"), "pt", "pt_BR")).decode() == source
