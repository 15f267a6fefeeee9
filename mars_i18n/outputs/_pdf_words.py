"""The words of the PDF's templates, in the reader's language: typst files cannot ask gettext for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mars_i18n.plugins import Edition


def template_words(edition: Edition) -> dict[str, str]:
    """The words by the names that templates know them by."""
    return {
        "contents": edition.words("In this issue"),
        "draft": edition.words("Draft"),
        "draft_note": edition.words("Some parts of this draft are not yet translated; they are marked."),
        "untranslated": edition.words("Not yet translated"),
        "notes": edition.words("Notes"),
        "page": edition.words("Page %(number)s of %(total)s"),
    }
