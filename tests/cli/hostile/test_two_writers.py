"""Two commands that write in one project at once: the second waits for the first, and no lock outlives its holder."""

import signal
import subprocess
import sys
import time

import pytest

from mars_i18n.errors import MarsError
from mars_i18n.messages import render_message
from mars_i18n.project import cache_folder, open_project, write_lock

pytestmark = pytest.mark.slow("starts programs that wait for one another")

HOLD = """
import sys, time
from pathlib import Path
from mars_i18n.project import open_project, write_lock
with write_lock(open_project(Path(sys.argv[1]))):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def holder(mars):
    started = []

    def start(seconds):
        command = [sys.executable, "-c", HOLD, str(mars.root), str(seconds)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_second_writer_waits_and_says_so(mars, holder):
    holder(2)
    reported = []
    began = time.monotonic()
    with write_lock(open_project(mars.root), reported.append):
        assert time.monotonic() - began > 1
    assert [render_message(one) for one in reported] == [
        "waiting for another mars-i18n command that is writing in this project"
    ]


def test_two_syncs_at_once_both_end_well(mars):
    command = [sys.executable, "-m", "mars_i18n", "-C", str(mars.root), "sync"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("new" in text for text in ended) == 1
    assert mars("sync", "--check").code == 0


def test_a_holder_that_was_killed_holds_nothing(mars, holder):
    process = holder(60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert mars("sync").code == 0


def test_a_writer_that_never_ends_is_reported(mars, holder, monkeypatch):
    monkeypatch.setattr("mars_i18n.project.locking._PATIENCE", 0.1)
    monkeypatch.setattr("mars_i18n.project.locking._LONGEST_WAIT", 0.2)
    holder(60)
    with pytest.raises(MarsError, match="another mars-i18n command"), write_lock(open_project(mars.root)):
        pass
    assert mars("sync", "--check").code == 1  # what writes nothing waits for nobody


def test_where_no_lock_can_be_made_the_work_is_done_all_the_same(mars, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache_folder(open_project(mars.root)).is_relative_to(tmp_path)
    assert mars("sync").code == 0


def test_a_build_waits_for_a_writer_before_it_writes(mars, holder):
    mars("sync")
    holder(2)
    began = time.monotonic()
    assert mars("build", "--draft", "--output", "text").code == 0
    assert time.monotonic() - began > 1
