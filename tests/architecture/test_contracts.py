"""Each import contract of pyproject.toml says why it is there, and each exception that is not for a shared module."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
CONTRACT = re.compile(r"(?P<above>[^\n]*)\n\[\[tool\.importlinter\.contracts\]\]\nname = \"(?P<name>[^\"]+)\"\n")
WANTED = {
    "Folders are the layers",
    "No cycle between siblings, in any package",
    "Private modules stay in their package",
    "Checks do not import one another",
    "Outputs do not import one another",
    "Formats do not import one another",
    "Reports do not import one another",
    "Draft engines do not import one another",
    "Exchange formats do not import one another",
    "Plugins are loaded, not imported",
    "The core does no I/O",
}


def contracts():
    return {found["name"]: found["above"] for found in CONTRACT.finditer(PROJECT.read_text(encoding="utf-8"))}


def test_the_guards_of_the_house_are_there():
    assert set(contracts()) >= WANTED


def test_each_contract_has_its_reason_above_it():
    assert {name: above for name, above in contracts().items() if not above.startswith("# ")} == {}


def test_each_exception_from_a_rule_on_input_and_output_or_on_loading_has_its_reason():
    text = PROJECT.read_text(encoding="utf-8")
    for name in ("The core does no I/O", "Plugins are loaded, not imported"):
        (exceptions,) = re.findall(rf'name = "{name}".*?ignore_imports = \[\n(.*?)\n\]', text, re.DOTALL)
        lines = exceptions.split("\n")
        modules = {line.split(" -> ")[0] for line in lines}
        assert {module for module in modules if not any("#" in one for one in lines if one.startswith(module))} == set()
