"""What git knows of a project, asked without running a program that its repository names.

A repository's own configuration can name programs (a pager, a monitor of files, a check of signatures, a remote that
is asked for missing objects), and a project may come from anyone. So git is run only where a `.git` lies in the
project's folder or above it, with plumbing commands, and every such setting is overridden on its command line, which
wins over the files. Source: git-config(1), git(1) "Environment Variables".
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 60  # for one command
_SETTINGS = (
    "safe.bareRepository=explicit",  # a folder that only looks like a repository is none
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.editor=false",
    "core.askPass=",
    "core.sshCommand=false",
    "core.gitProxy=none",
    "core.alternateRefsCommand=true",
    "core.commitGraph=false",  # it is only faster, and its file may be broken
    "credential.helper=",
    "diff.external=",
    "diff.trustExitCode=false",
    "log.showSignature=false",
    "gpg.program=false",
    "gpg.ssh.program=false",
    "gpg.x509.program=false",
    "protocol.allow=never",
    "maintenance.auto=false",
    "gc.auto=0",
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # no remote is asked, by no transport, also where the next is not known
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})  # the user's own, as they set it


def file_at(root: Path, revision: str, path: str) -> bytes | None:
    """The bytes of a file as a commit has it; `path` is relative to `root`, `revision` what git calls a commit.

    None where that commit has no such file. Raises MarsError where there is no such commit, no repository or no git,
    or where the file is not among the objects that were fetched.
    """
    name = f"{revision}^{{commit}}"
    commit = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode("ascii", "replace").strip()
    if not commit:
        raise MarsError(
            message("{folder}: git knows no commit {revision}", folder=str(root), revision=repr(revision)),
            message("Name a commit, branch or tag of the repository of the documents. In CI, fetch its history."),
        )
    if not _run(root, "ls-tree", "--name-only", commit, "--", path).strip():
        return None
    if not _run(root, "cat-file", "-s", f"{commit}:./{path}"):
        raise MarsError(
            message("{path}: git has not fetched this file as of {revision}", path=path, revision=repr(revision)),
            message("Fetch the whole history: `git fetch --unshallow --refetch`."),
        )
    return _run(root, "cat-file", "blob", f"{commit}:./{path}")


def repository_root(folder: Path) -> Path | None:
    """The nearest folder upwards, `folder` itself included, that holds a `.git`; None where there is none."""
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def _run(root: Path, *arguments: str) -> bytes:
    """What a git command prints; empty where it fails."""
    repository, program = repository_root(root), shutil.which("git")
    if repository is None or program is None:
        return b""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    environment = kept | _ENVIRONMENT | {"GIT_CEILING_DIRECTORIES": str(repository.parent)}
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    try:
        result = subprocess.run(  # noqa: S603 - fixed commands, and what they could run is switched off
            [program, "--no-pager", "--literal-pathspecs", "-C", str(root), *settings, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return b""
    return result.stdout if result.returncode == 0 else b""
