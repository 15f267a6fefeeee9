"""A mail as the bytes of a .eml file: RFC 5322 and MIME, with nothing in it that differs from one run to the next."""

from __future__ import annotations

import binascii
from base64 import encodebytes
from email import policy
from email.message import Message
from hashlib import sha256
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.outputs.email.headers import encode_header, mailbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.outputs.email.images import MailPicture

# compat32 writes headers as they are given, so that all Python versions write the same
_POLICY = policy.compat32.clone(linesep="\r\n")


@dataclass(frozen=True, slots=True)
class Mail:
    """All that a mail is made of. Addresses are as in the configuration; what is empty is left out."""

    subject: str
    language: str  # with its region: es-CO
    text: str
    html: str  # refers to its pictures as cid:…
    pictures: tuple[MailPicture, ...] = ()
    sender: str = ""
    reply_to: str = ""
    unsubscribe: str = ""
    date: str = ""


def message_bytes(mail: Mail) -> bytes:
    """The .eml file: text and HTML as alternatives, the HTML with its pictures; every line shorter than 998 bytes.

    Without a sender it is a draft that Outlook opens to be sent (X-Unsent), the others as a new mail.
    """
    digest = sha256(
        "\0".join((mail.subject, mail.text, mail.html, *(one.content_id for one in mail.pictures))).encode()
    )
    key = digest.hexdigest()[:32]
    html = _text_part("html", mail.html)
    if mail.pictures:
        html = _container("related", f"{key}.2", (html, *map(_picture_part, mail.pictures)), ' type="text/html";')
    message = Message(_POLICY)
    domain = mail.sender.rpartition("@")[2].rstrip(">") or "mars-i18n.invalid"
    headers = (
        ("From", mailbox("From", mail.sender) if mail.sender else ""),
        ("Reply-To", mailbox("Reply-To", mail.reply_to) if mail.reply_to else ""),
        ("Subject", encode_header("Subject", mail.subject)),
        ("Date", mail.date),
        ("Message-ID", f"<{key}@{domain}>"),
        ("Content-Language", mail.language),
        ("List-Unsubscribe", f"<{mail.unsubscribe}>" if mail.unsubscribe.startswith(("https:", "mailto:")) else ""),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click" if mail.unsubscribe.startswith("https:") else ""),
        ("X-Unsent", "" if mail.sender else "1"),
        ("MIME-Version", "1.0"),
    )
    for name, value in headers:
        if value:
            message[name] = value
    return _fill_multipart(message, "alternative", f"{key}.1", (_text_part("plain", mail.text), html)).as_bytes()


def _container(kind: str, key: str, parts: Sequence[Message], extra: str = "") -> Message:
    return _fill_multipart(Message(_POLICY), kind, key, parts, extra)


def _fill_multipart(message: Message, kind: str, key: str, parts: Sequence[Message], extra: str = "") -> Message:
    # "=_" cannot occur in quoted-printable or base64 (RFC 2045, 6.7), so no body holds the boundary
    message["Content-Type"] = f'multipart/{kind};{extra}\r\n boundary="=_{key}"'
    for part in parts:
        message.attach(part)
    return message


def _text_part(kind: str, text: str) -> Message:
    part = Message(_POLICY)
    part["Content-Type"] = f"text/{kind}; charset=utf-8"
    part["Content-Transfer-Encoding"] = "quoted-printable"
    lines = "\n".join(text.split("\r\n")).replace("\r", "\n")
    part.set_payload(binascii.b2a_qp(lines.encode(), istext=True).decode("ascii"))
    return part


def _picture_part(picture: MailPicture) -> Message:
    part = Message(_POLICY)
    name = picture.file.rpartition("/")[2]
    part["Content-Type"] = f"image/{picture.kind}"
    part["Content-Transfer-Encoding"] = "base64"
    part["Content-ID"] = f"<{picture.content_id}>"
    part["Content-Disposition"] = f'inline; filename="{name}"'
    part.set_payload(encodebytes(picture.data).decode("ascii"))
    return part
