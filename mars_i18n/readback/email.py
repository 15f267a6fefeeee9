"""Reads a mail, its HTML and its plain text, and the HTML that is pasted into mail services."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from mars_i18n.readback.read_output import ReadOutput, ReadText
from mars_i18n.readback.text import read_plain_part
from mars_i18n.readback.web import read_page, read_page_html

if TYPE_CHECKING:
    from collections.abc import Mapping
    from email.message import EmailMessage


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """Three readings: the HTML part and the plain part of the mail, and the HTML beside it."""
    name = f"{issue}.eml"
    message: EmailMessage = message_from_bytes(files[name], policy=policy.default)
    html, plain = message.get_body(("html",)), message.get_body(("plain",))
    subject = ReadText("subject", str(message.get("Subject", "")))
    members = frozenset(
        "cid:" + str(part["Content-ID"]).strip().strip("<>") for part in message.walk() if part["Content-ID"]
    )
    found = []
    for body, what, reader in ((html, "HTML", read_page_html), (plain, "text", read_plain_part)):
        part = f"{name}, {what}"
        try:
            content = "" if body is None else body.get_content()
        except (LookupError, ValueError, KeyError, AssertionError) as error:
            found.append(ReadOutput(part, faults=(f"{part} cannot be decoded: {error}",)))
            continue
        if not content:
            found.append(ReadOutput(part, faults=(f"{name} has no {what} part",)))
            continue
        one = reader(content, part)
        found.append(replace(one, apart=(subject, *one.apart), members=members))
    beside = f"{issue}.mail.html"
    if beside in files:
        found.append(read_page(files[beside], beside))
    return tuple(found)
