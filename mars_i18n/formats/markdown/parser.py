"""The Markdown parser as this project sets it up, made once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

NESTING = 100  # as markdown-it's own default; its preset for CommonMark stops at 20


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough, definition lists and footnotes; skips what nests deeper than NESTING."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"maxNesting": NESTING, "inline_definitions": True})
    return made.enable(["table", "strikethrough"]).use(deflist_plugin).use(footnote_plugin, inline=False)
