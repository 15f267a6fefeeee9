"""Words of one side of an ocean, the variety of a text, and how it speaks to its reader."""

import pytest

from mars_i18n.text.varieties.address_forms import forms_of_address
from mars_i18n.text.varieties.recognition import recognise_variety
from mars_i18n.text.varieties.regional_words import regional_words, variety_of


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("A equipe estuda os dados econômicos.", "pt", [("equipe", "equipa"), ("econômicos", "económicos")]),
        ("A equipa estuda os dados económicos.", "pt", [("equipa", "equipe"), ("económicos", "econômicos")]),
        ("A Debian equipa roteadores", "pt", []),
        ("Na Amazónia e no Irão", "pt", [("Amazónia", "Amazônia"), ("Irão", "Irã")]),
        ("Os membros irão votar", "pt", []),
        ("AMAZÔNIA e Equipes", "pt", [("Equipes", "Equipas")]),
        ("O planejamento do gênero", "pt", [("planejamento", "planeamento"), ("gênero", "género")]),
        ("O projeto, o fato e o comboio", "pt", []),
        ("El coste de los ordenadores", "es", [("coste", "costo"), ("ordenadores", "computadoras")]),
        ("El costo de la computadora", "es", [("costo", "coste"), ("computadora", "ordenador")]),
        ("Vuestro informe en vídeo", "es", [("Vuestro", "Su"), ("vídeo", "video")]),
        ("El sistema OS y el carro", "es", []),
        ("The cost of computers", "en", []),
        ("", "pt", []),
    ],
)
def test_only_words_of_one_side_show_the_variety_and_name_the_others_word(text, language, found):
    assert [(one.word, one.other) for one in regional_words(text, language)] == found


@pytest.mark.parametrize(
    ("locale", "variety"),
    [
        ("es_CO", "es_419"),
        ("es-MX", "es_419"),
        ("es_ES", "es_ES"),
        ("pt_BR", "pt_BR"),
        ("pt_AO", "pt_PT"),
        ("es", None),
    ],
)
def test_a_region_names_the_variety_that_is_written_there(locale, variety):
    assert variety_of(locale) == variety


BRAZIL = "Você está lendo o boletim. Ele mostra como nossa equipe está trabalhando em um projeto. Eu li isso."
PORTUGAL = (
    "Está a ler o boletim. Isto mostra como a nossa equipa está a trabalhar num projeto; tornou-se numa referência."
)


@pytest.mark.parametrize(
    ("text", "language", "variety"),
    [
        (BRAZIL, "pt", "pt_BR"),
        (PORTUGAL, "pt", "pt_PT"),
        ("Los ordenadores han costado 3,5 millones.", "es", "es_ES"),
        ("Las computadoras costaron 3.5 millones.", "es", "es_419"),
        ("La reunión es el lunes.", "es", None),
        (BRAZIL, "en", None),
    ],
)
def test_a_text_shows_its_variety_by_words_and_habits_or_not_at_all(text, language, variety):
    assert recognise_variety(text, language) == variety


def test_a_finding_needs_more_than_a_guess():
    guess = "Los hermanos se han enfadado por el fin de semana, y el partido que ha jugado con ellos les ha gustado."
    assert recognise_variety(guess, "es") == "es_ES"
    assert recognise_variety(guess, "es", certain=True) is None
    assert recognise_variety("El coste de los ordenadores y del vídeo", "es", certain=True) == "es_ES"


@pytest.mark.parametrize(
    ("text", "language", "forms"),
    [
        ("Puedes leer tu informe. Visita la página.", "es", ["tú", "tú", "tú"]),
        ("Usted puede leer su informe. Visite la página.", "es", ["usted", "usted"]),
        ("La visita de la ministra y la consulta del público", "es", []),
        ("Vos tenés el informe", "es", ["vos", "vos"]),
        ("¿Podéis leer vuestro informe?", "es", ["vosotros", "vosotros"]),
        ("Llamaron por radio: SOS", "es", []),
        ("Você pode ler. Tu podes ler.", "pt", ["você", "tu", "tu"]),
        ("You can read", "en", []),
    ],
)
def test_words_that_no_other_person_has_show_the_form_of_address(text, language, forms):
    assert [one.form for one in forms_of_address(text, language)] == forms


@pytest.mark.parametrize("piece", ["equipe ", "econômic", "a", "está a ", "ordenador ", "tú ", ". lee "])
def test_hostile_text_takes_linear_time(piece, assert_within):
    text = piece * (100_000 // len(piece))
    assert_within(
        10,
        lambda: [
            (list(regional_words(text, code)), recognise_variety(text, code), list(forms_of_address(text, code)))
            for code in ("es", "pt")
        ],
    )
