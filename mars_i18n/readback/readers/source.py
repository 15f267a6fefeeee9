"""Reads the localised sources, with the parser of their format.

The parser is the one that read the source in the first place; what wrote the file (`rebuild`) is not used.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Segment, Tag, Text
from mars_i18n.plugins.read_output import ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText, masthead_values
from mars_i18n.text.segments.whole_links import show_whole_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.model import Block, Inline
    from mars_i18n.plugins.read_output import ApartKind


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """All files of source/, in the order of their names, as one reading."""
    del issue
    readings = [_read_file(files[path], path) for path in sorted(files) if path.startswith("source/")]
    broken = _broken(readings)
    links = []
    blocks: list[ReadBlock] = []
    for one in readings:
        links += [replace(link, block=link.block + len(blocks)) for link in one.links]
        blocks += one.blocks
    return (
        ReadOutput(
            "source",
            tuple(blocks),
            tuple(text for one in readings for text in one.apart),
            tuple(links),
            tuple(image for one in readings for image in one.images),
            {name: -1 for one in readings for name in one.anchors if name not in broken},
            placed_elsewhere=True,  # among the sources, where its images are
            faults=tuple(fault for one in readings for fault in one.faults),
        ),
    )


def _read_file(data: bytes, path: str) -> ReadOutput:
    suffix = PurePath(path).suffix.lower()
    known = (plugins.describe("formats", name) for name in plugins.names("formats"))
    form = next((one for one in known if suffix in one.module.extensions), None)
    if form is None:
        return ReadOutput(path, faults=(message("{path} has a format that is not known", path=path),))
    try:
        document = show_whole_links(form.module.parse(data, path))
    except MarsError as error:
        return ReadOutput(path, faults=(error.what,))
    blocks: list[ReadBlock] = []
    apart: list[ReadText] = []
    links: list[ReadLink] = []
    for block in document.blocks:
        front = block.kind in {"title", "metadata"} and block.key and block.key not in _SHOWN
        if block.twin or block.kind in {"masthead", "code", "html"} or front:
            continue
        place = f"{path}:{block.location.line}"
        segments = [part for part in block.parts if isinstance(part, Segment)]
        links += [ReadLink(one.attribute("href"), place, len(blocks)) for one in _tags(block) if one.name == "a"]
        apart += _texts(block)
        words = "".join(_words(part) for one in segments for part in one.parts).strip()
        if words:
            # a file says one language for all of it; a block that was not translated says its own only as a directive
            blocks.append(ReadBlock(words, (), place, block.level))
    masthead = document.masthead
    if masthead is not None:
        apart.append(
            ReadText("masthead", masthead_values(masthead.start, masthead.end, masthead.volume, masthead.number))
        )
    if language := document.language or dict(document.metadata).get("language", ""):
        apart.append(ReadText("language", language))
    images = [
        ReadImage(one.attribute("src"), one.attribute("alt"), path)
        for block in document.blocks
        for one in _tags(block)
        if one.name == "img"
    ]
    named = {name: -1 for block in document.blocks for name in block.anchors}
    return ReadOutput(path, tuple(blocks), tuple(apart), tuple(links), tuple(images), named)


def _broken(readings: Sequence[ReadOutput]) -> frozenset[str]:
    """The names that a file links to and does not have: in another it may be."""
    linked = ((one.anchors, link.address.strip()) for one in readings for link in one.links)
    names = ((anchors, address[1:]) for anchors, address in linked if address.startswith("#"))
    missing = (name for anchors, name in names if not {name, unquote(name)} & anchors.keys())
    return frozenset(form for name in missing for form in (name, unquote(name)))


_SHOWN = {"title", "summary"}  # keys of the front matter


def _tags(block: Block) -> Iterator[Tag]:
    for part in block.parts:
        if isinstance(part, Segment):
            yield from (one for one in part.parts if isinstance(one, Tag) and one.form != "close")


def _texts(block: Block) -> Iterator[ReadText]:
    """The texts within tags: titles of links, alternative texts and titles of images."""
    every = [part for one in block.parts if isinstance(one, Segment) for part in one.parts if isinstance(part, Tag)]
    for tag in every:
        inner = [part for part in tag.parts if isinstance(part, Segment)]
        for number, one in enumerate(inner):
            text = "".join(part.text for part in one.parts if isinstance(part, Text))
            title = one.attribute == "title" or (tag.name == "img" and number > 0)
            kind: ApartKind = "link title" if tag.name == "a" else "image title" if title else "alternative text"
            yield ReadText(kind, text)
        if tag.name == "a" and not inner and tag.attribute("title"):  # written in the definition of its address
            yield ReadText("link title", tag.attribute("title"))
        if tag.name == "img" and not inner and tag.attribute("alt"):
            yield ReadText("alternative text", tag.attribute("alt"))


def _words(part: Inline) -> str:
    if isinstance(part, Text):
        return part.text
    if part.name in {"code", "ph"}:
        return part.attribute(part.name)
    if part.name == "a" and part.form == "alone":
        return part.attribute("href").removeprefix("mailto:")
    return " " if part.name == "br" else ""
