"""The shell completes values, as docs/shell-completion.md says, and a broken project prints nothing there."""

import os
import subprocess
import sys

import pytest

from mars_i18n import plugins


def complete(folder, *words):
    environment = {
        **os.environ,
        "_MARS_I18N_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("mars-i18n", *words)),
        "COMP_CWORD": str(len(words)),
    }
    code = "import sys; sys.argv = ['mars-i18n']; from mars_i18n.cli import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert not result.stderr
    return [line.partition(",")[2] for line in result.stdout.splitlines() if line]


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
def test_each_value_is_proposed(mars, words, expected):
    assert complete(mars.root, *words) == expected


def test_every_output_is_proposed(mars):
    assert set(complete(mars.root, "release", "--output", "")) == set(plugins.names("outputs"))


def test_without_a_project_there_are_no_issues(tmp_path, mars):
    assert complete(tmp_path, "check", "l") == []
    mars.write("mars-i18n.toml", "broken [")
    assert complete(mars.root, "check", "l") == []
