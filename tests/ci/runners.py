"""A repository whose project lies in a folder of it, and the two ready flows run on it as a runner runs them."""

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import yaml

from mars_i18n.cli import run

ROOT = Path(__file__).parents[2]
CI = ROOT / "docs" / "ci"
SERVERS = ("github", "gitlab")
CONFIGURATION = 'title = "Valley"\n[languages]\nen = "en_US"\nes = "es_CO"\npt = "pt_BR"\n'


def steps(server, *, tag):
    """The commands of a flow in order, without the installation."""
    if server == "github":
        jobs = yaml.safe_load((CI / "github-actions.yml").read_text(encoding="utf-8"))["jobs"]
        lines = [step.get("run", "") for step in jobs["release" if tag else "pull-request"]["steps"]]
    else:
        jobs = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))
        lines = jobs["newsletter-release" if tag else "newsletter"]["script"]
    return [line for line in lines if line.startswith("mars-i18n")]


class Repository:
    """A repository whose project lies in the folder `newsletter`, and a runner of its server."""

    def __init__(self, root, server):
        self.root, self.server, self.project = root, server, root / "newsletter"
        self.clone = root.parent / "clone"

    def start(self):
        (self.project / "sources").mkdir(parents=True)
        (self.project / "mars-i18n.toml").write_text(CONFIGURATION)
        self.git("init", "-q", "-b", "main")
        return self

    def git(self, *arguments):
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(self.root), *identity, *arguments], check=True, capture_output=True)

    def commit(self, what="a day"):
        self.git("add", "-A")
        self.git("commit", "-qm", what, "--allow-empty")

    def mars(self, *arguments, code=0):
        """Run a command on the project, as a person does between two commits."""
        assert run(["-q", "-C", str(self.project), *arguments]) == code

    def catalogue(self, language, issue="2025-05"):
        return self.project / "locales" / language / "LC_MESSAGES" / f"{issue}.po"

    def translate(self, language, words, issue="2025-05", width=79):
        """Finish what is in `words` (msgid → msgstr) in an editor that wraps as Poedit does."""
        path = self.catalogue(language, issue)
        file = polib.pofile(str(path), wrapwidth=width)
        for entry in file:
            if entry.msgid in words and not entry.obsolete:
                entry.msgstr, entry.flags, entry.previous_msgid = words[entry.msgid], [], None
        file.metadata["X-Generator"] = "Poedit 3.4"
        file.save()

    def shell(self, line, **variables):
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PROJECT": "newsletter", "CI": "true", **variables}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def run_here(self, line):
        """Run a line of a flow in this process: its words are split as the shell does, and $PROJECT is known."""
        out, err = io.StringIO(), io.StringIO()
        words = shlex.split(line.replace("$PROJECT", "newsletter"))[1:]
        with contextlib.chdir(self.root), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(words)
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    def run_flow(self, tag="", *, in_shell=True):
        """(exit code of a flow, what its last step printed): on a fresh clone, as a runner makes one.

        Without the shell, which the flow of a tag always needs, a step costs no new process.
        """
        clone = Repository(self.clone, self.server)
        shutil.rmtree(clone.root, ignore_errors=True)
        self.git("clone", "-q", str(self.root), str(clone.root))
        for line in steps(self.server, tag=tag):
            result = clone.shell(line, TAG=tag, CI_COMMIT_TAG=tag) if in_shell or tag else clone.run_here(line)
            if result.returncode:
                break
        return result.returncode, result.stdout + result.stderr
