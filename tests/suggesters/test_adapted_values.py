"""The number, date or name that alone differs is put into the translation of a similar text, or nothing is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mars_i18n.suggesters.adapted_values import Regional, adapt_translation
from mars_i18n.text.values.comparison import compare_values
from mars_i18n.text.values.figures import read_figure

EN, ES, PT = Regional("en", "en_US"), Regional("es", "es_CO"), Regional("pt", "pt_BR")
CERTAIN = [
    ("There are three wells here.", "Hay tres pozos aquí.", "There are four wells here.", "Hay cuatro pozos aquí."),
    ("It cost $1,240.50 in all.", "Costó $1.240,50 en total.", "It cost $2,310 in all.", "Costó $2.310 en total."),
    ("Open on May 5, 2025.", "Abre el 5 de mayo de 2025.", "Open on June 12, 2025.", "Abre el 12 de junio de 2025."),
    (
        "Open on Monday, May 5, 2025.",
        "Abre el lunes 5 de mayo de 2025.",
        "Open on Tuesday, May 6, 2025.",
        "Abre el martes 6 de mayo de 2025.",
    ),
    ("We met Anna in Lima.", "Vimos a Anna en Lima.", "We met Peter in Lima.", "Vimos a Peter en Lima."),
    ("Ask Ana Silva for more.", "Pregunte a Ana Silva.", "Ask Peter Gomez for more.", "Pregunte a Peter Gomez."),
    ("Water <b1>of 12</b1> towns.", "Agua <b1>de 12</b1>.", "Water <b1>of 15</b1> towns.", "Agua <b1>de 15</b1>."),
]
UNSURE = [
    ("the figure is there twice", "Call 5 of 5 people.", "Llame a 5 de 5 personas.", "Call 5 of 6 people."),
    ("the translation has it in words", "There are 12 wells.", "Hay doce pozos.", "There are 14 wells."),
    ("the translation has another figure", "There are 12 wells.", "Hay 13 pozos.", "There are 14 wells."),
    ("a country has a name in each language", "It is in Brazil now.", "Está en Brasil.", "It is in Peru now."),
    ("a word changed, too", "There are 12 wells.", "Hay 12 pozos.", "There are 14 pumps."),
    ("a word came", "There are 12 wells.", "Hay 12 pozos.", "There are 12 deep wells."),
    ("nothing but the spaces differs", "There are 12 wells.", "Hay 12 pozos.", "There are 12  wells."),
    ("the first word is a capital, not a name", "Water is here.", "Water está aquí.", "Wine is here."),
    (
        "the value is there twice",
        "Ten towns have 10 wells.",
        "10 pueblos tienen diez pozos.",
        "Ten towns have 12 wells.",
    ),
    ("an ordinal has it", "On the 5th 5 men came.", "El 5 vinieron cinco hombres.", "On the 5th 6 men came."),
    ("a compound has it", "The two-day trip has 2 stops.", "El viaje de 2 días.", "The two-day trip has 3 stops."),
    ("a capital is a word", "The Regional Office.", "La Oficina Regional.", "The National Office."),
    ("a capital is a word in another case", "See the Manual now.", "Vea el manual.", "See the Guide now."),
    ("a town has a name in each language", "It is in Paris now.", "Está en Paris.", "It is in London now."),
    ("a tag is lost", "See <a1>page 3</a1> here.", "Vea la página 3 aquí.", "See <a1>page 4</a1> here."),
]


@pytest.mark.parametrize(("old", "translation", "new", "made"), CERTAIN)
def test_what_alone_differs_is_put_in(old, translation, new, made):
    assert adapt_translation(old, translation, new, EN, ES) == made


@pytest.mark.parametrize(("why", "old", "translation", "new"), UNSURE, ids=[one[0] for one in UNSURE])
def test_nothing_is_put_in_where(why, old, translation, new):
    assert why
    assert adapt_translation(old, translation, new, EN, ES) is None


def test_a_number_with_a_gender_is_left_to_the_translator():
    old, new = "There are three wells here.", "There are two wells here."
    assert adapt_translation(old, "Há três poços aqui.", new, EN, PT) is None


@given(st.integers(13, 9_999_999), st.integers(13, 9_999_999), st.sampled_from([ES, PT]))
def test_any_figure_is_written_as_its_region_writes_it(one, other, target):
    """Years are no figures with separators; 1,240 is 1.240 in both regions."""
    assume(one != other and not any(1000 <= number < 10_000 for number in (one, other)))
    old, new = (f"The report names {number:,} wells in all." for number in (one, other))
    written = read_figure(f"{one:,}", EN.locale, target.locale, is_quantity=True).text
    made = adapt_translation(old, f"Nombra {written} .", new, EN, target)
    assert made == f"Nombra {read_figure(f'{other:,}', EN.locale, target.locale, is_quantity=True).text} ."


@given(st.text("ab 12,.5", max_size=30), st.text("ab 12,.5", max_size=30), st.text("xy 12,.5", max_size=30))
def test_what_is_put_in_has_the_values_of_the_new_text(old, new, translation):
    made = adapt_translation(old, translation, new, EN, ES)
    assert made is None or not compare_values(new, "en", made, "es").list_written()


def test_a_long_text_is_not_taken_apart(assert_within):
    text = "5 " * 500_000
    assert_within(1, lambda: adapt_translation(f"{text}1", text, f"{text}2", EN, ES))
