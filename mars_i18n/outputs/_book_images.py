"""The images of a book or document: read once, known by what they are, named by what they hold."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST = 20_000_000  # bytes
_SVG = re.compile(rb"<svg[\s>]")
_ACTIVE = re.compile(
    rb"<script|\son\w+\s*=|javascript:|<foreignObject|(?:href|src)\s*=\s*[\"'](?!#|data:image/)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Image:
    """An image in the book: its name there, its media type, its bytes."""

    name: str
    kind: str
    data: bytes


@dataclass(slots=True)
class Images:
    """Images as they are asked for. `read` gives the bytes of an address, `folder` is where they go in the book."""

    read: Callable[[str], bytes | None]
    folder: str
    found: list[Image] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def name_of(self, address: str) -> str:
        """The name of an image in the book; empty where there is none to show, which `notes` then say."""
        if address not in self._names:
            self._names[address] = self._taken(address)
        return self._names[address]

    def _taken(self, address: str) -> str:
        data = None if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/", address) else self.read(address)
        kind = media_type(data) if data else ""
        if data is None:
            self.notes.append(f"image {address[:200]} is not in sources/: its alternative text is shown")
        elif not kind or len(data) > _LARGEST:
            why = "larger than 20 MB" if kind else "no image that books show"
            self.notes.append(f"image {address[:200]} is {why}: its alternative text is shown")
        else:
            suffix = {"image/svg+xml": "svg", "image/jpeg": "jpg"}.get(kind, kind.partition("/")[2])
            name = f"{self.folder}/{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
            if name not in [one.name for one in self.found]:
                self.found.append(Image(name, kind, data))
            return name
        return ""


def media_type(data: bytes) -> str:
    """What an image is, by its first bytes; empty for what is none, or an SVG that loads or runs something."""
    for start, kind in ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif")):
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if _SVG.search(data[:4000]) and not _ACTIVE.search(data) else ""
