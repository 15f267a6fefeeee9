"""The msgids that earlier versions wrote: Markdown without template syntax, call-outs, tasks and attributes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mars_i18n.formats.markdown.content import UnlocatedError
from mars_i18n.formats.markdown.inline import InlineScanner
from mars_i18n.formats.markdown.parser import plain_parser
from mars_i18n.model import Location
from mars_i18n.text.segments.markup import to_msgid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return plain_parser()


def former_msgids(content: str, environment: Mapping[str, Any]) -> tuple[str, ...]:
    """What version 0.1 made of the content of a block; nothing where it could not read it."""
    known = {key: environment[key] for key in ("references",) if key in environment}
    children = _parser().parseInline(content, known)[0].children or ()
    places = range(len(content) + 1)
    scanner = InlineScanner(_parser(), known, content, content, places, lambda _: Location(), former=True)
    try:
        return (to_msgid(scanner.scan(children)),)
    except UnlocatedError:
        return ()
