"""Mails that the tests of this folder render, and pictures for them."""

import struct
import zlib
from email import message_from_bytes, policy

from outputs_editions import edition

from mars_i18n.model import Setting
from mars_i18n.outputs import email

STRICT = policy.SMTP.clone(raise_on_defect=True)
SENDER = (
    Setting("email", "from", "Valle – noticias <news@example.org>"),
    Setting("email", "reply-to", "press@example.org"),
    Setting("email", "unsubscribe", "https://example.org/u?a=1&b=2"),
)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=800, height=2):
    """A grey picture of so many pixels."""
    rows = zlib.compress(b"".join(b"\0" + b"\x99" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def images(**files):
    """An edition's way to its images: images(pump=b"…") has pump.png alone."""
    return lambda address: files.get(address.removesuffix(".png")) if address.endswith(".png") else None


def artefacts(**options):
    return list(email.render(edition(**options)))


def message(**options):
    """The mail as a strict reader of RFC 5322 and MIME takes it: any defect raises."""
    return message_from_bytes(artefacts(**options)[0].data, policy=STRICT)


def html(**options):
    return artefacts(**options)[1].data.decode()


def notes(**options):
    return tuple(map(str, artefacts(**options)[0].notes))


def plain(mail):
    """The plain text of a mail, its line ends those of a file."""
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
