"""The files that lie beside the sources of an issue; what was asked of them is kept, so that it can be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_bytes
from mars_i18n.project import Project, file_below, packaged_image, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.model import Document


class FilesBeside:
    """The files of sources/ that addresses in the documents of an issue lead to.

    `asked` says of each address that was looked up which file it led to, if any; `digests` of what was read, by its
    path below the project, what it was; `pages` of each path below the build folder whether a page is built there.
    """

    def __init__(self, project: Project, documents: tuple[Document, ...]) -> None:
        """Look up nothing yet."""
        self._project = project
        self._documents = documents
        self.base = (project.root / documents[0].path).parent if documents else project.root
        self.folder = project.relative(self.base)
        self.asked: dict[str, str | None] = {}
        self.digests: dict[str, bytes] = {}
        self.pages: dict[str, bool] = {}

    def find(self, address: str) -> Path | None:
        """The file that an address leads to, or None."""
        path = file_below(self._project.root / "sources", self.base, address)
        self.asked[address] = None if path is None else self._project.relative(path)
        return path

    def read(self, path: Path) -> bytes:
        """The bytes of a file that was found. Raises MarsError."""
        data = read_bytes(path)
        self.digests[self._project.relative(path)] = digest_bytes(data)
        return data

    def localised_image(self, language: str, address: str) -> str:
        """The address of an image for readers of a language: ``chart.es.png`` where it lies beside ``chart.png``."""
        path, mark, rest = address.partition("?")
        stem, dot, suffix = path.rpartition(".")
        own = f"{stem}.{language}{dot}{suffix}"
        there = dot and "/" not in suffix and self.find(own)
        return own + mark + rest if there else address

    def read_localised_image(self, language: str, address: str) -> bytes | None:
        """The bytes of an image that readers of a language see in the place of another, or None."""
        own = self.localised_image(language, address)
        path = self.find(own) if own != address else None
        return self.read(path) if path else None

    def read_image(self, address: str) -> bytes | None:
        """The bytes of an image that a document shows, or None where neither sources/ nor a document has it."""
        path = self.find(address)
        return self.read(path) if path else packaged_image(self._documents, address)
