"""One word, one thing: modules, classes and public functions that share a name are listed with the reason.

`shared_names.toml` holds the list. A name that is new there, or no longer shared, is a failure that says so.
"""

import ast
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from modules import is_plugin, modules, name_of

LISTED = tomllib.loads(Path(__file__).with_name("shared_names.toml").read_text(encoding="utf-8"))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def protocol_members():
    """The names that plugins/kinds.py asks of plugins: what every plugin of a kind has, by its contract."""
    for node in modules()["plugins/kinds.py"].body:
        if isinstance(node, ast.ClassDef) and any("Protocol" in ast.unparse(base) for base in node.bases):
            yield from (member.name for member in node.body if isinstance(member, DEFINITIONS))


def shared_definitions():
    """Public classes and functions of the top level that several modules define: {name: paths}."""
    members, found = set(protocol_members()), defaultdict(list)
    for path, tree in modules().items():
        for node in tree.body:
            if not isinstance(node, DEFINITIONS) or node.name.startswith("_"):
                continue
            if not (is_plugin(path) and node.name in members):
                found[node.name].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def shared_modules():
    """Modules and packages of one name, plugins left out: {name: paths}."""
    found = defaultdict(list)
    for path in modules():
        if not is_plugin(path):
            found[name_of(path)].append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


@pytest.mark.parametrize(("kind", "find"), [("definitions", shared_definitions), ("modules", shared_modules)])
def test_a_name_means_one_thing(kind, find):
    shared = find()
    listed = set(LISTED[kind])
    new = {name: paths for name, paths in shared.items() if name not in listed}
    assert not new, "rename all but one, or list the name with its reason in shared_names.toml"
    assert sorted(listed - set(shared)) == [], "no longer shared: take these off shared_names.toml"


def test_every_listed_name_has_a_reason():
    assert all(reason.strip() for kind in ("definitions", "modules") for reason in LISTED[kind].values())


def test_a_name_says_what_is_in_the_module():
    vague = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
    assert [path for path in modules() if name_of(path).strip("_") in vague] == []
