"""Names of issues that some system cannot keep apart, or that files of our own have: errors before anything is built.

An issue's name is that of a folder in build/ and of a catalogue in every language. What Windows refuses:
https://learn.microsoft.com/windows/win32/fileio/naming-a-file. macOS and Windows take names that differ in case, and
macOS also those that differ in Unicode form, for one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Message

_OUR_OWN = {
    "templates": message("the catalogue of that name holds the words of the page templates"),
    "index.html": message("the archive's page has that name"),
    "feed.xml": message("the feed has that name"),
    "theme": message("the folder of the theme has that name"),
}
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def require_portable_names(paths: Mapping[str, str]) -> None:
    """Raise MarsError for the first issue's name that is not one of its own on every system.

    `paths` are the sources of each name, as they are to be shown.
    """
    seen: dict[str, str] = {}
    for name, path in sorted(paths.items()):
        folded = name.lower() if name.isascii() else _fold(name)
        if why := _find_fault(name, folded):
            raise MarsError(
                message("{name} cannot be the name of an issue: {why}", name=repr(name), why=why),
                message("Rename it."),
                at=path,
            )
        if other := seen.get(folded):
            raise MarsError(
                message("{path} and {other}: some systems take these two names for one", path=path, other=paths[other]),
                message("Rename one of them."),
            )
        seen[folded] = name


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _find_fault(name: str, folded: str) -> Message | None:
    if why := _OUR_OWN.get(folded):
        return why
    if found := _FORBIDDEN.search(name):
        return message("Windows has no {character} in names", character=repr(found[0]))
    if name.endswith((".", " ")):
        return message("Windows drops the full stop or space at its end")
    return message("Windows keeps that name for a device") if _DEVICE.fullmatch(folded) else None
