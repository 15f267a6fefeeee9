"""Whether a localised source says what its edition says, found out without parsing all of it.

What lies between the words must be the source's, character for character. Words in which no syntax can be are read
where they are. Others of Markdown and plain text are read by the parser of their format, with the lines that they are
in and without the rest; those of a page by the rules of HTML. What wrote the file is not used.

Where anything differs, or can be read in several ways, nothing is proven: then the file is read as a whole.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Document
from mars_i18n.plugins.read_output import ReadBlock, ReadImage, ReadLink, ReadOutput
from mars_i18n.readback.readers.in_place import markdown_words, page_words, plain_words
from mars_i18n.readback.readers.in_place.parsed_lines import find_ranges, share_lines
from mars_i18n.readback.readers.in_place.spelled_out import RESERVED, spell_out, spell_parts
from mars_i18n.readback.readers.source_blocks import BlockSaid, read_block, texts_beside
from mars_i18n.text.segments.whole_links import show_whole_links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mars_i18n.readback.readers.in_place.spelled_out import SpelledOut, WordRules

    Parse = Callable[[bytes, str], Document]
_BODY = re.compile("<body", re.IGNORECASE)
_ENCODINGS = frozenset({"utf-8", "utf-16-le", "utf-16-be", "ascii", "cp1252"})
_RULES: Mapping[str, WordRules] = {
    "html": page_words.RULES,
    "markdown": markdown_words.RULES,
    "text": plain_words.RULES,
}


@dataclass(frozen=True, slots=True)
class ProvenSource:
    """A file that says its edition, block for block: the words of each that is no program text, and all else of it.

    `reading` has no blocks: they are the edition's.
    """

    words: tuple[str, ...]
    reading: ReadOutput


def prove(data: bytes, document: Document, parse: Parse, path: str) -> ProvenSource | None:
    """The proof that the file of a localised document says what that says, or None. Linear."""
    if document.package or document.encoding not in _ENCODINGS or document.format not in _RULES:
        return None
    try:
        text = data.decode(document.encoding)
        if any(one in text for one in RESERVED):
            return None
        made = spell_out(document, _RULES[document.format])
        if made is None or not (made.uncertain or made.written == text):
            return None
        read = (_read_page if document.format == "html" else _read_lines)(text, document, made, parse, path)
    except (UnicodeDecodeError, MarsError):
        return None
    return None if read is None else _proven(made, read, path)


def _read_page(text: str, document: Document, made: SpelledOut, parse: Parse, path: str) -> Document | None:
    """What is parsed of a page: its head, for the language that it says. None where its words are not the edition's."""
    if made.uncertain:
        spans = locate(spell_parts(document, made.uncertain), text)
        if spans is None:
            return None
        uncertain = ((document.parts[at], text[slice(*spans[at])]) for at in made.uncertain)
        if not all(isinstance(part, Block) and page_words.fits(part, words) for part, words in uncertain):
            return None
    body = _BODY.search(text)
    head = text[: text.find(">", body.end()) + 1] if body else text
    return parse(head.encode(document.encoding), path)


def _read_lines(text: str, document: Document, made: SpelledOut, parse: Parse, path: str) -> Document | None:
    """What is parsed of lines: those that must be. None where they say something else than the edition."""
    made.read.update(made.uncertain)
    if any("#" in address for address in _addresses(made)):  # what leads within the file needs the names of its places
        made.read.update(at for at, one in made.said.items() if isinstance(one, BlockSaid) and one.anchors)
    if document.format == "text":
        made.read.update(share_lines(document) if made.translated else ())
        if not made.read:
            return Document(path, "text", ())
    spans = locate(spell_parts(document, made.uncertain), text)
    if spans is None:
        return None
    ranges, kept = find_ranges(document, text, spans, made.read)
    lines = "".join(text[start:end] for start, end in ranges)
    read = show_whole_links(parse(lines.encode(document.encoding), path))
    parsed = list(read.blocks)
    if len(parsed) != len(kept):
        return None
    for at, block in zip(kept, parsed, strict=True):
        found = read_block(block, "")
        if not _agree(made.said[at], tuple(made.linked.pop(at, ())), found):
            return None
        made.said[at] = found
    return read


def _addresses(made: SpelledOut) -> Iterator[str]:
    yield from chain.from_iterable(made.linked.values())
    yield from chain.from_iterable(said.addresses for said in made.said.values() if isinstance(said, BlockSaid))


def _agree(wanted: BlockSaid | str, linked: tuple[str, ...], found: BlockSaid) -> bool:
    """Whether a block that was parsed says what the edition's does."""
    if isinstance(wanted, str):
        wanted = BlockSaid(ReadBlock(wanted, (), ""), linked, (), (), (), "")
    return (
        _words(wanted) == _words(found)
        and wanted.addresses == found.addresses
        and _said_apart(wanted) == _said_apart(found)
        and [address for address, _ in wanted.images] == [address for address, _ in found.images]
    )


def _words(block: BlockSaid) -> tuple[str, bool]:
    return (" ".join(block.words.text.split()), block.words.code) if block.words else ("", False)


def _said_apart(block: BlockSaid) -> list[tuple[str, str]]:
    return sorted((one.kind, " ".join(one.text.split())) for one in block.apart)


def _proven(made: SpelledOut, read: Document, path: str) -> ProvenSource:
    words: list[str] = []
    links = [ReadLink(address, path) for address in chain.from_iterable(made.linked.values())]
    images: list[ReadImage] = []
    anchors: dict[str, int] = {}
    for said in made.said.values():
        if isinstance(said, str):
            if said:
                words.append(said)
            continue
        if said.words is not None and not said.words.code:
            words.append(said.words.text)
        links += [ReadLink(address, path) for address in said.addresses]
        images += [ReadImage(address, alternative, path) for address, alternative in said.images]
        anchors |= dict.fromkeys(said.anchors, -1)
    apart = tuple(texts_beside(read))
    return ProvenSource(tuple(words), ReadOutput(path, (), apart, tuple(links), tuple(images), anchors))


def locate(literals: Sequence[str | None], text: str) -> list[tuple[int, int]] | None:
    """Where parts are in a text, which has each as it is; None where it has not.

    Those of which it is not known how they are written (None) lie between the parts around them; of several with
    nothing between, the first has the place.
    """
    if None not in literals:
        known = [one or "" for one in literals]
        ends = list(accumulate(map(len, known)))
        return list(zip([0, *ends], ends, strict=False)) if "".join(known) == text else None
    spans: list[tuple[int, int]] = []
    waiting = -1
    at = 0
    for literal in literals:
        if literal is None:
            waiting = len(spans) if waiting < 0 else waiting
            spans.append((at, at))
            continue
        start = text.find(literal, at) if waiting >= 0 and literal else at
        if start < 0 or not text.startswith(literal, start):
            return None
        if waiting >= 0 and literal:
            spans[waiting:] = [(at, start), *[(start, start)] * (len(spans) - waiting - 1)]
            waiting = -1
        at = start + len(literal)
        spans.append((start, at))
    if waiting >= 0:
        spans[waiting] = (at, len(text))
        at = len(text)
    return spans if at == len(text) else None
