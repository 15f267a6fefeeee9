"""The issue as an e-book: EPUB 3.3 (https://www.w3.org/TR/epub-33/), a chapter a document, its images within.

The bytes are the same each time: no moment of making stands in it, its identifier and dates are those of the issue.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mars_i18n.model import Artefact
from mars_i18n.outputs._blocks import direction
from mars_i18n.outputs._book_images import Images
from mars_i18n.outputs._documents import page_document, summary_of, title_of
from mars_i18n.outputs._email_html import without_dangers
from mars_i18n.outputs._inline import safe_address
from mars_i18n.outputs._metadata import address_of, published
from mars_i18n.outputs._templates import rendered
from mars_i18n.outputs._tree import parts_of
from mars_i18n.outputs._xhtml import Book, escaped, to_xhtml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.plugins import Edition

_DATE = (1980, 1, 1, 0, 0, 0)  # of the files in the archive: the first that a zip can hold
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityHazard", "none"),
)


@dataclass(frozen=True, slots=True)
class _Chapter:
    name: str
    title: str
    headings: tuple[tuple[str, str], ...]
    xhtml: str


def render(edition: Edition) -> Iterator[Artefact]:
    """The book, at <issue>.epub. Images that are missing or no images are shown by their words, and told."""
    images = Images(edition.image, "images")
    chapters = tuple(_chapters(edition, images))
    files = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "EPUB/package.opf": _package(edition, chapters, images).encode(),
        "EPUB/nav.xhtml": _navigation(edition, chapters).encode(),
        "EPUB/style.css": rendered("epub/style.css", edition.template_folders, edition.words).encode(),
        **{f"EPUB/{chapter.name}": chapter.xhtml.encode() for chapter in chapters},
        **{f"EPUB/{image.name}": image.data for image in images.found},
    }
    yield Artefact(f"{edition.issue}.epub", _zipped(files), notes=tuple(images.notes))


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DATE), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _chapters(edition: Edition, images: Images) -> Iterator[_Chapter]:
    book = Book(images.name_of, lambda href: _link(edition, href))
    parts = [without_dangers(part) for document in edition.documents for part in parts_of(document)]
    for number, part in enumerate(parts):
        page = page_document(edition, part, 0)
        title = to_xhtml(str(page.title), book) or escaped(title_of(edition) if not number else "")
        head = f'<p class="date">{escaped(page.date)}</p>\n' if page.date else ""
        head += f"<h1{_attributes(str(page.title_attributes))}>{title}</h1>\n" if title else ""
        head += f'<div class="lead">{to_xhtml(str(page.summary), book)}</div>\n' if page.summary else ""
        if edition.draft and not number:
            words = edition.words("Some parts of this draft are not yet translated; they are marked.")
            head += f'<p class="draft"><strong>{escaped(edition.words("Draft"))}.</strong> {escaped(words)}</p>\n'
        plain = page.title.striptags() or (title_of(edition) if not number else "")
        named = plain or next((text for _, text in page.headings), f"{number + 1}")
        body = f"{head}{to_xhtml(str(page.html), book)}"
        yield _Chapter(f"text-{number + 1}.xhtml", named, page.headings, _page(edition, named, body))


def _attributes(html: str) -> str:
    """Attributes of a heading, lang also as XML says it."""
    start = html.find('lang="')
    language = html[start + 6 : html.find('"', start + 6)] if start >= 0 else ""
    return f' lang="{language}" xml:lang="{language}"' if language else ""


def _link(edition: Edition, href: str) -> str:
    """Where a link leads from a book: within the chapter, or to the public page; nowhere where that is not known."""
    if href.startswith("#"):
        return href
    if not safe_address(href) or any(char.isspace() for char in href.strip()):
        return ""
    if ":" in href.split("/", maxsplit=1)[0]:
        return href.strip()
    page = address_of(edition)
    return urljoin(page, href.strip()) if page else ""


def _page(edition: Edition, title: str, body: str) -> str:
    locale = edition.locale.replace("_", "-")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="{locale}" xml:lang="{locale}" dir="{direction(edition.language)}">\n'
        f'<head>\n<title>{escaped(title)}</title>\n<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _navigation(edition: Edition, chapters: Sequence[_Chapter]) -> str:
    rows = []
    for chapter in chapters:
        inner = "".join(
            f'<li><a href="{chapter.name}#{key}">{escaped(text)}</a></li>\n' for key, text in chapter.headings if text
        )
        below = f"\n<ol>\n{inner}</ol>\n" if inner else ""
        rows.append(f'<li><a href="{chapter.name}">{escaped(chapter.title)}</a>{below}</li>\n')
    name = escaped(edition.words("In this issue"))
    body = f'<nav epub:type="toc" role="doc-toc">\n<h1>{name}</h1>\n<ol>\n{"".join(rows)}</ol>\n</nav>\n'
    return _page(edition, edition.words("In this issue"), body)


def _package(edition: Edition, chapters: Sequence[_Chapter], images: Images) -> str:
    locale, date = edition.locale.replace("_", "-"), published(edition)
    identity = uuid.uuid5(
        uuid.NAMESPACE_URL, "\n".join((address_of(edition) or edition.project, edition.issue, locale))
    )
    year, month, day = (*(date or "1980").split("-"), "01", "01")[:3]
    metadata = [
        f'<dc:identifier id="id">{identity.urn}</dc:identifier>',
        f"<dc:title>{escaped(title_of(edition))}</dc:title>",
        f"<dc:language>{locale}</dc:language>",
        f'<meta property="dcterms:modified">{year}-{month}-{day}T00:00:00Z</meta>',
        *([f"<dc:date>{date}</dc:date>"] if date else []),
        *([f"<dc:publisher>{escaped(edition.project)}</dc:publisher>"] if edition.project else []),
        *([f"<dc:description>{escaped(summary)}</dc:description>"] if (summary := summary_of(edition)) else []),
        *(f'<meta property="schema:{name}">{value}</meta>' for name, value in _ACCESS),
    ]
    manifest = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="css" href="style.css" media-type="text/css"/>',
        *(f'<item id="t{n}" href="{one.name}" media-type="application/xhtml+xml"/>' for n, one in enumerate(chapters)),
        *(f'<item id="i{n}" href="{one.name}" media-type="{one.kind}"/>' for n, one in enumerate(images.found)),
    ]
    spine = [f'<itemref idref="t{number}"/>' for number in range(len(chapters))]
    way = ' page-progression-direction="rtl"' if direction(edition.language) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{locale}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n' + "\n".join(metadata) + "\n</metadata>\n"
        "<manifest>\n" + "\n".join(manifest) + "\n</manifest>\n"
        f"<spine{way}>\n" + "\n".join(spine) + "\n</spine>\n</package>\n"
    )
