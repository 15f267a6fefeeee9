"""What importing gives: the document of a file, the remarks on what was done to it, and the words of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.model import Document
    from mars_i18n.plugins.imported_files import Remark


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as a document, what was done to it, and the words of the file as another reader gives them.

    `pictures` are (address in the document, bytes). `paged`: the lines of its locations are pages, and the numbers of
    its lists and notes are among its words.
    """

    document: Document
    remarks: tuple[Remark, ...] = ()
    words: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()
    paged: bool = False
