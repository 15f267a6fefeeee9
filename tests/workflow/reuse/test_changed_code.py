"""A result is not used again by other code: a plugin, a library, a word list or a Python that changed."""

import os
import subprocess
import sys

import pytest
import random_projects as projects

from mars_i18n.cache import installed_code
from mars_i18n.cli import run

PLUGIN = '''"""A word that is shouted.

Wrong: THE WATER
Right: the water
"""

from mars_i18n.messages import message
from mars_i18n.plugins.kinds import Fault

severity = "warning"
remedy = "Write it in lower case."


def check(unit):
    yield Fault(message("a finding of kind ONE"))
'''


def text_of(root, *, site, cache):
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "PYTHONDONTWRITEBYTECODE": "1",  # or Python would take the compiled file, by its date, for the new one
        "XDG_CACHE_HOME": str(cache),
    }
    command = [sys.executable, "-m", "mars_i18n", "-C", str(root), "check", "--select", "loud"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.mark.slow("runs five processes")
def test_a_plugin_that_changed_is_run(tmp_path):
    root, site, cache = tmp_path / "project", tmp_path / "site", tmp_path / "cache"
    projects.write(root / "mars-i18n.toml", projects.CONFIGURATION)
    projects.write(root / "sources" / "may.md", "The water is clean.\n")
    assert run(["-q", "-C", str(root), "sync"]) == 0
    information = site / "extra-1.0.dist-info"
    projects.write(information / "METADATA", "Metadata-Version: 2.1\nName: extra\nVersion: 1.0\n")
    projects.write(information / "entry_points.txt", "[mars_i18n.checks.translation]\nloud = loud\n")
    projects.write(site / "loud.py", PLUGIN)
    for _ in range(2):
        assert "a finding of kind ONE" in text_of(root, site=site, cache=cache)
    projects.write_keeping_dates(site / "loud.py", PLUGIN.replace("ONE", "TWO"))
    found = text_of(root, site=site, cache=cache)
    assert "a finding of kind TWO" in found
    assert "a finding of kind ONE" not in found


def changed_python(monkeypatch):
    monkeypatch.setattr(sys, "version", f"{sys.version} of tomorrow")


def changed_words(monkeypatch):
    monkeypatch.setattr(installed_code, "_digest_data", lambda _: b"other words")
    installed_code._digest_data.cache_clear = lambda: None


def changed_files_of_ours(monkeypatch):
    other = installed_code._FixedCode(b"other code", {}, frozenset())
    monkeypatch.setattr(installed_code, "_digest_fixed", lambda: other)
    installed_code._digest_fixed.cache_clear = lambda: None


@pytest.mark.parametrize("change", [changed_python, changed_words, changed_files_of_ours])
@pytest.mark.parametrize("command", ["sync", "check", "status"])
def test_nothing_is_found_after_a_change(tmp_path, monkeypatch, answers, change, command):
    root = tmp_path / "project"
    projects.write(root / "mars-i18n.toml", projects.CONFIGURATION)
    projects.write(root / "sources" / "may.md", "The water is clean.\n")
    run(["-q", "-C", str(root), "sync"])
    run(["-q", "-C", str(root), command])
    answers.clear()
    run(["-q", "-C", str(root), command])
    assert any(answers.values())
    answers.clear()
    installed_code._digest_fixed.cache_clear()
    change(monkeypatch)
    run(["-q", "-C", str(root), command])
    assert not any(answers.values())
    monkeypatch.undo()
    installed_code._digest_fixed.cache_clear()


def test_code_that_changes_while_a_command_runs_keeps_nothing(tmp_path, monkeypatch, answers, capsys):
    root = tmp_path / "project"
    projects.write(root / "mars-i18n.toml", projects.CONFIGURATION)
    projects.write(root / "sources" / "may.md", "The water is clean.\n")
    from mars_i18n.workflow.reuse import opening

    monkeypatch.setattr(opening, "has_same_code", lambda *_: False)
    run(["-q", "-C", str(root), "sync"])
    monkeypatch.undo()
    answers.clear()
    run(["-q", "-C", str(root), "sync"])
    assert not any(answers.values())
    capsys.readouterr()
