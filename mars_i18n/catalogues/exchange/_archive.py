"""Archives from outside: what is larger unpacked than any catalogue is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Message

_MOST_BYTES, _MOST_FILES = 300_000_000, 500  # unpacked


def require_small_archive(data: bytes, path: str, what: Message, hint: Message) -> None:
    """Raise MarsError where this is no zip file (`what` says so), or one that would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise MarsError(what, hint, at=path) from error
    if len(files) > _MOST_FILES or sum(one.file_size for one in files) > _MOST_BYTES:
        raise MarsError(message("unpacked, this file is larger than any catalogue"), hint, at=path)
