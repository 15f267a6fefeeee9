"""The issue as a book for e-readers: EPUB 3, a chapter a document, its sections in the table of contents.

Raw HTML of the sources is repaired into XHTML; what a book cannot run, as scripts and forms, is left out. Long
documents are cut into files that small readers bear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from xml.parsers import expat

from mars_i18n.errors import MarsError
from mars_i18n.model import Artefact
from mars_i18n.outputs.email.headers import one_line
from mars_i18n.outputs.epub.chapters import Part, chapters, clean_id
from mars_i18n.outputs.images.pictures import Pictures
from mars_i18n.outputs.look.templates import rendered
from mars_i18n.outputs.page.blocks import direction
from mars_i18n.outputs.page.documents import title_of
from mars_i18n.outputs.page.identity import for_xml, forbidden_note, instant, known_instant, parcel, urn
from mars_i18n.outputs.page.urls import outward, public_address
from mars_i18n.outputs.page.xhtml import Surroundings, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from mars_i18n.plugins.kinds import Edition

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the book as its template is given it: XHTML, and whether it opens a document, or the book."""

    file: str
    title: Markup
    summary: Markup
    date: str
    body: Markup
    opens: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents, with those below it."""

    text: str
    href: str
    language: str
    children: list[Entry] = field(default_factory=list)


def render(edition: Edition) -> Iterator[Artefact]:
    """The book, at ``<issue>.epub``. Raises MarsError where a template of the project is broken."""
    pictures = Pictures(edition)
    parts = list(chapters(edition))
    places = {name: _name(number) for number, one in enumerate(parts) for name in one.ids}
    made = [_chapter(edition, part, at, places, pictures) for at, part in enumerate(parts)]
    title = one_line(title_of(edition)) or edition.issue
    shared = {
        "edition": edition,
        "locale": edition.locale.replace("_", "-"),
        "direction": direction(edition.language),
        "title": title,
    }
    files = [(one.file, _page("chapter", shared, chapter=one)) for one in made]
    files.append(("nav.xhtml", _page("nav", shared, entries=_contents(parts, made, title))))
    files.append(("package.opf", _page("package", shared, **_package(edition, made, pictures))))
    style = rendered("epub/style.css", edition.template_folders, edition.words, **shared)
    contents = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", _CONTAINER.encode()),
        *((f"EPUB/{name}", for_xml(text).encode()) for name, text in reversed(files)),
        ("EPUB/style.css", for_xml(style).encode()),
        *((f"EPUB/{_file(one.number, one.kind)}", one.data) for one in pictures.kept.values()),
    ]
    notes = (*pictures.notes, *forbidden_note(*(text for _, text in files)))
    yield Artefact(f"{edition.issue}.epub", parcel(contents), notes)


def _page(name: str, values: dict[str, object], **more: object) -> str:
    """A template of the book filled in. Raises MarsError where what it makes is not XML, as a book must be."""
    path = f"epub/{name}.html.j2"
    edition = cast("Edition", values["edition"])
    text = rendered(path, edition.template_folders, edition.words, **values, **more)
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(for_xml(text).encode(), True)  # noqa: FBT003 - expat has no keyword
    except expat.ExpatError as error:
        raise MarsError(
            f"templates/{path}: what it makes is not well-formed XML: {expat.errors.messages[error.code]} "
            f"(line {error.lineno} of it)",
            "Close every element and quote every attribute, or delete the template.",
        ) from error
    return text


def _file(number: int, kind: str) -> str:
    return f"image-{number}.{kind.replace('jpeg', 'jpg')}"


def _chapter(edition: Edition, part: Part, at: int, places: Mapping[str, str], pictures: Pictures) -> Chapter:
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

    to = Surroundings(link, picture, rtl=direction(edition.language) == "rtl")
    return Chapter(
        file=_name(at),
        title=written(part.title.children, to, "phrasing") if part.opens else written((), to),
        summary=written(part.summary.children, to) if part.opens else written((), to),
        date=part.date,
        body=written(part.nodes, to),
        opens=part.opens,
        first=at == 0,
    )


def _name(at: int) -> str:
    return f"chapter-{at + 1}.xhtml"


def _contents(parts: Sequence[Part], made: Sequence[Chapter], title: str) -> list[Entry]:
    """The documents by their titles, and the sections of each below it, as deep as they stand."""
    entries: list[Entry] = []
    above: list[tuple[int, list[Entry]]] = [(0, entries)]
    for part, chapter in zip(parts, made, strict=True):
        name = " ".join(chapter.title.striptags().split())
        if part.opens and (name or chapter.first):
            entry = Entry(name or title, chapter.file, "")
            entries.append(entry)
            above = [(0, entries), (1, entry.children)]
        for heading in part.headings:
            while above[-1][0] >= heading.level:
                above.pop()
            entry = Entry(heading.text, f"{chapter.file}#{heading.id}", heading.language)
            above[-1][1].append(entry)
            above.append((heading.level, entry.children))
    return entries


def _package(edition: Edition, made: Sequence[Chapter], pictures: Pictures) -> dict[str, object]:
    kept = list(pictures.kept.values())
    bodies = [chapter.body for chapter in made]
    return {
        "identifier": urn("epub", edition.base_url, edition.project, edition.language, edition.issue),
        "date": known_instant(edition)[:10],
        "modified": instant(edition),
        "description": " ".join(made[0].summary.striptags().split()) if made else "",
        "chapters": made,
        "pictures": [(_file(one.number, one.kind), one.kind) for one in kept],
        "described": not any('alt=""' in body for body in bodies),
        "moving": any(one.kind == "gif" for one in kept),
    }
