"""The page of a plugin, as `explain` shows it: its docstring, and what a project can set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, Message, message, render_message
from mars_i18n.plugins.kinds import PROTOCOLS, TABLES
from mars_i18n.plugins.loading import describe, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Translations
    from mars_i18n.plugins.loading import Plugin


def pages_of(name: str, translations: Translations = ENGLISH) -> Iterator[str]:
    """The page of each plugin of a name that is no check: "text" is a format, an output and a report."""
    for plugin in _others():
        if plugin.name == name:
            yield f"{plugin.title}\n\n{plugin.page}\n\n{settings_page(plugin, translations)}".rstrip()


def headlines() -> Iterator[tuple[str, str, str]]:
    """(name, what it is, first line of its page) of each plugin that is no check, sorted by kind and name."""
    for plugin in _others():
        yield plugin.name, plugin.kind_name, plugin.page.split("\n")[0]


def _others() -> Iterator[Plugin]:
    kinds = (kind for kind in PROTOCOLS if kind not in TABLES["checks"])
    return (describe(kind, name) for kind in kinds for name in names(kind))


def settings_page(plugin: Plugin, translations: Translations = ENGLISH) -> str:
    """The options of a plugin with their defaults, as they are written in a configuration; empty where it has none."""
    if not plugin.options:
        return ""
    (room,) = (table for table, kinds in TABLES.items() if plugin.kind in kinds)
    table = f"{room}.{plugin.name}"
    head = render_message(message("Settings, with their defaults:"), translations)
    helps = (render_message(Message(one.help), translations) for one in plugin.options)
    rows = [
        f"    {one.name} = {_in_toml(one.default)}\n        {text}"
        for one, text in zip(plugin.options, helps, strict=True)
    ]
    return "\n".join([f"{head}\n    [{table}]", *rows]) + "\n\n"


def _in_toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_in_toml, value))}]"
    if isinstance(value, float) and value.is_integer() and value >= 10:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
