"""docs/sources/guides/extending.md: its package is installed by pip, and each plugin runs from the command line."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest
from extending_page import page_files, page_sections, write_package
from mypy import api

from mars_i18n.plugins.contract import _attributes, _functions
from mars_i18n.plugins.kinds import CALLED_WITH_SETTINGS, PROTOCOLS, TABLES

ROOT = Path(__file__).parents[2]
MODULES = ("exclamation", "jsonl", "phrases", "srt", "table", "teaser")
SECTIONS = {
    "A check": "checks.translation",
    "An output": "outputs",
    "A format": "formats",
    "A report": "reports",
    "A draft engine": "suggesters.engines",
    "An exchange format": "catalogues.exchange",
}
CONFIGURATION = """
base_url = "https://example.org/news"
[languages]
en = "en_US"
es = "es_CO"
[engines.phrases]
phrases = ["en: Next steps for the village | es: Próximos pasos del pueblo"]
[outputs.teaser]
headings = 1
"""
LETTER = "---\nlanguage: en\ntitle: A letter\n---\n\n## Next steps for the village\n\nThe new pump works.\n\n## Water\n"
FILM = (
    "\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n"
    "ANA: The new pump brings <i>clean water</i>\r\nto the whole school.\r\n"
    "\r\n2\r\n00:00:03,000 --> 00:00:05,000 X1:40\r\nEvery family of the village uses it.\r\n\r\n\r\n"
    "3\r\n00:00:06,000 --> 00:00:07,000\r\n\r\n"
).encode()


def run(command, folder, site=None, code=0):
    environment = {**os.environ, "PYTHONPATH": str(site or "")}
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    write_package(folder)
    return folder


@pytest.fixture(scope="module")
def site(package, tmp_path_factory):
    """A folder that pip has installed the package of the page into, beside the mars-i18n of this environment."""
    folder = tmp_path_factory.mktemp("site")
    offline = ("--no-build-isolation", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(["-m", "pip", "install", "--quiet", *offline, "--target", str(folder), str(package)], package)
    return folder


@pytest.fixture
def mars(site, sandbox, use_site):
    """The command line in this process, in a project that is synced, with the package of the page."""
    use_site(site)
    sandbox.write("mars-i18n.toml", CONFIGURATION)
    sandbox.write("sources/letter.md", LETTER)
    sandbox.write("sources/film.srt", FILM)

    def mars(*arguments, code=0):
        result = sandbox(*arguments)
        assert result.code == code, result.out + result.err
        return result

    mars("sync")
    return mars


@pytest.fixture
def project(sandbox):
    return sandbox.root


def translate(project, issue, texts):
    path = project / f"locales/es/LC_MESSAGES/{issue}.po"
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = texts.get(entry.msgid, entry.msgstr)
    file.save()


def test_the_page_has_the_files_that_these_tests_run():
    files = page_files()
    assert {f"src/mars_extra/{name}.py" for name in MODULES} < set(files)
    points = tomllib.loads(files["pyproject.toml"])["project"]["entry-points"]
    assert {f"mars_i18n.{kind}" for kind in SECTIONS.values()} == set(points)
    assert sorted(value for group in points.values() for value in group.values()) == [
        f"mars_extra.{one}" for one in MODULES
    ]


@pytest.mark.parametrize(("heading", "kind"), SECTIONS.items())
def test_the_page_explains_each_name_of_a_protocol(heading, kind):
    text = page_sections()[heading] + page_sections()["The package"]
    for protocol in PROTOCOLS[kind]:
        for name in {**_attributes(protocol), **_functions(protocol)}:
            assert f"`{name}`" in text or f"`{name}(" in text, f"{heading} does not explain {name}"


def test_the_page_names_each_kind_and_its_table():
    text = page_sections()["The package"]
    for table, kinds in TABLES.items():
        assert f"[{table}.NAME]" in text
        assert all(f"mars_i18n.{kind}" in text or f"….{kind.partition('.')[2]}" in text for kind in kinds)


def test_the_page_says_which_functions_are_given_settings():
    for heading, kind in SECTIONS.items():
        assert ("keyword `settings`" in page_sections()[heading]) is (kind in CALLED_WITH_SETTINGS)


def test_the_code_of_the_page_is_typed_and_formatted(package, monkeypatch):
    monkeypatch.setenv("MYPYPATH", str(package / "src"))
    files = [str(package / path) for path in page_files() if path.endswith(".py")]
    options = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache")]
    out, err, code = api.run([*options, *files])
    assert code == 0, out + err
    run(["-m", "ruff", "format", "--diff", "--isolated", "--line-length", "120", *files], package)
    run(["-m", "ruff", "check", "--isolated", "--line-length", "120", "--select", "E,F,W,B,I,UP", *files], package)


@pytest.mark.slow("installs a package with pip")
def test_the_tests_of_the_page_pass(package, site):
    run(["-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"], package, site)


@pytest.mark.slow("installs a package with pip")
@pytest.mark.usefixtures("mars")
def test_what_pip_installed_is_found_by_the_command(site, project):
    assert "\nteaser " in run(["-m", "mars_i18n", "explain"], project, site).stdout
    run(["-m", "mars_i18n", "build", "--language", "en", "--output", "teaser"], project, site)
    assert (project / "build/en/letter/teaser.txt").exists()


@pytest.mark.slow("installs a package with pip")
@pytest.mark.parametrize("name", MODULES)
def test_explain_lists_and_documents_each_plugin(mars, name):
    assert f"\n{name} " in mars("explain").out
    page = mars("explain", name).out
    assert "mars-extra 1.0" in page


@pytest.mark.slow("installs a package with pip")
def test_the_check_reports_and_takes_its_option(mars, project):
    translate(project, "letter", {"The new pump works.": "¡La bomba nueva funciona!", "Water": "¡Agua!"})
    found = json.loads(mars("check", "letter", "--select", "exclamation", "--format", "json").out)["findings"]
    assert [one["evidence"] for one in found] == ["source 0, target 1"] * 2
    with (project / "mars-i18n.toml").open("a", encoding="utf-8") as file:
        file.write("[checks.exclamation]\nallowed = true\n")
    (found,) = json.loads(mars("check", "letter", "--select", "exclamation", "--format", "json").out)["findings"]
    assert found["source"] == "The new pump works."


@pytest.mark.slow("installs a package with pip")
def test_the_output_is_built_with_its_option(mars, project):
    mars("build", "letter", "--language", "en", "--output", "teaser", "--verify")
    text = (project / "build/en/letter/teaser.txt").read_text(encoding="utf-8")
    assert text == "A letter\n\n• Next steps for the village\n\nhttps://example.org/news/en/letter/\n"


@pytest.mark.slow("installs a package with pip")
def test_subtitles_go_through_sync_check_and_build_and_come_back_byte_for_byte(mars, project):
    first = "The new pump brings <i1>clean water</i1> to the whole school."
    catalogue = polib.pofile(str(project / "locales/es/LC_MESSAGES/film.po"))
    assert [entry.msgid for entry in catalogue] == [first, "Every family of the village uses it."]
    mars("check", "film", code=1)  # not translated yet
    mars("build", "film", "--language", "en", "--output", "source,web")
    assert (project / "build/en/film/source/film.srt").read_bytes() == FILM
    last = "Cada familia del pueblo la usa."
    translate(
        project,
        "film",
        {
            first: "La bomba nueva lleva <i1>agua limpia</i1> a toda la escuela.",
            "Every family of the village uses it.": last,
        },
    )
    mars("check", "film")
    mars("build", "film", "--language", "es", "--output", "source")
    text = (project / "build/es/film/source/film.srt").read_bytes().decode()
    assert "ANA: La bomba nueva lleva <i>agua limpia</i> a\r\ntoda la escuela.\r\n\r\n2\r\n" in text
    assert text.endswith(f"X1:40\r\n{last}\r\n\r\n\r\n3\r\n00:00:06,000 --> 00:00:07,000\r\n\r\n")


@pytest.mark.slow("installs a package with pip")
def test_a_format_takes_its_option(mars, project):
    with (project / "mars-i18n.toml").open("a", encoding="utf-8") as file:
        file.write("[formats.srt]\nspeakers = false\n")
    mars("sync")
    assert "ANA: The new pump" in (project / "locales/es/LC_MESSAGES/film.po").read_text(encoding="utf-8")


@pytest.mark.slow("installs a package with pip")
@pytest.mark.parametrize(
    ("content", "line"),
    [(b"Once upon a time\n", 1), (FILM + b"\r\n4\r\nno times\r\n", 15), (b"\n\n1\n0:00 --> 0:01\nx\n", 3)],
)
def test_what_is_not_a_subtitle_is_refused_with_its_line(mars, project, content, line):
    (project / "sources/film.srt").write_bytes(content)
    assert f"sources/film.srt:{line}: this is not a subtitle" in mars("sync", code=2).err


@pytest.mark.slow("installs a package with pip")
def test_the_report_is_written_with_its_option(mars, project):
    assert "| error | locales/es/LC_MESSAGES/" in mars("check", "--format", "table", code=1).out
    with (project / "mars-i18n.toml").open("a", encoding="utf-8") as file:
        file.write("[reports.table]\nrows = 1\n")
    assert "more |\n" in mars("check", "--format", "table", code=1).out


@pytest.mark.slow("installs a package with pip")
def test_the_engine_drafts_what_the_configuration_lists(mars, project):
    mars("suggest", "letter", "--draft", "phrases")
    text = (project / "locales/es/LC_MESSAGES/letter.po").read_text(encoding="utf-8")
    assert '#, fuzzy\nmsgid "Next steps for the village"\nmsgstr "Próximos pasos del pueblo"\n' in text
    assert "# mars: draft by phrases" in text


@pytest.mark.slow("installs a package with pip")
def test_a_catalogue_leaves_and_comes_back(mars, project, tmp_path):
    mars("export", "letter", "--language", "es", "--format", "jsonl", "--out", str(tmp_path))
    path = tmp_path / "letter.es.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Water", "translation": ""', '"Water", "translation": "Agua"'), encoding="utf-8")
    mars("import", str(path))
    assert 'msgid "Water"\nmsgstr "Agua"\n' in (project / "locales/es/LC_MESSAGES/letter.po").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow("installs a package with pip")
@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ("[formats.srt]\nspeakers = 3\n", "speakers: must be true or false, not 3"),
        ("[formats.srt]\nspeaker = true\n", "speaker: is not a setting of srt; the settings are speakers"),
        ("[reports.table]\nrows = -1\n", "rows: must be a number above 0, not -1"),
        ("[reports.tables]\nrows = 1\n", "tables: is not in [reports]; the names there are"),
        ("[exchange.jsonl]\nx = 1\n", "x: is not a setting of jsonl, which has none"),
        ("[exchange.x]\nx = 1\n", "x: is not in [exchange]; the names there are"),
        ("[engines.x]\nx = 1\n", "x: is not in [engines]; the names there are"),
    ],
)
def test_a_wrong_setting_is_reported_with_its_line(mars, project, toml, expected):
    with (project / "mars-i18n.toml").open("a", encoding="utf-8") as file:
        file.write(toml)
    assert expected in mars("status", code=2).err
