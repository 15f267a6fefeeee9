"""A third language, languages declared for a block, and languages that are never detected."""

import pytest

from mars_i18n.checks.source import mixed_language
from mars_i18n.formats import markdown
from mars_i18n.model import Catalogue, segments_of
from mars_i18n.plugins.kinds import SourceIssue
from mars_i18n.text.language.detected_languages import explain_undetected
from mars_i18n.text.merging.merge import merge, source_language_of
from mars_i18n.text.segments.source_messages import locate_segments, messages
from mars_i18n.workflow.issue.reading import identify_languages

ENGLISH = "The partners met in the capital and agreed on a plan for the next two years."
FRENCH = "Les mineurs ont signé un accord avec la compagnie de la région."
SPANISH = "La estrategia fue presentada por la directora a todos los vecinos."


def document(*blocks, languages=("es", "en", "pt")):
    return locate_segments(identify_languages(markdown.parse(("\n\n".join(blocks) + "\n").encode(), "a.md"), languages))


def severities(*blocks):
    found = mixed_language.check(SourceIssue("a", (document(*blocks),), (), {}, frozenset()))
    return [fault.severity or mixed_language.severity for fault in found]


@pytest.mark.parametrize("language", ["es", "en", "pt", "fr"])
def test_a_third_language_is_asked_of_every_catalogue_and_never_copied(language):
    made = merge(messages([document(ENGLISH, FRENCH)]), Catalogue(language), language)
    (entry,) = [entry for entry in made.entries if entry.msgid == FRENCH]
    assert entry.msgstr == ""
    assert source_language_of(entry) == ("und", "foreign")
    assert any(line.endswith("source language: und (foreign)") for line in entry.extracted)


@pytest.mark.parametrize("languages", [("es",), ("es", "pt"), ("pt", "fr"), ("es", "en", "pt", "fr"), ("es_CO", "fr")])
def test_what_is_published_does_not_change_what_is_detected(languages):
    english, spanish = segments_of(document(ENGLISH, SPANISH, languages=languages))
    assert english.language == "en"
    assert spanish.language == next((code for code in languages if code.startswith("es")), "es")


def test_a_comment_declares_the_language_of_the_next_block():
    declared, after = segments_of(document("<!-- mars: language pt-PT -->", "The declared block.", ENGLISH))
    assert (declared.language, declared.basis) == ("pt", "declared")
    assert (after.language, after.basis) == ("en", "detected")


def test_a_comment_that_names_no_language_declares_none():
    (block,) = segments_of(document("<!-- mars: language Portuguese, please -->", ENGLISH))
    assert (block.language, block.basis) == ("en", "detected")


def test_mixing_is_reported_unless_it_is_declared_or_grouped_under_a_heading_in_its_language():
    assert severities(ENGLISH, ENGLISH, SPANISH) == ["warning"]
    assert severities(ENGLISH, ENGLISH, FRENCH) == ["warning"]
    assert severities(ENGLISH, ENGLISH, "## Lanzamiento de la nueva estrategia") == ["warning"]
    assert severities(ENGLISH, ENGLISH, "<!-- mars: language es -->", SPANISH) == ["info"]
    assert severities(ENGLISH, ENGLISH, "## Lanzamiento de la nueva estrategia", SPANISH) == ["info"]
    assert severities(ENGLISH, ENGLISH, "## Lo que viene", SPANISH) == ["info"]
    assert severities(ENGLISH, ENGLISH, "## What comes", SPANISH) == ["warning"]
    assert severities(
        ENGLISH, ENGLISH, ENGLISH, "## Lanzamiento de la nueva estrategia", SPANISH, ENGLISH, SPANISH
    ) == [
        "info",
        "info",
    ]


def test_a_language_that_is_not_detected_has_one_sentence():
    assert explain_undetected(("es_CO", "en", "pt-BR")) == ()
    (sentence,) = explain_undetected(("es", "fr"))
    assert "language: fr" in str(sentence)
