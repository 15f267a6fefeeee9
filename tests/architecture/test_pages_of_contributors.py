"""The pages for contributors name functions, tests, contracts, files and commands that are there."""

import ast
import importlib
import re
import tomllib

import pytest
from modules import PACKAGE, ROOT, modules

from mars_i18n.plugins.kinds import PROTOCOLS

PAGE = (ROOT / "docs" / "sources" / "explanation" / "architecture.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROOMS = {path.name.removesuffix(".py") for path in PACKAGE.iterdir()}
DOTTED = sorted({name for name in re.findall(r"`([a-z_]+(?:\.\w+)+)`", PAGE) if name.split(".")[0] in ROOMS})
CONTRACTS = {
    one["name"] for one in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}


def resolve(name):
    """What a dotted name below mars_i18n means: a module, or what is in one. Raises AttributeError."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(("mars_i18n", *parts[:length])))
        except ModuleNotFoundError:
            continue
        for attribute in parts[length:]:
            found = getattr(found, attribute)
        return found
    raise AttributeError(name)


@pytest.mark.parametrize("name", DOTTED)
def test_each_name_in_the_page_is_in_the_code(name):
    resolve(name)


def test_a_name_that_is_not_in_the_code_is_found():
    with pytest.raises(AttributeError):
        resolve("workflow.sync.synchronise")
    assert len(DOTTED) > 40


def test_each_test_in_the_page_is_in_the_suite():
    defined = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        defined |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert named <= defined, named - defined
    assert len(named) > 20


def test_each_contract_of_the_imports_is_in_the_page_and_no_other():
    (section,) = re.findall(r"^## The rooms\n(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\| (?!contract|---)([^|]+?) \|", section, re.MULTILINE)
    assert sorted(rows) == sorted(CONTRACTS)


def test_each_file_and_folder_in_the_page_is_there():
    paths = [one for one in re.findall(r"`([\w/]+/[\w./]*)`", PAGE) if one.split("/")[0] in {*ROOMS, "tests"}]
    assert [one for one in paths if not (PACKAGE / one).exists() and not (ROOT / one).exists()] == []
    assert len(paths) > 8


@pytest.mark.parametrize("room", ["", "workflow", "text"])
def test_the_picture_of_the_rooms_has_each_folder(room):
    picture = re.search(r"## The rooms\n.*?```text\n(.*?)```", PAGE, re.DOTALL)[1]
    folders = {path.name for path in (PACKAGE / room).iterdir() if path.is_dir() and path.name[0] != "_"}
    assert len(folders) > 6
    assert folders - set(re.findall(r"\w+", picture)) == set()


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name[0] != "_")
)
def test_contributing_has_each_room_of_the_package(folder):
    assert f"| `{folder}/` |" in CONTRIBUTING


def test_each_package_opens_with_a_sentence_on_what_its_folder_holds():
    packages = {path: tree for path, tree in modules().items() if path.endswith("__init__.py")}
    assert len(packages) > 40
    assert [path for path, tree in packages.items() if not ast.get_docstring(tree)] == []


def test_contributing_names_files_and_commands_that_are_there():
    paths = re.findall(r"`((?:tests|checks|outputs|formats|reports|suggesters|catalogues)/[\w./*]*)`", CONTRIBUTING)
    assert [one for one in paths if not [*ROOT.glob(one.rstrip("/")), *PACKAGE.glob(one.rstrip("/"))]] == []
    rows = re.findall(r"^\| [^|]+ \| `(\w+(?:/\w+)*/)` \| `(\w+(?:\.py|/))` \|", CONTRIBUTING, re.MULTILINE)
    assert [row for row in rows if not (PACKAGE / row[0] / row[1]).exists()] == []
    assert len(rows) == len(PROTOCOLS)
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)`", CONTRIBUTING)) <= set(targets)
