"""What has been found in the parts of a package, as the parts of a document, and these written back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import field
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from mars_i18n.formats._office.layouts.initials import former_after_initial, initial_text
from mars_i18n.formats._office.layouts.segment_parts import layout_parts, with_single_blanks
from mars_i18n.formats._office.link_writing import write_links, write_relations
from mars_i18n.formats._office.splicing import PartEdits, write_inner, write_segment
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Document, Gap, Location, Segment, Text
from mars_i18n.model.construction import fast_constructor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import Frame, Inner
    from mars_i18n.formats._office.zip_package import ZipPackage
    from mars_i18n.model import BlockKind, Container, GapReason


_make_block, _make_gap, _make_text = fast_constructor(Block), fast_constructor(Gap), fast_constructor(Text)
_make_location, _make_segment = fast_constructor(Location), fast_constructor(Segment)


class LanguageSpan(NamedTuple):
    """The bytes of an attribute that names a language: all of it (pt-BR), its language alone, or its country alone."""

    start: int
    end: int
    part: Literal["tag", "language", "country"] = "tag"

    def value(self, locale: str) -> bytes:
        """What it says of a locale: "pt_BR", or "pt"; a country that is not known is none."""
        language, _, country = locale.replace("_", "-").partition("-")
        return {"tag": locale.replace("_", "-"), "language": language, "country": country or "none"}[self.part].encode()


@dataclass(slots=True)
class FoundBlock:
    """A block in one part of a package, from byte `start` to `end`: a layout, the words of an attribute, or neither."""

    start: int
    end: int
    kind: BlockKind
    layout: Layout | None = None
    inner: Inner | None = None
    level: int = 0
    key: str = ""
    containers: tuple[Container, ...] = ()
    twin: bool = False
    plain: Frame | None = None  # a run without a look
    languages: tuple[LanguageSpan, ...] = ()  # attributes that name the language of its text
    content: str = ""  # of what names the language of the document: how it is written, as in Block
    bold: bool = False  # all of its words
    size: float = 0  # of most of its words, points
    guessed: bool = False  # a heading by its look, not by a style
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(slots=True)
class FoundPart:
    """One part of a package that is read: its bytes, its blocks, and what is left out for a reason.

    `inserted` are parts that are shown after one of its bytes, as a diagram is where it is shown.
    """

    name: str
    data: bytes
    blocks: list[FoundBlock] = field(default_factory=list)
    gaps: list[tuple[int, int, GapReason]] = field(default_factory=list)
    inserted: list[tuple[int, FoundPart]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """A package as it was read: the parts of its document, and for each block where it came from."""

    package: ZipPackage
    found: tuple[FoundPart, ...]
    parts: tuple[Gap | Block, ...]
    origins: Mapping[int, tuple[FoundPart, FoundBlock]]  # by the number of the part of the document
    metadata: tuple[tuple[str, str], ...] = ()


def assemble(
    package: ZipPackage, found: Sequence[FoundPart], metadata: tuple[tuple[str, str], ...] = ()
) -> ReadPackage:
    """The parts of a document. What floats in a paragraph, such as a text box, is a block that follows it."""
    parts: list[Gap | Block] = []
    origins: dict[int, tuple[FoundPart, FoundBlock]] = {}
    for part in found:
        _add_part(package.path, part, parts, origins)
    every = [one for part in found for one in (part, *(inserted for _, inserted in part.inserted))]
    return ReadPackage(package, tuple(every), tuple(parts), origins, metadata)


def _add_part(
    path: str, part: FoundPart, parts: list[Gap | Block], origins: dict[int, tuple[FoundPart, FoundBlock]]
) -> None:
    """Add one part of a package to the parts of a document, with those that are inserted in it between its blocks."""
    cursor = 0
    blocks = sorted(part.blocks, key=lambda one: (one.start, -one.end))
    gaps = sorted(part.gaps, reverse=True)
    reasons = gaps[::-1]
    waiting = sorted(part.inserted, key=itemgetter(0))[::-1]
    at = 0
    while at <= len(blocks):
        start = blocks[at].start if at < len(blocks) else len(part.data)
        while waiting and waiting[-1][0] <= start:
            place, inserted = waiting.pop()
            parts += _gaps(part.data, cursor, place, gaps)
            cursor = max(cursor, place)
            _add_part(path, inserted, parts, origins)
        parts += _gaps(part.data, cursor, start, gaps)
        if at == len(blocks):
            break
        nested = at + 1
        while nested < len(blocks) and blocks[nested].start < blocks[at].end:
            nested += 1
        for number in range(at, nested):
            one = blocks[number]
            inside = _inside(one, blocks[number + 1 : nested], reasons) if one.layout else ()
            origins[len(parts)] = (part, one)
            parts.append(_block(path, part.data, one, inside))
        cursor, at = blocks[at].end, nested


def _inside(
    block: FoundBlock, following: Sequence[FoundBlock], reasons: Sequence[tuple[int, int, GapReason]]
) -> list[tuple[int, int, GapReason | None]]:
    """What is left out of a block for a reason, and the blocks that float in it, in order."""
    found: list[tuple[int, int, GapReason | None]] = []
    for other in following:
        if other.start >= block.end:
            break
        found.append((other.start, other.end, None))
    holes = [start for start, *_ in found]
    for at in range(bisect_left(reasons, block.start, key=itemgetter(0)), len(reasons)):
        start, end, reason = reasons[at]
        if start >= block.end:
            break
        if bisect_left(holes, start) == bisect_left(holes, end):
            found.append((start, end, reason))
    return sorted(found, key=itemgetter(0, 1))


def _gaps(data: bytes, start: int, end: int, gaps: list[tuple[int, int, GapReason]]) -> list[Gap]:
    pieces: list[Gap] = []
    cursor = start
    while gaps and gaps[-1][0] < end:
        begin, finish, reason = gaps.pop()
        begin, finish = max(begin, cursor), min(finish, end)
        if begin >= finish:
            continue
        if begin > cursor:
            pieces.append(_make_gap(data[cursor:begin].decode()))
        pieces.append(_make_gap(data[begin:finish].decode(), reason))
        cursor = finish
    if end > cursor:
        pieces.append(_make_gap(data[cursor:end].decode()))
    return pieces


def _cut(data: bytes, inside: Sequence[tuple[int, int, GapReason | None]], start: int, end: int) -> tuple[Gap, ...]:
    """What a part holds between two bytes, without what is another block, and with the reasons of what is left out."""
    if not inside:
        return (_make_gap(data[start:end].decode()),)
    pieces: list[Gap] = []
    cursor = start
    for at in range(bisect_left(inside, start, key=itemgetter(0)), len(inside)):
        begin, finish, reason = inside[at]
        if finish > end or begin >= end:
            break
        if begin < cursor:
            continue
        if begin > cursor:
            pieces.append(_make_gap(data[cursor:begin].decode()))
        if reason is not None:
            pieces.append(_make_gap(data[begin:finish].decode(), reason))
        cursor = finish
    return (*pieces, _make_gap(data[cursor:end].decode())) if end > cursor or not pieces else tuple(pieces)


def _block(path: str, data: bytes, found: FoundBlock, inside: Sequence[tuple[int, int, GapReason | None]]) -> Block:
    """A block. `inside` is, in order, what is left out of it for a reason, and what is another block (None)."""
    cut = partial(_cut, data, inside)
    location = _make_location(path, max(found.line, 1), 1)
    content: tuple[Gap | Segment, ...] = ()
    if found.layout is not None:
        words = layout_parts(found.layout, cut, location)
        former = former_after_initial(found.layout, words) if found.layout.initial else ()
        content = (_make_segment(words, location, notes=found.notes, former=former),)
    elif found.inner is not None:
        text = _make_text(with_single_blanks(found.inner.text).strip(), data[found.start : found.end].decode())
        content = (_make_segment((text,), location, notes=found.notes, attribute=found.inner.attribute),)
    elif found.end > found.start:
        content = cut(found.start, found.end)
    link = found.layout.link if found.layout else ""
    return _make_block(
        found.kind,
        content,
        found.level,
        found.containers,
        location,
        found.key,
        found.content,
        twin=found.twin,
        link=link,
    )


def read_as_document(read: ReadPackage, form: str) -> Document:
    """The document of a package of the format `form`.

    Programs write a language into every file, whoever writes in it: it is metadata, and declares nothing.
    """
    package = read.package
    said = next((one for one in read.parts if isinstance(one, Block) and one.key == "language"), None)
    language = _language_of(said.raw) if said else ""
    metadata = (*read.metadata, *([("language", language)] if language else []))
    return Document(package.path, form, read.parts, metadata=metadata, package=package.data)


def _language_of(said: str) -> str:
    """The language in an attribute's value ("pt-BR"), or in a tag that has the attributes language and country."""
    language, country = _LANGUAGE.search(said), _COUNTRY.search(said)
    if language is None:
        return said
    return f"{language[1]}-{country[1]}" if country and country[1] != "none" else language[1]


def write_package(document: Document, read_again: Callable[[bytes, str], ReadPackage]) -> bytes:
    """The file of a document: the very bytes where no text is new, else those parts anew that hold new texts."""
    fresh = any(_is_fresh(part) for part in document.parts)
    if not fresh and not document.language:  # as it was read
        return document.package
    read = read_again(document.package, document.path)
    edits = {part.name: PartEdits(part.data) for part in read.found}
    locale = document.language
    for at, (_, found) in read.origins.items():
        new = document.parts[at]
        if found.key == "language" and new.raw != read.parts[at].raw:
            value = _LANGUAGE.search(new.raw)  # with its region, whatever the country beside it still says
            locale = value[1] if value else new.raw
            break
    apart: dict[str, dict[str, str]] = {}  # of each part, the addresses that are kept apart from their texts
    for at, (part, found) in read.origins.items():
        if found.key != "language" or document.parts[at].raw != read.parts[at].raw:
            led = _write_block(edits[part.name], found, document.parts[at], document.path, locale)
            if led:
                apart.setdefault(part.name, {}).update(led)
    written = {part.name: edits[part.name].write() for part in read.found}
    changed = {part.name: written[part.name] for part in read.found if written[part.name] != part.data}
    for name, addresses in apart.items():
        changed |= write_relations(read.package, name, addresses, document.path)
    return read.package.with_members(changed)


_COUNTRY = re.compile(r"""[\w.-]*:country\s*=\s*["']([^"']*)["']""")
_LANGUAGE = re.compile(r"""[\w.-]*:language\s*=\s*["']([^"']*)["']""")


def _is_fresh(part: Gap | Block) -> bool:
    """Whether a part of a document has a text that is not written yet."""
    return isinstance(part, Block) and any(
        any(one.raw is None for one in segment.parts if isinstance(one, Text)) or _has_fresh_inner(segment)
        for segment in part.parts
        if isinstance(segment, Segment)
    )


def _has_fresh_inner(segment: Segment) -> bool:
    return any(
        isinstance(inner, Segment) and any(one.raw is None for one in inner.parts if isinstance(one, Text))
        for tag in segment.parts
        if not isinstance(tag, Text)
        for inner in tag.parts
    )


def _write_block(edits: PartEdits, found: FoundBlock, new: Gap | Block, path: str, locale: str) -> dict[str, str]:
    """Write what is new of a block; gives the addresses of links that are to be written elsewhere."""
    segment = next((one for one in new.parts if isinstance(one, Segment)), None) if isinstance(new, Block) else None
    led = write_links(edits, found.layout, segment, path) if found.layout is not None and segment is not None else {}
    if found.key != "language" and not _is_fresh(new):
        return led
    for span in found.languages:
        edits.replace(span.start, span.end, span.value(locale))
    if found.layout is not None and segment is not None:
        own = [one for one in segment.parts if isinstance(one, Text) or one.number > 0]  # 0: a link around all of it
        write_segment(edits, found.layout, own, path, found.plain)
    elif found.inner is not None and segment is not None:
        write_inner(edits, found.start, found.end, segment, path)
    return led


def with_twins(blocks: Sequence[FoundBlock], copies: Sequence[FoundBlock]) -> None:
    """Mark each of `copies` that says what one of `blocks` says as its twin."""
    said = {_said(one) for one in blocks}
    for one in copies:
        one.twin = _said(one) in said


def _said(found: FoundBlock) -> tuple[object, ...]:
    if found.layout is None:
        return (found.inner.text if found.inner else "",)
    initial = initial_text(found.layout.initial)
    texts = tuple(with_single_blanks("".join(piece.text for piece in slot.pieces)) for slot in found.layout.slots)
    return (initial, texts, tuple((mark.name, mark.number, mark.form) for mark in found.layout.marks))
