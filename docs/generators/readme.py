"""Write README.md, docs/README.es.md and docs/README.pt.md from docs/sources/readme.md: ``make reference``.

The product translates the page; its commands are run on a copy of the sample issue, and what they print is put below
each, in the language of the page.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _spoken import compiled_messages

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent
PATHS = {"en": ROOT / "README.md", "es": DOCS / "README.es.md", "pt": DOCS / "README.pt.md"}
SAMPLE = ("sources", "templates", "locales", "glossary.tsv", "pyproject.toml")
RECORDED = "```console\n$ sed "  # how the block begins whose commands are run
_BLOCK = re.compile(re.escape(RECORDED) + r".*?^```$", re.MULTILINE | re.DOTALL)
# The catalogues of a checkout are not compiled, so a process of its own is given the folder where they are.
_RUN = """
import sys
from pathlib import Path
from mars_i18n.cli import main
from mars_i18n.cli._terminal import localised
localised.FOLDER = Path(sys.argv.pop(1))
sys.exit(main())
"""


def record_commands(commands: list[str], language: str, messages: Path) -> list[str]:
    """The lines of a terminal in which the commands are run, one after the other, on a copy of the sample issue."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for name in SAMPLE:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, Path(folder, name))
        for command in commands:
            words = shlex.split(command)
            if words[0] == "mars-i18n":
                words[:1] = [sys.executable, "-c", _RUN, str(messages), "--lang", language]
            result = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
            lines += [f"$ {command}", *(result.stdout + result.stderr).splitlines()]
    return lines


def translate_readme(language: str, folder: Path) -> str:
    """The page in a language, as the product builds it below `folder`."""
    command = [sys.executable, "-m", "mars_i18n", "-q", "-C", DOCS, "build", "readme", "--draft", "--output", "source"]
    subprocess.run([*command, "--language", language, "--out", folder], check=True)
    return next(folder.glob(f"{language}/readme/source/*.md")).read_text(encoding="utf-8")


def write_page(language: str = "en") -> str:
    """The page in a language, with the recording."""
    with tempfile.TemporaryDirectory() as folder, compiled_messages() as messages:
        text = translate_readme(language, Path(folder))
        commands = [line.removeprefix("$ ") for line in _BLOCK.search(text)[0].splitlines() if line.startswith("$ ")]
        lines = record_commands(commands, language, messages)
    return _BLOCK.sub(lambda _: "\n".join(["```console", *lines, "```"]), text)


if __name__ == "__main__":
    for code, path in PATHS.items():
        path.write_text(write_page(code), encoding="utf-8")
        print(f"{path.relative_to(ROOT)} was written")
