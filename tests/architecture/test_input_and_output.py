"""Only the edge reads and writes: what import contracts in pyproject.toml cannot say of parts of a module.

`pathlib`, `urllib` and `io` hold harmless names beside those that touch the disk or the network, and `open` and
`print` are imported from nowhere.
"""

import ast

import pytest
from modules import modules

CORE = (
    *("catalogues", "checks", "configuration", "errors", "evidence", "formats", "messages", "model", "outputs"),
    *("plugins", "readback", "reports", "text"),
)
BUILTINS = {"breakpoint", "input", "open", "print"}
METHODS = {
    *("exists", "glob", "is_dir", "is_file", "iterdir", "lstat", "mkdir", "read_bytes", "read_text", "rglob", "rmdir"),
    *("symlink_to", "touch", "unlink", "urlopen", "urlretrieve", "write_bytes", "write_text"),
}
IMPORTED = {("pathlib", "Path"), ("urllib", "request"), ("urllib.request", "urlopen"), ("io", "open"), ("io", "FileIO")}
# Modules of the core that read all the same, and why. A module that no longer reads must leave this list.
EXCEPTIONS = {
    "outputs/look/words.py": "reads packaged data through importlib.resources",
    "plugins/entry_points.py": "looks through what is installed, as importlib.metadata does, which is slow to import",
    "plugins/headlines.py": "reads what our own modules say of themselves, which importing them would say later",
    "readback/readers/xml.py": "asks members of an archive in memory whether they are folders, and no disk",
    "text/language/backends.py": "reads packaged data through importlib.resources",
    "text/language/kept_names.py": "reads packaged data through importlib.resources",
    "text/aligning/dictionary.py": "reads packaged data through importlib.resources",
    "text/varieties/expressions.py": "reads packaged data through importlib.resources",
    "text/varieties/regional_words.py": "reads packaged data through importlib.resources",
    "text/varieties/word_weights.py": "reads packaged data through importlib.resources",
    "outputs/typst/typeset.py": "writes the compiler's input to a temporary folder, for it takes files alone",
    "outputs/typst/typst_process.py": "is a program of its own: the compiler, for templates that come with a project",
    "outputs/look/colours.py": "looks for theme.toml in the folders of templates that an edition names, as Jinja does",
    "outputs/look/theme.py": "looks for styles and the logo in the same folders",
    "outputs/typst/compile.py": "looks for fonts and typst templates in the same folders",
}


def _run_time_nodes(tree):
    """All nodes of a module but those that only a type checker reads."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def reads_and_writes(tree):
    """The lines of a module that touch disk, network or terminal, each as "12: open"."""
    for node in _run_time_nodes(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BUILTINS:
                yield f"{node.lineno}: {name}"
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield f"{node.lineno}: {name}"
            case ast.ImportFrom(module=module, names=names):
                yield from (f"{node.lineno}: {one.name}" for one in names if (module, one.name) in IMPORTED)
            case ast.Import(names=names):
                yield from (f"{node.lineno}: {one.name}" for one in names if one.name in {"pathlib", "urllib.request"})


@pytest.mark.parametrize(
    "text",
    [
        "open('a')",
        "print()",
        "from pathlib import Path",
        "import urllib.request",
        "from urllib.request import urlopen",
        "def f(p):\n    return p.read_text()",
        "if TYPE_CHECKING:\n    pass\nelse:\n    from pathlib import Path",
    ],
)
def test_input_and_output_are_seen(text):
    assert list(reads_and_writes(ast.parse(text)))


@pytest.mark.parametrize(
    "text", ["from pathlib import PurePosixPath", "if TYPE_CHECKING:\n    from pathlib import Path"]
)
def test_names_without_effect_are_not_seen(text):
    assert not list(reads_and_writes(ast.parse(text)))


def test_the_core_neither_reads_nor_writes():
    """Move what is found to project/ or workflow/, or list it in EXCEPTIONS with its reason."""
    core = [path for path in modules() if path.split("/")[0].removesuffix(".py") in CORE]
    found = {path: sorted(reads_and_writes(modules()[path])) for path in core}
    assert {path: lines for path, lines in found.items() if lines and path not in EXCEPTIONS} == {}


def test_every_exception_is_still_one():
    assert [path for path in EXCEPTIONS if path not in modules() or not list(reads_and_writes(modules()[path]))] == []
