"""What stands in the headers of a mail: its subject, its preheader, its addresses. No text can add or break a line."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time
from email.header import Header
from email.utils import format_datetime
from typing import TYPE_CHECKING

from mars_i18n.model import Segment
from mars_i18n.outputs.page.documents import first_day, title_of
from mars_i18n.outputs.page.inline import plain
from mars_i18n.text.segments.limits import OF_FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.kinds import Edition

_LONGEST = 250  # code points of a subject, whatever the source says
_LINE = 76  # characters of a line with encoded words, RFC 2047 section 2
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


def subject_of(edition: Edition) -> str:
    """The subject: the front matter's, else the title; a draft says that it is one."""
    subject = one_line(_metadata(edition, "subject") or title_of(edition)) or one_line(edition.issue)
    return f"[{one_line(edition.words('Draft'))}] {subject}" if edition.draft else subject


def preheader_of(edition: Edition) -> str:
    """The line that lists of mails show after the subject: the front matter's, else the summary or the first words."""
    given = _metadata(edition, "preheader") or _metadata(edition, "summary") or next(_paragraphs(edition), "")
    return one_line(given, max(OF_FRONT_MATTER["preheader"], len(one_line(_metadata(edition, "preheader")))))


def length_notes(edition: Edition) -> Iterator[str]:
    """What programs would cut off of the subject and of the preheader that the front matter gives."""
    texts = {
        "subject": _metadata(edition, "subject") or title_of(edition),
        "preheader": _metadata(edition, "preheader"),
    }
    for key, limit in OF_FRONT_MATTER.items():
        length = len(one_line(texts[key]))
        if length > limit:
            remedy = f"`{key}:` in the front matter sets it"
            yield f"the {key} has {length} characters, of which many programs show {limit}; {remedy}"


def _metadata(edition: Edition, key: str) -> str:
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


def _paragraphs(edition: Edition) -> Iterator[str]:
    for document in edition.documents:
        for block in document.blocks:
            if block.kind == "paragraph":
                text = " ".join(plain(part.parts) for part in block.parts if isinstance(part, Segment)).strip()
                if text:
                    yield text


def encoded(name: str, text: str) -> str:
    """The value of a header, folded: as it is where it is short ASCII, else as encoded words (RFC 2047).

    Python's newer policies fold differently from version to version; this is the same with each of them.
    """
    if len(text) <= _LINE - len(name) - 2 and re.fullmatch(r"[ -~]*", text) and "=?" not in text:
        return text
    return Header(text, "utf-8", maxlinelen=_LINE, header_name=name).encode(linesep="\r\n")


def mailbox(name: str, value: str) -> str:
    """The value of From or Reply-To, out of a mailbox as the configuration has it: name <address>, or the address."""
    shown, bracket, address = value.rpartition("<")
    shown = one_line(shown.strip().strip('"'))
    if not bracket or not shown:
        return address.rstrip(">") if bracket else value
    if re.fullmatch(r"[ -~]{1,60}", shown) and "=?" not in shown:
        escaped = re.sub(r'(["\\])', r"\\\1", shown)
        shown = f'"{escaped}"'
    else:
        shown = Header(shown, "utf-8", maxlinelen=_LINE, header_name=name).encode(linesep="\r\n")
    return f"{shown}\r\n <{address}" if len(shown) + len(address) > _LINE - len(name) - 4 else f"{shown} <{address}"


def date_of(edition: Edition) -> str:
    """Noon of the first day that the masthead names, or the empty string: never the time of building."""
    day = first_day(edition)
    return format_datetime(datetime.combine(day, time(12))) if day else ""  # with -0000: RFC 5322's way to say so
