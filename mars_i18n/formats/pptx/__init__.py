"""Slides: .pptx and .pptm files, read by the place of each text and written in those places.

What is prose, and what is not, is said in docs/sources/reference/office.md. Macros are never run, and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.formats._office.media import read_media, replace_media
from mars_i18n.formats._office.package_document import assemble, read_as_document, write_package
from mars_i18n.formats._office.zip_package import open_package
from mars_i18n.formats.pptx.second_reader import words_of_slides
from mars_i18n.formats.pptx.slide_parts import read_slide_parts
from mars_i18n.model.garbage_collection import collection_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mars_i18n.formats._office.package_document import ReadPackage
    from mars_i18n.model import Document, VisibleWord

extensions: tuple[str, ...] = (".pptx", ".pptm")


def parse(data: bytes, path: str) -> Document:
    """Read a file of slides. Law: ``rebuild(parse(data, path)) == data``. Linear in the length of its parts.

    Raises MarsError, with the part and its line where there is one, for what is no such file, is damaged, has a
    password, or is larger than is allowed.
    """
    return read_as_document(_read(data, path), "pptx")


def rebuild(document: Document) -> bytes:
    """The file; where texts are new, only they and the language of their runs differ from the source."""
    return write_package(document, _read)


def visible_words(document: Document) -> Iterator[VisibleWord]:
    """The words that readers see or hear, by a second reader: see plugins.kinds.OptionalOfFormat."""
    return words_of_slides(document.raw)


def packaged_image(document: Document, address: str) -> bytes | None:
    """The bytes of a picture in the file, by the address that its tag has; None where it has none."""
    return read_media(document, address)


def replace_packaged_images(document: Document, find: Callable[[str], bytes | None]) -> Document:
    """The document with each picture in the file for whose address `find` gives bytes replaced by these."""
    return replace_media(document, find)


@lru_cache(maxsize=1)  # what has been read is often written at once, in one language after the other
@collection_paused()
def _read(data: bytes, path: str) -> ReadPackage:
    package = open_package(data, path)
    found, metadata = read_slide_parts(package)
    return assemble(package, found, metadata)
