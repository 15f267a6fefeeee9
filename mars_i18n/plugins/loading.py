"""How plugins are found and loaded.

A plugin is a module: its file name (with ``-`` for ``_``) is its name, its docstring its documentation. Ours lie in
the folder of their kind; others are found through entry points of the group ``mars_i18n.<kind>``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@lru_cache
def names(kind: str) -> tuple[str, ...]:
    """The plugins of a kind ("formats", "outputs", "reports", "checks.translation"), sorted, none imported."""
    return tuple(sorted({*_own(kind), *(point.name for point in entry_points(group=f"mars_i18n.{kind}"))}))


def _own(kind: str) -> Iterator[str]:
    package = importlib.import_module(f"mars_i18n.{kind}")
    shared = getattr(package, "SHARED", ())  # packages beside the plugins that several of them use
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and module.name not in shared:
            yield module.name.replace("_", "-")


@lru_cache
def load(kind: str, name: str) -> ModuleType:
    """The module of a plugin. Raises KeyError when there is none of that name."""
    if name in set(_own(kind)):
        return importlib.import_module(f"mars_i18n.{kind}.{name.replace('-', '_')}")
    for point in entry_points(group=f"mars_i18n.{kind}"):
        if point.name == name:
            loaded = point.load()
            if isinstance(loaded, ModuleType):
                return loaded
    raise KeyError(name)
