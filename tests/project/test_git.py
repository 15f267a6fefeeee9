"""git answers for a project, and runs nothing that its repository names."""

import os
import shutil
import subprocess

import pytest

from mars_i18n.errors import MarsError
from mars_i18n.project import file_at, repository_root

PATH = "locales/pt/LC_MESSAGES/may.po"


def git(folder, *arguments):
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path):
    root = tmp_path / "repository"
    file = root / PATH
    file.parent.mkdir(parents=True)
    git(tmp_path, "init", "-q", str(root))
    for text in ("one", "two"):
        file.write_text(text)
        git(root, "add", "-A")
        git(root, "commit", "-qm", text)
    return root


def test_the_root_is_the_nearest_folder_that_holds_a_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert repository_root(inner) == tmp_path.resolve()
    (inner.parent / ".git").write_text("gitdir: elsewhere", encoding="utf-8")  # as a worktree has it
    assert repository_root(inner) == inner.parent.resolve()


def test_without_a_repository_there_is_none(tmp_path):
    assert repository_root(tmp_path / "no" / "folder") is None or (repository_root(tmp_path) / ".git").exists()


def test_a_file_is_read_as_each_commit_has_it(repository):
    assert [file_at(repository, revision, PATH) for revision in ("HEAD", "HEAD~1")] == [b"two", b"one"]
    assert file_at(repository / "locales", "HEAD", "pt/LC_MESSAGES/may.po") == b"two"
    assert file_at(repository, "HEAD", "locales/other.po") is None


@pytest.mark.parametrize("revision", ["v1", "HEAD~7", "--help", "", "HEAD:locales"])
def test_what_is_no_commit_is_refused(repository, revision):
    with pytest.raises(MarsError, match="git knows no commit"):
        file_at(repository, revision, PATH)


def test_without_a_repository_there_is_no_commit(tmp_path):
    with pytest.raises(MarsError, match="git knows no commit"):
        file_at(tmp_path, "HEAD", PATH)


PROGRAMS = [
    "core.fsmonitor",
    "core.pager",
    "pager.rev-parse",
    "pager.cat-file",
    "core.sshCommand",
    "core.editor",
    "core.askPass",
    "core.alternateRefsCommand",
    "diff.external",
    "diff.evil.textconv",
    "diff.evil.command",
    "filter.evil.smudge",
    "filter.evil.clean",
    "filter.evil.process",
    "gpg.program",
    "credential.helper",
    "remote.origin.uploadpack",
    "alias.rev-parse",
    "alias.cat-file",
]


def test_no_program_of_the_repository_is_run(repository, tmp_path):
    """A marker file would show that one of the programs that git's configuration can name was run."""
    marker, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$0 $@" >> "{marker}"\n')
    program.chmod(0o755)
    for name in PROGRAMS:
        git(repository, "config", name, f"!{program}" if name.startswith("alias") else str(program))
    for name, value in {
        "log.showSignature": "true",
        "core.hooksPath": str(tmp_path),
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none",
        "extensions.partialClone": "origin",
        "protocol.ext.allow": "always",
    }.items():
        git(repository, "config", name, value)
    (repository / ".gitattributes").write_text("*.po diff=evil filter=evil\n")
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, repository / ".git" / "hooks" / hook)
    assert file_at(repository, "HEAD~1", PATH) == b"one"
    # an object that is missing would be fetched from the remote, by the program that its address names
    for path in (repository / ".git" / "objects").glob("??/*"):
        if subprocess.run(
            ["git", "-C", str(repository), "cat-file", "-t", path.parent.name + path.name],
            capture_output=True,
            check=True,
        ).stdout.startswith(b"blob"):
            path.unlink()
    with pytest.raises(MarsError, match="has not fetched"):
        file_at(repository, "HEAD", PATH)
    assert not marker.exists(), marker.read_text()


def test_a_folder_that_looks_like_a_bare_repository_is_none(repository, tmp_path):
    """Such a folder can be committed like any other, with a configuration that names programs."""
    project = tmp_path / "cloned" / "project"
    project.parent.mkdir()
    git(tmp_path, "clone", "-q", "--bare", str(repository), str(project))
    with pytest.raises(MarsError, match="git knows no commit"):
        file_at(project, "HEAD", PATH)
    git(tmp_path, "init", "-q", str(project.parent))
    with pytest.raises(MarsError, match="git knows no commit"):
        file_at(project, "HEAD", PATH)


def test_the_variables_of_a_hook_do_not_lead_to_another_repository(repository, tmp_path, monkeypatch):
    other = tmp_path / "other"
    git(tmp_path, "init", "-q", str(other))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert file_at(repository, "HEAD~1", PATH) == b"one"


def test_a_path_is_a_name_and_no_pattern(repository):
    assert file_at(repository, "HEAD", ":(glob)**") is None
    assert file_at(repository, "HEAD", "locales/*/LC_MESSAGES/may.po") is None
