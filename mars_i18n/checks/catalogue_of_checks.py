"""All checks by name, and the documentation that each carries in its docstring."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import ENGLISH, Message, message, render_message
from mars_i18n.plugins.headlines import first_paragraph, severity_of
from mars_i18n.plugins.kinds import CHECK_KINDS
from mars_i18n.plugins.pages import settings_page, translate_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mars_i18n.messages import Translations
    from mars_i18n.model import Severity


# name of a check that is gone → the checks that took its place
REPLACED: dict[str, tuple[str, ...]] = {"sentence-count": ("omission", "addition")}
_FORMER = {now: former for former, names in REPLACED.items() for now in names}


@dataclass(frozen=True, slots=True)
class CheckInfo:
    """A check: its name, what it is given (a folder of checks/), its severities, its headline.

    `severity` is that of most findings; `others` are those that some findings have in its place.
    """

    name: str
    kind: str
    severity: Severity
    others: tuple[Severity, ...]
    summary: str


@lru_cache
def kinds_of_checks() -> dict[str, str]:
    """Name → kind of every check, without importing any."""
    return {name: kind for kind in CHECK_KINDS for name in plugins.names(f"checks.{kind}")}


def describe_check(name: str) -> plugins.Plugin:
    """A check by its name. Raises KeyError where there is none, PluginError where it does not keep its Protocol."""
    return plugins.describe(f"checks.{kinds_of_checks()[name]}", name)


def all_checks() -> tuple[CheckInfo, ...]:
    """Every check, sorted by kind and name."""
    return tuple(
        CheckInfo(name, kind, check.severities[0], check.severities[1:], check.page.split("\n")[0])
        for name, kind in kinds_of_checks().items()
        for check in (describe_check(name),)
    )


def list_checks() -> Iterator[tuple[str, str, str]]:
    """(name, severity, headline) of every check, sorted by kind and name; none of ours is imported."""
    for name, kind in kinds_of_checks().items():
        place = f"checks.{kind}"
        yield name, severity_of(place, name), first_paragraph(place, name).split("\n")[0]


def can_be_accepted(name: str) -> bool:
    """Whether a baseline may accept the findings of a check: not where an edition with them is not whole."""
    return name not in kinds_of_checks() or not describe_check(name).never_accepted


def documentation(name: str, translations: Translations = ENGLISH) -> str:
    """The page of a check: its name and severity, its docstring, its options, and what to do. Raises KeyError."""
    check = describe_check(name)
    severities = ", ".join(check.severities)
    whose = "" if check.ours else f", {check.distribution}"
    remedy = message("What to do: {remedy}", remedy=Message(check.module.remedy))
    last = f"{settings_page(check, translations)}{render_message(remedy, translations)}"
    return f"{name} ({severities}){whose}\n\n{translate_page(check.page, translations)}\n\n{last}"


def needs_of_checks() -> tuple[tuple[str, str, str], ...]:
    """(check, extra, package that the extra installs) of each check that needs one."""
    found = ((name, *describe_check(name).needs) for name in kinds_of_checks())
    return tuple((name, extra, package) for name, extra, package in found if package)


def require_installed(names: Iterable[str]) -> None:
    """Raise MarsError for the first check that needs an extra which is not installed, with the command for it."""
    for name in current_names(names):
        check = describe_check(name)
        if extra := check.lacking:
            hint = message("Install it: {command}.", command=check.install_command)
            what = message("{check} needs the extra '{extra}', which is not installed", check=name, extra=extra)
            raise MarsError(what, hint)


def similar_names(name: str) -> tuple[str, ...]:
    """Names of checks that are close to `name`, best first."""
    from difflib import get_close_matches  # slow to import

    return tuple(get_close_matches(name, kinds_of_checks(), 2))


def unknown_check(name: str) -> Message:
    """What to say of a name that is no check's, with the closest ones."""
    near = similar_names(name)
    if not near:
        return message("there is no check '{name}'", name=name)
    return message("there is no check '{name}'; did you mean {near}?", name=name, near=" / ".join(near))


def require_known_checks(names: Iterable[str]) -> None:
    """Raise MarsError for the first name that is no check's, with the likely ones."""
    for name in names:
        if name not in kinds_of_checks() and name not in REPLACED:
            raise MarsError(unknown_check(name), message("`mars-i18n explain` lists the checks."))


def current_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names with each that is gone replaced by those that took its place, in order."""
    return tuple(now for name in names for now in REPLACED.get(name, (name,)))


def setting_of(name: str, settings: Mapping[str, str]) -> str | None:
    """What a table of the configuration says of a check, by its name, or by the name of the one that it replaced."""
    return settings.get(name) or settings.get(_FORMER.get(name, ""))


def replacement(name: str) -> Message:
    """What to say of the name of a check that is gone. Raises KeyError for another name."""
    names = " / ".join(REPLACED[name])
    return message("the check '{name}' is gone; {names} took its place", name=name, names=names)
