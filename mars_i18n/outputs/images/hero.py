"""The picture that a document opens with, where its front matter names one and its file is there, as a block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Location, Segment, Tag
from mars_i18n.text.segments.opening_picture import find_opening_picture

if TYPE_CHECKING:
    from mars_i18n.model import Document
    from mars_i18n.plugins.editions import Edition

HERO = "hero"  # the key of the block that shows it


def hero_address(document: Document) -> str:
    """The address of the picture relative to the source, or the empty string."""
    found = find_opening_picture(document)
    return found.address if found else ""


def with_heroes(edition: Edition) -> Edition:
    """The edition with the picture of each document as its first block, of the key HERO, where there is one."""
    return replace(edition, documents=tuple(with_hero(one, edition) for one in edition.documents))


def with_hero(document: Document, edition: Edition) -> Document:
    """The document with its picture as its first block; as it is where it has none, or shows it in its text."""
    found = find_opening_picture(document)
    if found is None or found.shown_within or any(block.key == HERO for block in document.blocks):
        return document
    if edition.image(found.address) is None:
        return document
    texts = tuple(
        replace(one, attribute=name, context="")
        for name, one in (("alt", found.alt), ("title", found.caption))
        if one is not None
    )
    image = Tag("img", 1, "alone", texts, (("src", found.address),))
    segment = Segment((image,), Location(document.path))
    return replace(document, parts=(Block("paragraph", (segment,), key=HERO), *document.parts))
