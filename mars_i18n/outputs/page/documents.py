"""The documents of an edition: where each begins, their titles, dates and images."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Document, Segment, Tag
from mars_i18n.outputs.images.hero import hero_address, with_heroes
from mars_i18n.outputs.page.html.raw_html import with_html_read
from mars_i18n.outputs.page.inline import plain
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.template_syntax import holds_syntax
from mars_i18n.text.values.mastheads import format_masthead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.plugins.editions import Edition

# Addresses that name no file beside the source: with a scheme or from the root, or written by a mail service.
_NO_FILE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


def parts_of(document: Document) -> tuple[Document, ...]:
    """The documents that a text file holds, each with its title as a title of its own; others are given as they are.

    What comes before the second title, masthead included, belongs to the first.
    """
    blocks = list(document.blocks)
    if any(block.kind == "title" and block.key for block in blocks):
        return (_with_title_once(document),)
    starts = [at for at, block in enumerate(blocks) if block.kind == "title"]
    first = next((at for at, block in enumerate(blocks) if block.kind not in {"metadata", "masthead"}), None)
    if not starts and first is not None and _opens(blocks[first], document):
        starts = [first]
    if not starts:
        return (document,)
    blocks = [
        replace(block, kind="title", level=1, key="title") if at in starts else block for at, block in enumerate(blocks)
    ]
    cuts = [0, *starts[1:], len(blocks)]
    return tuple(
        replace(document, parts=tuple(blocks[start:end]), masthead=document.masthead if start == 0 else None)
        for start, end in pairwise(cuts)
    )


def _with_title_once(document: Document) -> Document:
    """A document whose text begins with its title once more: that heading is the title, as links may lead to it."""
    shown = [one for one in document.blocks if one.kind not in {"metadata", "masthead"}]
    again = shown[1] if len(shown) > 1 and shown[0].kind == "title" else None
    if again is None or again.kind != "heading" or again.level != 1 or _messages(again) != _messages(shown[0]):
        return document
    changed = {
        id(shown[0]): replace(shown[0], kind="metadata"),
        id(again): replace(again, kind="title", key="title"),
    }
    return replace(document, parts=tuple(changed.get(id(one), one) for one in document.parts))


def _messages(block: Block) -> list[str]:
    return [to_msgid(one.parts) for one in block.parts if isinstance(one, Segment)]


def _opens(block: Block, document: Document) -> bool:
    """Whether a heading that opens a document without front matter is its title: one of the first level, or of text."""
    return block.kind == "heading" and (block.level == 1 or document.format == "text")


def date_line(document: Document, edition: Edition) -> str:
    """The masthead of a document for the edition's region, or the empty string."""
    return format_masthead(document.masthead, edition.locale, edition.words) if document.masthead else ""


def first_day(edition: Edition) -> date | None:
    """The first day that a masthead of the issue names, that of a month its first; None where none names one."""
    start = next((one.masthead.start for one in edition.documents if one.masthead and one.masthead.start), "")
    try:
        return date.fromisoformat(start if len(start) > len("2025-05") else f"{start}-01")
    except ValueError:
        return None


def title_of(edition: Edition) -> str:
    """The title of an issue for lists and the head of a page: its first title or heading, else its name."""
    return _first_title(edition) or edition.issue


def is_untitled(edition: Edition) -> bool:
    """Whether no text of an issue says what it is: then its name is shown above it, which else would repeat a text."""
    return not _first_title(edition)


def _first_title(edition: Edition) -> str:
    blocks = [block for document in edition.documents for block in document.blocks]
    ranked = (block for kind in ("title", "heading") for block in blocks if block.kind == kind)
    return next(filter(None, map(block_text, ranked)), "")


def block_text(block: Block) -> str:
    """The words of a block alone, on one line."""
    return " ".join(plain(part.parts) for part in block.parts if isinstance(part, Segment)).strip()


def asset_paths(edition: Edition) -> tuple[str, ...]:
    """The relative addresses of the issue's images, sorted, without query or fragment; those of raw HTML too.

    So is that of the picture that a document opens with, whether it is there or not.
    """
    return tuple(sorted({*image_addresses(edition.documents), *filter(None, map(hero_address, edition.documents))}))


def image_addresses(documents: Iterable[Document]) -> tuple[str, ...]:
    """As `asset_paths`, of these documents."""
    return tuple(sorted(_relative(documents, "img", "src")))


def images_in_order(edition: Edition) -> tuple[str, ...]:
    """As `asset_paths`, in the order in which they are shown."""
    return _relative(with_heroes(edition).documents, "img", "src")


def link_addresses(documents: Iterable[Document]) -> tuple[str, ...]:
    """The relative addresses that links of the documents lead to, sorted, without query or fragment."""
    return tuple(sorted(_relative(documents, "a", "href")))


def _relative(documents: Iterable[Document], name: str, attribute: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for document in map(with_html_read, documents):
        for segment in (part for block in document.blocks for part in block.parts if isinstance(part, Segment)):
            tags = (one for one in segment.parts if isinstance(one, Tag) and one.name == name)
            addresses = (one.attribute(attribute) for one in tags)
            found |= dict.fromkeys(one for one in addresses if not holds_syntax(one, document.opaque))
    relative = dict.fromkeys(re.split(r"[?#]", one)[0] for one in found if not _NO_FILE.match(one))
    return tuple(one for one in relative if one)
