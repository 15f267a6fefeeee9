"""The web page of an issue in one language, and the index of all issues. Self-contained but for the issue's images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import Artefact
from mars_i18n.outputs._blocks import date_line, direction
from mars_i18n.outputs._documents import language_name, page_document, title_of
from mars_i18n.outputs._templates import rendered
from mars_i18n.outputs._tree import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.plugins import Archive, Edition

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
        css=_style(edition.template_folders, edition.words),
        edition=edition,
        locale=edition.locale.replace("_", "-"),
        direction=direction(edition.language),
        documents=documents,
        date=next((document.date for document in documents if document.date), ""),
        contents=headings if len(headings) >= _CONTENTS_FROM else [],
        languages=[(language, url, language_name(language)) for language, url in edition.alternates],
        canonical=f"{edition.base_url}{edition.language}/{edition.issue}/" if edition.base_url else "",
    )
    yield Artefact("index.html", html.encode())


def archive(archive: Archive) -> Iterator[Artefact]:
    """index.html: every issue, the newest first, with its languages; drafts are marked."""
    issues: dict[str, list[Edition]] = {}
    for edition in archive.editions:
        issues.setdefault(edition.issue, []).append(edition)
    newest_first = sorted(issues.values(), key=lambda group: (_start(group[0]), group[0].issue), reverse=True)
    rows = [
        (
            title_of(_preferred(group)),
            _preferred(group).language,
            next(filter(None, (date_line(document, _preferred(group)) for document in group[0].documents)), ""),
            [
                (one.language, f"{one.language}/{one.issue}/index.html", language_name(one.language), one.draft)
                for one in group
            ],
        )
        for group in newest_first
    ]
    language = archive.languages[0]
    locale = next((one.locale for one in archive.editions if one.language == language), language)
    folders, words = archive.template_folders, archive.words(language)
    html = rendered(
        "web/index.html.j2",
        folders,
        words,
        css=_style(folders, words),
        locale=locale.replace("_", "-"),
        direction=direction(language),
        project=archive.project,
        rows=rows,
    )
    yield Artefact("index.html", html.encode())


def _preferred(group: Sequence[Edition]) -> Edition:
    return next((one for one in group if one.language == one.default_language), group[0])


def _start(edition: Edition) -> str:
    return next((one.masthead.start for one in edition.documents if one.masthead), "")


def _style(folders: tuple[str, ...], words: Callable[[str], str]) -> Markup:
    return Markup(rendered("web/style.css", folders, words))  # noqa: S704 - a style sheet of the project's own
