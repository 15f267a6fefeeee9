"""A command run with the results of earlier ones, and without any."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from mars_i18n.cache.result_store import ResultStore
from mars_i18n.cli import run
from mars_i18n.workflow.reuse.opening import NO_CACHE


@pytest.fixture
def answers(monkeypatch):
    """Whether each question to the store was answered, by the kind and name of what was asked for."""
    found_by_name = {}
    find = ResultStore.find

    def noted(store, kind, name, digest):
        found = find(store, kind, name, digest)
        found_by_name[kind, name] = found is not None
        return found

    monkeypatch.setattr(ResultStore, "find", noted)
    return found_by_name


@pytest.fixture
def run_once(monkeypatch, capsys):
    """A function that runs a command in a project, with a cache or without: its exit code, and what it said."""
    import random_projects as projects

    def once(root, arguments, *, cache):
        if cache:
            monkeypatch.delenv(NO_CACHE, raising=False)
        else:
            monkeypatch.setenv(NO_CACHE, "1")
        code = run(["-C", str(root), *arguments])
        captured = capsys.readouterr()
        return code, projects.normalise(captured.out, root), projects.normalise(captured.err, root)

    return once


@pytest.fixture
def run_both(run_once):
    """A function that runs a command in a project with a cache and in its twin without, and gives what each said."""
    import random_projects as projects

    def both(root, arguments):
        twin = projects.twin_of(root)
        without = run_once(twin, arguments, cache=False)
        having = run_once(root, arguments, cache=True)
        assert having == without, arguments
        assert projects.bytes_of(root) == projects.bytes_of(twin), arguments
        return having

    return both
