"""The tutorial works as it is written, each command and each file, from an empty folder to a site."""

import os
import re
import subprocess
import sys
from pathlib import Path

import polib
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "sources" / "tutorial" / "first-issue.md"
_STEP = re.compile(
    r"```console\n(?P<commands>.*?)```|`(?P<path>sources/[^`]+)`:\n\n```markdown\n(?P<text>.*?)```"
    r"|`(?P<catalogue>locales/[^`]+)`, fill in:\n\n```po\n(?P<entries>.*?)```",
    re.DOTALL,
)


def fill_in(path, entries):
    """Write the translations of a block of the tutorial into a catalogue; each must be asked for there."""
    file = polib.pofile(str(path), wrapwidth=0)
    for given in polib.pofile(entries):
        entry = file.find(given.msgid)
        assert entry is not None, given.msgid
        entry.msgstr = given.msgstr
    file.save()


@pytest.mark.slow("runs each command of the tutorial")
def test_each_step_of_the_tutorial_works(tmp_path):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    folder, ran = tmp_path, []
    for step in _STEP.finditer(PAGE.read_text(encoding="utf-8")):
        if step["path"]:
            (folder / step["path"]).write_text(step["text"], encoding="utf-8")
        elif step["catalogue"]:
            fill_in(folder / step["catalogue"], step["entries"])
        for line in (step["commands"] or "").splitlines():
            command = line.removeprefix("$ ")
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
                continue
            result = subprocess.run(
                ["sh", "-ec", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            assert result.returncode == 0, f"{command}\n{result.stdout}{result.stderr}"
            ran.append(command)
    assert len(ran) > 8
    for language, words in {"es": "Tres pozos nuevos", "pt": "Três novos poços", "en": "Three new wells"}.items():
        assert words in (folder / "build" / language / "2025-07" / "index.html").read_text(encoding="utf-8")
    spanish = polib.pofile(str(folder / "locales" / "es" / "LC_MESSAGES" / "2025-07.po"))
    assert [entry.msgid for entry in spanish if entry.fuzzy] == ["Three new wells give water to 1,300 families."]
