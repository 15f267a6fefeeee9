"""A project in the middle of its work, with files that came back, for commands to be tortured on."""

import io
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout

from mars_i18n.cli import run

LETTER = """\
---
title: A letter from the valley
language: en
date: 2025-05
---

## Water for the school

The new pump brings **clean water** to the school of the village.

The children plant a garden .
"""
WORDS = {
    "A letter from the valley": ("Una carta del valle", "Uma carta do vale"),
    "Water for the school": ("Agua para la escuela", "Água para a escola"),
    "The new pump brings <b1>clean water</b1> to the school of the village.": (
        "La nueva bomba lleva <b1>agua limpia</b1> a la escuela de la aldea.",
        "A nova bomba leva <b1>água limpa</b1> à escola da aldeia.",
    ),
    "The children plant a garden .": ("Los niños plantan una huerta.", "As crianças plantam uma horta."),
}
CONFIGURATION = 'title = "Valley"\n[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'


def make_start(folder):
    """folder/project, finished in Spanish, half done in Portuguese, its sources changed since; and what came back."""
    project = folder / "project"
    (project / "sources").mkdir(parents=True)
    (folder / "cache").mkdir()
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    (project / "mars-i18n.toml").write_text(CONFIGURATION)
    (project / "sources" / "letter.md").write_text(LETTER)
    (project / "sources" / "fine.md").write_text("---\nlanguage: en\n---\n\n# Water for the school\n")
    call(project, "sync")
    for at, language in enumerate(("es", "pt")):
        for name in ("letter", "fine"):
            path = project / "locales" / language / "LC_MESSAGES" / f"{name}.po"
            text = path.read_text(encoding="utf-8")
            for source, both in list(WORDS.items())[: 4 if language == "es" else 2]:
                text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{both[at]}"')
            path.write_text(text, encoding="utf-8")
    call(project, "export", "letter", "--format", "csv", "--language", "pt", "--out", str(folder))
    shutil.move(folder / "letter.pt.csv", folder / "returned.csv")
    table = (folder / "returned.csv").read_text(encoding="utf-8-sig")
    returned = (project / "locales" / "pt" / "LC_MESSAGES" / "letter.po").read_text(encoding="utf-8")
    for source, (_, portuguese) in WORDS.items():
        returned = returned.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{portuguese}"')
    (folder / "returned.csv").write_text(table, encoding="utf-8-sig")
    (folder / "returned.po").write_text(returned, encoding="utf-8")
    source = project / "sources" / "letter.md"
    source.write_text(source.read_text() + "\nA new  paragraph about the the river.\n")
    return folder


def call(project, *arguments):
    """Run a command in a project, and print nothing."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return run(["-C", str(project), *arguments])
