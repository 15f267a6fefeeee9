"""A small project, and the command line run in it as a user would."""

import sys
from dataclasses import dataclass
from pathlib import Path

import polib
import pytest

from mars_i18n.cli import run

sys.path.insert(0, str(Path(__file__).parent))

# Files of these folders that `make quick` runs: the contract, and what people do every day. The others drive commands
# through what seldom happens, and take half of the time of all tests; `make test` runs them.
EVERY_DAY = {
    "test_contract",
    "test_init",
    "test_json_of_commands",
    "test_receive",
    "test_release",
    "test_title_by_language",
}


def pytest_collection_modifyitems(items):
    """Mark the files that are not for every commit as slow."""
    folder = Path(__file__).parent
    for item in items:
        if folder in item.path.parents and item.path.stem not in EVERY_DAY:
            item.add_marker(pytest.mark.slow("drives the command line through what seldom happens"))


LETTER = """\
---
title: A letter from the valley
language: en
date: 2025-05/2025-06
volume: 1
---

## Water for the school

The new pump brings **clean water** to the school of the village every morning.
Read the [full story](https://example.org/water).

## Lanzamiento del programa en Colombia

El programa fue presentado a las comunidades en un acto público.

- A library
- A garden
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


class Sandbox:
    """A project folder and the command line."""

    def __init__(self, root, capsys):
        self.root, self._capsys = root, capsys

    def __call__(self, *arguments):
        self._capsys.readouterr()
        code = run(["-C", str(self.root), *arguments])
        captured = self._capsys.readouterr()
        return Result(code, captured.out, captured.err)

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def catalogue(self, language, issue="letter"):
        return self.root / "locales" / language / "LC_MESSAGES" / f"{issue}.po"

    def translate(self, language, issue="letter"):
        """Fill what is missing with a marked copy that keeps its tags."""
        path = self.catalogue(language, issue)
        file = polib.pofile(str(path), wrapwidth=0)
        for entry in file:
            if not entry.obsolete and (not entry.msgstr or entry.fuzzy):
                entry.msgstr = " ".join(_translated(word) for word in entry.msgid.split(" "))
                entry.flags = []
                entry.previous_msgid = None
        file.save()

    def files(self):
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def _translated(word):
    return word if "<" in word or ">" in word else word[::-1]


@pytest.fixture
def mars(tmp_path, capsys):
    root = Path(tmp_path) / "project"
    sandbox = Sandbox(root, capsys)
    sandbox.write("mars-i18n.toml", 'title = "Valley"\n[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n')
    sandbox.write("sources/letter.md", LETTER)
    return sandbox


@pytest.fixture
def ready(mars):
    """A project whose issue can be released."""
    from released import DONE, FINE, translated

    mars.write("sources/letter.md", FINE)
    mars.write("sources/pump.png", b"\x89PNG\r\n\x1a\n")
    mars("sync")
    for language in DONE:
        translated(mars.catalogue(language))
    return mars
