"""What the blocks of a document say, as its format read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Tag, Text
from mars_i18n.plugins.read_output import ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText, masthead_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.model import Block, Document, Inline
    from mars_i18n.plugins.read_output import ApartKind

_SHOWN = {"title", "summary"}  # keys of the front matter
_UNSHOWN = frozenset({"masthead", "html"})


@dataclass(frozen=True, slots=True)
class BlockSaid:
    """What one block says: its words, None where it has none; where its links lead; texts within its tags; images."""

    words: ReadBlock | None
    addresses: tuple[str, ...]
    apart: tuple[ReadText, ...]
    images: tuple[tuple[str, str], ...]  # (address, alternative text)
    anchors: tuple[str, ...]
    place: str


def read_block(block: Block, place: str) -> BlockSaid:
    """What a block says; `place` is where it is in the file."""
    tags = [one for part in block.parts if isinstance(part, Segment) for one in part.parts if isinstance(one, Tag)]
    opening = [one for one in tags if one.form != "close"]
    images = tuple((one.attribute("src"), one.attribute("alt")) for one in opening if one.name == "img")
    front = block.kind in {"title", "metadata"} and block.key and block.key not in _SHOWN
    if block.twin or block.kind in _UNSHOWN or front:
        return BlockSaid(None, (), (), images, block.anchors, place)
    if block.kind == "code":
        code = ReadBlock(block.content, (), place, code=True) if block.content.strip() else None
        return BlockSaid(code, (), (), images, block.anchors, place)
    segments = (part for part in block.parts if isinstance(part, Segment))
    words = "".join(_words(part) for one in segments for part in one.parts).strip()
    # a file says one language for all of it; a block that was not translated says its own only as a directive
    said = ReadBlock(words, (), place, block.level) if words else None
    addresses = tuple(one.attribute("href") for one in opening if one.name == "a")
    return BlockSaid(said, addresses, tuple(_texts(tags)) if tags else (), images, block.anchors, place)


def gather(said: Iterable[BlockSaid], document: Document, path: str) -> ReadOutput:
    """The reading of a file: what its blocks say, and the language and date line that it was read with."""
    blocks: list[ReadBlock] = []
    apart: list[ReadText] = []
    links: list[ReadLink] = []
    images: list[ReadImage] = []
    named: dict[str, int] = {}
    for one in said:
        links += [ReadLink(address, one.place, len(blocks)) for address in one.addresses]
        images += [ReadImage(address, alternative, path) for address, alternative in one.images]
        apart += one.apart
        named |= dict.fromkeys(one.anchors, -1)
        if one.words is not None:
            blocks.append(one.words)
    return ReadOutput(path, tuple(blocks), (*apart, *texts_beside(document)), tuple(links), tuple(images), named)


def texts_beside(document: Document) -> Iterator[ReadText]:
    """The date line and the language that a document was read with."""
    line = document.masthead
    if line is not None:
        yield ReadText("masthead", masthead_values(line.start, line.end, line.volume, line.number))
    if language := document.language or dict(document.metadata).get("language", ""):
        yield ReadText("language", language)


def _texts(tags: Sequence[Tag]) -> Iterator[ReadText]:
    """The texts within tags: titles of links, alternative texts and titles of images."""
    for tag in tags:
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
