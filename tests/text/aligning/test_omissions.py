"""A sentence that was left out or added is found by what the languages share, whatever was joined, split or moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mars_i18n.text.aligning.omissions import SURE, unmatched_sentences

# English, Spanish, Portuguese: sentences of a report, of usual lengths.
SENTENCES = (
    ("The fund grew by 12 % in 2024.", "El fondo creció un 12 % en 2024.", "O fundo cresceu 12 % em 2024."),
    (
        "María Ospina, the director of the school in Pasto, opened the second laboratory in March.",
        "María Ospina, directora de la escuela de Pasto, inauguró el segundo laboratorio en marzo.",
        "María Ospina, diretora da escola de Pasto, inaugurou o segundo laboratório em março.",
    ),
    (
        "More than 300 families from the upper valley brought samples of their drinking water.",
        "Más de 300 familias del valle alto llevaron muestras de su agua potable.",
        "Mais de 300 famílias do vale alto levaram amostras da sua água potável.",
    ),
    (
        "The results will be presented at the regional conference in Quito.",
        "Los resultados se presentarán en la conferencia regional de Quito.",
        "Os resultados serão apresentados na conferência regional de Quito.",
    ),
)
LANGUAGES = ("en", "es", "pt")
# A title of which the abbreviation looks like the end of a sentence.
ELIZABETH_WARREN = (
    (
        'U.S. Sen. Elizabeth Warren says she\'ll take a "hard look at running for president" after the elections. '
        "The Boston Globe reports the Massachusetts Democrat spoke about her future during a town hall on Saturday."
    ),
    (
        'La senadora de EE.UU. Elizabeth Warren dice que "evaluará seriamente la posibilidad de participar en las '
        'elecciones presidenciales" después de las elecciones. El Boston Globe reporta que la demócrata de '
        "Massachusetts habló el sábado acerca de su futuro durante una reunión en un ayuntamiento."
    ),
)


def text(which, language):
    return " ".join(SENTENCES[number][LANGUAGES.index(language)] for number in which)


@pytest.mark.parametrize("language", ["es", "pt"])
@pytest.mark.parametrize("gone", range(4))
def test_a_sentence_that_was_left_out_is_named(gone, language):
    source, target = text(range(4), "en"), text([one for one in range(4) if one != gone], language)
    found = unmatched_sentences(source, target, "en", language)
    assert [(one.side, source[one.start : one.end]) for one in found] == [("source", SENTENCES[gone][0])]
    assert found[0].score >= SURE


@pytest.mark.parametrize("added", range(4))
def test_a_sentence_that_was_added_is_named(added):
    source, target = text([one for one in range(4) if one != added], "pt"), text(range(4), "es")
    found = unmatched_sentences(source, target, "pt", "es")
    assert [(one.side, target[one.start : one.end]) for one in found] == [("target", SENTENCES[added][1])]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The fund grows. The countries pay for it.", "El fondo crece y los países lo pagan."),
        (
            "María Ospina opened the laboratory in March, and 300 families brought samples of their drinking water.",
            "María Ospina inauguró el laboratorio en marzo. Entonces 300 familias llevaron muestras de su agua.",
        ),
        ("Water for all. 300 families joined the network.", "Agua para todos\n300 familias se unieron a la red."),
        ELIZABETH_WARREN,
    ],
)
def test_sentences_that_were_joined_or_split_are_not_reported(source, target):
    assert unmatched_sentences(source, target, "en", "es") == ()


def test_a_text_that_is_another_altogether_is_not_reported_sentence_by_sentence():
    assert unmatched_sentences("", "Hola. Adiós.", "en", "es") == ()


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_what_is_reported_lies_in_its_text(source, target):
    for one in unmatched_sentences(source, target, "en", "es"):
        own = source if one.side == "source" else target
        assert 0 <= one.start < one.end <= len(own)
        assert own[one.start : one.end].strip()


def test_time_grows_with_the_length(assert_linear):
    def run(count):
        source, target = "Water is life. " * count, "El agua es vida. " * (count - count // 10)
        return lambda: unmatched_sentences(source, target, "en", "es")

    assert_linear(run, 100, 400)
