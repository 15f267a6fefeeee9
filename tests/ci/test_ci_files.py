"""The ready files for CI are what their servers accept, and run as a runner runs them, in a repository."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mars_i18n import plugins
from mars_i18n.cli import run

sys.path.insert(0, str(Path(__file__).parent))
from fortnight import Fortnight, describe
from runners import CI, ROOT, SERVERS, Repository, steps


@pytest.mark.slow("starts a validator")
@pytest.mark.parametrize(
    ("name", "schema"),
    [("github-actions.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_a_ready_file_is_valid_by_the_schema_of_its_server(name, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(CI / name)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("server", SERVERS)
def test_the_release_names_every_output_that_readers_get(server):
    (command,) = steps(server, tag=True)
    words = command.split()
    named = set(words[words.index("--output") + 1].split(","))
    asked = {name for name in plugins.names("outputs") if plugins.describe("outputs", name).on_request}
    assert named == set(plugins.names("outputs")) - asked


@pytest.mark.parametrize("server", SERVERS)
def test_what_the_outputs_need_is_installed(server):
    name = "github-actions.yml" if server == "github" else "gitlab-ci.yml"
    text = (CI / name).read_text(encoding="utf-8")
    assert text.count('pip install "mars-i18n[all]"') == text.count("pip install") >= 1


def require_right(runs):
    assert [describe(run) for run in runs if not run.right] == [], runs


@pytest.mark.slow("runs both flows of a server on some days of commits")
def test_days_of_commits_are_red_only_where_something_is_wrong(tmp_path):
    """`python tests/ci/fortnight.py` runs all fourteen of them, each step in a shell; here the flow of a tag is."""
    fortnight = Fortnight(tmp_path, "github", in_shell=False)
    some = (Fortnight.sync_forgotten, Fortnight.all_is_translated, Fortnight.wrong_number, Fortnight.wrong_tag)
    runs = fortnight.days((*some, Fortnight.release, Fortnight.correction))
    require_right(runs)
    assert [run.code for run in runs if run.code] == [1, 1, 2]
    wrong = next(run for run in runs if run.what == "a translation has another number")
    assert "::error file=newsletter/locales/pt/LC_MESSAGES/2025-05.po,line=" in wrong.printed
    clone = fortnight.repository.clone
    built = {path.name for path in (clone / "issue" / "pt" / "2025-05").iterdir()}
    assert {"index.html", "2025-05.txt", "2025-05.eml", "2025-05.pdf", "2025-05.epub", "2025-05.docx"} <= built
    record = json.loads((clone / "newsletter" / "releases" / "2025-05.json").read_text())
    assert record["releases"][-1]["number"] == 2


@pytest.mark.slow("runs both flows of a server on some days of commits")
def test_the_flows_of_gitlab_are_red_for_the_same_reasons(tmp_path):
    fortnight = Fortnight(tmp_path, "gitlab")
    runs = fortnight.days((Fortnight.first_text, Fortnight.wrong_number))
    require_right(runs)
    report = next(run.report for run in runs if run.code)
    paths = {row["location"]["path"] for row in json.loads(report)}
    assert paths
    assert all((fortnight.repository.clone / path).is_file() for path in paths)


def made(folder, more=""):
    """A repository with a synced text."""
    repository = Repository(folder / "repository", "github").start()
    text = f"---\nlanguage: en\ndate: 2025-05\n---\n\n# Water for the school\n\n{more}"
    (repository.project / "sources" / "2025-05.md").write_text(text)
    repository.mars("sync")
    return repository


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    return made(tmp_path_factory.mktemp("paths"), "The the children.\n")


@pytest.mark.parametrize("form", ["text", "github", "gitlab", "sarif", "junit", "rdjson", "json"])
def test_paths_lead_to_the_files(repository, form, monkeypatch, capsys):
    """From the root of the repository for servers, from the working folder for people, from the project in JSON."""
    source, name = "newsletter/sources/2025-05.md", "sources/2025-05.md"
    for folder, lead in ((".", "newsletter"), ("newsletter", "."), ("newsletter/sources", "..")):
        monkeypatch.chdir(repository.root / folder)
        assert run(["-C", lead, "check", "--fail-on", "never", "--format", form]) == 0
        out = capsys.readouterr().out
        from_root = form not in {"text", "json"} or (form == "text" and folder == ".")
        assert (source in out) == from_root, out
        assert name in out


@pytest.mark.slow("runs the commands of the ready hooks on a project")
def test_each_hook_runs_from_the_root_of_a_project(tmp_path):
    repository = made(tmp_path, "The pump brings it every morning.\n")
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        result = repository.shell(f"cd newsletter && {hook['entry']}")
        assert result.returncode == 0, (hook["id"], result.stdout, result.stderr)
