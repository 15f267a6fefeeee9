"""The words of a project's own templates are extracted, translated and guarded like those of its sources."""

from pathlib import Path

import pytest


@pytest.fixture
def themed(mars):
    page = mars.write("templates/web/page.html.j2", "<p>{{ _('Write to us') }} · {{ _('All issues') }}</p>\n")
    assert page.exists()
    mars("sync")
    for language in ("es", "en", "pt"):
        mars.translate(language)
    return mars


def test_a_project_without_templates_has_no_catalogue_of_words(mars):
    mars("sync")
    assert not mars.catalogue("es", "templates").exists()


def test_sync_extracts_the_words_that_the_package_lacks(themed):
    text = themed.catalogue("es", "templates").read_text(encoding="utf-8")
    assert 'msgid "Write to us"\nmsgstr ""' in text
    assert "All issues" not in text
    assert "#: templates/web/page.html.j2" in text
    assert 'msgstr "Write to us"' in themed.catalogue("en", "templates").read_text(encoding="utf-8")
    assert themed("sync", "--check").code == 0


def test_a_word_that_nobody_translated_blocks_the_release(themed):
    result = themed("check")
    assert "locales/es/LC_MESSAGES/templates.po" in result.out
    assert "es is not ready: 1 segment missing." in result.err


def test_a_language_with_a_missing_word_is_not_built(themed):
    assert themed("status").code == 1
    result = themed("build")
    assert result.code == 1
    assert "es is not ready: 1 word of the page templates missing." in result.err
    assert not (themed.root / "build" / "es" / "letter").exists()


def test_a_packaged_template_is_extended_by_its_name(themed):
    page = '{% extends "packaged/web/page.html.j2" %}{% block foot %}<footer>Ours</footer>{% endblock %}'
    themed.write("templates/web/page.html.j2", page)
    themed("sync")
    assert themed("build").code == 0
    html = (themed.root / "build" / "es" / "letter" / "index.html").read_text(encoding="utf-8")
    assert "<footer>Ours</footer>" in html
    assert "<main" in html


def test_a_template_that_extends_itself_is_answered_with_how_to_extend_the_packaged_one(themed):
    themed.write("templates/web/page.html.j2", '{% extends "web/page.html.j2" %}')
    themed("sync")
    result = themed("build")
    assert result.code == 2
    assert "packaged/web/page.html.j2" in result.err


def test_a_translated_word_is_used_and_kept_when_the_template_changes(themed):
    path = themed.catalogue("es", "templates")
    path.write_text(
        path.read_text(encoding="utf-8").replace('us"\nmsgstr ""', 'us"\nmsgstr "Escríbanos"'), encoding="utf-8"
    )
    themed("build")
    page = (themed.root / "build" / "es" / "letter" / "index.html").read_text(encoding="utf-8")
    assert "Escríbanos · Todas las ediciones" in page or "Escríbanos ·" in page
    themed.write("templates/web/page.html.j2", "<p>{{ _('Write to us today') }}</p>\n")
    assert themed("sync", "--check").code == 1
    themed("sync")
    assert "Escríbanos" in path.read_text(encoding="utf-8")


def test_a_broken_catalogue_of_words_is_reported_with_its_line(themed):
    themed.write("locales/es/LC_MESSAGES/templates.po", 'msgid "a"\nmsgstr "b\n<<<<<<< HEAD\n')
    result = themed("build")
    assert result.code == 2
    assert "locales/es/LC_MESSAGES/templates.po:" in result.err
    assert "catalogue-unreadable" in themed("check").out


def test_a_broken_template_is_reported_with_its_line(themed):
    themed.write("templates/web/page.html.j2", "<p>\n{{ _('Write' }}\n")
    result = themed("sync")
    assert result.code == 2
    assert "templates/web/page.html.j2:2" in result.err


def test_colours_of_a_theme_that_readers_cannot_read_are_reported_once(mars):
    mars.write("templates/theme/theme.toml", '[light]\nquiet = "#cccccc"\n')
    mars("sync")
    result = mars("build", "--draft", "--output", "web")
    assert result.err.count("warning: theme: quiet #cccccc on paper #fdfcf9 (light)") == 1


def test_words_of_typst_templates_are_extracted_and_shown(mars):
    """In typst they are called word("…"), as _ is no name there."""
    pytest.importorskip("typst", reason="needs typst (the extra pdf)")
    from pypdf import PdfReader

    mars.write(
        "templates/pdf/theme.typ",
        (Path(__file__).parents[3] / "mars_i18n/outputs/templates/pdf/theme.typ").read_text(encoding="utf-8")
        + '#import "words.typ": word\n#let logo = text(word("Our \\"letter\\" in 4 \\u{20AC}"))\n// word("not this")\n',
    )
    mars("sync")
    catalogue = mars.catalogue("es", "templates")
    text = catalogue.read_text(encoding="utf-8")
    assert 'msgid "Our \\"letter\\" in 4 €"' in text
    assert "#: templates/pdf/theme.typ" in text
    assert "not this" not in text
    for language in ("es", "en", "pt"):
        mars.translate(language)
    catalogue.write_text(text.replace('4 €"\nmsgstr ""', '4 €"\nmsgstr "Carta por 4 €"'), encoding="utf-8")
    result = mars("build", "--language", "es", "--output", "pdf")
    assert result.code == 0, result.err
    reader = PdfReader(mars.root / "build/es/letter/letter.pdf")
    assert "Carta por 4 €" in reader.pages[0].extract_text()
