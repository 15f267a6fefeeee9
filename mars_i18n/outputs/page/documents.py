"""What every output shows of an edition: its documents as HTML, its title, its images, the names of languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import Block, Document, Segment, Tag
from mars_i18n.outputs.page.blocks import PageBody, date_line, language_attributes
from mars_i18n.outputs.page.inline import plain, to_html
from mars_i18n.outputs.page.raw_html import with_html_read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.plugins.kinds import Edition


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A document as the template is given it: HTML, and its language attributes where they differ."""

    title: Markup
    title_attributes: Markup
    summary: Markup
    date: str
    html: Markup
    headings: tuple[tuple[str, str], ...]


def page_document(edition: Edition, document: Document, number: int) -> PageDocument:
    """One document of an edition; `number` counts the documents of its page from 0, which keeps ids apart."""
    body = PageBody(edition, document, number)
    title = first_segment(document, "title")
    summary = first_segment(document, "metadata", "summary")
    html = body.html()  # which finds the headings
    return PageDocument(
        title=body.numbered(to_html(title.parts, body.prefix)) if title else Markup(""),
        title_attributes=language_attributes(title, edition) if title else Markup(""),
        summary=Markup("<p{}>{}</p>").format(language_attributes(summary, edition), to_html(summary.parts))
        if summary
        else Markup(""),
        date=date_line(document, edition),
        html=html,
        headings=tuple((heading.id, heading.text) for heading in body.headings),
    )


def first_segment(document: Document, kind: str, key: str = "") -> Segment | None:
    """The segment of the front matter's title or summary, or None; a text file's titles stand in its flow."""
    for block in document.blocks:
        if block.kind == kind and block.key and key in {"", block.key}:
            return next((part for part in block.parts if isinstance(part, Segment)), None)
    return None


def summary_of(edition: Edition) -> str:
    """The summary of an issue in words alone, that of its first document that has one; empty where none has."""
    for document in edition.documents:
        if (found := first_segment(document, "metadata", "summary")) is not None:
            return plain(found.parts).strip()
    return ""


def first_day(edition: Edition) -> date | None:
    """The first day that a masthead of the issue names, that of a month its first; None where none names one."""
    start = next((one.masthead.start for one in edition.documents if one.masthead and one.masthead.start), "")
    try:
        return date.fromisoformat(start if len(start) > len("2025-05") else f"{start}-01")
    except ValueError:
        return None


def title_of(edition: Edition) -> str:
    """The title of an issue for lists and the head of a page: its first title or heading, else its name."""
    for kind in ("title", "heading"):
        for document in edition.documents:
            for block in document.blocks:
                text = _prose(block) if block.kind == kind else ""
                if text:
                    return text
    return edition.issue


def _prose(block: Block) -> str:
    return " ".join(plain(part.parts) for part in block.parts if isinstance(part, Segment)).strip()


def asset_paths(edition: Edition) -> tuple[str, ...]:
    """The relative addresses of the issue's images, sorted, without query or fragment; those of raw HTML too."""
    return image_addresses(edition.documents)


def image_addresses(documents: Iterable[Document]) -> tuple[str, ...]:
    """As `asset_paths`, of these documents."""
    return _relative(documents, "img", "src")


def link_addresses(documents: Iterable[Document]) -> tuple[str, ...]:
    """The relative addresses that links of the documents lead to, sorted, without query or fragment."""
    return _relative(documents, "a", "href")


def _relative(documents: Iterable[Document], name: str, attribute: str) -> tuple[str, ...]:
    found: set[str] = set()
    for document in map(with_html_read, documents):
        for block in document.blocks:
            for part in block.parts:
                if isinstance(part, Segment):
                    found |= {
                        one.attribute(attribute) for one in part.parts if isinstance(one, Tag) and one.name == name
                    }
    relative = {re.split(r"[?#]", one)[0] for one in found if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", one)}
    return tuple(sorted(one for one in relative if one))


def language_name(language: str) -> str:
    """A language in its own words, capitalised as a menu is: Español, English, Português."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:]
