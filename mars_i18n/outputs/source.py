"""The localised source files themselves, in the format that they were written in, for editors and other tools."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document
    from mars_i18n.plugins.kinds import Edition


def render(edition: Edition) -> Iterator[Artefact]:
    """Each document, at ``source/<name of its file>``, in the encoding of its source.

    Raises MarsError where a translation has a character that this encoding cannot hold.
    """
    for document in edition.documents:
        text = plugins.load("formats", document.format).rebuild(document)
        yield Artefact(f"source/{PurePath(document.path).name}", _encode(document, text))


def _encode(document: Document, text: str) -> bytes:
    try:
        return text.encode(document.encoding)
    except UnicodeEncodeError as error:
        raise MarsError(
            f"{document.path}: {text[error.start]!r} of the translation cannot be written in {document.encoding}",
            "Save the source as UTF-8, so that its translations may hold any character.",
        ) from error
