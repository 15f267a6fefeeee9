"""What stays the same of an edition however often it is built: its identifier, its instant, the bytes of its parcel."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from mars_i18n.messages import plural_message
from mars_i18n.outputs.page.documents import first_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.messages import Message
    from mars_i18n.plugins.editions import Edition

_UNDATED = "1980-01-01T12:00:00Z"
_FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)
# What XML 1.0 has no way to write, not even escaped (section 2.2): controls but tab and line ends, half characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def urn(kind: str, base_url: str, project: str, *names: str) -> str:
    """A URN of the thing that `names` lead to, the same on every run: urn:uuid:…, of RFC 4122's version 5.

    It goes by the public address, or the project's name where that is unknown; `kind` distinguishes a book from a feed.
    """
    path = "\n".join((kind, base_url or project, *names))
    return f"urn:uuid:{uuid5(NAMESPACE_URL, path.encode('utf-8', 'replace').decode())}"


def instant(edition: Edition) -> str:
    """Noon of the first day that the masthead names, as RFC 3339 has it; that of 1980 begins where it names none."""
    return known_instant(edition) or _UNDATED


def known_instant(edition: Edition) -> str:
    """As `instant`, but the empty string where no document has a date."""
    day = first_day(edition)
    return f"{day.isoformat()}T12:00:00Z" if day else ""


def for_xml(text: str) -> str:
    """The text without the characters that no XML may hold: control characters go, half characters become U+FFFD."""
    return _FORBIDDEN.sub(lambda match: "" if match.group() < "\x20" else "\ufffd", text)


def forbidden_note(*texts: str) -> tuple[Message, ...]:
    """A sentence on the characters that `for_xml` would change, or nothing."""
    count = sum(len(_FORBIDDEN.findall(text)) for text in texts)
    if not count:
        return ()
    return (
        plural_message(
            "{count} control character was left out: the file cannot hold it",
            "{count} control characters were left out: the file cannot hold them",
            count,
        ),
    )


def parcel(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP file of (name, bytes), in their order, with the same bytes on every machine.

    Nothing is compressed: compressors differ from one machine to the next, and images are compressed already.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, data in files:
            entry = ZipInfo(name, _FIRST_OF_ZIP)
            entry.create_system = 3  # Unix, whatever this machine is
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
