"""The composite action and the container file are what their readers accept, and their commands run."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent))
from runners import CI, ROOT, Repository

ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
CONTAINER = CI / "Containerfile"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def action():
    return yaml.safe_load(ACTION.read_text(encoding="utf-8"))


def instructions():
    """The container file as (instruction, its arguments)."""
    text = "\n".join(line for line in CONTAINER.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [tuple(line.split(" ", 1)) for line in text.replace("\\\n", " ").splitlines() if line]


@pytest.mark.slow("starts a validator")
@pytest.mark.parametrize(
    ("path", "schema"),
    [(ACTION, "vendor.github-actions"), (ROOT / "docs" / "CITATION.cff", "vendor.citation-file-format")],
    ids=["action", "citation"],
)
def test_a_file_is_valid_by_the_schema_of_its_readers(path, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_version_that_users_copy_is_the_one_of_the_package():
    for path in (CI / "README.md", ROOT / "docs" / "sources" / "guides" / "continuous-integration.md"):
        named = re.findall(r"(?:check@|rev: )v([0-9.]+)", path.read_text(encoding="utf-8"))
        assert named, path
        assert set(named) == {PROJECT["version"]}, path
    assert f"\nversion: {PROJECT['version']}\n" in (ROOT / "docs" / "CITATION.cff").read_text(encoding="utf-8")


def test_every_input_of_the_action_is_used_and_every_one_used_is_there():
    text = ACTION.read_text(encoding="utf-8")
    used = set(re.findall(r"inputs\.([a-z-]+)", text))
    assert used == set(action()["inputs"])
    assert all("description" in one and "default" in one for one in action()["inputs"].values())


def run_action(repository, **given):
    """Run the steps of the action as a runner does: (exit code of the first that fails or 0, what was printed)."""
    inputs = {name: one["default"] for name, one in action()["inputs"].items()} | given
    printed = ""
    for step in action()["runs"]["steps"]:
        if "run" not in step or "pip install" in step["run"]:
            continue
        if step.get("if") == "inputs.draft != ''" and not inputs["draft"]:
            continue
        names = {name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda m: inputs[m[1]], value)
                 for name, value in step["env"].items()}  # fmt: skip
        result = repository.shell(step["run"], **names)
        printed += result.stdout + result.stderr
        if result.returncode:
            return result.returncode, printed
    return 0, printed


@pytest.fixture
def repository(tmp_path):
    repository = Repository(tmp_path / "repository", "github").start()
    (repository.project / "sources" / "2025-05.md").write_text(
        "---\nlanguage: en\ndate: 2025-05\n---\n\n# Water\n\nThe new pump gives 40 litres.\n"
    )
    return repository


@pytest.mark.slow("runs commands as a runner does")
def test_the_action_is_red_with_the_line_where_something_is_wrong_and_green_once_it_is_fixed(repository):
    code, printed = run_action(repository, project="newsletter")
    assert (code, "not up to date" in printed or "would" in printed) == (1, True)
    repository.mars("sync")
    assert run_action(repository, project="newsletter", draft="draft")[0] == 0
    assert (repository.root / "draft" / "es" / "2025-05" / "index.html").is_file()
    repository.translate("es", {"The new pump gives 40 litres.": "La nueva bomba da 50 litros."})
    code, printed = run_action(repository, project="newsletter")
    assert code == 1
    assert "::error file=newsletter/locales/es/LC_MESSAGES/2025-05.po,line=" in printed
    assert run_action(repository, project="newsletter", arguments="--fail-on never")[0] == 0


def test_the_action_installs_the_version_that_is_asked_for_or_its_own_code(tmp_path):
    (step,) = [one for one in action()["runs"]["steps"] if "pip install" in one.get("run", "")]
    line = f"pip() {{ printf '%s\\n' \"$*\"; }}\n{step['run']}"
    folder = tmp_path / ".github" / "actions" / "check"
    folder.mkdir(parents=True)
    shown = Repository(tmp_path, "github").shell(line, VERSION="0.1.0", GITHUB_ACTION_PATH=str(folder)).stdout
    assert shown == "install --quiet mars-i18n[all]==0.1.0\n"
    shown = Repository(tmp_path, "github").shell(line, VERSION="", GITHUB_ACTION_PATH=str(folder)).stdout
    assert shown == f"install --quiet mars-i18n[all] @ file://{tmp_path}\n"


def test_the_container_installs_what_is_copied_and_starts_the_command():
    found = instructions()
    assert found[0][0] == "FROM"
    assert {name for name, _ in found} <= {"FROM", "RUN", "COPY", "USER", "WORKDIR", "ENTRYPOINT", "CMD"}
    minor = tuple(map(int, re.search(r"python:(\d+)\.(\d+)", found[0][1]).groups()))
    assert minor >= tuple(map(int, PROJECT["requires-python"].removeprefix(">=").split(".")))
    _, target = dict(found)["COPY"].split()
    (installed,) = [shlex.split(rest) for name, rest in found if name == "RUN" and "pip install" in rest]
    assert f"{target}[all]" in installed
    assert "all" in PROJECT["optional-dependencies"]
    (program,) = json.loads(dict(found)["ENTRYPOINT"])
    assert PROJECT["scripts"][program] == "mars_i18n.cli:main"
    command = [sys.executable, "-m", "mars_i18n", *json.loads(dict(found)["CMD"])]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.slow("starts a shell")
@pytest.mark.parametrize("line", [rest for name, rest in instructions() if name == "RUN"])
def test_each_command_of_the_container_is_valid_for_its_shell(line):
    assert subprocess.run(["sh", "-n", "-c", line], check=False).returncode == 0
