"""The words of the PDF's templates, in the reader's language: typst files cannot ask gettext for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.editions import Edition

COMMENT = re.compile(r"(?<!:)//.*")  # of typst, to the end of its line; an address is none
_WORD = re.compile(r'\bword\(\s*"((?:\\.|[^"\\])*)"\s*\)')
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.))")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


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


def words_in(template: str) -> Iterator[tuple[int, str]]:
    """Line and text of each ``word("…")`` in a typst file, those in comments left out. Linear in its length."""
    for number, line in enumerate(template.splitlines(), 1):
        for found in _WORD.finditer(COMMENT.sub("", line)):
            yield number, _ESCAPE.sub(_character, found[1])


def _character(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(min(int(escape[1], 16), 0x10FFFF))
    return _ESCAPES.get(escape[2], escape[2])
