"""An Atom feed (RFC 4287) of each language, at <language>/feed.xml: its finished issues, the newest first."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from mars_i18n.model import Artefact
from mars_i18n.outputs._archive import newest_first
from mars_i18n.outputs._documents import page_document, summary_of, title_of
from mars_i18n.outputs._metadata import address_of, published
from mars_i18n.outputs._tree import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins import Archive, Edition

_MOST = 20  # issues in a feed
_UNKNOWN = "1970-01-01"  # of an issue without a date: RFC 4287 asks for one, and "now" is never the same twice
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(edition: Edition) -> tuple[Artefact, ...]:
    """Nothing: a feed is of all issues."""
    del edition
    return ()


def archive(archive: Archive) -> Iterator[Artefact]:
    """A feed for each language of the project, one without issues too, so that its address stays."""
    for language in archive.languages:
        own = [one for group in newest_first(archive.editions) for one in group if one.language == language]
        finished = [one for one in own if not one.draft][:_MOST]
        yield Artefact(f"{language}/feed.xml", _feed(archive, language, finished).encode())


def _feed(archive: Archive, language: str, editions: list[Edition]) -> str:
    words = archive.words(language)
    locale = editions[0].locale.replace("_", "-") if editions else language
    base = f"{archive.base_url}{language}/" if archive.base_url else ""
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale)}>\n',
        f"<id>{_identity(archive, language)}</id>\n",
        f"<title>{_text(archive.project or words('All issues'))}</title>\n",
        f"<updated>{_moment(published(editions[0]) if editions else '')}</updated>\n",
        f"<author><name>{_text(archive.project or words('All issues'))}</name></author>\n",
    ]
    if base:
        head.append(f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{base}feed.xml")}/>\n')
    page = f"hreflang={quoteattr(locale)} href={quoteattr(base or 'index.html')}"
    head.append(f'<link rel="alternate" type="text/html" {page}/>\n')
    return "".join([*head, *(_entry(archive, one) for one in editions), "</feed>\n"])


def _entry(archive: Archive, edition: Edition) -> str:
    link = address_of(edition) or f"{edition.issue}/index.html"
    summary = summary_of(edition)
    parts = [part for document in edition.documents for part in parts_of(document)]
    html = "".join(str(page_document(edition, document, number).html) for number, document in enumerate(parts))
    base = f" xml:base={quoteattr(link)}" if edition.base_url else ""
    return (
        f"<entry>\n<id>{_identity(archive, edition.language, edition.issue)}</id>\n"
        f"<title>{_text(title_of(edition))}</title>\n<updated>{_moment(published(edition))}</updated>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(link)}/>\n'
        + (f"<summary>{_text(summary)}</summary>\n" if summary else "")
        + f'<content type="html"{base}>{_text(html)}</content>\n</entry>\n'
    )


def _identity(archive: Archive, *names: str) -> str:
    """An id that stays: made of the public address, or of the project's name, and of what it is the id of."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((archive.base_url or archive.project, *names))).urn


def _moment(date: str) -> str:
    """A month or day as RFC 3339 writes the first moment of it."""
    year, month, day = (*(date or _UNKNOWN).split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
