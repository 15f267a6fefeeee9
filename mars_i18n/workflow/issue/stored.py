"""Catalogues as they are on disk, each read and parsed once while it is needed."""

from __future__ import annotations

import os
from collections import OrderedDict
from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_bytes
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.project import Project, read_if_exists
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Catalogue

UNREADABLE = "unreadable"  # the stamp of what cannot be read
_MOST_BYTES = 2_000_000  # of files whose catalogues are kept: parsed, some ten times as much


@dataclass(frozen=True, slots=True)
class StoredCatalogue:
    """A catalogue file: `data` is None where there is no file, and `fault` says why one cannot be read.

    `name` is an issue's, or "templates"; `path` is relative to the project.
    """

    language: str
    name: str
    path: str
    data: bytes | None = None
    catalogue: Catalogue | None = None
    fault: MarsError | None = None

    def require_readable(self) -> Catalogue | None:
        """The catalogue, or None where there is no file. Raises UnreadableCatalogueError, with path and line."""
        if self.fault is not None:
            raise UnreadableCatalogueError(self.fault.what, self.fault.next_step) from self.fault
        return self.catalogue


def read_stored(project: Project, language: str, name: str) -> StoredCatalogue:
    """Read one catalogue file; a file that cannot be read or parsed is given with its fault, never raised."""
    shown = project.catalogue_shown(language, name)
    try:
        data = read_if_exists(project.root / shown, shown=shown)
    except MarsError as error:
        return StoredCatalogue(language, name, shown, b"", None, error)
    return parse_stored(project, language, name, data)


def parse_stored(project: Project, language: str, name: str, data: bytes | None) -> StoredCatalogue:
    """A catalogue file with these bytes, None where there is none; it is given with its fault where it has one."""
    from mars_i18n.catalogues import po

    shown = project.catalogue_shown(language, name)
    if data is None:
        return StoredCatalogue(language, name, shown)
    try:
        return StoredCatalogue(language, name, shown, data, po.parse(data, shown))
    except MarsError as error:
        return StoredCatalogue(language, name, shown, data, None, error)


class StoredCatalogues:
    """The catalogue files of a project, as this command first read them, or as it wrote them.

    The latest ones are kept, parsed or as bytes, up to a number of bytes; of all that were read the digest is kept.
    """

    def __init__(self, project: Project) -> None:
        """Read nothing yet."""
        self._project = project
        self._kept: OrderedDict[tuple[str, str], StoredCatalogue | bytes | None] = OrderedDict()
        self._bytes = 0
        self.digests: dict[tuple[str, str], bytes | None] = {}  # (language, name) → None where there is no file

    def read(self, language: str, name: str) -> StoredCatalogue:
        """A catalogue file, parsed."""
        found = self._kept.get((language, name))
        if isinstance(found, StoredCatalogue):
            self._kept.move_to_end((language, name))
            return found
        if (language, name) in self._kept:
            stored = parse_stored(self._project, language, name, found)
        else:
            stored = read_stored(self._project, language, name)
        self.replace(stored)
        return stored

    def read_data(self, language: str, name: str) -> bytes | None:
        """The bytes of a catalogue file, None where there is none. Raises MarsError where it cannot be read."""
        key = language, name
        if key in self._kept:
            self._kept.move_to_end(key)
            found = self._kept[key]
            if not isinstance(found, StoredCatalogue):
                return found
            if found.fault is None or found.data:
                return found.data
            raise found.fault
        data = self._read_file(language, name)
        self._keep(key, data, data)
        return data

    def _read_file(self, language: str, name: str) -> bytes | None:
        shown = self._project.catalogue_shown(language, name)
        return read_if_exists(f"{self._project.root}{os.sep}{shown}", shown=shown)

    def digest(self, language: str, name: str) -> bytes | None:
        """The digest of a catalogue file's bytes, None where there is none. Raises MarsError as `read_data`."""
        if (language, name) not in self.digests:
            self.read_data(language, name)
        return self.digests[language, name]

    def digest_all(self, language: str, names: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """(name, digest) of catalogue files of a language; that of one that cannot be read says so.

        As `digest` of each, but no file that is kept gives way to one of these: they may be thousands.
        """
        start = f"{self._project.root}{os.sep}"
        for name in names:
            key = language, name
            if key not in self.digests:
                shown = self._project.catalogue_shown(language, name)
                try:
                    data = read_if_exists(f"{start}{shown}", shown=shown)
                except MarsError:
                    yield name, UNREADABLE.encode()
                    continue
                self.digests[key] = None if data is None else digest_bytes(data)
                if data is not None and self._bytes + len(data) <= _MOST_BYTES:
                    self._kept[key] = data
                    self._bytes += len(data)
            yield name, self.digests[key]

    def stamp(self, language: str, name: str) -> str:
        """What changes when a catalogue file does: its digest; empty where there is none."""
        try:
            found = self.digest(language, name)
        except MarsError:
            return UNREADABLE
        return "" if found is None else found.hex()

    def replace(self, stored: StoredCatalogue) -> None:
        """Keep what this command has just written, in place of what it read."""
        key = stored.language, stored.name
        self._keep(key, stored, stored.data)
        if stored.fault is not None and not stored.data:  # nobody knows its bytes
            del self.digests[key]

    def replace_data(self, language: str, name: str, data: bytes) -> None:
        """Keep the bytes of what was just written, in place of what this command read."""
        self._keep((language, name), data, data)

    def _keep(self, key: tuple[str, str], kept: StoredCatalogue | bytes | None, data: bytes | None) -> None:
        self._drop(key)
        self._kept[key] = kept
        self.digests[key] = None if data is None else digest_bytes(data)
        self._bytes += len(data or b"")
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: tuple[str, str]) -> None:
        old = self._kept.pop(key, None)
        data = old.data if isinstance(old, StoredCatalogue) else old
        self._bytes -= len(data or b"")
