"""The issue as a mail: a .eml file to drop into a mail program, and its HTML to paste into Mailchimp or listmonk.

Styles are in the elements themselves, the layout in tables, the plain text beside the HTML, as mail programs want
it. Images go with the .eml file; beside the pasted HTML they lie in mail/, to be published with the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import translatable
from mars_i18n.model import Artefact
from mars_i18n.outputs.email.blocks import MailWriter
from mars_i18n.outputs.email.headers import date_of, length_notes, size_notes, subject_of
from mars_i18n.outputs.email.images import Album
from mars_i18n.outputs.email.mail_html import MailContext, inline_mail
from mars_i18n.outputs.email.mail_message import Mail, message_bytes
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.look.labels import MAIL_LABELS
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.page.front_matter import one_line, preheader_of
from mars_i18n.outputs.page.hidden_syntax import hide_syntax
from mars_i18n.outputs.page.language_tags import direction, language_attributes, language_name, language_tag
from mars_i18n.outputs.page.plain_text import plain_text
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.page.urls import public_address
from mars_i18n.plugins.options import Option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition

needs = ("email", "css_inline")
body = ("date", "title", "summary", "text", "code", "notes")
apart = (
    "language",
    "subject",
    "preheader",
    "first day",
    "short contents",
    "alternative texts",
    "opening pictures",
    "image titles",
    "link titles",
    "links within",
)
labels = MAIL_LABELS
_ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"  # RFC 5322's dot-atoms, near enough
_MAILBOX = rf"{_ADDRESS}|[^<>@\x00-\x1f\x7f-\x9f]*<{_ADDRESS}>"
_WANTED = translatable('a mail address, with or without a name: "MARS <news@example.org>"')
FROM = Option(
    "from",
    "",
    translatable("Who sends the mail. Without it, the .eml opens as a draft to be sent by hand."),
    _MAILBOX,
    _WANTED,
    by_language=True,
)
REPLY_TO = Option("reply-to", "", translatable("Where answers go."), _MAILBOX, _WANTED, by_language=True)
UNSUBSCRIBE = Option(
    "unsubscribe",
    "",
    translatable(
        "Where readers unsubscribe: in the header, for https:// with one click, and in the foot; the tag of a mail "
        "service, such as *|UNSUB|*, is in the foot alone."
    ),
    # RFC 2369 and RFC 8058: in angle brackets, ASCII, and only https for one click. Mail services fill in a tag of
    # their own, and write the header themselves.
    r"(?:https://|mailto:)[!-;=?-~]+|\*\|[A-Z0-9_:]+\|\*|\{\{ ?[.\w]+ ?\}\}",
    translatable("an address that starts with https:// or mailto:, or the tag of a mail service, *|UNSUB|*"),
    by_language=True,
)
UNSUBSCRIBE_TEXT = Option(
    "unsubscribe-text",
    "",
    translatable("The text of the link to unsubscribe; without it, the packaged word of the language."),
    r"[^\x00-\x1f\x7f-\x9f]{1,200}",
    translatable("text on one line, of at most 200 characters"),
    by_language=True,
)
POSTAL_ADDRESS = Option(
    "address",
    "",
    translatable("The postal address of the sender, in the foot: laws on mails ask for one, and so do mail services."),
    r"[^\x00-\x1f\x7f-\x9f]{1,300}",
    translatable("text on one line, of at most 300 characters"),
    by_language=True,
)
IMAGES = Option(
    "images",
    "embed",
    translatable("embed: the .eml carries its images; link: it loads them from base_url."),
    "embed|link",
    translatable("embed or link"),
    published=("link",),
)
options = (FROM, REPLY_TO, UNSUBSCRIBE, UNSUBSCRIBE_TEXT, POSTAL_ADDRESS, IMAGES)


@dataclass(frozen=True, slots=True)
class MailDocument:
    """A document as the template is given it: HTML, and the language attributes of its title where they differ."""

    title: Markup
    title_attributes: Markup
    summary: Markup
    byline: Markup
    hero: Markup
    date: str
    html: Markup


def render(edition: Edition) -> Iterator[Artefact]:
    """The mail at ``<issue>.eml``, its HTML at ``<issue>.mail.html``, and that one's images in ``mail/``.

    Raises MarsError where a template of the project is broken, with its line.
    """
    edition = with_heroes(edition)
    album = Album(edition)
    hidden_edition, hidden = hide_syntax(edition)
    html = hidden.restore_html(_inline_styles(edition, _page(hidden_edition, album)), tags=False)
    linked = _link_images(edition, html, album)
    embeds = IMAGES.value(edition.settings, of="email") == "embed"
    data = message_bytes(
        Mail(
            subject=subject_of(edition),
            language=language_tag(edition),
            text=_plain_text(edition),
            html=html if embeds else linked,
            pictures=album.pictures if embeds else (),
            sender=FROM.value(edition.settings, of="email"),
            reply_to=REPLY_TO.value(edition.settings, of="email"),
            unsubscribe=UNSUBSCRIBE.value(edition.settings, of="email"),
            date=date_of(edition),
        )
    )
    yield Artefact(f"{edition.issue}.eml", data, tuple(_notes(edition, album, html, data)))
    yield Artefact(f"{edition.issue}.mail.html", linked.encode())
    for picture in album.pictures:
        yield Artefact(picture.file, picture.data)


def _notes(edition: Edition, album: Album, html: str, data: bytes) -> Iterator[Message]:
    yield from album.notes
    yield from length_notes(edition)
    yield from size_notes(len(html.encode()), len(data))


def _page(edition: Edition, album: Album) -> str:
    issue = resolve(edition)
    writer = MailWriter(edition, MailContext(public_address(edition), album.picture, issue.targets))
    values = {
        **_shared_values(edition),
        "subject": subject_of(edition),
        "preheader": preheader_of(edition),
        "documents": [_document(writer, part) for part in issue.parts],
        "date": issue.date,
        "contents": [(one.id, one.text) for one in issue.short_contents],
    }
    folders, words = edition.template_folders, edition.words
    screen = Markup(render_template("email/screen.css", folders, words, **values))  # noqa: S704 - our own style sheet
    return render_template("email/mail.html.j2", folders, words, screen=screen, **values)


def _document(writer: MailWriter, part: tree.Part) -> MailDocument:
    title = part.title
    return MailDocument(
        title=inline_mail(title.parts, writer.to) if title else Markup(""),
        title_attributes=language_attributes(title, writer.edition) if title else Markup(""),
        summary=writer.summary(part.summary),
        byline=writer.summary(part.byline),
        hero=writer.all((part.hero,)) if part.hero else Markup(""),
        date=part.date,
        html=writer.all(part.body) + writer.notes(part.notes),
    )


def _shared_values(edition: Edition) -> dict[str, object]:
    """What the templates of HTML, text and styles know alike."""
    reading = direction(edition.language)
    others = [one for one, _ in edition.alternates] if edition.base_url else []
    return {
        "edition": edition,
        "project": one_line(edition.project),
        "locale": language_tag(edition),
        "direction": reading,
        "start": "right" if reading == "rtl" else "left",
        "end": "left" if reading == "rtl" else "right",
        "page": public_address(edition),
        "unsubscribe": UNSUBSCRIBE.value(edition.settings, of="email"),
        "unsubscribe_text": UNSUBSCRIBE_TEXT.value(edition.settings, of="email"),
        "address": POSTAL_ADDRESS.value(edition.settings, of="email"),
        "languages": [
            (one, public_address(edition, one), language_name(one)) for one in others if one != edition.language
        ],
    }


def _plain_text(edition: Edition) -> str:
    shared = _shared_values(edition)
    return render_template(
        "email/mail.txt.j2", edition.template_folders, edition.words, text=plain_text(edition), **shared
    )


def _inline_styles(edition: Edition, html: str) -> str:
    from css_inline import CSSInliner

    style = render_template("email/style.css", edition.template_folders, edition.words, **_shared_values(edition))
    # the style element of the template holds what cannot be inlined: dark and narrow screens
    inliner = CSSInliner(extra_css=style, inline_style_tags=False, keep_style_tags=True, load_remote_stylesheets=False)
    return inliner.inline(html) + "\n"


def _link_images(edition: Edition, html: str, album: Album) -> str:
    """The HTML with its images loaded from where build/ is published, or from beside it."""
    for picture in album.pictures:
        html = html.replace(f"cid:{picture.content_id}", f"{public_address(edition)}{picture.file}")
    return html
