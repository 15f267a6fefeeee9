"""The command-line contract that outside programs rely on."""

import json
import os
import subprocess
import sys

import polib
import pytest

from mars_i18n.cli import COMMANDS


def run_process(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "mars_i18n", *arguments], capture_output=True, text=True, check=False, **options
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(mars, command):
    result = mars(command, "--help")
    assert result.code == 0
    assert "Example:" in result.out or command == "init"


@pytest.mark.slow("every command, one after another")
def test_the_life_of_an_issue(mars):
    """sync → translate → check → build, with the exit code and the output of each step."""
    assert mars("sync").code == 0
    assert mars("sync", "--check").code == 0
    assert mars("status").code == 1
    assert mars("check").code == 1
    refused = mars("build")
    assert refused.code == 1
    assert "not built: letter: es is not ready" in refused.err
    for language in ("es", "en", "pt"):
        mars.translate(language)
    assert mars("status").code == 0
    assert mars("check").code == 0
    assert mars("build").code == 0
    page = (mars.root / "build/pt/letter/index.html").read_text()
    assert '<html lang="pt' in page
    assert "retaW" in page
    assert (mars.root / "build/es/letter/letter.txt").is_file()
    assert (mars.root / "build/es/letter/source/letter.md").is_file()
    assert (mars.root / "build/index.html").is_file()


def test_a_segment_in_the_catalogues_language_translates_itself(mars):
    mars("sync")
    es = {entry.msgid: entry for entry in polib.pofile(str(mars.catalogue("es")))}
    pt = {entry.msgid: entry for entry in polib.pofile(str(mars.catalogue("pt")))}
    heading = "Lanzamiento del programa en Colombia"
    assert es[heading].msgstr == heading
    assert "source language: es" in es[heading].comment
    assert pt[heading].msgstr == ""


def test_the_source_file_in_its_own_language_keeps_every_byte(mars):
    source = (mars.root / "sources/letter.md").read_bytes()
    english = source.split(b"## Lanzamiento")[0]
    mars.write("sources/letter.md", english)
    mars("sync")
    assert mars("build", "--language", "en").code == 0
    assert (mars.root / "build/en/letter/source/letter.md").read_bytes() == english


def test_sync_twice_changes_nothing(mars):
    mars("sync")
    before = mars.files()
    assert "up to date" in mars("sync").err
    assert mars.files() == before


def test_sync_check_writes_nothing_and_exits_1_where_anything_would_change(mars):
    before = mars.files()
    result = mars("sync", "--check")
    assert result.code == 1
    assert "mars-i18n sync" in result.err
    assert mars.files() == before


def test_building_twice_gives_the_same_bytes(mars):
    mars("sync")
    mars("build", "--draft")
    before = mars.files()
    mars("build", "--draft")
    assert mars.files() == before


def test_a_draft_marks_every_fallback_with_its_language(mars):
    mars("sync")
    result = mars("build", "--draft", "--language", "pt", "--output", "web")
    assert result.code == 0
    assert "letter: pt is not ready" in result.err
    page = (mars.root / "build/pt/letter/index.html").read_text()
    assert 'lang="en"' in page
    assert 'lang="es"' in page
    assert "fallback" in page
    assert not (mars.root / "build/pt/letter/letter.txt").exists()


def test_check_json_is_as_documented(mars):
    mars("sync")
    result = mars("check", "--format", "json")
    report = json.loads(result.out)
    assert report.keys() == {"schema_version", "findings", "summary"}
    assert report["schema_version"] == 1
    assert report["summary"].keys() == {"error", "warning", "info"}
    keys = "check severity message issue language path line column source target evidence suggestion fingerprint"
    assert list(report["findings"][0]) == keys.split()
    missing = next(finding for finding in report["findings"] if finding["language"] == "pt")
    assert missing["check"] == "missing-translation"
    assert missing["path"] == "locales/pt/LC_MESSAGES/letter.po"
    line = mars.catalogue("pt").read_text().splitlines()[missing["line"] - 1]
    assert line == 'msgstr ""'


def test_status_json_is_as_documented(mars):
    mars("sync")
    report = json.loads(mars("status", "--format", "json").out)
    assert report["schema_version"] == 1
    (issue,) = report["issues"]
    assert issue["issue"] == "letter"
    assert list(issue["languages"]) == ["es", "en", "pt"]
    pt = issue["languages"]["pt"]
    assert list(pt) == ["segments", "words", "translated", "needs_work", "missing", "ready", "reason"]
    assert (pt["segments"], pt["missing"], pt["ready"]) == (7, 7, False)
    assert pt["reason"] == "pt is not ready: 7 segments missing."


def test_findings_go_to_stdout_and_everything_else_to_stderr(mars):
    synced = mars("sync")
    assert synced.out == ""
    assert "letter.po" in synced.err
    assert "missing-translation" in mars("check").out


def test_select_ignore_and_fail_on(mars):
    mars("sync")
    assert mars("check", "--select", "markup-mismatch").code == 0
    assert mars("check", "--ignore", "missing-translation").code == 0
    assert mars("check", "--fail-on", "never").code == 0
    unknown = mars("check", "--select", "markup-mismach")
    assert unknown.code == 2
    assert "markup-mismatch" in unknown.err


@pytest.mark.parametrize(
    ("arguments", "reported"),
    [
        (["sinc"], "Did you mean sync?"),
        (["check", "--format", "xml"], "text"),
        (["check", "--language", "fr"], "es, en, pt"),
        (["build", "--output", "hologram"], "web"),
        (["explain", "untranslate"], "untranslated"),
        (["sync", "june"], "letter"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_ones(mars, arguments, reported):
    result = mars(*arguments)
    assert result.code == 2
    assert reported in result.err


def test_the_list_of_plugins_imports_none_of_ours():
    code = "import sys, mars_i18n.cli as c; c.run(['explain']); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = result.stdout.splitlines()[-1].split()
    assert [one for one in loaded if one.startswith(("mars_i18n.checks.translation.", "mars_i18n.formats."))] == []


def test_explain_shows_the_page_of_a_check(mars):
    assert "markup-mismatch" in mars("explain").out
    page = mars("explain", "markup-mismatch").out
    assert "Wrong" in page
    assert "Right" in page


def test_init_never_overwrites(mars, tmp_path):
    folder = tmp_path / "new"
    assert mars("init", str(folder), "--locale", "es_PE", "--locale", "pt_BR").code == 0
    text = (folder / "mars-i18n.toml").read_text()
    assert 'es = "es_PE"' in text
    assert "kept" in mars("init", str(folder), "--locale", "en_US").err
    assert (folder / "mars-i18n.toml").read_text() == text


def test_init_refuses_a_language_without_region(mars, tmp_path):
    result = mars("init", str(tmp_path / "new"), "--locale", "es")
    assert result.code == 2
    assert "es_CO" in result.err
    assert not (tmp_path / "new").exists()


def test_a_bug_exits_3_with_a_report_to_paste(mars, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr("mars_i18n.cli._terminal.Terminal.open_project", broken)
    result = mars("status")
    assert result.code == 3
    assert "bug in mars-i18n" in result.err
    assert "on purpose" in result.err


@pytest.mark.slow("starts the program many times")
def test_colour_only_where_it_is_wanted(mars):
    environment = {**os.environ, "TERM": "xterm"}
    mars("sync")
    plain = run_process("-C", str(mars.root), "check", env=environment)
    assert "\x1b[" not in plain.stdout
    forced = run_process("-C", str(mars.root), "--color", "always", "check", env=environment)
    assert "\x1b[" in forced.stdout


def test_help_imports_nothing_that_one_command_needs():
    code = "import sys, mars_i18n.cli as c; c.run(['--help']); print([m for m in sys.modules if m in %r])"
    heavy = ("babel", "jinja2", "polib", "markdown_it", "yaml", "rapidfuzz", "langdetect")
    result = subprocess.run([sys.executable, "-c", code % (heavy,)], capture_output=True, text=True, check=False)
    assert result.stdout.endswith("[]\n")
