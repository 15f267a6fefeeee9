"""Terms: read from a table whose every fault is told, and found in running text as a reader would find them."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.terms.glossary import holds_form, read_glossary, terms_in

LANGUAGES = ("es", "en", "pt")
TABLE = """\
# our terms
term\tes\ten\tpt\tkeep\tenforce\tforbid\tnote
MARS\t\t\t\tyes\tyes\tes: Marte\tthe programme
bank\tbanco\t\tbanco
Inter-American Development Bank\tBanco Interamericano de Desarrollo | BID
UN\tONU\t\tONU
"""


def terms(table=TABLE):
    found, faults = read_glossary(table, LANGUAGES)
    assert faults == ()
    return found


def found_in(text, language="en"):
    return [(one.term.term, text[one.offset : one.offset + one.length]) for one in terms_in(text, terms(), language)]


def test_a_row_says_forms_and_what_is_kept_enforced_and_forbidden():
    mars, bank, *_ = terms()
    assert (mars.keep, mars.enforce, mars.forbidden, mars.line) == (True, True, (("es", ("Marte",)),), 3)
    assert mars.in_language("pt") == ("MARS",)
    assert bank.in_language("es") == ("banco",)


def test_every_fault_is_reported_with_its_line():
    table = "term\tforms\tkeep\nMARS\t\tmaybe\n\tx\n\nMARS\t\tyes\nA\tB\tyes\tD\n"
    _, faults = read_glossary(table, LANGUAGES)
    assert [line for line, _ in faults] == [1, 2, 2, 3, 3, 5, 6]
    assert "'forms' is not a column" in str(faults[0][1])


def test_forms_in_a_language_that_the_project_does_not_have_are_not_used_and_no_fault():
    table = "term\tes\tfr\tforbid\nBank\tbanco\tbanque\tfr: banc|es: bank\n"
    (bank,), faults = read_glossary(table, LANGUAGES)
    assert faults == ()
    assert (bank.forms, bank.forbidden) == ((("es", ("banco",)),), (("es", ("bank",)),))


def test_the_longest_term_is_found_and_the_shorter_one_in_it_is_not():
    assert found_in("The Inter-American Development Bank and two banks") == [
        ("Inter-American Development Bank", "Inter-American Development Bank"),
        ("bank", "banks"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("un programa", "es", []),
        ("la ONU dijo", "es", ["UN"]),
        ("Mars is a planet, MARS is not", "en", ["MARS"]),
        ("a banker", "en", []),
        ("", "en", []),
    ],
)
def test_terms_are_found_with_their_own_capitals_alone(text, language, names):
    assert [name for name, _ in found_in(text, language)] == names


@pytest.mark.parametrize(
    ("text", "form", "there"),
    [
        ("las cadenas de valor", "cadena de valor", True),
        ("organizações da sociedade", "organização", True),
        ("la cadena", "cadena de valor", False),
        ("la OCDE publicó", "OCDE", True),
        ("la ocde", "OCDE", False),
    ],
)
def test_a_form_is_found_with_other_endings(text, form, there):
    assert holds_form(text, form) is there


@given(st.text())
def test_any_text_is_a_table_or_has_faults(text):
    found, faults = read_glossary(text, LANGUAGES)
    assert all(term.term for term in found)
    assert all(line >= 1 for line, _ in faults)


def test_the_starter_glossary_is_without_fault():
    text = files("mars_i18n.workflow").joinpath("samples", "starter-glossary.tsv").read_text(encoding="utf-8")
    found, faults = read_glossary(text, LANGUAGES)
    assert not faults
    assert {"MARS", "OECD", "IDB", "SIDA", "SMEs"} <= {term.term for term in found}
