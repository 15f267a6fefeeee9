"""The web page of an issue in one language, and the index of all issues. Self-contained but for the issue's images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.model import Artefact
from mars_i18n.outputs.look.colours import look
from mars_i18n.outputs.look.templates import rendered
from mars_i18n.outputs.look.theme import logo, style, theme_files
from mars_i18n.outputs.page.archive import newest_first, preferred, site_map
from mars_i18n.outputs.page.blocks import date_line, direction
from mars_i18n.outputs.page.documents import language_name, page_document, title_of
from mars_i18n.outputs.page.metadata import address_of, linked_data, open_graph
from mars_i18n.outputs.page.nesting import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.kinds import Archive, Edition

assets = True
_CONTENTS_FROM = 5  # headings


def render(edition: Edition) -> Iterator[Artefact]:
    """The page, at index.html. Raises MarsError where a template of the project is broken, with its line."""
    parts = [part for document in edition.documents for part in parts_of(document)]
    documents = [page_document(edition, document, number) for number, document in enumerate(parts)]
    headings = [heading for document in documents for heading in document.headings]
    html = rendered(
        "web/page.html.j2",
        edition.template_folders,
        edition.words,
        css=style("web/style.css", edition.template_folders, edition.words, "../../"),
        logo=logo(edition.template_folders, "../../"),
        edition=edition,
        locale=edition.locale.replace("_", "-"),
        direction=direction(edition.language),
        documents=documents,
        date=next((document.date for document in documents if document.date), ""),
        contents=headings if len(headings) >= _CONTENTS_FROM else [],
        languages=[(language, url, language_name(language)) for language, url in edition.alternates],
        canonical=address_of(edition),
        graph=open_graph(edition),
        data=linked_data(edition),
        feed="../feed.xml" if "feed" in edition.outputs else "",
    )
    yield Artefact("index.html", html.encode())


def archive(archive: Archive) -> Iterator[Artefact]:
    """index.html in the default language, <language>/index.html in each, and sitemap.xml where the address is known."""
    default = archive.languages[0]
    faint = tuple(look(archive.template_folders).faint())
    yield Artefact("index.html", _index(archive, default, "").encode(), notes=faint)
    for language in archive.languages:
        yield Artefact(f"{language}/index.html", _index(archive, language, "../").encode())
    yield from theme_files(archive.template_folders)
    if archive.base_url:
        yield Artefact("sitemap.xml", site_map(archive).encode())


def _index(archive: Archive, language: str, up: str) -> str:
    """The list of issues, the newest first, each with its languages; drafts are marked. `up` leads to the top."""
    rows = []
    for group in newest_first(archive.editions):
        shown = preferred(group, language)
        date = next(filter(None, (date_line(document, shown) for document in shown.documents)), "")
        links = [
            (one.language, f"{up}{one.language}/{one.issue}/index.html", language_name(one.language), one.draft)
            for one in group
        ]
        rows.append((title_of(shown), shown.language, date, links))
    locale = next((one.locale for one in archive.editions if one.language == language), language)
    folders, words = archive.template_folders, archive.words(language)
    pages = [(code, f"{up}{code}/index.html", language_name(code)) for code in archive.languages]
    return rendered(
        "web/index.html.j2",
        folders,
        words,
        css=style("web/style.css", folders, words, up),
        logo=logo(folders, up),
        locale=locale.replace("_", "-"),
        language=language,
        direction=direction(language),
        project=archive.project,
        rows=rows,
        languages=pages if len(pages) > 1 else [],
        base_url=archive.base_url,
        feed=f"{up}{language}/feed.xml" if "feed" in archive.outputs else "",
    )
