"""Checks of earlier versions: their names still hold where people wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mars_i18n.messages import Message

# name of a check that is gone → the checks that took its place
REPLACED: dict[str, tuple[str, ...]] = {"sentence-count": ("omission", "addition")}
_FORMER = {now: former for former, names in REPLACED.items() for now in names}


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
