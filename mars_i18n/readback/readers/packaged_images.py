"""Images within a localised file of Word, OpenDocument or slides: those of its language, or those of the source.

The file has one image at each place, by one name, whatever its language is. It is named here as the edition names it,
``report-media/chart.es.png``, where its bytes are those.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.model import Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document
    from mars_i18n.plugins.read_output import ReadOutput


def name_packaged_images(reading: ReadOutput, document: Document, edition: Document) -> ReadOutput:
    """The reading of a file with the addresses that its edition has for images; "" for one that has other bytes."""
    find = plugins.describe("formats", document.format).packaged_image
    if find is None or not reading.images:
        return reading
    mark = f".{edition.language}."
    named = {_without_mark(address, mark): address for address in _addresses(edition)}
    known: dict[str, str] = {}
    for address in dict.fromkeys(image.address for image in reading.images):
        wanted, shown = find(edition, address), find(document, address)
        known[address] = named.get(address, address) if wanted == shown else ""
    return replace(reading, images=tuple(replace(image, address=known[image.address]) for image in reading.images))


def _without_mark(address: str, mark: str) -> str:
    """The address of the source's image: "chart.png" for "chart.es.png" and the mark ".es."."""
    start, found, suffix = address.rpartition(mark)
    return f"{start}.{suffix}" if found and "/" not in suffix and "." not in suffix else address


def _addresses(document: Document) -> Iterator[str]:
    for block in document.blocks:
        for segment in block.parts:
            tags = segment.parts if isinstance(segment, Segment) else ()
            yield from (tag.attribute("src") for tag in tags if isinstance(tag, Tag) and tag.name == "img")
