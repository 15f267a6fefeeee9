"""The images of a book or a document: those that every reader of such files shows, and what to say of the others."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message
from mars_i18n.outputs.images.files import read_image

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:|//")
_MOST_BYTES = 10_000_000
_MOST_PIXELS = 50_000_000  # what unpacks to 200 MB makes a reader fail


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that goes with the file: its bytes, its kind ("png", "jpeg", "gif"), width and height in pixels.

    `number` counts the images of a file from 1.
    """

    number: int
    data: bytes
    kind: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The images of an edition as they are asked for: `found` by address as written, `notes` on what is not shown.

    None is wider than `width` pixels, as far as they can be made smaller.
    """

    edition: Edition
    width: int
    found: dict[str, Picture | None] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    kept: dict[bytes, Picture] = field(default_factory=dict)

    def picture(self, address: str) -> Picture | None:
        """The image of an address, or None where its alternative text must do; `notes` then says why."""
        if address not in self.found:
            read = self._read(re.split(r"[?#]", address)[0])
            if isinstance(read, Message):
                self.notes.append(not_shown(address, read))
            self.found[address] = read if isinstance(read, Picture) else None
        return self.found[address]

    def _read(self, path: str) -> Picture | Message:
        """The image at a path, or why it cannot be shown. An SVG is replaced by the PNG beside it."""
        if _ELSEWHERE.match(path):
            return why_lacking(path)
        read = read_image(self.edition, path, message("Word and older e-readers"), self.width)
        if isinstance(read, Message):
            return read
        _, data, kind, width, height = read
        if len(data) > _MOST_BYTES or width * height > _MOST_PIXELS:
            return too_large(len(data), width, height)
        return self.kept.setdefault(data, Picture(len(self.kept) + 1, data, kind, width, height))


def too_large(size: int, width: int, height: int) -> Message:
    """What to say of an image with too many bytes or pixels."""
    return message(
        "the file is too large: {size} MB, {width} × {height} pixels",
        size=format(size / 1e6, ".1f"),
        width=width,
        height=height,
    )


def not_shown(address: str, why: Message) -> Message:
    """A sentence on an image that a file does not show, the same for every output, so that it is reported once."""
    shown = address if len(address) <= 80 else f"{address[:80]}…"
    return message("image {address} is replaced by its alternative text: {why}", address=shown, why=why)


def why_lacking(address: str) -> Message:
    """Why there is no image at an address: it is on the web, or there is no such file."""
    on_the_web = message("it is on the web, and the output must hold its images")
    return on_the_web if _ELSEWHERE.match(address) else message("the file is missing")
