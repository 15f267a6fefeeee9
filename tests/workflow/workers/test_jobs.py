"""With any number of processes, commands print and write the same bytes in the same order."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from mars_i18n.catalogues import po
from mars_i18n.cli import run
from mars_i18n.workflow.workers import pool

pytestmark = pytest.mark.slow("starts worker processes")

CONFIGURATION = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'
TEXTS = (
    "The water of the school number {0} is clean again.",
    "El agua de la escuela está limpia.",  # in every issue: what the first one has, the others find
    "The river rose by 1,240 metres on on {0} May.",
    "A biblioteca da aldeia abriu as portas ao público no mês {0}.",
)


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path / "project")


def make_project(root):
    (root / "sources").mkdir(parents=True)
    (root / "mars-i18n.toml").write_text(CONFIGURATION, encoding="utf-8")
    for number in range(12):
        text = "\n\n".join(one.format(number) for one in TEXTS)
        (root / "sources" / f"{number:02}.md").write_text(f"{text}\n", encoding="utf-8")
    return root


@pytest.fixture
def jobs_are_worth_it(monkeypatch):
    monkeypatch.setattr(pool, "_LEAST_BYTES", 1)


def catalogues_of(root):
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*.po"))}


def answers_of(root, jobs, capsys):
    """What commands print and write, from sources alone to a project with some translations."""
    said = []
    commands = (["sync", "--check"], ["sync", "-v"], ["sync", "-v"], ["check", "--format", "json"], ["check"])
    for command in commands:
        code = run(["-C", str(root), *command, "--jobs", str(jobs)])
        captured = capsys.readouterr()
        said.append((code, captured.out, captured.err.replace(str(root), "")))
    return said, catalogues_of(root)


_alone = []


@pytest.fixture
def alone(tmp_path, capsys, monkeypatch):
    """What commands print and write with one job, for which no process is started: found once for all tests."""
    if not _alone:
        with monkeypatch.context() as patched:
            patched.setattr(pool.WorkerPool, "_start", lambda *_: pytest.fail("a process was started"))
            _alone.append(answers_of(make_project(tmp_path / "alone"), 1, capsys))
    return _alone[0]


@pytest.mark.usefixtures("jobs_are_worth_it")
@pytest.mark.parametrize("way", ["as copies", "anew"])
def test_the_number_of_processes_changes_nothing(project, alone, capsys, monkeypatch, way):
    if way == "anew":
        monkeypatch.setattr(pool, "_count_threads", lambda: 2)
    started = []
    start = pool.WorkerPool._start
    monkeypatch.setattr(pool.WorkerPool, "_start", lambda *given: started.append(1) or start(*given))
    assert answers_of(project, 3, capsys) == alone
    assert started


def test_check_works_on_the_first_issue_before_it_starts_processes(project, capsys, monkeypatch):
    """What it has loaded for that is then there in every process."""
    from mars_i18n.workflow.jobs import check_issue

    monkeypatch.setenv("MARS_I18N_NO_CACHE", "1")
    assert run(["-q", "-C", str(project), "sync"]) == 0
    alone = run(["-C", str(project), "check", "--format", "json", "--jobs", "1"]), capsys.readouterr().out
    monkeypatch.setattr(pool, "_LEAST_BYTES", 1_000)
    monkeypatch.setattr(pool, "_choose_way_to_start", lambda: "fork")  # whatever threads other tests have left
    here, check = [], check_issue.check_issue
    monkeypatch.setattr(check_issue, "check_issue", lambda issue, order: here.append(issue.name) or check(issue, order))
    monkeypatch.setattr(pool.WorkerPool, "_start", lambda *_: here.append("processes"))  # none: all is done here
    assert (run(["-C", str(project), "check", "--format", "json", "--jobs", "2"]), capsys.readouterr().out) == alone
    assert here[:3] == ["00", "processes", "01"]


def test_for_little_work_no_process_is_started(project, monkeypatch, capsys):
    monkeypatch.setattr(pool.WorkerPool, "_start", lambda *_: pytest.fail("a process was started"))
    assert run(["-q", "-C", str(project), "sync", "--jobs", "4"]) == 0
    capsys.readouterr()


@pytest.mark.usefixtures("jobs_are_worth_it")
@pytest.mark.parametrize("function", ["sync_ahead", "check_ahead"])
def test_a_worker_that_is_killed_stops_nothing(project, alone, monkeypatch, capsys, function):
    from mars_i18n.workflow.workers import ahead

    monkeypatch.setattr(ahead, function, os._exit)  # what is sent to a worker: its arguments make it end
    assert answers_of(project, 2, capsys) == alone


@pytest.mark.usefixtures("jobs_are_worth_it")
def test_a_catalogue_that_is_saved_meanwhile_is_kept(project, capsys, monkeypatch):
    """What a worker made of the file as it was is dropped; the command works on the file as it is."""
    assert run(["-q", "-C", str(project), "sync"]) == 0
    path = project / "locales" / "pt" / "LC_MESSAGES" / "05.po"
    for source in (project / "sources").iterdir():
        source.write_text(source.read_text(encoding="utf-8") + "\nOne more line of text.\n", encoding="utf-8")
    from mars_i18n.workflow import sync

    replace = sync.replace_file
    saved = []

    def save_first(target, data, was):
        if target == path and not saved:
            saved.append(1)
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace('msgstr ""\n\n', 'msgstr "Salva agora."\n\n', 1), encoding="utf-8")
        replace(target, data, was)

    monkeypatch.setattr(sync, "replace_file", save_first)
    assert run(["-q", "-C", str(project), "sync", "--jobs", "2"]) == 0
    assert saved
    text = path.read_text(encoding="utf-8")
    assert "Salva agora." in text
    assert "One more line of text." in text
    capsys.readouterr()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_a_command_that_is_stopped_leaves_whole_catalogues_and_no_process(project, name):
    for number in range(160):
        text = "\n\n".join(one.format(number) for one in TEXTS * 8)
        (project / "sources" / f"more-{number:03}.md").write_text(f"{text}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mars_i18n", "-C", str(project), "sync", "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 300
    while len(list(project.rglob("*.po"))) < 6 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(getattr(signal, name))
    _, printed = process.communicate(timeout=300)
    if name == "SIGINT":
        assert process.returncode == 130, printed.decode()
        assert "interrupted" in printed.decode()
        assert not [path for path in project.rglob("*") if path.name.endswith(".part")]
    assert all(po.parse(path.read_bytes(), path.name).entries for path in project.rglob("*.po"))
    deadline = time.monotonic() + 60  # Python's own tracker of what processes share ends a moment later
    while found := subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, check=False).stdout:
        assert time.monotonic() < deadline, found
        time.sleep(0.1)


def test_the_number_of_processes_must_be_one_or_more(project, capsys):
    assert run(["-C", str(project), "sync", "--jobs", "0"]) == 2
    assert json.dumps("--jobs")[1:-1] in capsys.readouterr().err
