"""The ready files for CI are what their servers accept, and run as a runner runs them, in a repository."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
import yaml

from mars_i18n import plugins

ROOT = Path(__file__).parents[1]
CI = ROOT / "docs" / "ci"
SERVERS = ["github", "gitlab"]
SOURCE = "---\nlanguage: en\ndate: 2025-05\n---\n\n# {title}\n\nThe pump brings water to 3 villages.\n\n{more}"
WORDS = {
    "Water for the school": "Água para a escola",
    "The pump brings water to 3 villages.": "A bomba leva água a 3 aldeias.",
    "The children plant a garden.": "As crianças plantam uma horta.",
    "The children plant a large garden.": "As crianças plantam uma horta grande.",
}


@pytest.mark.parametrize(
    ("name", "schema"),
    [("github-actions.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_a_ready_file_is_valid_by_the_schema_of_its_server(name, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(CI / name)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def steps(server, *, tag):
    """The commands of a flow in order, without the installation."""
    if server == "github":
        jobs = yaml.safe_load((CI / "github-actions.yml").read_text(encoding="utf-8"))["jobs"]
        lines = [step.get("run", "") for step in jobs["release" if tag else "pull-request"]["steps"]]
    else:
        jobs = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))
        lines = jobs["newsletter-release" if tag else "newsletter"]["script"]
    return [line for line in lines if line.startswith("mars-i18n")]


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


class Repository:
    """A repository whose project lies in the folder `newsletter`, and a runner of its server."""

    def __init__(self, root, server):
        self.root, self.server, self.project = root, server, root / "newsletter"
        (self.project / "sources").mkdir(parents=True)
        (self.project / "mars-i18n.toml").write_text('title = "Valley"\n[languages]\nen = "en_US"\npt = "pt_BR"\n')
        self.git("init", "-q")

    def git(self, *arguments):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(self.root), *identity, *arguments], check=True, capture_output=True)

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "a day", "--allow-empty")

    def write(self, more, title="Water for the school"):
        (self.project / "sources" / "2025-05.md").write_text(SOURCE.format(title=title, more=more))

    def sync(self):
        assert self.shell("mars-i18n -q -C newsletter sync").returncode == 0

    def translate(self, words):
        path = self.project / "locales" / "pt" / "LC_MESSAGES" / "2025-05.po"
        file = polib.pofile(str(path), wrapwidth=0)
        for entry in file:
            if entry.msgid in words:
                entry.msgstr, entry.flags, entry.previous_msgid = words[entry.msgid], [], None
        file.save()

    def shell(self, line, **variables):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PROJECT": "newsletter", "CI": "true", **variables}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def flow(self, tag=""):
        """(exit code of the flow, what its last step printed): on a fresh clone, as a runner makes one."""
        self.commit()
        clone = Repository.__new__(Repository)
        clone.root, clone.server, clone.project = self.root.parent / "clone", self.server, None
        shutil.rmtree(clone.root, ignore_errors=True)
        self.git("clone", "-q", str(self.root), str(clone.root))
        for line in steps(self.server, tag=tag):
            result = clone.shell(line, TAG=tag, CI_COMMIT_TAG=tag)
            if result.returncode:
                break
        return result.returncode, result.stdout + result.stderr


@pytest.mark.slow("runs both flows of a server on a fortnight of commits")
@pytest.mark.parametrize("server", SERVERS)
def test_a_fortnight_of_commits_is_red_only_where_something_is_wrong(tmp_path, server):
    repository = Repository(tmp_path / "repository", server)
    runs = []

    def day(what, expected, tag=""):
        code, printed = repository.flow(tag)
        runs.append((what, code, expected, printed[-1500:]))
        return printed

    garden = "The children plant a garden.\n"
    repository.write("")
    repository.sync()
    day("a first text, nothing translated", 0)
    repository.translate({"Water for the school": WORDS["Water for the school"]})
    day("a part is translated", 0)
    repository.write(garden)
    day("a text is added, and sync forgotten", 1)
    repository.sync()
    day("synced", 0)
    repository.translate(WORDS)
    day("all is translated", 0)
    repository.write(garden.replace("a garden", "a large garden"))
    repository.sync()
    day("a text changed: its translation is fuzzy", 0)
    day("the tag comes too early", 1, tag="2025-05")
    repository.translate({**WORDS, "The pump brings water to 3 villages.": "A bomba leva água a 5 aldeias."})
    repository.sync()
    printed = day("a number is wrong", 1)
    if server == "github":
        assert "::error file=newsletter/locales/pt/LC_MESSAGES/2025-05.po,line=" in printed
    else:
        report = json.loads((tmp_path / "clone" / "gl-code-quality-report.json").read_text())
        paths = {row["location"]["path"] for row in report}
        assert paths
        assert all((tmp_path / "clone" / path).is_file() for path in paths)
    repository.translate(WORDS)
    day("the number is right", 0)
    day("a tag that names no issue", 2, tag="v1.0")
    day("the tag", 0, tag="2025-05")
    built = {path.name for path in (tmp_path / "clone" / "issue" / "pt" / "2025-05").iterdir()}
    assert {"index.html", "2025-05.txt", "2025-05.eml", "2025-05.pdf", "2025-05.epub", "2025-05.docx"} <= built
    day("a second release", 0, tag="2025-05-r2")
    record = json.loads((tmp_path / "clone" / "newsletter" / "releases" / "2025-05.json").read_text())
    assert record["releases"][-1]["number"] == 2
    assert [(what, code) for what, code, *_ in runs] == [(what, code) for what, _, code, _ in runs], runs


@pytest.mark.slow("runs the command of every format from three folders")
@pytest.mark.parametrize("form", ["text", "github", "gitlab", "sarif", "junit", "rdjson", "json"])
def test_paths_lead_to_the_files(tmp_path, form):
    """From the root of the repository for servers, from the working folder for people, from the project in JSON."""
    repository = Repository(tmp_path / "repository", "github")
    repository.write("The the children.\n")
    repository.sync()
    source, name = "newsletter/sources/2025-05.md", "sources/2025-05.md"
    for folder, lead in ((".", "newsletter"), ("newsletter", "."), ("newsletter/sources", "..")):
        out = repository.shell(f"cd {folder} && mars-i18n -C {lead} check --fail-on never --format {form}").stdout
        from_root = form not in {"text", "json"} or (form == "text" and folder == ".")
        assert (source in out) == from_root, out
        assert name in out


@pytest.mark.slow("runs the commands of the ready hooks on a project")
def test_each_hook_runs_from_the_root_of_a_project(tmp_path):
    repository = Repository(tmp_path / "repository", "github")
    repository.write("")
    repository.sync()
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        result = repository.shell(f"cd newsletter && {hook['entry']}")
        assert result.returncode == 0, (hook["id"], result.stdout, result.stderr)
