"""Pages that generators write are those of today: each generator of docs/generators/ has its page."""

import importlib.util
import re

import pytest
from modules import ROOT

FOLDER = ROOT / "docs" / "generators"
REFERENCE = ROOT / "docs" / "sources" / "reference"
GENERATORS = {
    "checks": {"en": REFERENCE / "checks.md"},
    "commands": {"en": REFERENCE / "commands.md"},
    "formats": {"en": REFERENCE / "formats.md"},
    "man_page": {code: ROOT / "docs" / "man" / code / "mars-i18n.1" for code in ("en", "es", "pt")},
    "readme": {"en": ROOT / "README.md", "es": ROOT / "docs" / "README.es.md", "pt": ROOT / "docs" / "README.pt.md"},
}  # a script, whose function `write_page` gives the text of a language, and the files that it writes


@pytest.fixture
def load_generator(monkeypatch):
    """A script of the folder, as a module."""
    monkeypatch.syspath_prepend(FOLDER)  # where a script finds what lies beside it

    def load_generator(name):
        spec = importlib.util.spec_from_file_location(f"generator_{name}", FOLDER / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load_generator


SLOW = {"readme": [pytest.mark.slow("builds a page of the documentation, and runs four commands")]}
PAGES = [
    pytest.param(name, language, marks=SLOW.get(name, [])) for name, paths in GENERATORS.items() for language in paths
]


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_generated_page_is_that_of_today(name, language, load_generator):
    text = GENERATORS[name][language].read_text(encoding="utf-8")
    assert text == load_generator(name).write_page(language), "run make reference"


@pytest.mark.slow("builds pages of the documentation")
def test_the_pages_that_the_repository_holds_in_spanish_and_portuguese_are_those_of_today(load_generator):
    written = load_generator("pages").write_pages()
    held = {path: path.read_text(encoding="utf-8") for code in ("es", "pt") for path in ROOT.glob(f"docs/{code}/*")}
    assert held == written, "run make reference"


def test_every_generator_is_held_to_its_page():
    assert sorted(path.stem for path in FOLDER.glob("[!_]*.py")) == sorted([*GENERATORS, "pages"])


def test_the_recording_of_the_readme_is_short_and_shows_what_a_change_does():
    (block,) = re.findall(r"```console\n\$ sed (.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(block.splitlines()) <= 12
    for shown in ("“27” → “28”", "[needs-work]", "not built: 2025-05"):
        assert shown in block
