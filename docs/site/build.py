"""Build the site of docs/ in three languages: ``make docs``, or ``python docs/site/build.py FOLDER``.

Pages are what ``mars-i18n -C docs build --output source`` makes; the pages of docs/generators/ are written in each
language from the tool's own messages. A page that is not translated yet is in English.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[1]
sys.path.insert(0, str(DOCS / "generators"))

from _spoken import compiled_messages  # noqa: E402 - a file beside the generators

EDITIONS = {"en": "en", "es": "es", "pt": "pt_BR"}  # language of the docs: that of Sphinx
GENERATED = ("checks", "commands", "formats")
_SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_PAGE = re.compile(r"\]\(([\w/-]+)\.md\)")
_FRONT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>mars-i18n</title>
<meta http-equiv="refresh" content="0; url=en/index.html">
<p><a href="en/index.html" lang="en">English</a> <a href="es/index.html" lang="es">Español</a>
<a href="pt/index.html" lang="pt">Português</a></html>
"""


def load_generator(name: str):
    """The module of docs/generators/ that writes a page."""
    spec = importlib.util.spec_from_file_location(f"generator_{name}", DOCS / "generators" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write_trees(folder: Path) -> None:
    """Write the pages of each language below `folder`/tree, as the site has them."""
    pages, tree = folder / "pages", folder / "tree"
    command = [sys.executable, "-m", "mars_i18n", "-q", "-C", DOCS, "build", "--draft", "--output", "source"]
    if subprocess.run([*command, "--out", pages], check=False).returncode > 1:
        sys.exit("The pages were not built.")
    generators = [load_generator(name) for name in GENERATED]
    with compiled_messages():
        for language in EDITIONS:
            _copy_pages(pages / language, tree / language)
            for name, generator in zip(GENERATED, generators, strict=True):
                page = tree / language / "reference" / f"{name}.md"
                page.write_text(generator.write_page(language), encoding="utf-8")


def _copy_pages(built: Path, tree: Path) -> None:
    images = (path for kind in ("png", "svg") for path in sorted(DOCS.glob(f"sources/**/*.{kind}")))
    for path in images:
        target = tree / path.relative_to(DOCS / "sources")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for path in sorted(built.glob("*/source/*.md")):
        part = path.parts[-3]
        if part != "readme":
            target = tree / path.name if part == "index" else tree / part / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    index = tree / "index.md"
    text = index.read_text(encoding="utf-8")
    contents = [
        f"```{{toctree}}\n:hidden:\n:caption: {heading}\n\n" + "\n".join(_PAGE.findall(section)) + "\n```\n"
        for heading, section in _SECTION.findall(text)
    ]
    index.write_text("\n".join([text, *contents]), encoding="utf-8")


def build_site(folder: Path) -> Path:
    """Build the site below a folder that is emptied first; gives the folder of its pages."""
    from sphinx import locale
    from sphinx.cmd.build import build_main

    shutil.rmtree(folder, ignore_errors=True)
    write_trees(folder)
    for language, code in EDITIONS.items():
        locale.translators.clear()  # else a language keeps the words that Sphinx loaded for the one before
        options = ["-q", "-W", "--keep-going", "-c", DOCS / "site", "-D", f"language={code}"]
        options += ["-d", folder / "doctrees" / language, folder / "tree" / language, folder / "site" / language]
        if build_main([str(one) for one in options]):
            sys.exit(f"The site was not built in {language}.")
    (folder / "site" / "index.html").write_text(_FRONT, encoding="utf-8")
    return folder / "site"


if __name__ == "__main__":
    print(f"Open {build_site(Path(sys.argv[1]).resolve())}/index.html in a browser.")
