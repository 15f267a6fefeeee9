"""One digest for all that the translation memory is made from: while it is the same, so is every answer."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_parts
from mars_i18n.errors import MarsError
from mars_i18n.project import list_folder, stamp_of
from mars_i18n.workflow.issue.asking.changed_texts import find_changed_texts
from mars_i18n.workflow.issue.stored import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.model import Catalogue
    from mars_i18n.project import Project
    from mars_i18n.workflow.issue.stored import StoredCatalogue, StoredCatalogues

_FOLDER = "memory"  # of translation memories from elsewhere
_MARK_BYTES = 256  # sums of hashes need that many, or two lists with one sum could be found


class MemoryState:
    """The catalogues of every issue and the files of memory/, as this command read them or wrote them.

    The digest is the sum of a mark a file, so that a catalogue that is written costs no look at the others. `first` is
    that of the files as they were read.
    """

    def __init__(self, project: Project, catalogues: StoredCatalogues) -> None:
        """Read all files."""
        self._catalogues = catalogues
        self._marks: dict[tuple[str, str], int] = {}
        self._sum = 0
        self.changed_texts: set[bytes] = set()  # the keys of those that may have other answers since files were read
        for language in project.languages:
            for name in project.catalogue_names(language):
                self._note(language, name)
        for path in list_folder(project.root / _FOLDER, shown=_FOLDER):
            if path.suffix == ".tmx":
                self._add("", path.name, stamp_of(path).encode())
        self.first = self.digest

    def _note(self, language: str, name: str) -> None:
        try:
            found = self._catalogues.digest(language, name)
        except MarsError:
            found = UNREADABLE.encode()
        self._add(language, name, found or b"")

    def note_written(self, stored: StoredCatalogue, old: Catalogue | None) -> None:
        """Take note of a catalogue that was written in place of another."""
        changed = find_changed_texts(old, stored.catalogue, stored.language)
        self.note_changed(stored.language, stored.name, changed)

    def note_changed(self, language: str, name: str, changed: Iterable[bytes]) -> None:
        """Take note of a catalogue that was written, and of the keys of its changed texts."""
        self._note(language, name)
        self.changed_texts.update(changed)

    def _add(self, language: str, name: str, stamp: bytes) -> None:
        named = b"\0".join((language.encode(), os.fsencode(name), stamp))  # no name has a NUL
        number = int.from_bytes(hashlib.shake_256(named).digest(_MARK_BYTES), "big") if stamp else 0
        self._sum += number - self._marks.get((language, name), 0)
        self._marks[language, name] = number

    @property
    def digest(self) -> bytes:
        """The digest of all."""
        return digest_parts((self._sum % (1 << 8 * _MARK_BYTES)).to_bytes(_MARK_BYTES, "big"))
