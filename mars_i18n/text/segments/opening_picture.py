"""The picture that a document opens with, as its front matter names it: ``hero:``, ``cover:`` or ``image:``.

Its address is relative to the source; its alternative text is ``alt:``, beside it or in the same table, and its caption
``caption:``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Location, Segment, Tag, segments_of

if TYPE_CHECKING:
    from mars_i18n.model import Document

_KEYS = ("hero", "cover", "image")
_ADDRESSES = ("", ".image", ".src", ".url", ".path")
_BESIDE = re.compile(
    r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|/|[{<])[^\s?#]+\.(?:apng|avif|gif|jpe?g|png|svg|webp)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class OpeningPicture:
    """The address of a picture, and its texts; None where the front matter has none.

    `decorative` says that it has an empty alternative text: nothing is to be said of the picture. `shown_within` says
    that the text shows it anyway.
    """

    address: str
    alt: Segment | None
    caption: Segment | None
    decorative: bool
    shown_within: bool


def find_opening_picture(document: Document) -> OpeningPicture | None:
    """The picture that a document opens with, whether or not its file is there. Linear in the document's length."""
    values = dict(document.metadata)
    for key in _KEYS:
        for inner in _ADDRESSES:
            address = values.get(f"{key}{inner}", "").strip()
            if _BESIDE.fullmatch(address):
                alts = (values.get(f"{key}.alt"), values.get("alt"))
                return OpeningPicture(
                    address,
                    _text_of(document, key, "alt"),
                    _text_of(document, key, "caption"),
                    decorative=next((not one.strip() for one in alts if one is not None), False),
                    shown_within=_shows(document, address),
                )
    return None


def locate_opening_picture(document: Document, address: str) -> Location:
    """The place of the address in the front matter."""
    raw = document.raw
    at = max(raw.find(address), 0)
    return Location(document.path, raw.count("\n", 0, at) + 1, at - raw.rfind("\n", 0, at))


def _shows(document: Document, address: str) -> bool:
    tags = (part for one in segments_of(document) for part in one.parts if isinstance(part, Tag))
    return any(tag.name == "img" and tag.attribute("src") == address for tag in tags)


def _text_of(document: Document, key: str, name: str) -> Segment | None:
    """What the front matter says of the picture: in its own table, else beside it."""
    known = {block.key: block for block in document.blocks if block.kind == "metadata"}
    found = known.get(f"{key}.{name}") or known.get(name)
    return next((part for part in found.parts if isinstance(part, Segment)), None) if found else None
