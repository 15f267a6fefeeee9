"""The shell completes values, as the guide says, and a broken project prints nothing there."""

import os
import subprocess
import sys

import pytest

from mars_i18n import plugins
from mars_i18n.cli import main


def variables(words):
    """What bash says to a command whose words are to be completed."""
    return {
        "_MARS_I18N_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("mars-i18n", *words)),
        "COMP_CWORD": str(len(words)),
    }


def values(shown):
    return [line.partition(",")[2] for line in shown.splitlines() if line]


@pytest.fixture
def complete(monkeypatch, capsys):
    """A function that gives what is proposed in a folder, in this process: a new one for each takes half a second."""

    def completed(folder, *words):
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["mars-i18n"])
        for name, value in variables(words).items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        with pytest.raises(SystemExit):
            main()
        captured = capsys.readouterr()
        assert not captured.err
        return values(captured.out)

    return completed


def complete_in_a_shell(folder, *words):
    environment = {**os.environ, **variables(words)}
    code = "import sys; sys.argv = ['mars-i18n']; from mars_i18n.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert not result.stderr
    return values(result.stdout)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("rel",), ["release"]),
        (("check", "le"), ["letter"]),
        (("check", "--language", "p"), ["pt"]),
        (("check", "--select", "needs"), ["needs-work"]),
        (("check", "--ignore", "needs-work,wrong-l"), ["needs-work,wrong-language"]),
        (("build", "--output", "web,te"), ["web,text"]),
        (("check", "--format", "sa"), ["sarif"]),
        (("sync", "--format", "j"), ["json"]),
        (("sync", "--ver"), ["--verbose"]),
    ],
)
def test_each_value_is_proposed(mars, complete, words, expected):
    assert complete(mars.root, *words) == expected


def test_a_process_of_its_own_proposes_the_same(mars, complete):
    words = ("check", "--select", "needs")
    assert complete_in_a_shell(mars.root, *words) == complete(mars.root, *words) == ["needs-work"]


def test_every_output_is_proposed(mars, complete):
    assert set(complete(mars.root, "release", "--output", "")) == set(plugins.names("outputs"))


def test_without_a_project_there_are_no_issues(tmp_path, mars, complete):
    assert complete(tmp_path, "check", "l") == []
    mars.write("mars-i18n.toml", "broken [")
    assert complete(mars.root, "check", "l") == []
