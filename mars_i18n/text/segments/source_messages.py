"""The segments of documents as translators meet them: where each is, and the distinct messages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING

from mars_i18n.model import WHOLE_PLACES, Block, Document, Location, Segment, SegmentPlace, Tag, segments_of
from mars_i18n.text.segments.localise import is_message
from mars_i18n.text.segments.markup import strip_tags, to_msgid
from mars_i18n.text.segments.remarks import read_remark
from mars_i18n.text.segments.remarks.remark_kinds import Limit, Occurrences, TagMeaning
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import InnerKind, PlaceKind
    from mars_i18n.text.segments.remarks.remark_kinds import Meaning, Remark, SourceBasis

# What tags mean that a translator cannot guess, and the attribute that says it.
_MEANINGS: dict[str, tuple[Meaning, str]] = {
    "a": ("link", "href"),
    "code": ("code", "code"),
    "fn": ("note", "footnote"),
    "html": ("opaque", "html"),
    "img": ("image", "src"),
    "ph": ("opaque", "ph"),
}
_MOST_PLACES = 3
_HEADING_WIDTH = 60  # code points of a heading quoted in a place


@dataclass(frozen=True)
class SourceMessage:
    """One distinct (context, msgid) of an issue, with what translators are shown about it.

    `places` are in order of occurrence; `references` are the documents' paths, white space percent-encoded as PO
    separates references by it; `notes` are lines that people wrote in the source, and remarks; `location` is the first
    occurrence.
    """

    msgid: str
    context: str
    language: str
    basis: str
    places: tuple[SegmentPlace, ...]
    references: tuple[str, ...]
    notes: tuple[str | Remark, ...]
    location: Location
    former: tuple[str, ...] = ()  # the msgids that earlier versions wrote for it
    figure: str = ""  # what CLDR writes for it in the language of a catalogue, at first as the source; of figures alone

    @property
    def key(self) -> tuple[str, str]:
        """(context, msgid), as in a catalogue."""
        return (self.context, self.msgid)

    @cached_property
    def occurrences(self) -> Occurrences:
        """Where the message is and in which language, as the catalogues say it: a few places alone."""
        distinct = tuple(dict.fromkeys(map(_shorten_heading, self.places)))
        basis: SourceBasis = self.basis if self.basis in {"inherited", "und", "foreign"} else "detected"  # type: ignore[assignment]
        more = max(len(distinct) - _MOST_PLACES, 0)
        return Occurrences(self.language, basis, distinct[:_MOST_PLACES], more)


def _shorten_heading(place: SegmentPlace) -> SegmentPlace:
    heading = place.section
    if len(heading) <= _HEADING_WIDTH:
        return place
    return replace(place, section=heading[: _HEADING_WIDTH - 1].rstrip() + "…")


def locate_segments(document: Document) -> Document:
    """The document with `place` set on every segment."""
    places = iter(tuple(_places(document)))
    return map_segments(document, lambda segment: replace(segment, place=next(places)))


def _places(document: Document) -> Iterator[SegmentPlace]:
    blocks = list(_sections(document))
    totals = Counter((section, kind) for section, _, kind, _ in blocks)
    counts = Counter[tuple[int, str]]()
    for section, heading, kind, block in blocks:
        counts[section, kind] += 1
        if kind == "metadata":
            place = SegmentPlace(kind, key=block.key)
        elif kind in WHOLE_PLACES:
            place = SegmentPlace(kind)
        else:
            place = SegmentPlace(kind, heading, counts[section, kind], totals[section, kind])
        for part in block.parts:
            if isinstance(part, Segment):
                yield place
                yield from _inner_places(part, place)


def _inner_places(segment: Segment, place: SegmentPlace) -> Iterator[SegmentPlace]:
    for part in segment.parts:
        if not isinstance(part, Tag):
            continue
        texts = [nested for nested in part.parts if isinstance(nested, Segment)]
        for inner in segments_of(part):
            if part.name == "ph" and not inner.attribute:  # words that are hidden in the middle of a sentence
                yield place
                continue
            is_title = part.name == "a" or (inner is texts[-1] and (len(texts) > 1 or not part.attribute("alt")))
            is_title = inner.attribute == "title" if inner.attribute else is_title
            title: InnerKind = "link-title" if part.name == "a" else "image-title"
            yield replace(place, inner=title if is_title else "image-alternative", tag=part.number)


def _sections(document: Document) -> Iterator[tuple[int, str, PlaceKind, Block]]:
    """(section's number, its heading, the block's kind of place, the block) for each block that has a segment."""
    section, heading = 0, ""
    for block in document.blocks:
        segments = [part for part in block.parts if isinstance(part, Segment)]
        if not segments:
            continue
        if block.kind in {"heading", "title"}:
            section, heading = section + 1, strip_tags(to_msgid(segments[0].parts))
        yield section, heading, _kind(block), block


def _kind(block: Block) -> PlaceKind:
    if block.kind in {"heading", "title", "metadata", "cell", "attribution", "term"}:
        return block.kind
    containers = [container.kind for container in block.containers]
    for kind in ("footnote", "definition", "item"):
        if kind in containers:
            return kind
    return "quotation" if "quote" in containers else "paragraph"


def messages(documents: Sequence[Document]) -> tuple[SourceMessage, ...]:
    """The distinct messages of an issue's documents in order of first occurrence.

    Segments that are exempt from translation, or hold no letter outside their tags and are no figure that CLDR writes,
    are left out. Where one text is
    said in two languages, a detected language wins over an inherited one.
    """
    found: dict[tuple[str, str], list[SourceMessage]] = {}
    for document in documents:
        reference = _reference(document.path)
        for segment in segments_of(document):
            if not is_message(segment):
                continue
            message = _message(segment, reference)
            found.setdefault(message.key, []).append(message)
    return tuple(alike[0] if len(alike) == 1 else _merge_messages(alike) for alike in found.values())


def _message(segment: Segment, reference: str) -> SourceMessage:
    notes = [_read_note(" ".join(note.split())) for note in segment.notes]
    return SourceMessage(
        msgid=intern(to_msgid(segment.parts)),
        context=segment.context,
        language=segment.language or "und",
        basis=segment.basis,
        places=(segment.place,) if segment.place else (),
        references=(reference,),
        notes=(*notes, *tag_meanings(segment)),
        location=segment.location,
        former=segment.former,
        figure=to_msgid(segment.parts) if segment.figure == "regional" else "",
    )


def _read_note(line: str) -> str | Limit:
    """A line that people wrote; a limit as its value, to be said in the words of each catalogue."""
    remark = read_remark(line)
    return remark if isinstance(remark, Limit) else line


def tag_meanings(segment: Segment) -> Iterator[TagMeaning]:
    """What translators are shown about the tags of a segment, in order."""
    tags = (part for part in segment.parts if isinstance(part, Tag) and part.form != "close")
    return filter(None, map(_meaning, tags))


def _meaning(tag: Tag) -> TagMeaning | None:
    """What a translator is shown about a tag that the text does not explain; white space in it is single."""
    meaning, attribute = _MEANINGS.get(tag.name, (None, ""))
    if meaning is None or (not tag.attribute(attribute) and not tag.note):
        return None
    shown: Meaning = "address" if tag.name == "a" and tag.form == "alone" else meaning
    said = tag.attribute(attribute) or tag.attribute("opaque")  # what outputs do not show, translators see
    return TagMeaning(tag.label, shown, " ".join(said.split()))


def _merge_messages(alike: Sequence[SourceMessage]) -> SourceMessage:
    """One message of those of one text; all at once, since a text may be there a hundred thousand times."""
    first = alike[0]
    surer = first if first.basis == "detected" else next((one for one in alike if one.basis == "detected"), first)
    return replace(
        first,
        language=surer.language,
        basis=surer.basis,
        places=tuple(chain.from_iterable(one.places for one in alike)),
        references=tuple(dict.fromkeys(chain.from_iterable(one.references for one in alike))),
        notes=tuple(dict.fromkeys(chain.from_iterable(one.notes for one in alike))),
        former=tuple(dict.fromkeys(chain.from_iterable(one.former for one in alike))),
        figure=first.figure if all(one.figure for one in alike) else "",
    )


def _reference(path: str) -> str:
    if not any(map(str.isspace, path)):
        return path
    return "".join(f"%{ord(char):02X}" if char == "%" or char.isspace() else char for char in path)
