"""The picture that a document opens with, as its front matter names it: ``hero:``, ``cover:`` or ``image:``.

Its address is relative to the source; its alternative text is ``alt:``, beside it or in the same table, and its caption
``caption:``. It is shown where the file is there, unless the text shows it anyway.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Location, Segment, Tag

if TYPE_CHECKING:
    from mars_i18n.model import Document
    from mars_i18n.plugins.editions import Edition

HERO = "hero"  # the key of the block that shows it
_KEYS = ("hero", "cover", "image")
_ADDRESSES = ("", ".image", ".src", ".url", ".path")
_BESIDE = re.compile(
    r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|/|[{<])[^\s?#]+\.(?:apng|avif|gif|jpe?g|png|svg|webp)", re.IGNORECASE
)


def hero_address(document: Document) -> str:
    """The address of the picture relative to the source, or the empty string."""
    return _find_hero(document)[1]


def with_heroes(edition: Edition) -> Edition:
    """The edition with the picture of each document as its first block, of the key HERO, where there is one."""
    return replace(edition, documents=tuple(with_hero(one, edition) for one in edition.documents))


def with_hero(document: Document, edition: Edition) -> Document:
    """The document with its picture as its first block; as it is where it has none, or shows it in its text."""
    key, address = _find_hero(document)
    if not address or any(block.key == HERO for block in document.blocks) or edition.image(address) is None:
        return document
    if any(tag.name == "img" and tag.attribute("src") == address for tag in _tags(document)):
        return document
    alt, caption = _text_of(document, key, "alt"), _text_of(document, key, "caption")
    texts = tuple(
        replace(one, attribute=name, context="") for name, one in (("alt", alt), ("title", caption)) if one is not None
    )
    image = Tag("img", 1, "alone", texts, (("src", address),))
    segment = Segment((image,), Location(document.path))
    return replace(document, parts=(Block("paragraph", (segment,), key=HERO), *document.parts))


def _find_hero(document: Document) -> tuple[str, str]:
    """The key that names the picture, and its address; empty where none does."""
    values = dict(document.metadata)
    for key in _KEYS:
        for inner in _ADDRESSES:
            value = values.get(f"{key}{inner}", "").strip()
            if _BESIDE.fullmatch(value):
                return key, value
    return "", ""


def _text_of(document: Document, key: str, name: str) -> Segment | None:
    """What the front matter says of the picture: in its own table, else beside it."""
    known = {block.key: block for block in document.blocks if block.kind == "metadata"}
    found = known.get(f"{key}.{name}") or known.get(name)
    return next((part for part in found.parts if isinstance(part, Segment)), None) if found else None


def _tags(document: Document) -> list[Tag]:
    segments = (part for block in document.blocks for part in block.parts if isinstance(part, Segment))
    return [part for segment in segments for part in segment.parts if isinstance(part, Tag)]
