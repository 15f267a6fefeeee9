"""Reads a book: its chapters in the order of its spine."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.readback.flow import Flow
from mars_i18n.readback.read_output import ReadOutput, ReadText
from mars_i18n.readback.xml import UnreadableError, member, parse_xml, unpack, walk_xhtml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The book of an issue, as one reading."""
    name = f"{issue}.epub"
    try:
        return (_read_book(files[name], name),)
    except UnreadableError as error:
        return (ReadOutput(name, faults=(str(error),)),)


def _read_book(data: bytes, name: str) -> ReadOutput:
    package = unpack(data, name)
    container = parse_xml(member(package, "META-INF/container.xml", name), "META-INF/container.xml")
    root = container.find(f".//{_CONTAINER}rootfile")
    path = "" if root is None else root.get("full-path", "")
    book = parse_xml(member(package, path, name), path)
    chapters = [_read_chapter(package, join(dirname(path), one), name) for one in _spine(book)]
    apart: list[ReadText] = []
    for tag, kind in (("title", "title"), ("description", "summary")):
        apart += [ReadText(kind, one.text or "") for one in book.iter(_DC + tag)]  # type: ignore[arg-type]
    for one in book.iter(f"{_OPF}item"):
        if "nav" in one.get("properties", "").split():
            apart += _read_chapter(package, join(dirname(path), one.get("href", "")), name).apart
    folders = {chapter.part: dirname(chapter.part) for chapter in chapters}
    return ReadOutput(
        name,
        tuple(block for chapter in chapters for block in chapter.blocks),
        (*apart, *(text for chapter in chapters for text in chapter.apart)),
        tuple(
            replace(link, address=_within(link.address, chapter.part)) for chapter in chapters for link in chapter.links
        ),
        tuple(
            replace(image, address=normpath(join(folders[chapter.part], unquote(image.address))))
            for chapter in chapters
            for image in chapter.images
        ),
        frozenset(f"{chapter.part}#{anchor}" for chapter in chapters for anchor in chapter.anchors),
        frozenset(package),
        closed=True,
    )


def _spine(book: Element) -> list[str]:
    items = {one.get("id"): one.get("href", "") for one in book.iter(f"{_OPF}item")}
    return [items[one.get("idref")] for one in book.iter(f"{_OPF}itemref") if one.get("idref") in items]


def _read_chapter(package: Mapping[str, bytes], path: str, name: str) -> ReadOutput:
    flow = Flow(path)
    walk_xhtml(parse_xml(member(package, path, name), path), flow)
    return flow.finish()


def _within(address: str, chapter: str) -> str:
    """An address within the book, from its top; others as they are."""
    if ":" in address.partition("/")[0]:
        return address
    path, mark, fragment = address.partition("#")
    full = normpath(join(dirname(chapter), unquote(path))) if path else chapter
    return full + mark + fragment
