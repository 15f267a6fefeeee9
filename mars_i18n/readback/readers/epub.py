"""Reads a book: its chapters in the order of its spine."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ApartKind, ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText
from mars_i18n.readback.readers.flow import Flow
from mars_i18n.readback.readers.page_looks import read_style_sheets
from mars_i18n.readback.readers.xml import UnreadableError, member, parse_xml, unpack, walk_xhtml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from mars_i18n.readback.readers.page_looks import PageLooks

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_METADATA: tuple[tuple[str, ApartKind], ...] = (
    ("title", "title"),
    ("description", "summary"),
    ("date", "first day"),
    ("language", "language"),
)


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The book of an issue, as one reading."""
    name = f"{issue}.epub"
    try:
        return (_read_book(files[name], name),)
    except UnreadableError as error:
        return (ReadOutput(name, faults=(error.wording,)),)


def _read_book(data: bytes, name: str) -> ReadOutput:
    package = unpack(data, name)
    sheets = (package[one].decode("utf-8", "replace") for one in sorted(package) if one.lower().endswith(".css"))
    looks = read_style_sheets(sheets)
    if member(package, "mimetype", name).strip() != b"application/epub+zip":
        raise UnreadableError(message("{part} does not say that it is a book", part=name))
    container = parse_xml(member(package, "META-INF/container.xml", name), "META-INF/container.xml")
    root = container.find(f".//{_CONTAINER}rootfile")
    path = "" if root is None else root.get("full-path", "")
    book = parse_xml(member(package, path, name), path)
    apart = [ReadText(kind, one.text or "") for tag, kind in _METADATA for one in book.iter(_DC + tag)]
    for one in book.iter(f"{_OPF}item"):
        if "nav" in one.get("properties", "").split():
            nav = _read_chapter(package, join(dirname(path), one.get("href", "")), name, looks)
            lines = (line for line in nav.apart if line.kind == "contents")
            apart += (replace(line, target=_within(line.target, nav.part)) for line in lines if line.target)
    blocks: list[ReadBlock] = []
    links: list[ReadLink] = []
    images: list[ReadImage] = []
    anchors: dict[str, int] = {}
    for address in _spine(book):  # one chapter at a time
        chapter = _read_chapter(package, join(dirname(path), address), name, looks)
        start, folder = len(blocks), dirname(chapter.part)
        anchors |= {chapter.part: start, **{f"{chapter.part}#{key}": at + start for key, at in chapter.anchors.items()}}
        blocks += chapter.blocks
        apart += (replace(text, place=chapter.part if text.kind == "title" else "") for text in chapter.apart)
        links += (
            replace(
                link, address=_within(link.address, chapter.part), block=link.block + start if link.block >= 0 else -1
            )
            for link in chapter.links
        )
        images += (replace(image, address=normpath(join(folder, unquote(image.address)))) for image in chapter.images)
    return ReadOutput(
        name, tuple(blocks), tuple(apart), tuple(links), tuple(images), anchors, frozenset(package), closed=True
    )


def _spine(book: Element) -> list[str]:
    items = {one.get("id"): one.get("href", "") for one in book.iter(f"{_OPF}item")}
    shown = (one for one in book.iter(f"{_OPF}itemref") if one.get("linear", "yes") != "no")
    return [items[one.get("idref")] for one in shown if one.get("idref") in items]


def _read_chapter(package: Mapping[str, bytes], path: str, name: str, looks: PageLooks) -> ReadOutput:
    flow = Flow(path, looks=looks)
    walk_xhtml(parse_xml(member(package, path, name), path), flow)
    return flow.finish()


def _within(address: str, chapter: str) -> str:
    """An address within the book, from its top; others as they are."""
    if ":" in address.partition("/")[0]:
        return address
    path, mark, fragment = address.partition("#")
    full = normpath(join(dirname(chapter), unquote(path))) if path else chapter
    return full + mark + fragment
