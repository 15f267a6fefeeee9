"""Plugins of other distributions: what is wrong with one is said in a sentence that names it, and is never our bug."""

import json

import pytest
from loud_check import CHECK, GOOD, IS_OF, LETTER, check_point

pytestmark = pytest.mark.slow("installs plugins and runs commands with them")


@pytest.fixture
def mars(sandbox):
    sandbox.write("mars-i18n.toml", '[languages]\nen = "en_US"\nes = "es_CO"\n')
    sandbox.write("sources/letter.md", LETTER)
    sandbox("sync")
    return sandbox


def test_a_check_of_another_distribution_runs_beside_ours(mars, install):
    install(check_point(), {"loud": GOOD})
    result = mars("check", "--select", "loud", "--format", "json")
    assert {one["check"] for one in json.loads(result.out)["findings"]} == {"loud"}
    assert "Whisper." in mars("explain", "loud").out


BROKEN = {
    "a wrong signature": (GOOD.replace("check(unit)", "check(unit, depth)"), "`check` takes (unit, depth)"),
    "a severity that is none": (GOOD.replace('"warning"', '"fatal"'), "`severity` is 'fatal'; it must be 'error'"),
    "no remedy": (GOOD.replace("remedy", "cure"), "it has no `remedy`"),
    "no function": (CHECK, "it has no function `check`"),
    "others that are none": (GOOD + "others = 'info'\n", "`others` is 'info'; it must be a tuple"),
    "options that are none": (GOOD + "options = ('limit',)\n", "`options` is ('limit',)"),
    "an import that fails": ("import no_such_module\n", "cannot be imported: ModuleNotFoundError"),
    "a module that raises": ("1 / 0\n", "cannot be imported: ZeroDivisionError"),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN)
def test_a_check_that_breaks_its_contract_is_named_with_its_distribution(mars, install, text, told):
    install(check_point(), {"loud": text})
    result = mars("check")
    assert result.code == 2
    first, *rest = result.err.splitlines()
    assert first.startswith(f"error: the check 'loud' {IS_OF} ")
    assert told in first
    assert rest == ["  Report it to the authors of mars-extra, or uninstall it: pip uninstall mars-extra."]


def test_an_output_without_render_is_named(mars, install):
    install([("outputs", "card", "card")], {"card": "def draw(edition): ...\n"})
    result = mars("build", "--draft")
    assert result.code == 2
    assert f"the output 'card' {IS_OF} cannot be used: it has no function `render`" in result.err


@pytest.mark.parametrize(
    ("value", "told"),
    [("loud:check", "'loud:check' names a function"), ("loud:severity", "'loud:severity' names str")],
)
def test_an_entry_point_that_is_no_module_is_named(mars, install, value, told):
    install(check_point(value=value), {"loud": GOOD})
    result = mars("check")
    assert result.code == 2
    assert f"the check 'loud' {IS_OF} is not a module: its entry point {told}" in result.err


@pytest.mark.parametrize(
    ("points", "what", "holder"),
    [
        (check_point("untranslated"), "check 'untranslated'", "the check 'untranslated' of mars-i18n"),
        (check_point("untranslated", kind="source"), "check 'untranslated'", "the check 'untranslated' of mars-i18n"),
        ([("reports", "json", "loud")], "report 'json'", "the report 'json' of mars-i18n"),
    ],
)
def test_a_name_of_ours_is_not_taken_over(mars, install, points, what, holder):
    install(points, {"loud": GOOD})
    result = mars("check")
    assert result.code == 2
    assert f"the {what} {IS_OF} has the same name as {holder}" in result.err


def test_two_distributions_cannot_have_one_name(mars, install):
    install(check_point(), {"loud": GOOD})
    install(check_point(value="louder"), {"louder": GOOD}, distribution="mars-more")
    result = mars("check")
    assert result.code == 2
    assert "the check 'loud' of mars-more 1.0 has the same name as the check 'loud' of mars-extra 1.0" in result.err


def test_a_format_cannot_take_over_the_files_of_another(mars, install):
    text = "extensions = ('.md',)\ndef parse(data, path): ...\ndef rebuild(document): ...\n"
    install([("formats", "mdx", "mdx")], {"mdx": text})
    result = mars("check")
    assert result.code == 2
    assert f"the format 'mdx' {IS_OF} reads .md, as the format 'markdown' does" in result.err


def test_an_output_that_raises_is_reported_and_the_others_are_made(mars, install):
    install([("outputs", "card", "card")], {"card": "def render(edition):\n    yield 1 / 0\n"})
    result = mars("build", "--draft", "--language", "es", "--output", "card,text")
    assert result.code == 1
    assert f"error: the output 'card' {IS_OF} failed on letter (es): ZeroDivisionError" in result.err
    assert (mars.root / "build/es/letter/letter.txt").exists() or list((mars.root / "build/es/letter").glob("*.txt"))


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ("Artefact('card.txt', 'words')", "TypeError: the data of 'card.txt' are str, not bytes"),
        ("Artefact('../../../card.txt', b'')", "ValueError: '../../../card.txt' is outside its folder"),
        ("Artefact('/card.txt', b'')", "ValueError: '/card.txt' is outside its folder"),
        ("'card.txt'", "TypeError: it gave str, not Artefact"),
    ],
)
def test_a_file_that_cannot_be_written_is_reported_as_the_fault_of_its_output(mars, install, made, told):
    text = f"from mars_i18n.model import Artefact\ndef render(edition):\n    yield {made}\n"
    install([("outputs", "card", "card")], {"card": text})
    before = set(mars.root.parent.iterdir())
    result = mars("build", "--draft", "--language", "es", "--output", "card,text")
    assert result.code == 1
    assert f"the output 'card' {IS_OF} failed on letter (es): {told}" in result.err
    assert set(mars.root.parent.iterdir()) == before


def test_an_archive_that_raises_is_reported(mars, install):
    text = (
        "def render(edition):\n    return ()\ndef record(edition):\n    return {}\n"
        "def archive(archive):\n    raise KeyError('x')\n"
    )
    install([("outputs", "card", "card")], {"card": text})
    result = mars("build", "--draft", "--output", "card,text")
    assert result.code == 1
    assert f"the output 'card' {IS_OF} failed on the archive: KeyError: 'x'" in result.err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{1: 'x'}", "TypeError: the record holds 1: 'x'; both must be texts"),
        ("('title', 'x')", "TypeError: the record is tuple, not a mapping of texts by name"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
    ],
)
def test_a_record_that_is_none_is_reported_once_and_all_else_is_made(mars, install, given, told):
    text = (
        f"def render(edition):\n    return ()\ndef record(edition):\n    return {given}\n"
        "def archive(archive):\n    raise KeyError('x')\n"
    )
    install([("outputs", "card", "card")], {"card": text})
    result = mars("build", "--draft", "--output", "card,web")
    assert result.code == 1
    assert [line for line in result.err.splitlines() if "failed" in line] == [
        f"error: the output 'card' {IS_OF} failed on letter (en): {told}"
    ]
    assert (mars.root / "build" / "index.html").is_file()


def test_an_archive_of_editions_is_told_of_the_function_that_it_lacks(mars, install):
    text = "def render(edition):\n    return ()\ndef archive(archive):\n    return ()\n"
    install([("outputs", "card", "card")], {"card": text})
    result = mars("build", "--draft")
    assert result.code == 2
    assert "cannot be used: it has `archive` and no `record`, which makes what `archive` is given" in result.err


def test_a_report_that_raises_is_named(mars, install):
    install([("reports", "card", "card")], {"card": "def render(findings):\n    raise OSError('full')\n"})
    result = mars("check", "--format", "card")
    assert result.code == 2
    assert f"the report 'card' {IS_OF} failed on " in result.err


FORMAT = "extensions = ('.srt',)\nfrom mars_i18n.model import Document\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("def parse(data, path):\n    raise IndexError('pop')\ndef rebuild(document): ...\n", "IndexError: pop"),
        (
            "def parse(data, path):\n    return Document(path, 'srt', ())\ndef rebuild(document):\n    return b'y'\n",
            "rebuilt, is not the file",
        ),
        (
            "def parse(data, path):\n    return Document(path, 'film', ())\ndef rebuild(document): ...\n",
            "ValueError: Document('sources/film.srt', 'film', …) must be of 'sources/film.srt', 'srt'",
        ),
    ],
)
def test_a_format_that_fails_is_named_with_the_file(mars, install, body, told):
    install([("formats", "srt", "srt")], {"srt": FORMAT + body})
    mars.write("sources/film.srt", "1\n")
    result = mars("check")
    assert result.code == 2
    assert f"the format 'srt' {IS_OF} failed on sources/film.srt" in result.err
    assert told in result.err


EXCHANGE = """
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import ExchangeFile
extension = ".pairs"
def recognises(data):
    return data.startswith(b"#pairs")
def write(file):
    return "\\n".join(["#pairs", *(f"{one.msgid}\\t{one.msgstr}" for one in file.entries)]).encode()
def read(data, path):
    rows = [line.split("\\t") for line in data.decode().splitlines()[1:]]
    return ExchangeFile("letter", "en", "es", "es_CO", tuple(Entry(*row) for row in rows))
"""


def test_an_exchange_format_that_loses_entries_writes_nothing(mars, install, tmp_path):
    install(
        [("catalogues.exchange", "pairs", "pairs")], {"pairs": EXCHANGE.replace("splitlines()[1:]", "splitlines()[2:]")}
    )
    result = mars("export", "--format", "pairs", "--language", "es", "--out", str(tmp_path / "out"))
    assert result.code == 2
    assert "error: letter (es): pairs reads 1 of 2 entries back" in result.err
    assert not list(tmp_path.rglob("*.pairs"))


def test_a_memory_in_a_format_of_another_distribution_is_kept_as_tmx(mars, install):
    install([("catalogues.exchange", "pairs", "pairs")], {"pairs": EXCHANGE + "memory = True\n"})
    mars.write("agency.pairs", "#pairs\nWater\tAgua\n")
    result = mars("import", str(mars.root / "agency.pairs"))
    assert result.code == 0, result.err
    assert "memory/agency.tmx: 1 into en, 1 into es" in result.err
    mars("sync")
    assert 'msgid "Water"\nmsgstr "Agua"' in mars.catalogue("es").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "text", "arguments"),
    [
        ("reports", "def render(findings):\n    return ''\n", ["check", "--format", "card"]),
        ("outputs", "def render(edition):\n    return ()\n", ["build", "--draft", "--output", "card"]),
        ("catalogues.exchange", EXCHANGE, ["export", "--format", "card"]),
        (
            "suggesters.engines",
            "def pairs():\n    return frozenset()\ndef translate(texts, source, target): ...\n",
            ["suggest", "--draft", "card"],
        ),
    ],
)
def test_a_missing_extra_is_named_with_the_distribution_that_has_it(mars, install, kind, text, arguments):
    install([(kind, "card", "card")], {"card": text + "needs = ('cards', 'no_such_module')\n"})
    result = mars(*arguments)
    assert result.code == 2
    assert "needs the extra 'cards'" in result.err
    assert 'pip install "mars-extra[cards]"' in result.err


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (
            "reports",
            "def render(findings): ...\n",
            "`render` takes (findings); it is called with (findings, settings=…)",
        ),
        (
            "formats",
            "extensions = ('.x',)\ndef parse(data, path): ...\ndef rebuild(document): ...\n",
            "`parse` takes (data, path); it is called with (data, path, settings=…)",
        ),
        (
            "suggesters.engines",
            "def pairs(): ...\ndef translate(texts, source, target, *, settings=()): ...\n",
            "`pairs` takes (); it is called with (settings=…)",
        ),
    ],
)
def test_options_without_a_function_that_takes_settings_are_reported(mars, install, kind, text, told):
    option = "from mars_i18n.plugins.options import Option\noptions = (Option('most', 3.0, 'How many.'),)\n"
    install([(kind, "card", "card")], {"card": option + text})
    result = mars("explain")
    assert result.code == 2
    assert told in result.err


URLS = [("Homepage", "https://extra.example"), ("Documentation", "https://extra.example/docs")]


@pytest.mark.parametrize(
    ("text", "urls", "expected"),
    [
        (GOOD, [], None),
        (GOOD, URLS[:1], "https://extra.example"),
        (GOOD, URLS, "https://extra.example/docs"),
        (GOOD + "documentation = 'https://extra.example/loud'\n", URLS, "https://extra.example/loud"),
    ],
)
def test_the_page_of_a_check_is_that_of_its_own_distribution(mars, install, text, urls, expected):
    install(check_point(), {"loud": text}, urls=urls)
    log = json.loads(mars("check", "--select", "loud", "--format", "sarif").out)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule.get("helpUri") == expected
    diagnostics = json.loads(mars("check", "--select", "loud", "--format", "rdjson").out)["diagnostics"]
    assert {one["code"].get("url") for one in diagnostics} == {expected}


OPTIONAL = (
    CHECK
    + """
from mars_i18n.plugins.options import Option
LIMITS = Option("limits", 3.0, "How loud a text may be.")
STRICT = Option("strict", False, "Whether capitals count.")
options = (LIMITS, STRICT)
def check(unit):
    yield Fault(f"{LIMITS.value(unit.settings, of='loud')} {STRICT.value(unit.settings, of='loud')}")
"""
)


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("", "3.0 False"),
        ("[checks.loud]\nlimits = 5\nstrict = true", "5.0 True"),
        ("[checks.limits]\nloud = 6", "6.0 False"),
        ("[checks.es.loud]\nstrict = true\n[checks.loud]\nlimits = 4", "4.0 True"),
    ],
)
def test_a_check_owns_its_settings(mars, install, toml, expected):
    install(check_point(), {"loud": OPTIONAL})
    path = mars.root / "mars-i18n.toml"
    path.write_text(path.read_text() + toml + "\n")
    result = mars("check", "--select", "loud", "--language", "es", "--format", "json")
    assert {one["message"] for one in json.loads(result.out)["findings"]} == {expected}


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[checks.loud]\nlimits = -1", "limits: must be a number above 0, not -1"),
        ("[checks.loud]\nstrict = 3", "strict: must be true or false, not 3"),
        ("[checks.loud]\nstrcit = 3", "strcit: is not a setting of loud; the settings are limits, strict"),
        ("[checks.untranslated]\nx = 3", "x: is not a setting of untranslated, which has none"),
        ("[outputs.web]\nx = 3", "x: is not a setting of web, which has none"),
        ('[email]\nimages = "embed"\n[outputs.email]\nimages = "embed"', "email: is set in [outputs.email], too"),
        ("[outputs.wbe]\nx = 3", "wbe: is not in [outputs]"),
    ],
)
def test_a_setting_that_no_plugin_declares_is_reported_with_its_line(mars, install, toml, told):
    install(check_point(), {"loud": OPTIONAL})
    path = mars.root / "mars-i18n.toml"
    path.write_text(path.read_text() + toml + "\n")
    result = mars("check")
    assert result.code == 2
    assert told in result.err


def test_explain_documents_settings(mars, install):
    install(check_point(), {"loud": OPTIONAL})
    page = mars("explain", "loud").out
    assert "[checks.loud]\n    limits = 3.0\n        How loud a text may be.\n    strict = false" in page
    assert '[outputs.email]\n    from = ""' in mars("explain", "email").out
