"""What reports say of a check: its headline, what to do, and where its page is."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import metadata
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.plugins.kinds import CHECK_KINDS

if TYPE_CHECKING:
    from types import ModuleType

TOOL = "mars-i18n"
_MEND_ONLY = {"missing-translation", "needs-work", "markup-mismatch"}  # with these an edition is not whole


@lru_cache
def address(name: str = "") -> str:
    """Where the page of a check is on the web: the documentation that the package's metadata names, and an anchor."""
    urls = dict(url.split(", ", 1) for url in metadata(TOOL).get_all("Project-URL") or ())
    return f"{urls['Documentation']}/checks.md#{name}" if name else urls["Documentation"]


@lru_cache
def _module(name: str) -> ModuleType | None:
    for kind in CHECK_KINDS:
        if name in plugins.names(f"checks.{kind}"):
            return plugins.load(f"checks.{kind}", name)
    return None


def remedy(name: str) -> str:
    """What to do about a check's findings, or the empty string."""
    module = _module(name)
    return str(module.remedy) if module else ""


def answers(name: str, *, commented: bool = True) -> str:
    """The other ways to answer a check's finding than to mend it, in a few words; empty where there is none.

    `commented` says whether the file can hold comments for mars-i18n; plain text cannot.
    """
    if name in _MEND_ONLY or name in plugins.names("checks.catalogue"):
        return ""
    if name in plugins.names("checks.source") and not commented:
        return "or accept it: check --write-baseline; or [checks] in the configuration"
    if name in plugins.names("checks.source"):
        return f"or <!-- mars: ignore {name}, reason --> before the block; or [checks] in the configuration"
    return f"or # mars: ignore {name}, reason; or [checks] in the configuration"


def headline(name: str) -> str:
    """The first sentence of a check's page, or its name."""
    module = _module(name)
    return (module.__doc__ or name).strip().split("\n")[0] if module else name


def page(name: str) -> str:
    """The whole page of a check."""
    module = _module(name)
    return (module.__doc__ or name).strip() if module else name


def own_severity(name: str) -> str:
    """The severity that a check has by default."""
    module = _module(name)
    return str(module.severity) if module else "error"
