"""Names that a language writes as English does are known; those that it writes otherwise, and persons, too."""

from importlib.resources import files

import pytest

from mars_i18n.checks.translation.untranslated import check
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import Unit
from mars_i18n.text.language.kept_names import FILE, is_kept_name, is_person


@pytest.mark.parametrize(
    ("word", "language", "kept"),
    [
        ("Saskatchewan", "es", True),
        ("SASKATCHEWAN", "pt_BR", True),
        ("Guernsey", "es", False),  # Guernesey
        ("Norwegian", "pt", False),
        ("Wednesday", "es", False),
        ("Invoice", "es", False),
        ("Saskatchewan", "fr", False),  # the table has Spanish and Portuguese
    ],
)
def test_a_name_is_kept_where_a_language_has_no_form_of_its_own(word, language, kept):
    assert is_kept_name(word, language) is kept


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Michael Stone", True),
        ("Colin Plumb", True),
        ("Michael", False),
        ("Stone Michael", False),
        ("Colin wins", False),
    ],
)
def test_a_given_name_and_words_with_capitals_are_a_person(words, person):
    assert is_person(words.split()) is person


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Saskatchewan", False),
        ("Michael Stone", False),
        ("Rhode Island", False),
        ("Treasure Island", True),
        ("Guernsey", True),
        ("Michael's Report", True),
        ("Executive Summary", True),
        ("Thomas Lord Update", True),
    ],
)
def test_names_alone_are_no_heading_left_in_english(text, reported):
    assert bool(list(check(Unit(Entry(text, text), "en", "es", "may", "es.po")))) is reported


def test_rows_are_sorted_and_name_languages():
    lines = files("mars_i18n.text.language").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert [word for word, _ in rows] == sorted({word for word, _ in rows})
    assert {languages for _, languages in rows} <= {"es", "pt", "es pt"}
