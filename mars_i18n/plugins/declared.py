"""What the plugins that are installed let a project set: by this a configuration is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mars_i18n.plugins.kinds import TABLES
from mars_i18n.plugins.loading import describe, names

if TYPE_CHECKING:
    from mars_i18n.plugins.options import Option


def plugins_in(table: str) -> tuple[str, ...]:
    """The plugins that a table of the configuration ("checks", "outputs", …) may name, sorted, none imported."""
    return tuple(sorted(_kinds_by_name(table)))


def options(table: str, name: str) -> tuple[Option[Any], ...]:
    """The options of a plugin. Raises KeyError where there is none of that name, PluginError for a broken one."""
    return describe(_kinds_by_name(table)[name], name).options


def _kinds_by_name(table: str) -> dict[str, str]:
    return {name: kind for kind in TABLES[table] for name in names(kind)}
