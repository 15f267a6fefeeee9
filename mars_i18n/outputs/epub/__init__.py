"""The issue as a book for e-readers: EPUB 3, a chapter a document, its sections in the table of contents.

Raw HTML of the sources is repaired into XHTML; what a book cannot run, as scripts and forms, is left out. Long
documents are cut into files that small readers bear.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, cast
from xml.parsers import expat

from markupsafe import Markup

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import UNDETERMINED, Artefact
from mars_i18n.outputs.epub.chapters import BookFile, book_files
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.images.pictures import Pictures
from mars_i18n.outputs.images.sizes import image_kind
from mars_i18n.outputs.images.widths import BOOK_WIDTH
from mars_i18n.outputs.look.labels import PAGE_LABELS
from mars_i18n.outputs.look.templates import render_template
from mars_i18n.outputs.page.documents import is_untitled, title_of
from mars_i18n.outputs.page.front_matter import issue_authors, one_line
from mars_i18n.outputs.page.html.xhtml import XhtmlContext, clean_id
from mars_i18n.outputs.page.html.xhtml_nodes import XhtmlWriter
from mars_i18n.outputs.page.identity import for_xml, forbidden_note, instant, known_instant, parcel, urn
from mars_i18n.outputs.page.language_tags import direction, language_tag
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.page.urls import outward, public_address
from mars_i18n.outputs.typst.cards import draw_card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition

_BLANKS = re.compile(r"[ \t\n\r\f]+")  # what readers show as one blank: none at which no line may end
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

body = ("dates", "title", "summary", "text", "code", "notes")
apart = (
    "language",
    "title",
    "summary",
    "first day",
    "whole contents",
    "alternative texts",
    "opening pictures",
    "image titles",
    "links within",
)
labels = PAGE_LABELS


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book as its template is given it: XHTML, and whether it opens a document, or the book."""

    file: str
    title: Markup
    summary: Markup
    byline: Markup
    hero: Markup
    date: str
    body: Markup
    opens: bool
    first: bool


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the table of contents, with those below it."""

    text: str
    href: str
    language: str
    children: list[ContentsLine] = field(default_factory=list)


def render(edition: Edition) -> Iterator[Artefact]:
    """The book, at ``<issue>.epub``. Raises MarsError where a template of the project is broken."""
    edition = with_heroes(edition)
    pictures = Pictures(edition, BOOK_WIDTH)
    cut = list(book_files(resolve(edition, syntax="left out")))
    places = {name: _name(number) for number, one in enumerate(cut) for name in one.ids}
    made = [_chapter(edition, one, at, places, pictures) for at, one in enumerate(cut)]
    title = one_line(title_of(edition)) or edition.issue
    shared = {
        "edition": edition,
        "locale": language_tag(edition),
        "direction": direction(edition.language),
        "title": title,
        "untitled": is_untitled(edition),
    }
    files = [(one.file, _page("chapter", shared, chapter=one)) for one in made]
    files.append(("nav.xhtml", _page("nav", shared, entries=_contents(edition, cut, made, title))))
    cover = draw_card(edition, "cover")
    covers = [(_cover_file(image_kind(cover)), image_kind(cover))] if cover else []
    files.append(("package.opf", _page("package", shared, cover=covers, **_package(edition, made, pictures))))
    style = render_template("epub/style.css", edition.template_folders, edition.words, **shared)
    contents = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", _CONTAINER.encode()),
        *((f"EPUB/{name}", for_xml(text).encode()) for name, text in reversed(files)),
        ("EPUB/style.css", for_xml(style).encode()),
        *((f"EPUB/{name}", cover) for name, _ in covers),
        *((f"EPUB/{_file(one.number, one.kind)}", one.data) for one in pictures.kept.values()),
    ]
    lacking = () if cover else (message("the book has no cover: drawing one needs the extra 'pdf'"),)
    notes = (*pictures.notes, *lacking, *forbidden_note(*(text for _, text in files)))
    yield Artefact(f"{edition.issue}.epub", parcel(contents), notes)


def _page(name: str, values: dict[str, object], **more: object) -> str:
    """A template of the book filled in. Raises MarsError where what it makes is not XML, as a book must be."""
    path = f"epub/{name}.html.j2"
    edition = cast("Edition", values["edition"])
    text = render_template(path, edition.template_folders, edition.words, **values, **more)
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(for_xml(text).encode(), True)  # noqa: FBT003 - expat has no keyword
    except expat.ExpatError as error:
        raise MarsError(
            message(
                "templates/{path}: what it makes is not well-formed XML: {error} (line {line} of it)",
                path=path,
                error=expat.errors.messages[error.code],
                line=error.lineno,
            ),
            message("Close every element and quote every attribute, or delete the template."),
        ) from error
    return text


def _cover_file(kind: str) -> str:
    return f"cover.{kind.replace('jpeg', 'jpg')}"


def _file(number: int, kind: str) -> str:
    return f"image-{number}.{kind.replace('jpeg', 'jpg')}"


def _chapter(edition: Edition, cut: BookFile, at: int, places: Mapping[str, str], pictures: Pictures) -> Chapter:
    page = public_address(edition)

    def link(href: str) -> str:
        if not href.startswith("#"):
            return outward(href, page)
        name = clean_id(href[1:])
        file = places.get(name, "")
        return f"{'' if file == _name(at) else file}#{name}" if file else ""

    def picture(src: str) -> str:
        found = pictures.picture(src)
        return _file(found.number, found.kind) if found else ""

    to = XhtmlContext(link, picture, cut.part.prefix, rtl=direction(edition.language) == "rtl")
    writer = XhtmlWriter(edition, to)
    return Chapter(
        file=_name(at),
        title=writer.title(cut.part.title if cut.opens else None),
        summary=writer.summary(cut.part.summary if cut.opens else None),
        byline=writer.summary(cut.part.byline if cut.opens else None),
        hero=writer.all((cut.part.hero,)) if cut.opens and cut.part.hero else Markup(""),
        date=cut.part.date,
        body=writer.all(cut.nodes) + writer.notes(cut.notes),
        opens=cut.opens,
        first=at == 0,
    )


def _name(at: int) -> str:
    return f"chapter-{at + 1}.xhtml"


def _contents(edition: Edition, cut: Sequence[BookFile], made: Sequence[Chapter], title: str) -> list[ContentsLine]:
    """The documents by their titles, and the sections of each below it, as deep as they are nested."""
    entries: list[ContentsLine] = []
    above: list[tuple[int, list[ContentsLine]]] = [(0, entries)]
    for one, chapter in zip(cut, made, strict=True):
        name = " ".join(chapter.title.striptags().split())
        if chapter.opens and (name or (chapter.first and not one.headings)):
            entry = ContentsLine(name or title, chapter.file, "")
            entries.append(entry)
            above = [(0, entries), (1, entry.children)]
        for heading in one.headings:
            while above[-1][0] >= heading.level:
                above.pop()
            words = _BLANKS.sub(" ", heading.text).strip()
            entry = ContentsLine(words, f"{chapter.file}#{clean_id(heading.id)}", _language(edition, heading))
            above[-1][1].append(entry)
            above.append((heading.level, entry.children))
    return entries


def _language(edition: Edition, heading: tree.Heading) -> str:
    """The language of a heading that is not in the book's, or the empty string."""
    known = [one.language for one in heading.prose if one.parts]
    return known[0] if len(known) == 1 and known[0] not in {edition.language, UNDETERMINED} else ""


def _package(edition: Edition, made: Sequence[Chapter], pictures: Pictures) -> dict[str, object]:
    kept = list(pictures.kept.values())
    bodies = [chapter.body for chapter in made]
    return {
        "identifier": urn("epub", edition.base_url, edition.project, edition.language, edition.issue),
        "authors": issue_authors(edition) or tuple(filter(None, [edition.project])),
        "date": known_instant(edition)[:10],
        "modified": instant(edition),
        "description": " ".join(made[0].summary.striptags().split()) if made else "",
        "chapters": made,
        "pictures": [(_file(one.number, one.kind), one.kind) for one in kept],
        "described": not any('alt=""' in body for body in bodies),
        "moving": any(one.kind == "gif" for one in kept),
    }
