"""The page of a plugin, as `explain` shows it: its docstring, and what a project can set."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH, Message, message, render_message
from mars_i18n.plugins.headlines import first_paragraph
from mars_i18n.plugins.kinds import PROTOCOLS, TABLES
from mars_i18n.plugins.loading import describe, kind_name, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Translations
    from mars_i18n.plugins.loading import Plugin


def pages_of(name: str, translations: Translations = ENGLISH) -> Iterator[str]:
    """The page of each plugin of a name that is no check: "text" is a format, an output and a report."""
    for kind in _other_kinds():
        if name in names(kind):  # none but those of the name are imported
            plugin = describe(kind, name)
            parts = (
                render_message(plugin.title, translations),
                translate_page(plugin.page, translations),
                settings_page(plugin, translations),
            )
            yield "\n\n".join(parts).rstrip()


def headlines(translations: Translations = ENGLISH) -> Iterator[tuple[str, str, str]]:
    """(name, what it is, first line of its page) of each plugin that is no check, sorted by kind and name."""
    for kind, name in [(one, name) for one in _other_kinds() for name in names(one)]:
        headline = translations.gettext(first_paragraph(kind, name)).split("\n")[0]
        yield name, render_message(kind_name(kind), translations), headline


def translate_page(page: str, translations: Translations) -> str:
    """A docstring in the language of `translations`, paragraph by paragraph, as `page_paragraphs` extracts them."""
    return "\n\n".join(translations.gettext(one) if one.strip() else one for one in page_paragraphs(page))


def page_paragraphs(page: str) -> tuple[str, ...]:
    """The paragraphs of a docstring, which are the messages that its translation is made of."""
    return tuple(page.strip().split("\n\n"))


def _other_kinds() -> Iterator[str]:
    return (kind for kind in PROTOCOLS if kind not in TABLES["checks"])


def settings_page(plugin: Plugin, translations: Translations = ENGLISH) -> str:
    """The options of a plugin with their defaults, as they are written in a configuration; empty where it has none."""
    if not plugin.options:
        return ""
    (room,) = (table for table, kinds in TABLES.items() if plugin.kind in kinds)
    table = f"{room}.{plugin.name}"
    head = render_message(message("Settings, with their defaults:"), translations)
    tables = render_message(message("May be a table with a value for each language."), translations)
    helps = (render_message(Message(one.help), translations) for one in plugin.options)
    rows = [
        f"    {one.name} = {_in_toml(one.default)}\n        {text}{f' {tables}' if one.by_language else ''}"
        for one, text in zip(plugin.options, helps, strict=True)
    ]
    return "\n".join([f"{head}\n    [{table}]", *rows]) + "\n\n"


def _in_toml(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_in_toml, value))}]"
    if isinstance(value, float) and value.is_integer() and value >= 10:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)
