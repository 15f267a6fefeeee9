"""What the documentation of the mechanical checks cannot show: places, fixes, severities, settings of the unit."""

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mars_i18n.model import Entry, Term
from mars_i18n.plugins import names
from mars_i18n.plugins.kinds import IssueUnits, Unit

NAMES = [
    "edge-space",
    "spacing",
    "final-punctuation",
    "unbalanced-pair",
    "inverted-marks",
    "doubled-word",
    "length-ratio",
    "broken-text",
    "leftover-marker",
    "partly-untranslated",
    "wrong-language",
    "link-lost",
    "too-long",
    "untranslated",
    "omission",
    "addition",
]
ISSUE = ("inconsistent-translation", "quote-style", "variant-mix")


def check(name, kind="translation"):
    return importlib.import_module(f"mars_i18n.checks.{kind}.{name.replace('-', '_')}").check


def unit(source, target, language="es", **fields):
    return Unit(Entry(source, target), "en", language, "may", f"{language}.po", **fields)


def faults(name, source, target, language="es", **fields):
    return list(check(name)(unit(source, target, language, **fields)))


def mended(target, found):
    for fault in sorted(found, key=lambda fault: -fault.offset):
        if fault.fix is not None:
            target = target[: fault.offset] + fault.fix + target[fault.offset + fault.length :]
    return target


@pytest.mark.parametrize(
    ("name", "source", "target", "wanted"),
    [
        ("edge-space", "The fund", "\u00a0 El fondo \n", "El fondo"),
        ("edge-space", " The fund", "  El fondo", " El fondo"),
        (
            "spacing",
            "The <b1>new</b1> fund, in Lima",
            "El <b1>nuevo</b1>  fondo ,en Lima",
            "El <b1>nuevo</b1> fondo, en Lima",
        ),
        ("broken-text", "The information", "La informaciÃ³n\u200b de hoy", "La información de hoy"),
        ("inverted-marks", "Who?", "¿Quem?", "Quem?"),
    ],
)
def test_a_fix_leaves_nothing_to_find(name, source, target, wanted):
    language = "pt" if name == "inverted-marks" else "es"
    text = mended(target, faults(name, source, target, language))
    if name == "spacing":
        text = mended(text, faults(name, source, text))
    assert text == wanted
    assert faults(name, source, text, language) == []


@pytest.mark.parametrize(
    ("name", "source", "target", "marked"),
    [
        ("doubled-word", "The <b1>new</b1> fund", "El <b1>nuevo</b1> fondo de de agua", "de de"),
        ("unbalanced-pair", "The <b1>new</b1> (fund)", "El <b1>nuevo</b1> (fondo", "("),
        ("link-lost", "At <b1>x</b1> example.org", "En <b1>x</b1> exemple.org", "exemple.org"),
        ("leftover-marker", "The <b1>new</b1> fund", "El <b1>nuevo</b1> FIXME", "FIXME"),
        (
            "partly-untranslated",
            "<b1>Water</b1>: the countries pay for it",
            "<b1>Agua</b1>: the countries pay for it",
            "the countries pay for it",
        ),
        (
            "wrong-language",
            "The fund of the region grows this year. The countries pay for it with the bank.",
            "<b1>El</b1> fondo de la región crece este año. Os países pagam por ele com o banco.",
            "Os países pagam por ele com o banco.",
        ),
    ],
)
def test_the_very_words_are_marked(name, source, target, marked):
    (fault,) = faults(name, source, target)
    assert target[fault.offset : fault.offset + fault.length] == marked


def test_addresses_of_the_link_map_correspond_to_one_another():
    pair = ("See https://example.org/report.", "Vea https://ejemplo.org/informe.")
    assert len(faults("link-lost", *pair)) == 1
    assert not faults("link-lost", *pair, links=(("https://example.org/report", "https://ejemplo.org/informe"),))
    (scheme,) = faults("link-lost", "See http://example.org.", "Vea https://example.org.")
    assert scheme.severity == "info"


def test_terms_that_the_glossary_keeps_are_no_untranslated_prose():
    text = "Voice of the Andes"
    assert faults("untranslated", text, text)
    assert not faults("untranslated", text, text, terms=(Term(text, keep=True),))
    assert [fault.severity for fault in faults("untranslated", "BANK OF THE SOUTH", "BANK OF THE SOUTH")] == ["warning"]


def test_a_limit_counts_what_readers_see():
    entry = Entry("<b1>May</b1> news", "<b1>Mayo</b1>: lo nuevo", extracted=("Limit: 8 characters",))
    (fault,) = check("too-long")(Unit(entry, "en", "es", "may", "es.po"))
    assert fault.evidence == (("limit", 8), ("length", 14))
    assert entry.msgstr[fault.offset :] == " nuevo"


@pytest.mark.parametrize("name", NAMES)
def test_a_unit_that_is_not_finished_has_no_faults(name):
    wrong = "  el el ( ?? Ã¡ FIXME a ,b and the countries pay  "
    for entry in (Entry("The countries pay", wrong, fuzzy=True), Entry("The countries pay", "")):
        assert not list(check(name)(Unit(entry, "en", "es", "may", "es.po")))


GOOD = {
    "水利基金将于星期二在利马启动，各国将共同出资（参见报告）。": "ar",
    "يبدأ صندوق المياه يوم الثلاثاء في ليما، وستدفع الدول معاً (انظر التقرير).": "zh",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", GOOD)
def test_other_scripts_and_a_million_characters_are_read_in_silence(name, text, assert_within):
    whole = text * (1_000_000 // len(text))
    assert faults(name, whole, whole[:-1] + whole[-1]) == []
    assert_within(10, lambda: faults(name, "x" + whole, whole, "pt"))
    assert faults(name, "x" + whole, whole, "pt") == []


pieces = st.sampled_from(
    ["the", "de", "El", "FIXME", "<b1>", "</b1>", "a.org", "«", "»", '"', "?", "¿", ".", " ", "  ", "Ã¡"]
)
messages = st.one_of(st.text(max_size=30), st.lists(pieces, max_size=12).map(" ".join))


@settings(max_examples=50)
@pytest.mark.parametrize("name", NAMES)
@given(source=messages, target=messages, language=st.sampled_from(["es", "pt", "en", "fr"]))
def test_faults_lie_in_the_translation(name, source, target, language):
    for fault in faults(name, source, target, language):
        assert 0 <= fault.offset <= fault.offset + fault.length <= len(target)
        assert fault.message
        assert fault.evidence or name == "untranslated"


@settings(max_examples=50)
@pytest.mark.parametrize("name", ISSUE)
@given(st.lists(st.tuples(messages, messages), max_size=4))
def test_faults_of_an_issue_lie_in_its_units(name, pairs):
    units = tuple(unit(source, target, "pt", locale="pt_BR") for source, target in pairs)
    for found, fault in check(name, "issue")(IssueUnits("may", units)):
        assert found in units
        assert 0 <= fault.offset <= fault.offset + fault.length <= len(found.target)


def test_every_mechanical_check_is_a_plugin():
    assert set(NAMES) <= set(names("checks.translation"))
    assert set(ISSUE) <= set(names("checks.issue"))


def test_a_sentence_translated_in_two_ways_is_reported_once():
    units = (
        unit("The fund grows every year. It pays.", "El fondo crece cada año. Paga."),
        unit("It is so. The fund grows every year.", "Es así. El fondo aumenta todos los años."),
        unit("The fund grows every year!", "¡El fondo crece cada año!"),
    )
    ((found, fault),) = check("inconsistent-translation", "issue")(IssueUnits("may", units))
    assert found is units[1]
    assert found.target[fault.offset :] == "El fondo aumenta todos los años."
    assert fault.suggestion == "El fondo crece cada año."


def test_contexts_are_meant_to_differ():
    one, two = (Entry("Open", text, context=context) for text, context in (("Abrir", "button"), ("Abierto", "state")))
    units = tuple(Unit(entry, "en", "es", "may", "es.po") for entry in (one, two))
    assert not list(check("inconsistent-translation", "issue")(IssueUnits("may", units)))
