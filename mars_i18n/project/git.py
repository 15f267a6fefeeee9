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

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def committed_versions(root: Path, path: str, most: int) -> Iterator[bytes]:
    """The bytes of a file in the last commits that changed it, the newest first; `path` is relative to `root`.

    Gives none where `root` is in no repository, git is not installed, or it cannot say.
    """
    for revision in (
        _run(root, "rev-list", f"--max-count={most}", "HEAD", "--", path).decode("ascii", "replace").split()
    ):
        yield _run(root, "cat-file", "blob", f"{revision}:./{path}")


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
