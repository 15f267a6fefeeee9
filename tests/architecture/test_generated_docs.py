"""Pages that generators write are those of today: each generator of docs/generators/ has its page in docs/."""

import importlib.util

import pytest
from modules import ROOT

GENERATORS = {
    "checks": "reference",
    "commands": "reference",
}  # a script, and its function that gives the page of its name


def page_of(name):
    """What a generator writes, as text."""
    spec = importlib.util.spec_from_file_location(f"generator_{name}", ROOT / "docs" / "generators" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, GENERATORS[name])()


@pytest.mark.parametrize("name", GENERATORS)
def test_a_generated_page_is_that_of_today(name):
    assert (ROOT / "docs" / "sources" / "reference" / f"{name}.md").read_text(encoding="utf-8") == page_of(name), (
        "run make reference"
    )


def test_every_generator_is_held_to_its_page():
    assert sorted(path.stem for path in (ROOT / "docs" / "generators").glob("*.py")) == sorted(GENERATORS)
