"""mypy holds every plugin of ours to the Protocol of its kind, and finds a wrong severity and a wrong signature."""

from pathlib import Path

import pytest
from mypy import api

from mars_i18n import plugins
from mars_i18n.plugins.kinds import PROTOCOLS

ROOT = Path(__file__).parents[2]
CHECK = '''"""Shouts."""
from mars_i18n.model import Severity
from mars_i18n.plugins.kinds import Fault, Unit
severity: Severity = "warning"
remedy = "Whisper."
def check(unit: Unit) -> list[Fault]:
    return []
'''


def mypy(folder, files):
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    paths = [str(folder / f"{name}.py") for name in files]
    cache = str(ROOT / ".mypy_cache")
    options = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", cache, "--no-error-summary"]
    out, err, code = api.run([*options, *paths])
    assert not err, err
    return out, code


def assertions(named):
    """A module in which each plugin is assigned to a name of the type of its Protocol."""
    lines = ["from mars_i18n.plugins import kinds"]
    for number, (protocol, module) in enumerate(named):
        lines += [f"import {module} as plugin_{number}", f"_{number}: kinds.{protocol} = plugin_{number}"]
    return "\n".join(lines) + "\n"


def test_every_plugin_of_ours_is_of_the_type_of_its_kind(tmp_path):
    named = [
        (PROTOCOLS[kind][0].__name__, f"mars_i18n.{kind}.{name.replace('-', '_')}")
        for kind in PROTOCOLS
        for name in plugins.names(kind)
    ]
    assert len(named) > 70
    out, code = mypy(tmp_path, {"ours": assertions(named)})
    assert code == 0, out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CHECK, ""),
        (CHECK.replace('"warning"', '"fatal"'), "Incompatible types in assignment"),
        (CHECK.replace("severity: Severity", "severity: str"), "severity"),
        (CHECK.replace("unit: Unit", "unit: Unit, depth: int"), "check"),
        (CHECK.replace("list[Fault]", "list[str]"), "check"),
        (CHECK.replace("remedy", "cure"), "TranslationCheck"),
    ],
)
def test_mypy_finds_what_a_check_has_wrong(tmp_path, monkeypatch, text, told):
    monkeypatch.setenv("MYPYPATH", str(tmp_path))
    out, code = mypy(tmp_path, {"loud": text, "table": assertions([("TranslationCheck", "loud")])})
    assert (code == 0) is (told == ""), out
    assert told in out
