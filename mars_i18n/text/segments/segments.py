"""The segments of documents as translators meet them: where each stands, in words, and the distinct messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Document, Location, Segment, Tag, segments_of
from mars_i18n.text.segments.localise import has_prose
from mars_i18n.text.segments.markup import strip_tags, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADING_WIDTH = 60  # code points of a heading quoted in a place
_NOTED = {"a", "code", "fn", "html", "img"}  # tags that a translator cannot guess


@dataclass(frozen=True, slots=True)
class Message:
    """One distinct (context, msgid) of an issue, with what translators are told about it.

    `places` are in order of occurrence; `references` are the documents' paths, white space percent-encoded as PO
    separates references by it; `location` is the first occurrence.
    """

    msgid: str
    context: str
    language: str
    basis: str
    places: tuple[str, ...]
    references: tuple[str, ...]
    notes: tuple[str, ...]
    location: Location

    @property
    def key(self) -> tuple[str, str]:
        """(context, msgid), as in a catalogue."""
        return (self.context, self.msgid)


def located(document: Document) -> Document:
    """The document with `place` set on every segment: “Section «Water», paragraph 2 of 3”."""
    places = iter(tuple(_places(document)))
    return map_segments(document, lambda segment: replace(segment, place=next(places)))


def _places(document: Document) -> Iterator[str]:
    named = list(_named_blocks(document))
    totals: dict[tuple[int, str], int] = {}
    for section, _, name, _ in named:
        totals[section, name] = totals.get((section, name), 0) + 1
    counts: dict[tuple[int, str], int] = {}
    for section, heading, name, block in named:
        counts[section, name] = counts.get((section, name), 0) + 1
        place = _in_words(heading, name, counts[section, name], totals[section, name])
        for part in block.parts:
            if isinstance(part, Segment):
                yield place
                yield from _inner_places(part, place)


def _inner_places(segment: Segment, place: str) -> Iterator[str]:
    for part in segment.parts:
        if not isinstance(part, Tag):
            continue
        for inner in segments_of(part):
            texts = [nested for nested in part.parts if isinstance(nested, Segment)]
            is_title = part.name == "a" or (inner is texts[-1] and (len(texts) > 1 or not part.attribute("alt")))
            what = "title" if is_title else "alternative text"
            of = "link" if part.name == "a" else "image"
            yield f"{place}: {what} of {of} {part.number}"


def _named_blocks(document: Document) -> Iterator[tuple[int, str, str, Block]]:
    """(section's number, its heading, what the block is called, the block) for each block that has a segment."""
    section, heading = 0, ""
    for block in document.blocks:
        segments = [part for part in block.parts if isinstance(part, Segment)]
        if not segments:
            continue
        if block.kind in {"heading", "title"}:
            section, heading = section + 1, _shortened(strip_tags(to_msgid(segments[0].parts)))
            yield section, "", "title" if block.kind == "title" else "heading", block
        else:
            yield section, heading, _name(block), block


def _name(block: Block) -> str:
    if block.kind == "metadata":
        return f"{block.key} of the document"
    kinds = [container.kind for container in block.containers]
    if block.kind == "cell":
        return "table cell"
    if block.kind in {"attribution", "term"}:
        return block.kind
    for kind, name in (("footnote", "footnote"), ("definition", "definition"), ("item", "list item")):
        if kind in kinds:
            return name
    return "quotation" if "quote" in kinds else "paragraph"


def _in_words(heading: str, name: str, number: int, total: int) -> str:
    if name in {"title", "heading"}:
        return name.capitalize()
    if name.endswith(" of the document"):
        return name[0].upper() + name[1:]
    counted = name if total == 1 else f"{name} {number} of {total}"
    return f"Section «{heading}», {counted}" if heading else counted.capitalize()


def _shortened(text: str) -> str:
    return text if len(text) <= _HEADING_WIDTH else text[: _HEADING_WIDTH - 1].rstrip() + "…"


def messages(documents: Sequence[Document]) -> tuple[Message, ...]:
    """The distinct messages of an issue's documents in order of first occurrence.

    Segments that are exempt from translation or hold no letter outside their tags are left out. Where one text is
    said in two languages, a detected language wins over an inherited one.
    """
    found: dict[tuple[str, str], Message] = {}
    for document in documents:
        reference = _reference(document.path)
        for segment in segments_of(document):
            if not segment.translate or not has_prose(segment):
                continue
            message = _message(segment, reference)
            earlier = found.get(message.key)
            found[message.key] = _joined(earlier, message) if earlier else message
    return tuple(found.values())


def _message(segment: Segment, reference: str) -> Message:
    notes = tuple(
        f"{part.label} {part.note}"
        for part in segment.parts
        if isinstance(part, Tag) and part.form != "close" and part.note and part.name in _NOTED
    )
    return Message(
        msgid=to_msgid(segment.parts),
        context=segment.context,
        language=segment.language or "und",
        basis=segment.basis,
        places=(segment.place,),
        references=(reference,),
        notes=tuple(_one_line(note) for note in (*segment.notes, *notes)),
        location=segment.location,
    )


def _joined(earlier: Message, later: Message) -> Message:
    surer = later if earlier.basis != "detected" and later.basis == "detected" else earlier
    return replace(
        earlier,
        language=surer.language,
        basis=surer.basis,
        places=(*earlier.places, *later.places),
        references=tuple(dict.fromkeys((*earlier.references, *later.references))),
        notes=tuple(dict.fromkeys((*earlier.notes, *later.notes))),
    )


def _one_line(note: str) -> str:
    return " ".join(note.split())


def _reference(path: str) -> str:
    if not any(map(str.isspace, path)):
        return path
    return "".join(f"%{ord(char):02X}" if char == "%" or char.isspace() else char for char in path)
