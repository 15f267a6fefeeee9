"""A short text tells its language by words that the other language does not use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.language.telling_words import shows_language

HEADINGS = """Executive Summary|Follow us|Germany|Latest News|Upcoming Events|Our Team|Contact|Contents|Partners
Next steps|Read more|Water|Health|Save the date|Water for Cajamarca|News from Bogotá|Register today|Thank you"""


@pytest.mark.parametrize("text", HEADINGS.replace("\n", "|").split("|"))
@pytest.mark.parametrize("other", ["es", "pt_BR"])
def test_an_english_heading_is_english(text, other):
    assert shows_language(text.split(), "en", other)


@pytest.mark.parametrize(
    "text", ["Total", "Regional", "Editorial", "Colombia", "Juan Camilo Nariño", "Fundación Andes", "OECD", "MARS"]
)
def test_words_that_languages_share_and_names_tell_nothing(text):
    assert not shows_language(text.split(), "en", "es")
    assert not shows_language(text.split(), "es", "en")


@pytest.mark.parametrize("text", ["Nuestros socios", "Próximos eventos", "Resumen ejecutivo", "Noticias de la semana"])
def test_a_spanish_heading_is_spanish(text):
    assert shows_language(text.split(), "es", "en")
    assert not shows_language(text.split(), "en", "es")


def test_a_language_that_the_table_lacks_is_never_told():
    assert not shows_language(["Summary"], "xx", "es")
    assert not shows_language(["Summary"], "en", "xx")
    assert not shows_language([], "en", "es")


@given(st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_no_text_is_in_both(words):
    assert not (shows_language(words, "en", "es") and shows_language(words, "es", "en"))
