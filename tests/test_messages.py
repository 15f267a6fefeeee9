"""Messages: values apart from words, words chosen at the edge, every template found by Babel."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from hypothesis import given
from hypothesis import strategies as st

import mars_i18n
from mars_i18n.checks.catalogue_of_checks import describe_check, kinds_of_checks
from mars_i18n.checks.readiness import readiness
from mars_i18n.errors import MarsError
from mars_i18n.evidence import evidence_text, identity
from mars_i18n.formats import markdown
from mars_i18n.messages import KEYWORDS, Message, message, plural_message, render_message
from mars_i18n.model import Entry, Finding, Location
from mars_i18n.plugins.kinds import SourceIssue, Unit, UnreadSource

PACKAGE = Path(mars_i18n.__file__).parent


class Spanish(gettext.NullTranslations):
    """Translations of two templates, as a compiled catalogue gives them."""

    def gettext(self, message):
        return {"{what} in «{place}»": "en «{place}»: {what}", "Nothing found.": "No se encontró nada."}.get(
            message, message
        )

    def ngettext(self, msgid1, msgid2, n):
        forms = {"{count} segment missing": ("falta {count} segmento", "faltan {count} segmentos")}
        return forms.get(msgid1, (msgid1, msgid2))[n != 1]


@pytest.fixture(scope="module")
def templates():
    """Every msgid that `make messages` extracts, plural forms included."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS, directory_filter=lambda _: True)
    return {one for _, _, msgid, _, _ in found for one in (msgid if isinstance(msgid, tuple) else (msgid,))}


def templates_of(wording):
    """The templates of a message and of those within it."""
    if isinstance(wording, tuple):
        return {one for item in wording for one in templates_of(item)}
    if not isinstance(wording, Message):
        return set()
    inner = {one for _, value in wording.values for one in templates_of(value)}
    return inner | {wording.template} | ({wording.plural} if wording.plural else set())


def test_words_and_their_order_are_those_of_the_language_also_within_a_message():
    count = plural_message("{count} segment missing", "{count} segments missing", 2)
    what = message("{what} in «{place}»", what=count, place="El «agua», aquí")
    assert render_message(what, Spanish()) == "en «El «agua», aquí»: faltan 2 segmentos"


def test_a_plural_is_chosen_by_its_count():
    one, two = (plural_message("{count} file in {folder}", "{count} files in {folder}", n, folder="a") for n in (1, 2))
    assert (str(one), str(two)) == ("1 file in a", "2 files in a")


def test_a_list_of_values_is_separated_by_commas():
    assert str(message("lines {lines}", lines=(3, message("{line} b", line=4)))) == "lines 3, 4 b"


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_value_is_read_as_a_template_and_a_plain_text_is_shown_as_it_is(one, other):
    assert str(message("{one} / {other}", one=one, other=other)) == f"{one} / {other}"
    assert render_message(one, Spanish()) == one


@given(st.text("{}ab_!.[]0", max_size=20), st.integers())
def test_no_translation_can_make_rendering_fail(template, count):
    assert isinstance(render_message(Message(template, (("a", "x"),), template, count)), str)


def test_an_error_is_translated_where_it_is_shown():
    error = MarsError(message("Nothing found."), message("{what} in «{place}»", what="x", place="y"))
    assert error.lines(Spanish()) == ("No se encontró nada.", "en «y»: x")
    assert str(error) == "Nothing found.\n  x in «y»"
    assert str(MarsError("plain", "text")) == "plain\n  text"


def test_a_report_in_another_language_differs_in_its_words_alone():
    import json

    from mars_i18n.reports import json as json_report
    from mars_i18n.reports import sarif

    finding = Finding("missing-translation", "error", message("Nothing found."), Location("a.po"), evidence=(("a", 1),))
    for report in (json_report, sarif):
        english, spanish = report.render([finding]), report.render([finding], translations=Spanish())
        assert spanish == english.replace("Nothing found.", "No se encontró nada.") != english
        assert json.loads(spanish)


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        ((), ""),
        ((("source", "1955"), ("target", "1995")), "source 1955, target 1995"),
        ((("words", "educacion"), ("expected", "educación")), "educacion → educación"),
        ((("limit", 8), ("length", 14)), "limit 8, length 14"),
        ((("missing", "45"),), "missing 45"),
        ((("language", "es"), ("document", "en"), ("words", "Lanzamiento")), "es in en: Lanzamiento"),
    ],
)
def test_evidence_is_one_line_the_same_in_every_language(evidence, text):
    assert evidence_text(evidence) == text


def test_a_remark_of_a_catalogue_is_shown_and_not_part_of_the_identity():
    assert evidence_text((("reason", "source changed"),)) == "source changed"
    assert identity((("reason", "source changed"),)) == ""


@pytest.mark.slow("extracts every message")
@pytest.mark.parametrize("name", kinds_of_checks())
def test_the_remedy_of_each_check_is_extracted(name, templates):
    assert describe_check(name).module.remedy in templates


def test_every_message_of_a_project_with_all_faults_is_extracted(templates):
    from mars_i18n.project import open_project
    from mars_i18n.workflow.check import CheckOrder, check
    from mars_i18n.workflow.issue.open_project import OpenProject

    project = open_project(Path(__file__).parent / "upgrade" / "baseline_0_1")
    findings = check(OpenProject(project), (), CheckOrder(project.languages))
    elsewhere = {name for name, kind in kinds_of_checks().items() if kind in {"pair", "imported"}}  # of `audit`, `add`
    assert {one.check for one in findings} >= kinds_of_checks().keys() - elsewhere - {
        "addition",
        "omission",
        "ambiguous-figure",
        "edge-space",
        "needs-work",
        "markup-mismatch",
        "catalogue-unreadable",
        "left-out-word",
        "tracked-changes",
        "plural-count",
        "search-engine-text",
        "unit-changed",
        "missing-anchor",
        "mixed-columns",
        "unmatched-footnote",
        "unknown-word",
        "address-mix",
        "source-broken-text",
        "unread-source",
        "word-form",
        "negation-changed",
    }
    used = {template for one in findings for template in templates_of(one.message)}
    used |= templates_of(readiness("pt", findings, message("Nothing found."))[1])
    assert used <= templates
    assert len(used) > 60


def test_every_message_of_the_later_checks_of_sources_is_extracted(templates):
    document = markdown.parse(b"# A\n\nSee [b](#b).\n", "a.md")
    reasons = ("no format", "too deep", "no text", "blank", "image", "data", "broken link", "no file")
    issue = SourceIssue("may", (document,), unread=tuple(UnreadSource("sources/a.adoc", why) for why in reasons))
    faults = [
        fault for name in ("missing-anchor", "unread-source") for fault in describe_check(name).module.check(issue)
    ]
    mixed = markdown.parse(b"a b    c d\ne f    g h\n\na b    c d\ne f    g h\n", "a.md")
    faults += describe_check("mixed-columns").module.check(SourceIssue("may", (mixed,)))
    notes = markdown.parse(b"A[^a] b[^b].\n\n[^a]: C.\n\n[^a]: D.\n\n[^z]: E.\n", "a.md")
    faults += describe_check("unmatched-footnote").module.check(SourceIssue("may", (notes,)))
    assert len(faults) == 5 + len(reasons)
    assert {template for fault in faults for template in templates_of(fault.message)} <= templates


def test_every_message_of_the_checks_that_have_no_row_in_a_baseline_is_extracted(templates):
    pairs = [("a <b1>b</b1>", "a <b1>b <i1>", False), (" a", " ", False), ("a", " a ", False), ("a", "b", True)]
    pairs += [("<b1>a</b1>", "</b1>a<b1>", False), ("It is 8 km long.", "Mide 8 m.", False)]
    pairs += [("at 3 p.m.", "a las 3 a. m.", False), ("at 60 mph", "a 80 km/h", False), ("£3", "5 €", False)]
    pairs += [("from 15 to 24", "de 24 a 15", False), ("In June.", "En julio.", False), ("Monday", "el martes", False)]
    pairs += [("The boy's image.", "Imagen de el niño.", False), ("In the Andes.", "En Bolivia.", False)]
    pairs += [("We did not approve it.", "Lo aprobamos.", False), ("We approved it.", "No lo aprobamos.", False)]
    pairs += [("Minister Orbán met us in it.", "El ministro Murray se reunió.", False)]
    for source, target, fuzzy in pairs:
        for extracted in ((), ("Fuzzy: source changed",)):
            unit = Unit(Entry(source, target, fuzzy=fuzzy, extracted=extracted), "en", "es", "may", "es.po")
            for name in (
                "edge-space",
                "needs-work",
                "markup-mismatch",
                "missing-translation",
                "unit-changed",
                "number-changed",
                "date-changed",
                "weekday-mismatch",
                "word-form",
                "negation-changed",
                "name-mangled",
                "place-missing",
            ):
                for fault in describe_check(name).module.check(unit):
                    assert templates_of(fault.message) - {"{faults}"} <= templates


def test_templates_are_literals_wherever_a_message_is_made():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                places = KEYWORDS[node.func.id] or (1,)
                given = node.args[: len(places)]
                marked = isinstance(given[0], ast.Starred)  # a pair that plural_template gave
                assert marked or all(isinstance(one, ast.Constant) for one in given), f"{path}:{node.lineno}"


def test_placeholders_are_plain_names(templates):
    """But for what click says, which it formats itself: {value!r}."""
    for template in templates:
        assert not re.search(r"\{(?!\w+(!r)?\})", template.replace("{faults}", "")), template


def test_messages_of_folders_that_begin_with_an_underscore_are_extracted(templates):
    assert {"Example:  {command}", "error: {what}", "Usage:"} <= templates
