"""Reads a mail, its HTML and its plain text, and the HTML that is pasted into mail services."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadOutput, ReadText
from mars_i18n.readback.readers.text import read_plain_part
from mars_i18n.readback.readers.web import read_page, read_page_html
from mars_i18n.readback.readers.xml import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import EmailMessage


_NOT_IN_TEXT = frozenset({"links within", "preheader", "short contents", "image titles", "link titles"})
_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)"')


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """Three readings: the HTML part and the plain part of the mail, and the HTML beside it."""
    name = f"{issue}.eml"
    mail: EmailMessage = message_from_bytes(files[name], policy=policy.default)
    contents = {what: _content(mail, what) for what in ("html", "plain")}
    members = frozenset(
        "cid:" + str(part["Content-ID"]).strip().strip("<>") for part in mail.walk() if part["Content-ID"]
    )
    apart = tuple(_headers(mail))
    parts: list[ReadOutput] = []
    for what, shown, reader in (("html", "HTML", read_page_html), ("plain", "text", read_plain_part)):
        part, content = f"{name}, {shown}", contents[what]
        one = (
            ReadOutput(part, faults=(content.wording,))
            if isinstance(content, UnreadableError)
            else reader(content, part)
        )
        parts.append(replace(one, apart=(*apart, *map(_as_subject, one.apart)), members=members))
    parts[1] = replace(parts[1], without=_NOT_IN_TEXT)
    beside = f"{issue}.mail.html"
    if beside in files:
        parts.append(_read_beside(files[beside], beside, contents["html"], parts[0]))
    return tuple(parts)


def _as_subject(text: ReadText) -> ReadText:
    """The title of the HTML of a mail is its subject."""
    return replace(text, kind="subject") if text.kind == "title" else text


def _content(mail: EmailMessage, what: str) -> str | UnreadableError:
    """The HTML or the plain text of a mail, or why it cannot be read."""
    shown = [one for one in mail.walk() if one.get_content_type() == f"text/{what}" and not one.is_attachment()]
    if len(shown) > 1:
        return UnreadableError(message("the mail has more than one {what} part", what=what))
    try:
        body = mail.get_body((what,))
        content = "" if body is None else str(body.get_content())
    except (LookupError, ValueError, AssertionError, AttributeError) as error:
        return UnreadableError(
            message("the {what} part of the mail cannot be decoded: {error}", what=what, error=str(error))
        )
    return content or UnreadableError(message("the mail has no {what} part", what=what))


def _headers(mail: EmailMessage) -> Iterator[ReadText]:
    """The subject, and the language and the day of the date, where it has them."""
    yield ReadText("subject", str(mail.get("Subject", "")))
    if mail["Content-Language"]:
        yield ReadText("language", str(mail["Content-Language"]))
    try:
        yield ReadText("first day", parsedate_to_datetime(str(mail["Date"])).date().isoformat())
    except (TypeError, ValueError):
        return


def _read_beside(data: bytes, name: str, html: str | UnreadableError, reading: ReadOutput) -> ReadOutput:
    """The HTML that is pasted: where it is that of the mail but for where its images are, it says the same."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return read_page(data, name)  # which reports it
    same = isinstance(html, str) and _IMAGE.sub(r"\1", text).split() == _IMAGE.sub(r"\1", html).split()
    if not same:
        reading = read_page(data, name)
        apart = tuple(map(_as_subject, reading.apart))
        return replace(reading, apart=apart, without=frozenset({"first day"}))
    addresses = [unescape(one) for _, one in _IMAGE.findall(text)]
    images = (replace(one, address=address) for one, address in zip(reading.images, addresses, strict=True))
    without = frozenset({"first day"})
    return replace(reading, part=name, images=tuple(images), members=frozenset(), without=without)
