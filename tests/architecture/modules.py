"""The source files of the package, as the tests of this folder read them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mars_i18n"
# Folders whose modules are plugins: what such a module is called is the name that users type.
PLUGIN_FOLDERS = (
    "catalogues/exchange",
    "checks/catalogue",
    "checks/pair",
    "checks/imported",
    "checks/issue",
    "checks/source",
    "checks/translation",
    "formats",
    "outputs",
    "reports",
    "suggesters/engines",
)


@cache
def modules():
    """The syntax tree of each module, by its path below mars_i18n/ ("text/values/numbers.py")."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def name_of(path):
    """The name by which a module is imported: that of its folder for a package."""
    parts = Path(path).with_suffix("").parts
    return parts[-2] if parts[-1] == "__init__" and len(parts) > 1 else parts[-1]


def is_plugin(path):
    """Whether a module is a plugin, or the package of one."""
    parts = Path(path).with_suffix("").parts
    whole = "/".join(parts[:-1] if parts[-1] == "__init__" else parts)
    folder, _, name = whole.rpartition("/")
    return folder in PLUGIN_FOLDERS and not name.startswith("_")
