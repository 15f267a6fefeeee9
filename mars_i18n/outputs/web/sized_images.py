"""The images of a web page in the sizes that screens need, so that a telephone does not load what a desk shows.

A page says of each image how wide and high it is, so that text does not jump while it loads, and which files show it
(HTML, 4.8.4.2.1): those that are smaller lie in ``resized/``, the largest under its own name.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Artefact, Segment, Tag
from mars_i18n.outputs.images.sizes import is_animated, kind_and_size
from mars_i18n.outputs.images.widths import WEB_WIDTH, WEB_WIDTHS
from mars_i18n.outputs.page.documents import images_in_order
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

FOLDER = "resized"
_SIZES = "(min-width: 56rem) 46rem, 100vw"  # of the packaged style sheet: a picture is as wide as its column and 8rem
_FLATTEST = 5  # width by height, from which an image is a rule or a banner
_ODD = re.compile(r"[^A-Za-z0-9_-]+")


def archive_picture(edition: Edition) -> tuple[str, int, int] | None:
    """The smallest file of the first image that is no icon, as it lies beside the page, and its width and height."""
    images = SizedImages(edition)
    for path in images_in_order(edition):
        known = dict(images.describe(path))
        width, height = int(known.get("width", 0)), int(known.get("height", 0))
        if width >= WEB_WIDTHS[0] // 2 and width < _FLATTEST * height:
            file = next(iter(images.files), "")
            _, wide, high = kind_and_size(images.files[file]) if file else ("", width, height)
            return file or path, wide, high
    return None


@dataclass(frozen=True, slots=True)
class SizedImages:
    """The images of an edition in their sizes: `files` are those to write, by their paths."""

    edition: Edition
    files: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # attributes by address

    def apply(self) -> Edition:
        """The edition with the size and files of each image as attributes of its tag; the first one loads at once."""
        return replace(
            self.edition, documents=tuple(map_segments(one, self._rewrite) for one in self.edition.documents)
        )

    def artefacts(self) -> tuple[Artefact, ...]:
        """The smaller files."""
        return tuple(Artefact(path, data) for path, data in self.files.items())

    def _rewrite(self, segment: Segment) -> Segment:
        parts = tuple(
            self._add_sizes(part) if isinstance(part, Tag) and part.name == "img" else part for part in segment.parts
        )
        return segment if parts == segment.parts else replace(segment, parts=parts)

    def _add_sizes(self, tag: Tag) -> Tag:
        address = tag.attribute("src")
        first = not self.known
        if address not in self.known:
            self.known[address] = tuple(self.describe(address))
        known = self.known[address]
        lazy = () if first or not known else (("loading", "lazy"),)
        own = {name for name, _ in tag.attributes}
        return replace(tag, attributes=(*tag.attributes, *(one for one in (*known, *lazy) if one[0] not in own)))

    def describe(self, address: str) -> list[tuple[str, str]]:
        """The attributes that an image gets: its files, and its size; its smaller files are in `files` then."""
        path = re.split(r"[?#]", address)[0]
        data = self.edition.fitted_image(path, WEB_WIDTH) if path else None
        kind, width, height = kind_and_size(data or b"")
        if data is None or not kind:
            return []
        size = [("width", str(width)), ("height", str(height))]
        stem = _ODD.sub("-", PurePosixPath(unquote(path)).stem).strip("-")[:40] or "image"
        named = []
        for most in () if is_animated(kind, data) else (one for one in WEB_WIDTHS if one < width):
            smaller = self.edition.fitted_image(path, most) or data
            _, wide, _ = kind_and_size(smaller)
            if len(smaller) < len(data) and wide < width:
                name = f"{FOLDER}/{stem}-{sha256(smaller).hexdigest()[:8]}-{wide}.{kind.replace('jpeg', 'jpg')}"
                self.files[name] = smaller
                named.append(f"{name} {wide}w")
        # an address of more than a path, or with what ends an entry of the list, cannot be in it
        if named and not re.search(r"[\s,]", address):
            return [("srcset", ", ".join([*named, f"{address} {width}w"])), ("sizes", _SIZES), *size]
        return size
