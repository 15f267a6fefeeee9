"""The images of a mail: which of them mail programs show, and what to say of the others."""

from __future__ import annotations

import re
from dataclasses import field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message
from mars_i18n.outputs.images.files import read_image
from mars_i18n.outputs.images.pictures import not_shown, too_large

if TYPE_CHECKING:
    from mars_i18n.plugins.editions import Edition

COLUMN = 536  # pixels: the 600 of the mail without its margins
_MOST_BYTES = 1_000_000
_MOST_PIXELS = 25_000_000  # what unpacks to 100 MB makes a telephone fail


@dataclass(frozen=True, slots=True)
class MailPicture:
    """An image that goes with the mail: its bytes, its kind ("png", "jpeg" or "gif"), its width in pixels."""

    stem: str
    data: bytes
    kind: str
    width: int

    @property
    def content_id(self) -> str:
        """The same for the same bytes, without angle brackets."""
        return f"{self._digest}@mars-i18n.invalid"

    @property
    def file(self) -> str:
        """Where it lies beside the pasted HTML: its name, and a digest that keeps two of one name apart."""
        return f"mail/{self.stem}-{self._digest[:8]}.{self.kind.replace('jpeg', 'jpg')}"

    @property
    def _digest(self) -> str:
        return sha256(self.data).hexdigest()[:32]

    @property
    def is_wide(self) -> bool:
        """Whether it fills the column."""
        return self.width >= COLUMN // 2

    @property
    def shown_width(self) -> int:
        """Pixels of the screen: all of the column, or its own where it is small."""
        return COLUMN if self.is_wide else self.width


@dataclass(frozen=True, slots=True)
class Album:
    """The images of an edition as they are asked for: `notes` says what is not shown.

    They are `found` by their address as written and the pixels of width that they have.
    """

    edition: Edition
    found: dict[tuple[str, int], MailPicture | str | None] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    def picture(self, address: str, width: int = COLUMN) -> MailPicture | str | None:
        """The image of an address, the address itself where it lies on the web, None where neither will do.

        It is made for so many pixels of width.
        """
        key = (address, width)
        if key not in self.found:
            remote = re.match(r"https?://", address, re.IGNORECASE)
            read = None if remote else self._read(re.split(r"[?#]", address)[0], width)
            if isinstance(read, Message):
                self.notes.append(not_shown(address, read))
            self.found[key] = address if remote else read if isinstance(read, MailPicture) else None
        return self.found[key]

    @property
    def pictures(self) -> tuple[MailPicture, ...]:
        """Those that go with the mail, once each, in the order of the text."""
        return tuple(dict.fromkeys(one for one in self.found.values() if isinstance(one, MailPicture)))

    def _read(self, path: str, wide: int) -> MailPicture | Message:
        """The image at a path, or why it cannot be shown. An SVG is replaced by the PNG beside it."""
        read = read_image(
            self.edition, path, message("mail programs"), 2 * wide
        )  # Outlook: neither SVG nor WebP; Gmail: no SVG
        if isinstance(read, Message):
            return read
        path, data, kind, width, height = read
        if len(data) > _MOST_BYTES or width * height > _MOST_PIXELS:
            found = too_large(len(data), width, height)
            return message(
                "{too_large}; {pixels} pixels of width are enough in a mail", too_large=found, pixels=2 * COLUMN
            )
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePosixPath(path).stem)[:40].strip(".-")
        return MailPicture(stem or "image", data, kind, width)
