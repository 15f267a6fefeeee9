"""One digest for all that the translation memory is made from: while it is the same, so is every answer."""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING
from zlib import crc32

from mars_i18n.cache.digests import digest_bytes
from mars_i18n.project import list_folder, stamp_of
from mars_i18n.workflow.issue.asking.changed_texts import find_changed_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.model import Catalogue
    from mars_i18n.project import Project
    from mars_i18n.workflow.issue.stored import StoredCatalogue, StoredCatalogues

_FOLDER = "memory"  # of translation memories from elsewhere
_GROUPS = 256  # of files, each with a digest of its own: a file that is written costs no look at the other groups


class MemoryState:
    """The catalogues of every issue and the files of memory/, as this command read them or wrote them.

    The digest is that of the digests of groups of files, by their names. `first` is that of the files as they were
    read.
    """

    def __init__(self, project: Project, catalogues: StoredCatalogues) -> None:
        """Read all files."""
        self._catalogues = catalogues
        self._groups: list[dict[tuple[str, str], str]] = [{} for _ in range(_GROUPS)]
        self._digests = [b""] * _GROUPS
        self._changed = set(range(_GROUPS))  # the groups that have no digest yet
        self.changed_texts: set[bytes] = set()  # the keys of those that may have other answers since files were read
        for language in project.languages:
            for name, found in catalogues.digest_all(language, project.catalogue_names(language)):
                self._add(language, name, found.hex() if found else "")
        for path in list_folder(project.root / _FOLDER, shown=_FOLDER):
            if path.suffix == ".tmx":
                self._add("", path.name, stamp_of(path))
        self.first = self.digest

    def note_written(self, stored: StoredCatalogue, old: Catalogue | None) -> None:
        """Take note of a catalogue that was written in place of another."""
        changed = find_changed_texts(old, stored.catalogue, stored.language)
        self.note_changed(stored.language, stored.name, changed)

    def note_changed(self, language: str, name: str, changed: Iterable[bytes]) -> None:
        """Take note of a catalogue that was written, and of the keys of its changed texts."""
        ((_, found),) = self._catalogues.digest_all(language, (name,))
        self._add(language, name, found.hex() if found else "")
        self.changed_texts.update(changed)

    def _add(self, language: str, name: str, stamp: str) -> None:
        number = crc32(os.fsencode(name)) % _GROUPS
        self._groups[number][language, name] = stamp
        self._changed.add(number)

    @property
    def digest(self) -> bytes:
        """The digest of all."""
        for number in self._changed:
            group = sorted((*key, stamp) for key, stamp in self._groups[number].items() if stamp)
            self._digests[number] = digest_bytes(
                os.fsencode("\0".join(chain.from_iterable(group)))
            )  # no name has a NUL
        self._changed.clear()
        return digest_bytes(b"".join(self._digests))
