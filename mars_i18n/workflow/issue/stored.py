"""Catalogues as they are on disk, each read and parsed once while it is needed."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.project import Project, read_if_exists
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError

if TYPE_CHECKING:
    from mars_i18n.model import Catalogue

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
    path = project.catalogue_path(language, name)
    shown = project.relative(path)
    data: bytes | None = b""
    try:
        data = read_if_exists(path, shown=shown)
        if data is None:
            return StoredCatalogue(language, name, shown)
        return StoredCatalogue(language, name, shown, data, po.parse(data, shown))
    except MarsError as error:
        return StoredCatalogue(language, name, shown, data, None, error)


class StoredCatalogues:
    """The catalogue files of a project. The latest ones read are kept, up to a number of bytes."""

    def __init__(self, project: Project) -> None:
        """Read nothing yet."""
        self._project = project
        self._kept: OrderedDict[tuple[str, str], StoredCatalogue] = OrderedDict()
        self._bytes = 0

    def read(self, language: str, name: str) -> StoredCatalogue:
        """A catalogue file as it was when this command first read it, or as this command wrote it."""
        found = self._kept.get((language, name))
        if found is None:
            found = read_stored(self._project, language, name)
            self.replace(found)
        self._kept.move_to_end((language, name))
        return found

    def replace(self, stored: StoredCatalogue) -> None:
        """Keep what this command has just written, in place of what it read."""
        key = (stored.language, stored.name)
        self._drop(key)
        self._kept[key] = stored
        self._bytes += len(stored.data or b"")
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: tuple[str, str]) -> None:
        if old := self._kept.pop(key, None):
            self._bytes -= len(old.data or b"")
