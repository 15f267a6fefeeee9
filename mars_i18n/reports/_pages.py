"""What reports say of a check: its headline, what to do, and where its page is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.messages import ENGLISH, Message, documentation_page, message, render_message
from mars_i18n.plugins.kinds import CHECK_KINDS

if TYPE_CHECKING:
    from mars_i18n.messages import Translations

TOOL = "mars-i18n"


@lru_cache
def address(name: str = "") -> str:
    """Where the page of a check is on the web; without a name, our documentation. Empty where it is not known.

    For ours it is the documentation that the package's metadata names, and an anchor; others declare theirs, or have
    that of their distribution.
    """
    check = _check(name)
    if check is not None and not check.ours:
        return check.documentation
    return documentation_page(f"reference/checks.md#{name}" if name else "")


@lru_cache
def _check(name: str) -> plugins.Plugin | None:
    for kind in CHECK_KINDS:
        if name in plugins.names(f"checks.{kind}"):
            return plugins.describe(f"checks.{kind}", name)
    return None


def remedy(name: str, translations: Translations = ENGLISH) -> str:
    """What to do about a check's findings, or the empty string."""
    check = _check(name)
    return render_message(Message(str(check.module.remedy)), translations) if check else ""


def alternatives(name: str, *, commented: bool = True, audited: bool = False) -> tuple[Message, ...]:
    """What can be done about a check's findings other than to fix them; empty where there is nothing else.

    `commented` says whether the file can hold comments for mars-i18n; plain text cannot. `audited` says that the
    finding is one of `audit`, about two documents without a project.
    """
    check = _check(name)
    if audited or name in plugins.names("checks.pair"):
        before = message("<!-- mars: ignore {check}, reason --> before the block", check="CHECK")
        return (*([before] if commented else []), message("--ignore {check}", check="CHECK"))
    if (check and check.never_accepted) or name in plugins.names("checks.catalogue"):
        return ()
    configured = message("[checks] in the configuration")
    if name in plugins.names("checks.imported"):
        return (configured,)
    if name in plugins.names("checks.source") and not commented:
        return (message("accept it: check --write-baseline"), configured)
    if name in plugins.names("checks.source"):
        return (message("<!-- mars: ignore {check}, reason --> before the block", check="CHECK"), configured)
    return (message("# mars: ignore {check}, reason", check="CHECK"), configured)


@lru_cache
def _formats_with_comments() -> tuple[str, ...]:
    formats = (plugins.describe("formats", name) for name in plugins.names("formats"))
    return (".po", *(extension for one in formats if one.instructions for extension in one.module.extensions))


def holds_comments(path: str) -> bool:
    """Whether a file can hold comments for mars-i18n: a catalogue can, and sources of some formats."""
    return path.lower().endswith(_formats_with_comments())


def headline(name: str) -> str:
    """The first sentence of a check's page, or its name."""
    return page(name).split("\n")[0]


def page(name: str) -> str:
    """The whole page of a check."""
    check = _check(name)
    return check.page if check else name


def own_severity(name: str) -> str:
    """The severity that a check has by default."""
    check = _check(name)
    return check.severities[0] if check else "error"
