"""What a newcomer meets: each empty state says the next command, and `status -v` says what is installed."""

import pytest

from mars_i18n.workflow import installation

NO_SOURCE = "There are no sources yet. Put a Markdown, HTML, Word or text file in sources/."
COMMANDS = {
    "status": [],
    "sync": [],
    "check": [],
    "build": [],
    "quote": [],
    "release": [],
    "suggest": [],
    "export": ["--format", "csv", "--out", "out"],
    "pack": ["--for", "poedit"],
}


@pytest.fixture
def new(mars, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert mars("init", str(tmp_path / "new"), "--no-sample").code == 0
    return lambda *arguments: mars("-C", str(tmp_path / "new"), *arguments)


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_project_the_next_step_is_init(mars, tmp_path, command):
    result = mars("-C", str(tmp_path.parent), command, *COMMANDS[command])
    assert result.code == 2
    assert "Run `mars-i18n init`" in result.err


@pytest.mark.parametrize("command", COMMANDS)
def test_without_sources_the_next_step_is_a_source(new, command):
    result = new(command, *COMMANDS[command])
    assert result.code == 0
    assert (result.out + result.err).count(NO_SOURCE) == 1


def test_an_issue_that_is_named_too_early_is_answered_with_the_next_step(new):
    result = new("sync", "2025-05")
    assert (result.code, NO_SOURCE in result.err) == (2, True)


def test_from_the_sample_page_each_command_names_the_next(mars, tmp_path):
    folder = tmp_path / "new"

    def run(*arguments):
        return mars("-C", str(folder), *arguments).err

    assert f"mars-i18n -C {folder} sync" in mars("init", str(folder)).err
    (mars.root / "mars-i18n.toml").unlink()
    assert "`mars-i18n sync`" in mars("init", ".").err  # the folder that one is in already
    assert "`mars-i18n sync`" in run("status")
    assert "`mars-i18n check`" in run("sync")
    assert "`mars-i18n check`" in run("status")
    assert "`mars-i18n check`" in run("build")
    assert "`mars-i18n check`" in run("release")
    assert "`mars-i18n release`" in run("release", "--verify")


def test_status_says_with_v_what_is_installed_and_what_installs_the_rest(new, monkeypatch):
    monkeypatch.setattr(installation, "_version_of", lambda package: None if package == "typst" else "1.0")
    monkeypatch.setattr(installation.shutil, "which", lambda _: None)
    monkeypatch.setattr(installation, "find_spec", lambda _: None)
    shown = new("status", "-v").err.splitlines()
    assert '  pdf        missing. pip install "mars-i18n[pdf]"' in shown
    assert "  xlsx       openpyxl 1.0" in shown
    assert "  git        missing. Install it: https://git-scm.com" in shown
    assert any(line.startswith("  apertium   ") for line in shown)
    assert '  spelling   missing. pip install "mars-i18n[spelling]"' in shown
    assert not any(line.split()[:1] == ["all"] for line in shown)
    assert not new("status").err.startswith("mars-i18n")


def test_status_describes_the_installation_without_a_project_too(mars, tmp_path):
    result = mars("-C", str(tmp_path.parent), "status", "-v")
    assert result.code == 2
    assert result.err.startswith("mars-i18n ")
    assert "Run `mars-i18n init`" in result.err


def test_json_of_status_is_the_same_with_v(new):
    assert new("status", "--format", "json", "-v").out == new("status", "--format", "json").out
