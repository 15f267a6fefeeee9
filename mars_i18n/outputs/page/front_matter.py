"""What the front matter says of an issue in words alone, as headers and lists show it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.model import Segment
from mars_i18n.outputs.page.documents import block_text
from mars_i18n.outputs.page.inline import plain
from mars_i18n.text.segments.limits import OF_FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.editions import Edition

_LONGEST = 250  # code points of a line, whatever the source says
_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they make words read as others than they are


def one_line(text: str, longest: int = _LONGEST) -> str:
    """A text as one line of a header: no control characters, line ends, overrides of direction or half characters.

    What is longer than `longest` code points is cut at a word, with an ellipsis.
    """
    kept = "".join(
        " " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char
        for char in text
        if char not in _BIDI and unicodedata.category(char) != "Cs"
    )
    kept = " ".join(kept.split())
    if len(kept) <= longest:
        return kept
    cut = kept[: longest - 1]
    cut = cut if kept[longest - 1] == " " else cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:.") + "…"


def front_matter_text(edition: Edition, key: str) -> str:
    """The words of the first document that has this key in its front matter, or the empty string."""
    found = (
        plain(part.parts)
        for document in edition.documents
        for block in document.blocks
        if block.kind == "metadata" and block.key == key
        for part in block.parts
        if isinstance(part, Segment)
    )
    return next((text for text in found if text.strip()), "")


def preheader_of(edition: Edition) -> str:
    """The line that lists of mails show after the subject: the front matter's, else the summary or the first words."""
    own = front_matter_text(edition, "preheader")
    given = own or front_matter_text(edition, "summary") or next(_paragraphs(edition), "")
    return one_line(given, max(OF_FRONT_MATTER["preheader"], len(one_line(own))))


def summary_of(edition: Edition) -> str:
    """The summary of an issue in words alone, that of its first document that has one; empty where none has."""
    for document in edition.documents:
        for block in document.blocks:
            if block.kind == "metadata" and block.key == "summary":
                segment = next((part for part in block.parts if isinstance(part, Segment)), None)
                if segment is not None:
                    return plain(segment.parts).strip()
    return ""


def _paragraphs(edition: Edition) -> Iterator[str]:
    for document in edition.documents:
        for block in document.blocks:
            if block.kind == "paragraph" and (text := block_text(block)):
                yield text
