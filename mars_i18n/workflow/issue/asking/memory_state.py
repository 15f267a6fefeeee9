"""One digest for all that the translation memory is made from: while it is the same, so is every answer."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_parts
from mars_i18n.project import list_folder, stamp_of
from mars_i18n.workflow.issue.asking.changed_texts import find_changed_texts

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
                self._add(("", path.name), stamp_of(path))
        self.first = self.digest

    def _note(self, language: str, name: str) -> None:
        self._add((language, name), self._catalogues.stamp(language, name))

    def note_written(self, stored: StoredCatalogue, old: Catalogue | None) -> None:
        """Take note of a catalogue that was written in place of another."""
        changed = find_changed_texts(old, stored.catalogue, stored.language)
        self.note_changed(stored.language, stored.name, changed)

    def note_changed(self, language: str, name: str, changed: Iterable[bytes]) -> None:
        """Take note of a catalogue that was written, and of the keys of its changed texts."""
        self._note(language, name)
        self.changed_texts.update(changed)

    def _add(self, file: tuple[str, str], stamp: str) -> None:
        mark = hashlib.shake_256(digest_parts(*file, stamp)).digest(_MARK_BYTES)
        number = int.from_bytes(mark, "big") if stamp else 0
        self._sum += number - self._marks.get(file, 0)
        self._marks[file] = number

    @property
    def digest(self) -> bytes:
        """The digest of all."""
        return digest_parts((self._sum % (1 << 8 * _MARK_BYTES)).to_bytes(_MARK_BYTES, "big"))
