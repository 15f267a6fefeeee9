"""What the system refuses is exit 2 with its path and reason; a bug is never shown for it."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from mars_i18n.cli import run

MARS = [sys.executable, "-m", "mars_i18n"]


def process(arguments, **options):
    return subprocess.run([*MARS, *map(str, arguments)], check=False, stderr=subprocess.PIPE, text=True, **options)


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        pytest.param(["check", "--format", "json"], marks=pytest.mark.slow("a process that checks a project")),
        pytest.param(["status"], marks=pytest.mark.slow("a process that checks a project")),
        ["explain", "needs-work"],
        ["--help"],
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has /dev/full")
def test_a_full_disk_behind_stdout_is_exit_2(mars, command):
    mars("sync")
    with Path("/dev/full").open("w") as full:
        result = process(["-C", mars.root, *command], stdout=full)
    assert (result.returncode, result.stderr.count("error:")) == (2, 1), result.stderr
    assert "standard output: the disk is full" in result.stderr


def test_a_working_folder_that_was_deleted_is_exit_2(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    command = f'cd "{gone}" && rmdir "{gone}" && exec "{sys.executable}" -m mars_i18n'
    for rest in ("status", "sync", "init", "check --output-file x", "receive x.po"):
        result = subprocess.run(["sh", "-c", f"{command} {rest}"], capture_output=True, text=True, check=False)
        assert result.returncode == 2, result.stderr
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("encoding", "commands"),
    [
        ("ascii", ["check"]),
        pytest.param("ascii", ["sync", "status"], marks=pytest.mark.slow("a process a command")),
        pytest.param("latin-1", ["sync", "check", "status"], marks=pytest.mark.slow("a process a command")),
        pytest.param("utf-8:strict", ["sync", "check", "status"], marks=pytest.mark.slow("a process a command")),
    ],
)
def test_a_terminal_that_has_few_letters_is_given_escapes(mars, encoding, commands):
    mars.write("mars-i18n.toml", '[languages]\nes = "es_CO"\n')
    mars.write("sources/letter.md", "---\nlanguage: es\n---\n\n## Año → niñez\n\nEl  año comenzó bien en la región.\n")
    mars("sync")
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for command in commands:
        result = subprocess.run(
            [*MARS, "-C", str(mars.root), command], capture_output=True, check=False, env=environment
        )
        assert result.returncode in {0, 1}, result.stderr


def test_without_a_home_commands_go_on_without_a_cache(mars, monkeypatch):
    def no_home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("pathlib.Path.home", no_home)
    for value in (None, "relative/cache", "/proc/no/such/cache", "/dev/null"):
        if value is None:
            monkeypatch.delenv("XDG_CACHE_HOME")
        else:
            monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert mars("sync").code == 0
        mars.translate("pt")
        assert mars("check").code == 1
        assert mars("suggest", "letter").code in {0, 1}
        assert mars("receive", str(mars.catalogue("pt"))).code == 0
        assert not (mars.root / "relative").exists()


def test_a_report_goes_into_a_pipe_which_stays_a_pipe(mars, tmp_path):
    mars("sync")
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    assert mars("check", "--format", "json", "--output-file", str(pipe)).code == 1
    reader.join(10)
    assert '"schema_version": 1' in read[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_report_goes_into_a_device_which_stays_a_device(mars):
    mars("sync")
    for device, code in (("/dev/null", 1), ("/dev/full", 2)):
        before = Path(device).stat().st_rdev
        result = mars("check", "--output-file", device)
        assert (result.code, Path(device).stat().st_rdev) == (code, before)
    assert "/dev/full: cannot be written: the disk is full" in result.err


@pytest.mark.parametrize("name", ["check", "sync", "status", "build"])
def test_any_refusal_of_the_system_is_exit_2(mars, monkeypatch, name):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied", "/some/path")

    monkeypatch.setattr("mars_i18n.workflow.issue.open_project.OpenProject.issues", refuse)
    result = mars(name)
    assert (result.code, "error: /some/path: permission denied" in result.err) == (2, True)


def test_quiet_and_verbose_also_stand_after_the_command(mars):
    assert "locales/" in mars("sync").err
    assert "unchanged" in mars("sync", "-v").err
    assert "unchanged" in mars("-v", "sync").err
    assert not mars("sync", "--quiet").err
    assert not mars("sync", "--check", "-q").err
    assert mars("-q", "sync", "-v").code == 2
    assert mars("sync", "-q", "-v").code == 2


def test_force_color_colours_a_log_and_no_color_wins(mars, monkeypatch):
    mars("sync")
    assert "\x1b[" not in mars("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in mars("check").out
    assert "\x1b[" not in mars("--color", "never", "check").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in mars("check").out


def test_run_gives_the_code_and_does_not_end_the_process(mars):
    assert run(["-C", str(mars.root), "sync"]) == 0
