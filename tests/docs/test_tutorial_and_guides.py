"""The tutorial and the guides work as they are written: each command, and each file of the tutorial."""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import polib
import pytest

from mars_i18n.cli import run

GUIDES = Path(__file__).parents[2] / "docs" / "sources" / "guides"
TUTORIAL = GUIDES.parent / "tutorial" / "first-issue.md"
CHANGE = "## Change a sentence\n"  # what comes before it ends with a published issue
ENGLISH = "# A letter\n\nThe new pump gives 40 litres.\n\nWrite to us.\n"
SPANISH = "# Una carta\n\nLa bomba nueva da 40 litros.\n\nEscríbanos.\n"
_STEP = re.compile(
    r"```console\n(?P<commands>.*?)```|`(?P<path>sources/[^`]+)`:\n\n```markdown\n(?P<text>.*?)```"
    r"|`(?P<catalogue>locales/[^`]+)`[^`]*:\n\n```po\n(?P<entries>.*?)```",
    re.DOTALL,
)
_OF_SHELLS = frozenset("|&;<>$`*?")  # what a shell alone understands


def fill_in(path, entries):
    """Write the translations of a block of the tutorial into a catalogue; each must be asked for there."""
    file = polib.pofile(str(path), wrapwidth=0)
    for given in polib.pofile(entries):
        entry = file.find(given.msgid)
        assert entry is not None, given.msgid
        entry.msgstr = given.msgstr
    file.save()


def run_here(words, folder):
    """Run mars-i18n in a folder, in this process: (exit code, what it printed)."""
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        return run(words), printed.getvalue()


def run_in_shell(command, folder):
    """Run a command as a reader types it: (exit code, what it printed)."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        ["sh", "-ec", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return result.returncode, result.stdout + result.stderr


def run_page(text, folder, *, in_shell=True):
    """Do what a page says in a folder: (the folder where it ends, the commands that ran). Each must end with 0.

    Without the shell, what mars-i18n does costs no new process.
    """
    ran = []
    for step in _STEP.finditer(text):
        if step["path"]:
            (folder / step["path"]).write_text(step["text"], encoding="utf-8")
        elif step["catalogue"]:
            fill_in(folder / step["catalogue"], step["entries"])
        for line in (step["commands"] or "").splitlines():
            command = line.removeprefix("$ ")
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
                continue
            if command.startswith("mars-i18n ") and not in_shell and not _OF_SHELLS.intersection(command):
                code, printed = run_here(shlex.split(command)[1:], folder)
            else:
                code, printed = run_in_shell(command, folder)
            assert code == 0, f"{command}\n{printed}"
            ran.append(command)
    return folder, ran


def commands_of(page):
    """The commands that a page says, in their order, but those that change the folder."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    commands = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [one for one in commands if not one.startswith("cd ")]


@pytest.fixture(scope="module")
def tutorials(tmp_path_factory):
    """The page of the tutorial in each language, as the documentation is built."""
    folder, docs = tmp_path_factory.mktemp("tutorials"), GUIDES.parents[1]
    command = [sys.executable, "-m", "mars_i18n", "-C", docs, "build", "tutorial", "--output", "source"]
    subprocess.run([*command, "--out", folder], check=True, capture_output=True)
    pages = {code: folder / code / "tutorial" / "source" / TUTORIAL.name for code in ("es", "pt")}
    return {"en": TUTORIAL, **pages}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The project of the tutorial, when it is published, and the commands that made it."""
    text = TUTORIAL.read_text(encoding="utf-8").partition(CHANGE)[0]
    return run_page(text, tmp_path_factory.mktemp("published"))


@pytest.mark.slow("runs each command of the tutorial")
@pytest.mark.parametrize("reader", ["en", "es", "pt"])
def test_each_step_of_the_tutorial_works_in_each_language(tutorials, published, tmp_path, reader):
    """In English in a shell, in the others in this process."""
    text = tutorials[reader].read_text(encoding="utf-8")
    if reader == "en":
        folder = shutil.copytree(published[0], tmp_path / "valley")
        folder, ran = run_page(text.partition(CHANGE)[2], folder)
        ran = published[1] + ran
    else:
        folder, ran = run_page(text, tmp_path, in_shell=False)
    assert ran == commands_of(TUTORIAL)
    assert len(ran) > 8
    for language, words in {"es": "Tres pozos nuevos", "pt": "Três novos poços", "en": "Three new wells"}.items():
        assert words in (folder / "build" / language / "2025-07" / "index.html").read_text(encoding="utf-8")
    spanish = polib.pofile(str(folder / "locales" / "es" / "LC_MESSAGES" / "2025-07.po"))
    assert [entry.msgid for entry in spanish if entry.fuzzy] == ["Three new wells give water to 1,300 families."]


@pytest.mark.slow("runs each command of the guides")
@pytest.mark.parametrize("name", ["communications-office", "continuous-integration", "editor", "translator"])
def test_each_command_of_a_guide_works_in_a_project_that_is_published(published, tmp_path, name):
    folder = shutil.copytree(published[0], tmp_path / "valley")
    assert run_page((GUIDES / f"{name}.md").read_text(encoding="utf-8"), folder, in_shell=name == "editor")[1]


def lay_out_word(path, texts):
    """A Word file of a heading and paragraphs."""
    document = docx.Document()
    document.add_heading(texts[0], 1)
    for text in texts[1:]:
        document.add_paragraph(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))


def start_project(folder):
    assert run(["-q", "init", str(folder)]) == 0
    lines = ENGLISH.split("\n\n")
    (folder / "sources" / "letter.md").write_text(ENGLISH, encoding="utf-8")
    (folder / "old" / "es").mkdir(parents=True)
    (folder / "old" / "es" / "letter.md").write_text(SPANISH, encoding="utf-8")
    lay_out_word(folder / "old" / "letter-pt.docx", ["Uma carta", "A nova bomba dá 40 litros.", "Escreva para nós."])
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>{one.lstrip("# ").strip()}</seg></tuv>'
        f'<tuv xml:lang="es"><seg>{other.lstrip("# ").strip()}</seg></tuv></tu>'
        for one, other in zip(lines, SPANISH.split("\n\n"), strict=True)
    )
    head = '<header creationtool="t" creationtoolversion="1" segtype="block" o-tmf="t" adminlang="en" srclang="en"'
    text = f'<tmx version="1.4">{head} datatype="plaintext"/><body>{units}</body></tmx>'
    (folder / "memory.tmx").write_text(text, encoding="utf-8")


@pytest.mark.slow("runs each command of the guide")
@pytest.mark.parametrize(
    ("heading", "language", "words"),
    [
        ("From po4a", "es", "La bomba nueva da 40 litros."),
        ("From Weblate", "es", "La bomba nueva da 40 litros."),
        ("From a folder of Word files", "pt", "A nova bomba dá 40 litros."),
        ("From spreadsheets", "pt", ""),
    ],
)
def test_each_way_to_move_brings_the_old_translations(tmp_path, heading, language, words):
    start_project(tmp_path)
    section = (GUIDES / "moving.md").read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    commands = re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1]
    run_page(f"```console\n$ mars-i18n sync\n{commands}```\n", tmp_path, in_shell=False)
    catalogue = polib.pofile(str(tmp_path / "locales" / language / "LC_MESSAGES" / "letter.po"))
    assert catalogue.find("The new pump gives 40 litres.").msgstr == words
