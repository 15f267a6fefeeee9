"""A few failing system calls of every command; all of them by `make torture`."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from failing_calls import COMMANDS, Trial, numbers
from projects import make_start


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return make_start(tmp_path_factory.mktemp("start") / "start")


@pytest.mark.slow("runs each command a dozen times")
@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_call_fails_files_are_whole_and_the_reason_is_said(start, tmp_path, monkeypatch, name):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    trial = Trial(start, tmp_path / "base", name)
    assert trial.calls > 20
    found = [fault for number in numbers(trial.calls, 12, 7) for fault in trial.faults(number)]
    assert not found, "\n".join(found)
