"""What reports say of a check: its headline, what to do, and where its page is."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import metadata
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.messages import ENGLISH, Message, message, render_message
from mars_i18n.plugins.kinds import CHECK_KINDS

if TYPE_CHECKING:
    from types import ModuleType

    from mars_i18n.messages import Translations

TOOL = "mars-i18n"
_FIX_ONLY = {"missing-translation", "needs-work", "markup-mismatch"}  # an edition with these is incomplete


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


def remedy(name: str, translations: Translations = ENGLISH) -> str:
    """What to do about a check's findings, or the empty string."""
    module = _module(name)
    return render_message(Message(str(module.remedy)), translations) if module else ""


def alternatives(name: str, *, commented: bool = True) -> tuple[Message, ...]:
    """What can be done about a check's findings other than to fix them; empty where there is nothing else.

    `commented` says whether the file can hold comments for mars-i18n; plain text cannot.
    """
    if name in _FIX_ONLY or name in plugins.names("checks.catalogue"):
        return ()
    configured = message("[checks] in the configuration")
    if name in plugins.names("checks.source") and not commented:
        return (message("accept it: check --write-baseline"), configured)
    if name in plugins.names("checks.source"):
        return (message("<!-- mars: ignore {check}, reason --> before the block", check="CHECK"), configured)
    return (message("# mars: ignore {check}, reason", check="CHECK"), configured)


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
