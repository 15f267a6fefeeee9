"""The web page of an issue in one language, and the index of all issues. Self-contained but for the issue's images."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Artefact
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.look.colours import look
from mars_i18n.outputs.look.labels import PAGE_LABELS
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.look.theme import favicon, logo, style, theme_files
from mars_i18n.outputs.page.documents import date_line, title_of
from mars_i18n.outputs.page.front_matter import summary_of
from mars_i18n.outputs.page.hidden_syntax import hide_syntax
from mars_i18n.outputs.page.html.inline_html import to_html
from mars_i18n.outputs.page.language_tags import direction, language_attributes, language_name, language_tag
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.page.urls import public_address
from mars_i18n.outputs.web.archive import newest_first, preferred_edition, site_map
from mars_i18n.outputs.web.blocks import PartWriter
from mars_i18n.outputs.web.downloads import DOWNLOAD_LABELS, downloads
from mars_i18n.outputs.web.metadata import LARGE, SHARE_IMAGE, linked_data, open_graph, publication_date, share_image
from mars_i18n.outputs.web.sized_images import SizedImages, archive_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.model import Segment
    from mars_i18n.outputs.page import tree
    from mars_i18n.outputs.web.archive import ArchivedIssue
    from mars_i18n.plugins.editions import Archive, Edition

assets = True
body = ("date", "title", "summary", "text", "code", "notes")
apart = (
    "language",
    "title",
    "summary",
    "contents",
    "alternative texts",
    "opening pictures",
    "image titles",
    "link titles",
    "relative links",
    "links within",
)
_SHORT_CONTENTS = 6  # lines, which a telephone shows without folding them
labels = (*PAGE_LABELS, *DOWNLOAD_LABELS)


class IssueDetails(NamedTuple):
    """What the archive shows of an issue beside its title: a picture, its size in pixels, (label, address) of files."""

    summary: str
    picture: str
    width: int
    height: int
    downloads: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A document as the template is given it: HTML, and its language attributes where they differ.

    `headings` are (id, words), and `heading_marks` the attributes of those that are not in the language of the page, by
    their ids, empty for all others.
    """

    title: Markup
    title_attributes: Markup
    summary: Markup
    byline: Markup
    hero: Markup
    date: str
    html: Markup
    headings: tuple[tuple[str, str], ...]
    heading_marks: Mapping[str, Markup]


def render(edition: Edition) -> Iterator[Artefact]:
    """The page, at index.html, its smaller images, and the one that goes with links to it.

    Raises MarsError where a template of the project is broken, with its line.
    """
    given = edition = with_heroes(edition)
    images = SizedImages(given)
    edition, hidden = hide_syntax(images.apply())
    issue = resolve(edition)
    image = share_image(given)
    html = render_template(
        "web/page.html.j2",
        edition.template_folders,
        edition.words,
        css=style("web/style.css", edition.template_folders, edition.words, "../../"),
        logo=logo(edition.template_folders, "../../"),
        icon=favicon(edition.template_folders, "../../", edition.project or edition.issue),
        downloads=downloads(edition.outputs, edition.issue, edition.words),
        edition=edition,
        locale=language_tag(edition),
        direction=direction(edition.language),
        documents=[_document(edition, part) for part in issue.parts],
        date=issue.date,
        contents=issue.has_contents,
        short_contents=sum(len(part.headings) for part in issue.parts) <= _SHORT_CONTENTS,
        languages=[(language, url, language_name(language)) for language, url in edition.alternates],
        alternates=[(language, public_address(edition, language) or url) for language, url in edition.alternates],
        canonical=public_address(edition),
        graph=open_graph(given, image),
        large=bool(image.data) or image.width >= LARGE,
        data=linked_data(given, image),
        feed="../feed.xml" if "feed" in edition.outputs else "",
    )
    yield Artefact("index.html", hidden.restore_html(html).encode())
    yield from images.artefacts()
    if image.data:
        yield Artefact(SHARE_IMAGE, image.data)


def _document(edition: Edition, part: tree.Part) -> PageDocument:
    title, summary, writer = part.title, part.summary, PartWriter(edition, part)
    return PageDocument(
        title=to_html(title.parts, part.prefix) if title else Markup(""),
        title_attributes=language_attributes(title, edition) if title else Markup(""),
        summary=_line(summary, edition, part.prefix),
        byline=_line(part.byline, edition, part.prefix),
        hero=writer.all((part.hero,)) if part.hero else Markup(""),
        date=part.date,
        html=writer.html(),
        headings=tuple((heading.id, heading.text) for heading in part.headings),
        heading_marks={
            heading.id: language_attributes(heading.prose[0], edition) if heading.prose else Markup("")
            for heading in part.headings
        },
    )


def _line(segment: Segment | None, edition: Edition, prefix: str) -> Markup:
    """A line of the front matter as a paragraph, nothing where there is none."""
    if segment is None:
        return Markup("")
    return Markup("<p{}>{}</p>").format(language_attributes(segment, edition), to_html(segment.parts, prefix))


def record(edition: Edition) -> dict[str, str]:
    """What an index shows: the title, the date as its readers write it, and that for the order; summary and picture."""
    date = next(filter(None, (date_line(document, edition) for document in edition.documents)), "")
    return {
        "title": title_of(edition),
        "date": date,
        "published": publication_date(edition),
        "summary": summary_of(edition),
        "picture": json.dumps(archive_picture(edition)),
    }


def archive(archive: Archive) -> Iterator[Artefact]:
    """index.html in the default language, <language>/index.html in each, and sitemap.xml where the address is known."""
    default = archive.languages[0]
    faint = tuple(look(archive.template_folders).faint())
    issues = newest_first(archive.records)
    yield Artefact("index.html", _index(archive, issues, default, "").encode(), notes=faint)
    for language in archive.languages:
        yield Artefact(f"{language}/index.html", _index(archive, issues, language, "../").encode())
    yield from theme_files(archive.template_folders)
    if archive.base_url:
        yield Artefact("sitemap.xml", site_map(archive, issues).encode())


def _index(archive: Archive, issues: Sequence[ArchivedIssue], language: str, up: str) -> str:
    """The list of issues, the newest first, each with its languages; drafts are marked. `up` leads to the top."""
    names = {code: language_name(code) for code in {one.language for one in archive.records}}
    rows, addresses, details = [], [], []
    for issue in issues:
        shown = preferred_edition(issue.editions, (language, archive.languages[0]))
        urls = {code: f"{up}{address}index.html" for code, address in issue.addresses}
        links = [(one.language, urls[one.language], names[one.language], one.draft) for one in issue.editions]
        rows.append((shown.texts["title"], shown.language, shown.texts["date"], links))
        addresses.append(urls[shown.language])
        folder = urls[shown.language].removesuffix("index.html")
        picture, width, height = json.loads(shown.texts["picture"]) or ("", 0, 0)
        offered = downloads(archive.outputs, shown.issue, archive.words(language))
        details.append(
            IssueDetails(
                shown.texts["summary"],
                f"{folder}{picture}" if picture else "",
                width,
                height,
                tuple((label, f"{folder}{address}") for label, address in offered),
            )
        )
    locale = next((one.locale for one in archive.records if one.language == language), language)
    folders, words = archive.template_folders, archive.words(language)
    pages = [(code, f"{up}{code}/index.html", language_name(code)) for code in archive.languages]
    return render_template(
        "web/index.html.j2",
        folders,
        words,
        css=style("web/style.css", folders, words, up),
        logo=logo(folders, up),
        locale=locale.replace("_", "-"),
        language=language,
        direction=direction(language),
        project=archive.project_in(language),
        icon=favicon(folders, up, archive.project_in(language)),
        rows=rows,
        details=details,
        addresses=addresses,
        languages=pages if len(pages) > 1 else [],
        base_url=archive.base_url,
        feed=f"{up}{language}/feed.xml" if "feed" in archive.outputs else "",
    )
