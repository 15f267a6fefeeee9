"""The files that a format reads with a source, such as the style sheets of a page: none outside its project counts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path, PurePath

_MOST_FILES = 50  # of one source
_MOST_BYTES = 1_000_000  # of each


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """A file that is read with a source: the address that leads to it from there, where it is, and its bytes."""

    address: str
    path: Path
    data: bytes


def find_linked_files(
    name: str, data: bytes, path: PurePath, find: Callable[[str], Path | None], read: Callable[[Path], bytes | None]
) -> tuple[LinkedFile, ...]:
    """The files that are read with a source at `path` (to show), of the format `name`, and with those again.

    `find` gives the file that an address leads to from the source, None where there is none that may be read; `read`
    its bytes. One that is missing or has more than a million bytes is left out, and so are all but the first 50.
    """
    if not plugins.may_link_files(name, data):
        return ()
    form = plugins.describe("formats", name)
    if form.linked_files is None:
        return ()
    found: dict[str, LinkedFile] = {}
    pending = plugins.results(form, str(path), str, form.linked_files, data, "")
    asked = set(pending)
    while pending and len(found) < _MOST_FILES:
        address = pending.pop(0)
        place = find(address)
        content = None if place is None else read(place)
        if place is None or content is None or len(content) > _MOST_BYTES:
            continue
        found[address] = LinkedFile(address, place, content)
        more = plugins.results(form, str(path), str, form.linked_files, content, address)
        pending += [one for one in more if one not in asked]
        asked.update(more)
    return tuple(found.values())


def read_small_file(path: Path, known: Mapping[Path, bytes]) -> bytes | None:
    """The bytes of a file, if they are known, or if it can be read and is not too large; else None."""
    if path in known:
        return known[path]
    with suppress(OSError):
        if path.stat().st_size <= _MOST_BYTES:
            return path.read_bytes()
    return None
