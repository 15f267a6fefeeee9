"""PDF: its text in the order in which it is read, as a document, with a remark on all that was removed or joined.

The tags of a page say what its text is, where it has them; else the places of its words do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.importers.imported_document import Imported
from mars_i18n.importers.pdf_draft.assembly import assemble_pages
from mars_i18n.importers.pdf_draft.pdf_document import document_of_blocks
from mars_i18n.importers.pdf_draft.pdf_reading import read_pdf
from mars_i18n.messages import message
from mars_i18n.model.garbage_collection import collection_paused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.importers.pdf_draft.printed_words import PdfPage

__all__ = ["import_pdf"]
_NAMELESS_LETTER = re.compile("[\ufffd\ue000-\uf8ff]")
_NAMELESS = 0.05  # of the letters, that have no Unicode: more, and the text cannot be read


@collection_paused()
def import_pdf(data: bytes, path: str, *, pictures: bool = False, folder: str = "") -> Imported:
    """The document in a PDF; with `pictures`, these are taken out, and their addresses begin with `folder`.

    Raises MarsError, with the page where there is one, for what is encrypted, damaged, too large, or has no text.
    """
    pages, saved = read_pdf(data, path, pictures=pictures)
    _require_text(pages, path)
    document, remarks = document_of_blocks(assemble_pages(pages), path, folder)
    words = "\n".join(page.text for page in pages)
    used = {name: f"{folder}{name}" for name in saved}
    return Imported(document, remarks, words, tuple((used[name], data) for name, data in saved.items()), paged=True)


def _require_text(pages: Sequence[PdfPage], path: str) -> None:
    letters = "".join(word.text for page in pages for word in page.words)
    first = next((page.number for page in pages if not page.words), 1)
    if not any(map(str.isalnum, letters)):
        what = message("page {page}: no text in this PDF: it is a picture", page=first)
        hint = message("Have it read by a program for character recognition (OCR) first, such as ocrmypdf.")
        raise MarsError(what, hint, at=path)
    nameless = len(_NAMELESS_LETTER.findall(letters))
    if nameless > _NAMELESS * len(letters):
        what = message("its letters have no names: {count} of {all} cannot be read", count=nameless, all=len(letters))
        hint = message("Have it read by a program for character recognition (OCR), such as ocrmypdf --force-ocr.")
        raise MarsError(what, hint, at=path)
