"""What the front matter says of an issue in words alone, as headers and lists show it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Text
from mars_i18n.outputs.page.documents import block_text
from mars_i18n.outputs.page.inline import plain
from mars_i18n.text.segments.limits import OF_FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document
    from mars_i18n.plugins.editions import Edition

_AUTHORS = ("author", "authors")
_IDENTIFIER = re.compile(r"[a-z0-9_-]+")
_MAIL = re.compile(r"\s*<[^<>]*>\s*$")
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


def authors_of(document: Document) -> tuple[str, ...]:
    """Who wrote a document, as its front matter says, in the edition's words where it is translated.

    A name alone in small letters is a key of the list of people that a site generator has, and no name.
    """
    blocks = {block.key: block_text(block) for block in document.blocks if block.kind == "metadata"}
    values = dict(document.metadata)
    said = next((one for key in _AUTHORS for one in (blocks.get(key), values.get(key)) if one), "")
    names = (one_line(_MAIL.sub("", name)) for name in said.split("\n"))
    return tuple(dict.fromkeys(name for name in names if name and not _IDENTIFIER.fullmatch(name)))


def issue_authors(edition: Edition) -> tuple[str, ...]:
    """Those who wrote the documents of an issue, each once; without the project itself."""
    names = dict.fromkeys(name for one in edition.documents for name in authors_of(one))
    return tuple(name for name in names if name.casefold() != edition.project.casefold())


def byline_of(document: Document, project: str) -> Segment | None:
    """The line that says who wrote a document; None where nobody is named, or the project itself: its name is above."""
    names = authors_of(document)
    if not names or [one.casefold() for one in names] == [project.casefold()]:
        return None
    for block in document.blocks:
        if block.kind == "metadata" and block.key in _AUTHORS:
            return next((part for part in block.parts if isinstance(part, Segment)), None)
    return Segment((Text(" · ".join(names)),))


def _paragraphs(edition: Edition) -> Iterator[str]:
    for document in edition.documents:
        for block in document.blocks:
            if block.kind == "paragraph" and (text := block_text(block)):
                yield text
