"""What the headers of a mail hold: its subject, its preheader, its addresses. No text can add or break a line."""

from __future__ import annotations

import re
from datetime import datetime, time
from email.header import Header
from email.utils import format_datetime
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.outputs.page.documents import first_day, title_of
from mars_i18n.outputs.page.front_matter import front_matter_text, one_line
from mars_i18n.text.segments.limits import OF_FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.plugins.editions import Edition

_CLIPPED_FROM = 100_000  # bytes of HTML: Gmail cuts off what follows 102 KB
_REFUSED_FROM = 10_000_000  # bytes of the whole mail
_LINE = 76  # characters of a line with encoded words, RFC 2047 section 2


def subject_of(edition: Edition) -> str:
    """The subject: the front matter's, else the title; a draft says that it is one."""
    subject = one_line(front_matter_text(edition, "subject") or title_of(edition)) or one_line(edition.issue)
    return f"[{one_line(edition.words('Draft'))}] {subject}" if edition.draft else subject


def length_notes(edition: Edition) -> Iterator[Message]:
    """What programs would cut off of the subject and of the preheader that the front matter gives."""
    texts = {
        "subject": front_matter_text(edition, "subject") or title_of(edition),
        "preheader": front_matter_text(edition, "preheader"),
    }
    for key, limit in OF_FRONT_MATTER.items():
        length = len(one_line(texts[key]))
        if length > limit:
            yield message(
                "{key} has {length} characters; many mail programs show {limit}. Set `{key}:` in the front matter.",
                key=key,
                length=length,
                limit=limit,
            )


def size_notes(of_html: int, of_mail: int) -> Iterator[Message]:
    """What programs and servers would do to a mail of so many bytes."""
    if of_html > _CLIPPED_FROM:
        size = round(of_html / 1000)
        yield message("the HTML has {size} KB; Gmail shows the first 102 and hides the rest behind a link", size=size)
    if of_mail > _REFUSED_FROM:
        size = round(of_mail / 1e6)
        yield message("the mail has {size} MB with its images; many servers refuse more than 10", size=size)


def encode_header(name: str, text: str) -> str:
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
