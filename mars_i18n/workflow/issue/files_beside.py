"""The files that lie beside the sources of an issue; what was asked of them is kept, so that it can be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_bytes
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.outputs.images.fitting import FittedImage, fit_image
from mars_i18n.outputs.images.private_data import remove_private_data
from mars_i18n.project import Project, file_below, packaged_image, read_bytes
from mars_i18n.workflow.issue.file_questions import FileQuestion

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mars_i18n.messages import Message
    from mars_i18n.model import Document


@dataclass(frozen=True, slots=True)
class ReadBeside:
    """What was asked of the files beside the sources of an issue, as values: see FilesBeside."""

    asked: tuple[FileQuestion, ...]
    digests: tuple[tuple[str, bytes], ...]
    pages: tuple[tuple[str, bool], ...]


class FilesBeside:
    """The files of sources/ that addresses in the documents of an issue lead to.

    `asked` says of each address that was looked up which file it led to, if any; `digests` of what was read, by its
    path below the project, what it was; `pages` of each path below the build folder whether a page is built there;
    `notes` on images that could not be fitted are those since they were last taken.
    """

    def __init__(
        self,
        project: Project,
        documents: tuple[Document, ...],
        fit: Callable[[bytes, int], FittedImage] = fit_image,
    ) -> None:
        """Look up nothing yet."""
        self._fit = fit
        self._project = project
        self._documents = documents
        self.base = (project.root / documents[0].path).parent if documents else project.root
        self.folder = project.relative(self.base)
        self.asked: dict[str, str | None] = {}
        self.digests: dict[str, bytes] = {}
        self.pages: dict[str, bool] = {}
        self._notes: dict[Message, None] = {}

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
        """The bytes of an image that a document shows, or None where neither sources/ nor a document has it.

        What it says of who took it, where and when is left out.
        """
        path = self.find(address)
        data = self.read(path) if path else packaged_image(self._documents, address)
        return None if data is None else remove_private_data(data)

    def fit(self, address: str, data: bytes, width: int) -> bytes:
        """An image at most so many pixels wide, as `fit_image` makes it; what it cannot do is noted."""
        fitted = self._fit(data, width)
        if fitted.note is not None:
            self._notes[message("image {image} is used as it is: {why}", image=address[:80], why=fitted.note)] = None
        return fitted.data

    def list_read(self) -> ReadBeside:
        """What was asked and read until now."""
        asked = tuple(FileQuestion(self.folder, address, found) for address, found in self.asked.items())
        return ReadBeside(asked, tuple(self.digests.items()), tuple(self.pages.items()))

    def take_notes(self) -> tuple[Message, ...]:
        """The notes on images since this was last called."""
        notes, self._notes = tuple(self._notes), {}
        return notes
