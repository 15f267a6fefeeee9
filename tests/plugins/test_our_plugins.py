"""All our plugins pass the contract tests that mars_i18n.plugins.testing gives to authors of others."""

import sys
from pathlib import Path

import pytest

from mars_i18n import plugins
from mars_i18n.model import Entry, Excerpt, Finding, Location, Segment, Text, segments_of
from mars_i18n.plugins import headlines, testing
from mars_i18n.plugins.document_pairs import DocumentPair, PairedPassage
from mars_i18n.plugins.imported_files import ImportedFile, PlacedRemark, Remark
from mars_i18n.plugins.kinds import PROTOCOLS as KINDS
from mars_i18n.plugins.kinds import CatalogueFile, ExchangeFile, Fault, IssueUnits, SourceIssue, Unit

TESTS = Path(__file__).parents[1]
EVERY = [(kind, name) for kind in KINDS for name in plugins.names(kind)]
SAMPLES = {  # extension → a file of the format with much in it
    ".md": "---\ntitle: A letter\n---\n\n## Water\n\nThe **pump** of *the* [school](https://a.org).\n\n- A\n- B\n",
    ".txt": "NEWS FROM THE VALLEY\n\nMay 2025\n\nWater\n\nThe pump brings water.\n\n- A pump\n- A garden\n",
}


def of_kind(kind):
    return [name for one, name in EVERY if one == kind]


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_a_plugin_keeps_the_protocol_of_its_kind(kind, name):
    testing.assert_contract(kind, plugins.load(kind, name))


@pytest.mark.parametrize(("kind", "name"), EVERY)
def test_the_list_of_plugins_reads_in_their_files_what_they_say(kind, name):
    plugin = plugins.describe(kind, name)
    assert headlines._find(kind, name, headlines._FIRST.match) == plugin.page.split("\n\n")[0].strip()
    if kind.startswith("checks."):
        assert headlines._find(kind, name, headlines._SEVERITY.search) == plugin.severities[0]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("extension", SAMPLES)
def test_a_format_reads_and_rebuilds(extension, newline):
    from mars_i18n.project import source_extensions

    data = ("\ufeff" + SAMPLES[extension].replace("\n", newline)).encode()
    module = plugins.load("formats", source_extensions()[extension])
    document = testing.assert_format(module, data, f"sources/may/a{extension}")
    assert len(list(segments_of(document))) >= 4


UNITS = tuple(
    Unit(Entry(source, target, line=number), "en", "es", "may", "es.po", "es_CO")
    for number, (source, target) in enumerate(
        [
            ("Sida met 27 people.", "Sida se reunió con 72 personas."),
            ("The pump brings water.", "The pump brings water."),
            ("A <b>good</b> book (2024)", "Un buen  libro (2024"),
            ("Read it at https://a.org.", ""),
            ("What?", "Que?"),
        ]
    )
)


def inputs(kind):
    from mars_i18n.formats import markdown
    from mars_i18n.text.segments.source_messages import locate_segments
    from mars_i18n.workflow.issue.reading import identify_languages

    if kind == "source":
        body = "# A\n\n### B\n\nThe the pump  is “here.\n\n![](x.png) The Multi- Year plan of the FAO\n"
        document = locate_segments(
            identify_languages(markdown.parse(body.encode(), "sources/a.md"), ("es", "en", "pt"))
        )
        return [SourceIssue("may", (document,)), SourceIssue("may", ())]
    if kind == "translation":
        return UNITS
    if kind == "issue":
        titled = Unit(Entry(UNITS[0].source, "Sida vio a 27 personas."), "en", "es", "may", "es.po", "es_CO")
        return [IssueUnits("may", (*UNITS, titled)), IssueUnits("may", ())]
    if kind == "pair":
        alone = PairedPassage(
            (), (Segment((Text("Hola a todos."),), Location("es.md")),), Entry("", "Hola a todos."), "en"
        )
        return [DocumentPair("en.md", "", "en", "es"), DocumentPair("en.md", "es.md", "en", "es", (alone,))]
    if kind == "imported":
        guess, loss = Remark("read as a heading", "Agua", "Agua", "guess", 2), Remark("missing", "pozo", loss=True)
        return [ImportedFile("sources/a/a.md", (PlacedRemark(1, guess), PlacedRemark(3, loss)))]
    return [CatalogueFile("es.po", "es", "may", None, Fault("broken", location=Location("es.po", 3)))]


@pytest.mark.parametrize("kind", ["source", "translation", "issue", "catalogue", "pair", "imported"])
def test_checks_keep_their_contract(kind):
    found = [
        fault
        for name in of_kind(f"checks.{kind}")
        if not plugins.describe(f"checks.{kind}", name).lacking
        for fault in testing.assert_check(kind, plugins.load(f"checks.{kind}", name), inputs(kind))
    ]
    assert found


@pytest.fixture(scope="module")
def edition():
    sys.path.insert(0, str(TESTS / "outputs"))
    import outputs_editions

    return outputs_editions


@pytest.mark.parametrize("name", of_kind("outputs"))
def test_an_output_keeps_its_contract(name, edition):
    output = plugins.describe("outputs", name)
    if output.lacking:
        pytest.skip(f"needs the extra {output.lacking}")
    one = edition.edition()
    assert testing.assert_output(output.module, one, edition.archive(output.module))


FINDINGS = (
    Finding(
        check="number-changed",
        severity="error",
        message="«27» became 72",
        location=Location("locales/es/LC_MESSAGES/may.po", 12, 9),
        issue="may",
        language="es",
        source="Sida met 27 people.",
        target="Sida se reunió con 72 personas.",
        evidence=(("source", "27"),),
        fingerprint="0123456789abcdef",
        excerpt=Excerpt("Sida se reunió con 72 personas.", 19, 2),
    ),
    Finding("missing-alt", "warning", "no words <&>\u2028", Location("sources/may/ñ.md", 3, 1), fingerprint="f"),
    Finding("no-such-check", "info", "of another version", Location("sources/may/a.md"), fingerprint="e"),
)


@pytest.mark.parametrize("name", of_kind("reports"))
def test_a_report_keeps_its_contract(name):
    assert testing.assert_report(plugins.load("reports", name), FINDINGS)


@pytest.mark.parametrize("name", of_kind("catalogues.exchange"))
def test_an_exchange_format_keeps_its_contract(name):
    form = plugins.describe("catalogues.exchange", name)
    if form.lacking:
        pytest.skip(f"needs the extra {form.lacking}")
    entries = (
        Entry("A <b>book</b> & more", "Un <b>libro</b> & más"),
        Entry("Water", "Agua", context="title", translator=("a note",)),
        Entry("Not sure", "No sé", fuzzy=True),
        Entry("=1+1", ""),
    )
    testing.assert_exchange(form.module, ExchangeFile("may", "en", "es", "es_CO", entries))


def test_a_draft_engine_keeps_its_contract(monkeypatch):
    engine = plugins.load("suggesters.engines", "apertium")
    testing.assert_contract("suggesters.engines", engine)
    monkeypatch.setattr(engine, "pairs", lambda: frozenset({("en", "es")}))
    monkeypatch.setattr(
        engine, "translate", lambda texts, source, target: [f"{source}-{target} {one}" for one in texts]
    )
    assert testing.assert_engine(engine, ["A book"], "en", "es") == ["en-es A book"]


def module_of(text):
    from types import ModuleType

    module = ModuleType("mars_extra.loud", '"Shouts.\n\nWhat it does: x\n\nWhy: y\n"')
    exec(text, module.__dict__)  # noqa: S102 - the module of an author, as a test has it
    return module


FAULTY = 'from mars_i18n.plugins.kinds import Fault\nseverity = "warning"\nremedy = "Whisper."\n'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("yield Fault('')", "the message of a fault is ''"),
        ("yield Fault('x', severity='error')", "not among those that it declares"),
        ("yield Fault('x', evidence='27')", r"the evidence of a fault is '27'; it must be pairs"),
        ("yield Fault('x', offset=-1)", "neither may be below 0"),
        ("yield Fault('x', offset=500, length=3)", "beyond its text"),
        ("yield Fault(f'x{state.append(1)}{len(state)}')", "something else the second time"),
        ("yield 'x'", "not Fault"),
    ],
)
def test_the_kit_finds_what_a_check_does_wrong(body, told):
    module = module_of(f"{FAULTY}state = []\ndef check(unit):\n    {body}\n")
    with pytest.raises(AssertionError, match=told):
        testing.assert_check("translation", module, UNITS[:1])


def test_the_kit_finds_an_output_that_writes_outside_its_folder(edition):
    module = module_of("from mars_i18n.model import Artefact\ndef render(edition):\n    yield Artefact('../x', b'')\n")
    with pytest.raises(AssertionError, match="outside its folder"):
        testing.assert_output(module, edition.edition())
