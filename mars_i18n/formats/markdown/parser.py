"""The Markdown parser as this project sets it up, made once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt

NESTING = 100  # as markdown-it's own default; its preset for CommonMark stops at 20


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """CommonMark with tables, strikethrough, definition lists, footnotes, call-outs and lines of template syntax.

    It skips what nests deeper than NESTING.
    """
    from mars_i18n.formats.markdown.rules import enable_rules

    made = plain_parser()
    normalise = made.normalizeLink
    made.normalizeLink = lambda url: _around_masks(url, normalise)  # type: ignore[method-assign]
    return enable_rules(made)


def plain_parser() -> MarkdownIt:
    """A new parser of CommonMark with tables, strikethrough, definition lists and footnotes alone."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"maxNesting": NESTING, "inline_definitions": True})
    made.enable(["table", "strikethrough"]).use(deflist_plugin).use(footnote_plugin, inline=False)
    return made.disable("footnote_tail")  # each definition stays where it is, cited or not


@lru_cache(maxsize=1)
def block_parser() -> MarkdownIt:
    """The plain parser without its second half: the text of its inline tokens is not read further."""
    return plain_parser().disable("inline")


def _around_masks(url: str, normalise: Callable[[str], str]) -> str:
    """An address as the parser writes it, with masks of template syntax left as they are."""
    from mars_i18n.formats.markdown.masks import MASK

    if not MASK.search(url):
        return normalise(url)
    written: list[str] = []
    cursor = 0
    for mask in MASK.finditer(url):
        written += (normalise(url[cursor : mask.start()]) if mask.start() > cursor else "", mask.group())
        cursor = mask.end()
    return "".join([*written, normalise(url[cursor:]) if cursor < len(url) else ""])
