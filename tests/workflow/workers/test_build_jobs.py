"""With any number of processes, `build` writes the same bytes and says the same in the same order."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from mars_i18n.cli import run
from mars_i18n.workflow import build as building
from mars_i18n.workflow.workers import build_ahead, pool

pytestmark = pytest.mark.slow("starts worker processes")

CONFIGURATION = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'
TEXTS = (
    "# The water of the school number {0}",
    "It is clean again, and [the library](https://example.org/{0}) is open. ![The well](well.png)",
    "The river rose by 1,240 metres on {0} May. See [the report](report.csv) and [the next issue](../0{0}/index.html).",
)
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    (root / "mars-i18n.toml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "sources" / "well.png").write_bytes(PICTURE)
    (root / "sources" / "report.csv").write_text("metres\n1240\n", encoding="utf-8")
    for number in range(6):
        text = "\n\n".join(one.format(number) for one in TEXTS)
        (root / "sources" / f"0{number}.md").write_text(f"---\nlanguage: en\n---\n\n{text}\n", encoding="utf-8")
    assert run(["-q", "-C", str(root), "sync"]) == 0
    return root


@pytest.fixture
def jobs_are_worth_it(monkeypatch):
    monkeypatch.setattr(pool, "_LEAST_BYTES", 1)


@pytest.fixture
def taken(monkeypatch):
    """The names of the issues that a worker made, and the command took over."""
    names = []
    take = building._Building._take_over
    monkeypatch.setattr(
        building._Building,
        "_take_over",
        lambda self, turn, ahead: names.append(turn.issue.name) or take(self, turn, ahead),
    )
    return names


def files_of(root):
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def answers_of(root, jobs, capsys):
    """What `build` prints and writes: first, again with nothing to do, and after an edit, of one issue and of all."""
    said = []

    def once(*arguments):
        code = run(["-C", str(root), *arguments, "--jobs", str(jobs)])
        captured = capsys.readouterr()
        said.append((code, captured.out.replace(str(root), ""), captured.err.replace(str(root), "")))

    outputs = ("--output", "web,text,email,feed,source")
    once("build", "03", *outputs, "--draft")
    once("build", *outputs)
    once("build", *outputs, "--draft", "--format", "json")
    once("build", *outputs, "--draft")
    source = root / "sources" / "02.md"
    source.write_text(source.read_text(encoding="utf-8").replace("clean", "not clean"), encoding="utf-8")
    once("build", *outputs, "--draft")
    return said, files_of(root / "build")


@pytest.mark.usefixtures("jobs_are_worth_it")
def test_the_number_of_processes_changes_nothing(project, capsys, taken, tmp_path):
    twin = tmp_path / "another" / "project"
    shutil.copytree(project, twin)
    alone = answers_of(twin, 1, capsys)
    assert not taken
    assert answers_of(project, 3, capsys) == alone
    assert set(taken) == {f"0{number}" for number in range(6)}


def test_for_little_work_no_process_is_started(project, monkeypatch, capsys):
    monkeypatch.setattr(pool.WorkerPool, "_start", lambda *_: pytest.fail("a process was started"))
    assert run(["-q", "-C", str(project), "build", "--draft", "--output", "text", "--jobs", "4"]) == 0
    capsys.readouterr()


@pytest.mark.usefixtures("jobs_are_worth_it")
def test_a_worker_that_is_killed_stops_nothing(project, monkeypatch, capsys, taken, tmp_path):
    twin = tmp_path / "another" / "project"
    shutil.copytree(project, twin)
    alone = answers_of(twin, 1, capsys)
    monkeypatch.setattr(build_ahead, "build_ahead", os._exit)  # what is sent to a worker: its arguments make it end
    assert answers_of(project, 2, capsys) == alone
    assert not taken


@pytest.mark.usefixtures("jobs_are_worth_it")
def test_what_the_files_say_is_read_back_all_the_same(project, capsys, taken):
    command = ["-C", str(project), "build", "--draft", "--output", "text", "--verify"]
    assert run([*command, "--jobs", "3"]) == 0
    assert "18 outputs" in capsys.readouterr().err
    assert not taken


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_build_that_is_interrupted_leaves_whole_files_and_no_process(project):
    for number in range(200):
        text = "\n\n".join(one.format(number) for one in TEXTS * 4)
        (project / "sources" / f"more-{number:03}.md").write_text(f"{text}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mars_i18n", "-C", str(project), "build", "--draft", "--output", "web"]
    process = subprocess.Popen(
        [*command, "--jobs", "2"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 300
    while len(list((project / "build").rglob("index.html"))) < 6 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, printed = process.communicate(timeout=300)
    assert process.returncode == 130, printed.decode()
    assert "interrupted" in printed.decode()
    assert not [path for path in project.rglob("*") if path.name.endswith(".part")]
    assert all(path.read_bytes().rstrip().endswith(b"</html>") for path in project.rglob("index.html"))
    deadline = time.monotonic() + 60  # Python's own tracker of what processes share ends a moment later
    while found := subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, check=False).stdout:
        assert time.monotonic() < deadline, found
        time.sleep(0.1)
