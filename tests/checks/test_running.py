"""The runner: which findings, where, in which order, silenced by what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.catalogues import po
from mars_i18n.checks.po_positions import po_positions
from mars_i18n.checks.readiness import readiness
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.errors import MarsError
from mars_i18n.model import Entry, Term
from mars_i18n.plugins.kinds import CatalogueFile, Unit

PO = """\
msgid ""
msgstr ""
"Language: es_CO\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# mars: ignore untranslated, a name
msgid "The Voice of the Andes"
msgstr "The Voice of the Andes"

msgctxt "button"
msgid ""
"Read "
"<a1>more</a1>"
msgstr ""
"Leer más "
"</a1><a1>"

#~ msgid "gone"
#~ msgstr ""
"""


def findings(text=PO, **settings):
    catalogue = po.parse(text.encode(), "es.po")
    units = [Unit(entry, "en", "es", "may", "es.po") for entry in catalogue.entries if not entry.obsolete]
    files = [CatalogueFile("es.po", "es", "may", catalogue, data=text.encode())]
    return list(run_checks(units, files, CheckSettings(**settings)))


def test_a_finding_points_to_the_very_text_in_a_wrapped_entry():
    (finding,) = findings()
    assert finding.check == "markup-mismatch"
    assert (finding.location.line, finding.location.column) == (16, 2)
    assert PO.splitlines()[15][1:].startswith("</a1>")


def test_a_translator_comment_silences_one_check_for_one_entry():
    assert [one.check for one in findings(PO.replace("ignore untranslated", "ignore needs-work"))] == [
        "untranslated",
        "markup-mismatch",
    ]


def test_the_fingerprint_does_not_depend_on_lines():
    (here,), (lower,) = findings(), findings(PO.replace('msgctxt "button"', '\n\n\nmsgctxt "button"'))
    assert here.location != lower.location
    assert here.fingerprint == lower.fingerprint


def test_severities_come_from_the_settings():
    (finding,) = findings(severity={"markup-mismatch": "info"})
    assert finding.severity == "info"
    assert findings(ignore=("markup-mismatch",)) == []


@pytest.mark.parametrize("setting", [{"select": ("untranslatd",)}, {"ignore": ("untranslatd",)}])
def test_an_unknown_check_is_answered_with_the_likely_one(setting):
    with pytest.raises(MarsError, match="did you mean untranslated"):
        findings(**setting)


words = st.sampled_from(
    ["the", "water", "Bogotá", "<b1>", "</b1>", "<br1/>", "", "https://a.b", "12", "مرحبا", "水", "\n"]
)
messages = st.one_of(st.text(max_size=30), st.lists(words, max_size=6).map(" ".join))


@given(messages, messages, st.sampled_from(["en", "es", "und", ""]), st.booleans())
def test_no_unit_can_break_the_run(source, target, language, fuzzy):
    unit = Unit(Entry(source or "x", target, fuzzy=fuzzy), language, "pt", "may", "pt.po")
    found = list(run_checks([unit], [], CheckSettings()))
    assert all(finding.message and finding.fingerprint for finding in found)


@given(st.text(st.sampled_from('msgidstrctxt "\\n#~\r'), max_size=80))
def test_positions_are_read_from_any_text(text):
    assert all(position.msgid <= position.msgstr for position in po_positions(text).values())


def test_thousands_of_entries_take_time_as_their_number(assert_linear):
    found = []

    def work(count):
        entries = [Entry(f"Word {number}.", f"Palabra {number}.") for number in range(count)]
        units = [Unit(entry, "en", "es", "may", "es.po") for entry in entries]
        return lambda: found.extend(run_checks(units, [], CheckSettings()))

    assert_linear(work, 1000, 4000)
    assert found == []


@pytest.mark.parametrize("text", ["a", "水", "a.", "a-", "a@", "1"])
def test_a_huge_copied_message_takes_no_worse_than_linear_time(text, assert_within):
    unit = Unit(Entry(text * 100_000, text * 100_000), "en", "es", "may", "es.po")
    assert_within(5, lambda: list(run_checks([unit], [], CheckSettings())))


def test_a_message_of_a_hundred_thousand_lines_is_located_in_linear_time(assert_within):
    text = 'msgid "a"\nmsgstr ""\n' + '"b"\n' * 100_000
    assert_within(5, lambda: po_positions(text))
    assert po_positions(text)["", "a"].of_target(99_999) == (100_002, 2)


def test_readiness_is_one_sentence_of_what_is_in_the_way():
    text = 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n\n#, fuzzy\nmsgid "c"\nmsgstr "d"\n'
    units = [Unit(entry, "en", "pt", "may", "pt.po") for entry in po.parse(text.encode(), "pt.po").entries]
    found = list(run_checks(units, [], CheckSettings()))
    ready, reason = readiness("pt", found)
    assert (ready, str(reason)) == (False, "pt is not ready: 2 segments missing, 1 needs work.")
    ready, reason = readiness("pt", [])
    assert (ready, str(reason)) == (True, "pt is ready.")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("The results of the study", "error"),
        ("Clean water", "warning"),
        ("Banco do Brasil", None),
        ("clean water pumps", "warning"),
        ("Juan Camilo Nariño", None),
        ("SKF Latin Trade", None),
        ("https://example.org/the/of", None),
        ("info@example.org", None),
        ("MARS", None),
        ("27/05/2025", None),
        ("www.example.org and www.example.com", None),
    ],
)
def test_copied_prose_is_distinguished_from_names(text, severity):
    found = list(run_checks([Unit(Entry(text, text), "en", "es", "may", "es.po")], [], CheckSettings()))
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_a_release_runs_only_what_can_block_it():
    entry = Entry("On May 27, 2025, it opened.", "Abrió el 27 de Mayo de 2025.  Sí.")
    units = [Unit(entry, "en", "es", "may", "es.po")]
    every = {one.check for one in run_checks(units, [], CheckSettings())}
    assert "month-case" in every
    assert run_checks(units, [], CheckSettings(errors_only=True)) == []
    raised = CheckSettings(errors_only=True, severity_in={"es": {"month-case": "error"}})
    assert [one.check for one in run_checks(units, [], raised)] == ["month-case"]


def test_an_enforced_term_blocks_a_release_though_terms_are_warnings():
    terms = (Term("OECD", (("es", ("OCDE",)),), enforce=True),)
    unit = Unit(Entry("The OECD met.", "Se reunió."), "en", "es", "may", "es.po", "es_CO", terms)
    assert [one.check for one in run_checks([unit], [], CheckSettings(errors_only=True))] == ["glossary-term"]
