"""The scripts of benchmarks/, docs/ and locales/, which few tests run, ask of the package what it has."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest
from modules import ROOT

FOLDERS = ("benchmarks", "benchmarks/speed", "docs/generators", "docs/site", "locales")
SCRIPTS = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.py"))


def find(module, name):
    """What a module of the package has under a name, or its module of that name. Raises AttributeError."""
    found = importlib.import_module(module)
    if not hasattr(found, name):
        importlib.import_module(f"{module}.{name}")
    return getattr(found, name)


def names_of(path):
    """The names that a script defines at its top."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.Import | ast.ImportFrom):
            yield from (one.id for one in ast.walk(node) if isinstance(one, ast.Name))
            yield from (one.asname or one.name for one in getattr(node, "names", ()))


def faults_of(path, text):
    """What a script imports that is not there, and its calls that a function or class refuses, as "12: reason"."""
    tree, known = ast.parse(text), {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        beside = next(
            (one for one in (path.parent, ROOT / "benchmarks") if (one / f"{node.module}.py").is_file()), None
        )
        for one in node.names:
            if node.module.partition(".")[0] == "mars_i18n":
                try:
                    known[one.asname or one.name] = find(node.module, one.name)
                except (AttributeError, ModuleNotFoundError):
                    yield f"{node.lineno}: no {node.module}.{one.name}"
            elif beside and one.name not in set(names_of(beside / f"{node.module}.py")):
                yield f"{node.lineno}: no {one.name} in {node.module}.py"
    for call in ast.walk(tree):
        called = known.get(getattr(call.func, "id", None)) if isinstance(call, ast.Call) else None
        if (
            called is None
            or any(isinstance(one, ast.Starred) for one in call.args)
            or not all(one.arg for one in call.keywords)
        ):
            continue
        try:
            inspect.signature(called).bind(*call.args, **{one.arg: one.value for one in call.keywords})
        except TypeError as error:
            yield f"{call.lineno}: {call.func.id}: {error}"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_script_imports_and_calls_what_is_there(path):
    assert list(faults_of(path, path.read_text(encoding="utf-8"))) == []


def test_what_is_not_there_is_found():
    text = (
        "from mars_i18n.errors import Nothing\nfrom outputs import BUILD\nfrom mars_i18n.project import open_project\n"
    )
    assert list(faults_of(Path("a.py"), f"{text}open_project(1, 2, three=3)\n")) == [
        "1: no mars_i18n.errors.Nothing",
        "2: no BUILD in outputs.py",
        "4: open_project: got an unexpected keyword argument 'three'",
    ]
