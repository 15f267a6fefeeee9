"""The files that lie beside the sources of an issue; what was asked of them is kept, so that it can be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.project import Project, file_below, packaged_image, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.model import Document


class FilesBeside:
    """The files of sources/ that addresses in the documents of an issue lead to.

    `asked` says of each address that was looked up whether there was a file; `images_read` whether the bytes of an
    image were asked for.
    """

    def __init__(self, project: Project, documents: tuple[Document, ...]) -> None:
        """Look up nothing yet."""
        self._sources = project.root / "sources"
        self._folder = (project.root / documents[0].path).parent if documents else project.root
        self._documents = documents
        self.folder = project.relative(self._folder)
        self.asked: dict[str, bool] = {}
        self.images_read = False

    def localised_image(self, language: str, address: str) -> str:
        """The address of an image for readers of a language: ``chart.es.png`` where it lies beside ``chart.png``."""
        path, mark, rest = address.partition("?")
        stem, dot, suffix = path.rpartition(".")
        own = f"{stem}.{language}{dot}{suffix}"
        there = dot and "/" not in suffix and self._find(own)
        return own + mark + rest if there else address

    def read_image(self, address: str) -> bytes | None:
        """The bytes of an image that a document shows, or None where neither sources/ nor a document has it."""
        self.images_read = True
        path = self._find(address)
        return read_bytes(path) if path else packaged_image(self._documents, address)

    def _find(self, address: str) -> Path | None:
        path = file_below(self._sources, self._folder, address)
        self.asked[address] = path is not None
        return path
