"""What a piece of template syntax is: whether outputs show it, why its words are no prose, and which of them are."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.markdown.masks import ATTRIBUTES, HIDDEN_LINE, MATH
from mars_i18n.model import Gap, GapReason, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.model import Inline, Location

_COMPONENT = re.compile(r"</?[A-Z]")
_MODULE = re.compile(r"(?:import|export)\b")
_COMMENT = re.compile(r"\{/\*|\{#|\{%-?\s*comment\b|\{\{-?\s*/\*|\{\{!")
_VERBATIM = re.compile(r"\{%-?\s*(?:highlight|raw|verbatim)\b|\{\{[<%]\s*(?:highlight|mermaid|math|katex)\b")
_SPOKEN = re.compile(
    r"(?<=\s)(?P<name>title|subtitle|label|alt|caption|summary|description|placeholder|heading|tagline|aria-label)="
    r"(?:\{(?=[\"']))?(?P<quote>[\"'])(?P<value>[^\"'\n]*)(?P=quote)"
)
_LETTER = re.compile(r"[^\W\d_]")


class Opaque(NamedTuple):
    """Why a piece is no prose, and what outputs show of it where it is by itself, as HTML; "" for nothing."""

    reason: GapReason
    shown: str


def is_attributes(piece: str) -> bool:
    """Whether a piece says how the thing before it looks: ``{#id .class}``."""
    return ATTRIBUTES.fullmatch(piece) is not None


def understand(piece: str) -> Opaque:
    """What a piece of template syntax is."""
    if _COMMENT.match(piece):
        return Opaque("comment", "")
    if _MODULE.match(piece):
        return Opaque("script", "")
    if _COMPONENT.match(piece) or is_attributes(piece) or HIDDEN_LINE.fullmatch(piece):
        return Opaque("template", "")
    if MATH.fullmatch(piece):
        return Opaque("code", escape(piece, quote=False))
    return Opaque("code" if _VERBATIM.match(piece) else "template", piece)


def explicit_id(piece: str) -> str:
    """The id that attributes give: "intro" of ``{: .lead #intro}``; or nothing."""
    found = re.search(r"(?<=[\s{:])#([\w:.-]+)", piece)
    return found[1] if found else ""


def spoken_parts(piece: str, offset: int, locate: Callable[[int], Location]) -> tuple[Gap | Segment, ...]:
    """A piece with the texts in the attributes of a component as segments; `offset` is where it is in the file."""
    reason = understand(piece).reason
    if not _COMPONENT.match(piece):
        return (Gap(piece, reason),)
    parts: list[Gap | Segment] = []
    cursor = 0
    for found in _SPOKEN.finditer(piece):
        start, end = found.span("value")
        text = " ".join(resolve_references(found["value"], in_attribute=True).split())
        if not _LETTER.search(text):
            continue
        segment = Segment((Text(text, piece[start:end]),), locate(offset + start), attribute=found["name"])
        parts += (Gap(piece[cursor:start], reason), segment)
        cursor = end
    return (*parts, Gap(piece[cursor:], reason))


def holds_nothing(part: Inline) -> bool:
    """Whether a part holds nothing to translate: white space, template syntax."""
    return not part.text.strip() if isinstance(part, Text) else part.name == "ph" and not _speaks(part)


def _speaks(tag: Tag) -> bool:
    return any(isinstance(part, Segment) for part in tag.parts)
