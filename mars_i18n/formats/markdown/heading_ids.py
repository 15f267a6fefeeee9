"""More names for a heading, whose id site generators make of its words, so that links still lead to its translation."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Gap, Segment

if TYPE_CHECKING:
    from mars_i18n.model import Document

_ATTRIBUTE = re.compile(r"\{:?[ \t]*#[\w:.-]+[ \t]*\}")
_NAME = re.compile(r"[\w:.-]+")


def add_anchor(block: Block, name: str, document: Document) -> Block:
    """The heading with ``{#name}`` at its end, where the document writes ids so, else after an empty ``<a id>``.

    A second name is always an ``<a id>``, as attributes take one alone.
    """
    after = next((number for number, part in enumerate(block.parts, 1) if isinstance(part, Segment)), 0)
    if not after:
        return block
    alone = not any(_ATTRIBUTE.search(part.raw or "") for part in block.parts)
    if alone and _NAME.fullmatch(name) and any(map(_has_id, document.blocks)):
        return replace(block, parts=(*block.parts[:after], Gap(f" {{#{name}}}", "template"), *block.parts[after:]))
    before = Gap(f'<a id="{escape(name)}"></a>')
    return replace(block, parts=(*block.parts[: after - 1], before, *block.parts[after - 1 :]))


def _has_id(block: Block) -> bool:
    return block.kind == "heading" and any(_ATTRIBUTE.search(part.raw) for part in block.parts if isinstance(part, Gap))
