"""The front matter of a page that a site generator builds: YAML or TOML above the HTML, as Jekyll and Hugo read it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats._front_matter import front_matter_gaps, read_front_matter
from mars_i18n.formats.html.emission import Emitter
from mars_i18n.model import Block, Gap, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.formats._front_matter import FrontMatter
    from mars_i18n.formats._prose_keys import ProseKeys

_BEGINS = re.compile(r"\ufeff?(?:---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")


def begins_front_matter(text: str) -> bool:
    """Whether the first line of a page's text is one that opens front matter."""
    return _BEGINS.match(text) is not None


def read_page_front_matter(text: str, path: str, keys: ProseKeys) -> tuple[FrontMatter, tuple[Gap | Block, ...]]:
    """The front matter of a page's text, and its parts in order: raw joined, they are the text before ``front.end``."""
    front = read_front_matter(text, Emitter(text, path).locate, keys)
    return front, tuple(_in_order(text, front, keys))


def _in_order(text: str, front: FrontMatter, keys: ProseKeys) -> Iterator[Gap | Block]:
    cursor = 0
    for start, end, part in front_matter_gaps(text, front, keys):
        if start < cursor or part.raw != text[start:end]:
            continue
        if start > cursor:
            yield Gap(text[cursor:start])
        written = isinstance(part, Block) and any(isinstance(one, Segment) for one in part.parts)
        yield replace(part, content=part.content or "yaml") if written and isinstance(part, Block) else part
        cursor = end
    if cursor < front.end:
        yield Gap(text[cursor : front.end])
