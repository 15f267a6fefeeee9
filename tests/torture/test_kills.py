"""Commands that are killed, each a few times, spread over their calls; at each call by `make torture`."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from failing_calls import COMMANDS, Trial, numbers
from kills import faults
from projects import make_start


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return make_start(tmp_path_factory.mktemp("start") / "start")


@pytest.mark.slow("kills each command some times, and runs it again")
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_leaves_whole_files_and_a_second_run_succeeds(start, tmp_path, monkeypatch, name):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    trial = Trial(start, tmp_path / "base", name)
    found = [fault for number in numbers(trial.calls, 8, 3) for fault in faults(trial, number)]
    assert not found, "\n".join(found)
    assert trial.killed > 4
