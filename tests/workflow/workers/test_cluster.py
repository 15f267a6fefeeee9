"""With the workers of a Dask cluster, commands print and write the same bytes, also where one of them is killed."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from mars_i18n.cli import run
from mars_i18n.workflow import check as checking
from mars_i18n.workflow import sync as syncing
from mars_i18n.workflow.workers import cluster, pool

pytestmark = pytest.mark.slow("starts a scheduler and two workers")

CONFIGURATION = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'
TEXTS = (
    "# The water of the school number {0}",
    "It is clean again. ![The well of {0}](well.png) ![Another one](missing.png)",
    "El agua de la escuela está limpia.",  # in every issue: what the first one has, the others find
    "The river rose by 1,240 metres on on {0} May.",
)


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    (root / "mars-i18n.toml").write_text(CONFIGURATION, encoding="utf-8")
    (root / "sources" / "well.png").write_bytes(b"\x89PNG")
    for number in range(8):
        text = "\n\n".join(one.format(number) for one in TEXTS)
        (root / "sources" / f"0{number}.md").write_text(f"---\nlanguage: en\n---\n\n{text}\n", encoding="utf-8")
    return root


@pytest.fixture
def started(tmp_path):
    """(address of a scheduler on loopback, processes of its two workers)."""
    file = tmp_path / "scheduler.json"
    environment = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    log = (tmp_path / "log").open("wb")

    def start(module, *arguments):
        command = [sys.executable, "-m", f"distributed.cli.{module}", "--scheduler-file", str(file), *arguments]
        return subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=tmp_path)

    def wait_for(ready):
        deadline = time.monotonic() + 300
        while not ready():
            assert time.monotonic() < deadline, (tmp_path / "log").read_text(encoding="utf-8")
            time.sleep(0.1)

    from distributed import Client

    processes = [start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    try:
        wait_for(file.exists)
        processes += [start("dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
        with Client(scheduler_file=str(file), timeout=120, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=300)
            address = client.scheduler.address
        yield address, processes[1:]
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()
        log.close()


@pytest.fixture
def given_back(monkeypatch):
    """What workers gave back, once the command has taken it over."""
    monkeypatch.setattr(pool, "_LEAST_BYTES", 1)
    found = []
    take, is_true = syncing._Run._take_over, checking._is_true_here
    monkeypatch.setattr(
        syncing._Run,
        "_take_over",
        lambda self, turn, ahead: found.append(done := take(self, turn, ahead)) or done,
    )
    monkeypatch.setattr(
        checking, "_is_true_here", lambda *given, **more: found.append(done := is_true(*given, **more)) or done
    )
    return found


def answers_of(root, capsys, *options):
    """What commands print and write, from sources alone to a project with some translations."""
    said = []
    for command in (["sync", "--check"], ["sync", "-v"], ["check", "--format", "json"], ["sync", "-v"], ["check"]):
        code = run(["-C", str(root), *command, *options])
        captured = capsys.readouterr()
        said.append((code, captured.out, captured.err.replace(str(root), "")))
    return said, {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*.po"))}


def test_a_cluster_changes_nothing_though_a_worker_is_killed(  # noqa: PLR0917 - fixtures
    project, started, given_back, capsys, tmp_path, monkeypatch
):
    twin = tmp_path / "another" / "project"
    shutil.copytree(project, twin)
    alone = answers_of(twin, capsys, "--jobs", "1")
    assert not given_back
    address, workers = started
    result = pool.Pending.result

    def kill_one(self):
        if len(given_back) == 2 and workers[0].poll() is None:
            workers[0].send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        return result(self)

    monkeypatch.setattr(pool.Pending, "result", kill_one)
    with_cluster = answers_of(project, capsys, "--scheduler", address)
    for one, other in zip(with_cluster[0], alone[0], strict=True):
        assert one == other
    assert with_cluster[1] == alone[1]
    assert workers[0].wait(timeout=60) != 0
    taken = sum(bool(one) for one in given_back)
    assert taken > len(given_back) / 2 > 4, "the workers did little of the work"
    assert not list((tmp_path / "project").glob("*.part"))


def test_where_no_scheduler_answers_it_says_so(project, capsys, monkeypatch):
    monkeypatch.setattr(pool, "_LEAST_BYTES", 1)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    assert run(["-C", str(project), "sync", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    said = capsys.readouterr().err
    assert "no scheduler answers at tcp://127.0.0.1:9" in said
    assert "dask scheduler" in said


def test_without_the_extra_it_says_what_to_install(project, capsys, monkeypatch):
    monkeypatch.setattr(pool, "_LEAST_BYTES", 1)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(["-C", str(project), "check", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "mars-i18n[cluster]" in capsys.readouterr().err
