"""Names of territories: those of a language, those of another one, and what else a text calls them by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.places import LANGUAGES, foreign_names, mentions, place_name, places_in


@pytest.mark.parametrize(
    ("text", "language", "codes"),
    [
        ("Leaders from Peru, Bolivia and the United States", "en", ["PE", "BO", "US"]),
        ("líderes de Colombia y del Ecuador", "es", ["CO", "EC"]),
        ("a Alemanha e o Brasil", "pt", ["DE", "BR"]),
        ("Michael Jordan and Chad met in Georgia", "en", []),
        ("Peruvian, Perugia", "en", []),
        ("Peru", "fr", []),
    ],
)
def test_the_territories_that_a_text_names(text, language, codes):
    assert [place.code for place in places_in(text, language)] == codes


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Equador", "en", [("EC", "pt")]),
        ("Equador", "es", [("EC", "pt")]),
        ("Equador", "pt", []),
        ("Brazil", "es", [("BR", "en")]),
        ("Peru", "es", [("PE", "en")]),
        ("Peru", "pt", []),
        ("Perú", "en", [("PE", "es")]),
        ("Colombia, Argentina, Chile", "es", []),
    ],
)
def test_a_name_of_another_language_is_told_with_that_language(text, language, expected):
    assert [(place.code, other) for place, other in foreign_names(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "code", "language"),
    [
        ("líderes colombianas", "CO", "es"),
        ("EE. UU. y México", "US", "es"),
        ("empresas suecas", "SE", "es"),
        ("os Países Baixos", "NL", "pt"),
        ("o povo peruano", "PE", "pt"),
        ("el Perú", "PE", "es"),
    ],
)
def test_a_territory_is_also_named_by_synonyms_and_adjectives(text, code, language):
    assert mentions(text, code, language)
    assert not mentions("una frase sin lugares", code, language)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_in_any_text_each_name_stands_where_it_is_said_to(text, language):
    found = [*places_in(text, language), *(place for place, _ in foreign_names(text, language))]
    assert all(text[place.offset : place.offset + place.length] == place.written for place in found)


@given(st.sampled_from(["CO", "PE", "BR", "SE", "DE", "EC", "BO", "CL", "FR"]), st.sampled_from(LANGUAGES))
def test_the_name_of_a_territory_names_it(code, language):
    name = place_name(code, language)
    assert mentions(name, code, language)
    assert [place.code for place in places_in(name, language)] == [code]
    assert foreign_names(name, language) == ()
