"""The package that docs/sources/guides/extending.md builds, block by block."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "sources" / "guides" / "extending.md"
_FILE = re.compile(r"^`(\S+\.\w+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ADDED = re.compile(r"^Add to `(\S+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def page_files():
    """The files of the package by their paths, what the page adds to a file in its place."""
    text = PAGE.read_text(encoding="utf-8")
    files = {"src/mars_extra/__init__.py": "", **dict(_FILE.findall(text))}
    for path, block in _ADDED.findall(text):
        files[path] += "\n" + block
    return files


def page_sections():
    """The text of each section by its heading."""
    return dict(_SECTION.findall(PAGE.read_text(encoding="utf-8")))


def write_package(folder):
    """Write the package into a folder."""
    for name, text in page_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
