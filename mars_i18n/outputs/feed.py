"""An Atom feed a language (RFC 4287), at ``<lang>/feed.xml``: its finished issues in full, the newest first.

Raw HTML of the sources is repaired as for books, so that no issue can swallow another, and nothing in it runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from mars_i18n.model import Artefact
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.look.labels import FLOW_LABELS
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.documents import title_of
from mars_i18n.outputs.page.front_matter import issue_authors, one_line, preheader_of
from mars_i18n.outputs.page.html.xhtml import XhtmlContext, clean_id
from mars_i18n.outputs.page.html.xhtml_nodes import XhtmlWriter
from mars_i18n.outputs.page.identity import for_xml, instant, urn
from mars_i18n.outputs.page.inline import safe_address
from mars_i18n.outputs.page.language_tags import language_tag
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.page.urls import issue_address, outward, public_address
from mars_i18n.text.segments.template_syntax import holds_syntax

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.plugins.editions import Archive, Edition, EditionRecord

body = ("text", "code", "notes")
apart = ("language", "title", "preheader", "first day", "alternative texts", "opening pictures", "image titles")
labels = FLOW_LABELS
_MOST = 20  # issues of a feed: readers ask for all of it again and again
_EMPTY = "1980-01-01T12:00:00Z"


def render(edition: Edition) -> Iterator[Artefact]:
    """Nothing: a feed is of all issues together."""
    del edition
    return iter(())


def record(edition: Edition) -> dict[str, str]:
    """The finished entry of an issue, and what decides on its place; of a draft, nothing."""
    if edition.draft:
        return {}
    return {"instant": instant(edition), "entry": str(_entry(with_heroes(edition)))}


def archive(archive: Archive) -> Iterator[Artefact]:
    """The feed of each language of the project; one without finished issues is empty, so that its address stays."""
    for language in archive.languages:
        finished = [one for one in archive.records if one.language == language and not one.draft]
        newest = sorted(finished, key=lambda one: (one.texts["instant"], one.issue), reverse=True)[:_MOST]
        yield Artefact(f"{language}/feed.xml", for_xml(_feed(archive, language, newest)).encode())


def _feed(archive: Archive, language: str, records: Sequence[EditionRecord]) -> Markup:
    """The feed. What it is called is the project's name; where that is unknown, the words for all issues."""
    name = one_line(archive.project_in(language)) or archive.words(language)("All issues")
    address = f"{archive.base_url}{language}/feed.xml" if archive.base_url else "feed.xml"
    return Markup(
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        "<id>{id}</id>\n<title>{name}</title>\n<updated>{updated}</updated>\n<author><name>{name}</name></author>\n"
        '<link rel="self" type="application/atom+xml" href="{address}"/>\n'
        '<link rel="alternate" type="text/html" href="{index}"/>\n{entries}</feed>\n'
    ).format(
        language=records[0].locale.replace("_", "-") if records else language,
        id=urn("feed", archive.base_url, archive.project, language),
        name=name,
        updated=records[0].texts["instant"] if records else _EMPTY,
        address=address,
        index=f"{archive.base_url}index.html" if archive.base_url else "../index.html",
        entries=Markup("".join(one.texts["entry"] for one in records)),  # noqa: S704 - made by `_entry`
    )


def _entry(edition: Edition) -> Markup:
    """An issue. Its `xml:base` is its page, by which readers find its images and its relative links."""
    page = public_address(edition)
    base = page or issue_address("", edition.language, edition.issue).partition("/")[2]  # the feed lies beside it
    return Markup(
        "<entry>\n<id>{id}</id>\n<title>{title}</title>\n<updated>{moment}</updated>\n<published>{moment}</published>\n"
        '<link rel="alternate" type="text/html" hreflang="{language}" href="{page}"/>\n{authors}'
        "<summary>{summary}</summary>\n"
        '<content type="html" xml:base="{base}">{content}</content>\n</entry>\n'
    ).format(
        id=urn("issue", edition.base_url, edition.project, edition.language, edition.issue),
        title=one_line(title_of(edition)) or edition.issue,
        moment=instant(edition),
        language=language_tag(edition),
        page=page or f"{base}index.html",
        authors=Markup("").join(map(Markup("<author><name>{}</name></author>\n").format, issue_authors(edition))),
        summary=preheader_of(edition),
        base=base,
        content=str(_content(edition, page)),  # a text again: its marks are escaped once more
    )


def _content(edition: Edition, page: str) -> Markup:
    """The documents of an issue, each but the first under its title."""
    shown = Markup("")
    issue = resolve(edition, syntax="left out")
    known = {
        clean_id(name)
        for part in issue.parts
        for name in tree.ids_in((part.title if part.number else None, part.summary, part.body, part.notes), part.prefix)
    }

    def link(href: str) -> str:
        if href.startswith("#"):
            name = clean_id(href[1:])
            return f"#{name}" if name in known else ""
        return outward(href, page) or _beside(href)

    for part in issue.parts:
        to = XhtmlContext(link, lambda src: outward(src, page) or _beside(src), part.prefix, book=False)
        writer = XhtmlWriter(edition, to)
        title = writer.title(part.title)
        if part.number and title.strip():
            shown += Markup("<h2>{}</h2>\n").format(title)
        shown += writer.summary(part.summary) + writer.summary(part.byline)
        shown += writer.all((*([part.hero] if part.hero else []), *part.body)) + writer.notes(part.notes)
    return shown


def _beside(address: str) -> str:
    """A relative address as it is, for `xml:base` to lead; the empty string for any other."""
    relative = address and safe_address(address) and not address.startswith(("/", "\\")) and not holds_syntax(address)
    scheme = address.partition("/")[0]
    return quote(address, safe="/?#&=%+,;@~!$'()*-._", errors="replace") if relative and ":" not in scheme else ""
