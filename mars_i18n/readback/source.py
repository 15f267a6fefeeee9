"""Reads the localised sources, with the parser of their format.

The parser is the one that read the source in the first place; what wrote the file (`rebuild`) is not used.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.model import Segment, Tag, Text
from mars_i18n.readback.read_output import ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mars_i18n.model import Block, Inline


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """All files of source/, in the order of their names, as one reading."""
    del issue
    readings = [_read_file(data, path) for path, data in sorted(files.items()) if path.startswith("source/")]
    return (
        ReadOutput(
            "source",
            tuple(block for one in readings for block in one.blocks),
            tuple(text for one in readings for text in one.apart),
            tuple(link for one in readings for link in one.links),
            tuple(image for one in readings for image in one.images),
            faults=tuple(fault for one in readings for fault in one.faults),
        ),
    )


def _read_file(data: bytes, path: str) -> ReadOutput:
    suffix = PurePath(path).suffix.lower()
    known = (plugins.describe("formats", name) for name in plugins.names("formats"))
    form = next((one for one in known if suffix in one.module.extensions), None)
    if form is None:
        return ReadOutput(path, faults=(f"{path} has a format that is not known",))
    try:
        document = form.module.parse(data, path)
    except MarsError as error:
        return ReadOutput(path, faults=(error.message,))
    blocks, apart, links = [], [], []
    for block in document.blocks:
        if block.twin or block.kind in {"masthead", "code", "html"} or (block.key and block.key not in _SHOWN):
            continue
        place = f"{path}:{block.location.line}"
        segments = [part for part in block.parts if isinstance(part, Segment)]
        words = " ".join("".join(_words(part) for one in segments for part in one.parts).split())
        if words:
            # a file says one language for all of it; a block that was not translated says its own only as a directive
            blocks.append(ReadBlock(words, (), place, block.level))
        links += [ReadLink(one.attribute("href"), place) for one in _tags(block) if one.name == "a"]
        apart += [ReadText("alternative text", one) for tag in _tags(block) if tag.name == "img" for one in _texts(tag)]
    masthead = document.masthead
    if masthead is not None and (masthead.raw or "").strip():
        blocks.append(ReadBlock((masthead.raw or "").strip(), (), path))
    images = [ReadImage("", one.text, path) for one in apart]
    return ReadOutput(path, tuple(blocks), tuple(apart), tuple(links), tuple(images))


_SHOWN = {"title", "summary"}  # keys of the front matter


def _tags(block: Block) -> Iterator[Tag]:
    for part in block.parts:
        if isinstance(part, Segment):
            yield from (one for one in part.parts if isinstance(one, Tag) and one.form != "close")


def _texts(image: Tag) -> Iterator[str]:
    inner = [part for part in image.parts if isinstance(part, Segment)]
    yield from ("".join(one.text for one in part.parts if isinstance(one, Text)) for part in inner)
    if image.attribute("alt"):
        yield image.attribute("alt")


def _words(part: Inline) -> str:
    if isinstance(part, Text):
        return part.text
    if part.name in {"code", "ph"}:
        return part.attribute(part.name)
    if part.name == "a" and part.form == "alone":
        return part.attribute("href").removeprefix("mailto:")
    return " " if part.name == "br" else ""
