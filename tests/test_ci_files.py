"""The ready files for CI are what their servers accept, and run the commands that exist."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CI = ROOT / "docs" / "ci"


@pytest.mark.parametrize(
    ("name", "schema"),
    [("github-actions.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_a_ready_file_is_valid_by_the_schema_of_its_server(name, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(CI / name)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def commands():
    workflow = yaml.safe_load((CI / "github-actions.yml").read_text(encoding="utf-8"))
    for step in workflow["jobs"]["check"]["steps"]:
        yield step.get("run", "")
    yield from yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))["newsletter"]["script"]
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        yield hook["entry"]


@pytest.mark.slow("runs the commands of the ready files on the sample issue")
@pytest.mark.parametrize("command", sorted({line for line in commands() if line.startswith("mars-i18n")}))
def test_each_command_of_the_ready_files_passes_on_the_sample_issue(command, monkeypatch, tmp_path):
    from mars_i18n.cli import run

    monkeypatch.chdir(tmp_path)
    extra = ["--out", str(tmp_path / "build")] if " build" in command else []
    assert run(["-C", str(ROOT), *command.split()[1:], *extra]) == 0
