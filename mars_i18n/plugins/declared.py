"""What the plugins that are installed let a project set: by this a configuration is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mars_i18n.plugins.kinds import CHECK_KINDS
from mars_i18n.plugins.loading import describe, names

if TYPE_CHECKING:
    from mars_i18n.plugins.options import Option


def names_in_room(room: str) -> tuple[str, ...]:
    """The plugins of a room, "checks" or "outputs", sorted, none imported."""
    return tuple(sorted(_kinds_by_name(room)))


def options(room: str, name: str) -> tuple[Option[Any], ...]:
    """The options of a plugin. Raises KeyError where there is none of that name, PluginError for a broken one."""
    return describe(_kinds_by_name(room)[name], name).options


def _kinds_by_name(room: str) -> dict[str, str]:
    kinds = [f"checks.{one}" for one in CHECK_KINDS] if room == "checks" else [room]
    return {name: kind for kind in kinds for name in names(kind)}
