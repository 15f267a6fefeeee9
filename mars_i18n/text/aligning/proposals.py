"""What a translated document proposes for the messages of its source: pairs of blocks become translations.

One block against one is a translation, to be used as it is where nothing speaks against it. Blocks that the translation
joined are parted again where its sentences part; blocks that it split are joined. Both are proposed as doubtful.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Tag, Text, segments_of
from mars_i18n.text.aligning.blocks import AlignableText, block_pairs, sentence_pairs
from mars_i18n.text.aligning.tags import adopt_tags
from mars_i18n.text.language.wrong_language import Judge
from mars_i18n.text.segments.localise import has_prose
from mars_i18n.text.segments.markup import blank_tags, parse_translation, to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Block, Document, Inline, Location
    from mars_i18n.text.aligning.blocks import BlockPair

_COLUMNS = re.compile(r"(?<=\S) {2,}(?=\S)")
_LINKS = ("href", "src", "code")  # attributes of tags that two languages share


@dataclass(frozen=True, slots=True)
class Place:
    """A segment of a document, and what its alignment takes of it."""

    segment: Segment
    passage: AlignableText


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation for a message, and where it is in the translated document.

    `reason` says in words why it is doubtful; it is empty where it is not. `links` are (the source's address, the
    translation's) where they differ; `untranslated` says that the document left the source's words in their language.
    """

    source: Segment
    msgstr: str
    reason: str
    location: Location
    links: tuple[tuple[str, str], ...] = ()
    untranslated: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What aligning gave: proposals in the order of the source, and what has no partner on either side."""

    proposals: tuple[Proposal, ...]
    missing: tuple[Segment, ...]
    extra: tuple[Segment, ...]


def places(document: Document, language: str = "", *, cells: bool = False) -> tuple[Place, ...]:
    """The segments of a document that hold prose, in reading order.

    `language` is that of all of them, where it is known; each has its own otherwise. With `cells`, the columns of a
    line in plain text are places of their own, as the cells that they were in a table.
    """
    found = []
    for block in document.blocks:
        own = {id(part) for part in block.parts}
        for segment in segments_of(block):
            kind = _kind(block) if id(segment) in own else "alt"
            parts = _cells(segment) if cells and document.format == "text" else (segment,)
            found += [Place(part, _passage(part, kind, language)) for part in parts if has_prose(part)]
    return tuple(found)


def _kind(block: Block) -> str:
    if block.kind == "metadata":
        return f"metadata {block.key}"
    if block.kind == "heading":
        return f"heading {block.level}"
    inner = block.containers[-1].kind if block.containers else ""
    return inner if block.kind == "paragraph" and inner else block.kind


def _passage(segment: Segment, kind: str, language: str) -> AlignableText:
    links = [part.attribute(name) for part in segment.parts if isinstance(part, Tag) for name in _LINKS]
    return AlignableText(
        to_msgid(segment.parts), language or segment.language, kind, tuple(link for link in links if link)
    )


def _cells(segment: Segment) -> Iterator[Segment]:
    """A line of columns, which more than one space separates, as the cells that it shows."""
    if len(segment.parts) != 1 or not isinstance(segment.parts[0], Text):
        yield segment
        return
    for text in _COLUMNS.split(segment.parts[0].text):
        yield replace(segment, parts=(Text(text),))


def compare_translation(
    sources: Sequence[Place], targets: Sequence[Place], language: str, languages: tuple[str, ...]
) -> Comparison:
    """Align the places of a source with those of its translation into `language`, and say what that proposes.

    `languages` are those that a text left or put in another language may be in.
    """
    pairs = block_pairs([one.passage for one in sources], [one.passage for one in targets])
    proposals: list[Proposal] = []
    missing: list[Segment] = []
    extra: list[Segment] = []
    for pair in pairs:
        ours, theirs = sources[slice(*pair.source)], targets[slice(*pair.target)]
        if not ours:
            extra += [one.segment for one in theirs]
        elif not theirs:
            missing += [one.segment for one in ours]
        else:
            proposals += _propose(pair, ours, theirs, language, languages)
    return Comparison(tuple(proposals), tuple(missing), tuple(extra))


def _propose(
    pair: BlockPair, ours: Sequence[Place], theirs: Sequence[Place], language: str, languages: tuple[str, ...]
) -> Iterator[Proposal]:
    parts = join_segments([one.segment for one in theirs])
    location = theirs[0].segment.location
    if len(ours) == 1:
        source = ours[0].segment
        adoption = adopt_tags(parts, source.parts)
        doubt, same = _language_doubt(source, ours[0].passage.text, adoption.msgstr, language, languages)
        reason = "; ".join(filter(None, [pair.reason, doubt, *adoption.faults]))
        yield Proposal(source, adoption.msgstr, reason, location, adoption.links, untranslated=same)
        return
    shares = _shares([one.passage for one in ours], to_msgid(parts), language)
    for one, share in zip(ours, shares, strict=True):
        share_note = "this is its share, by its sentences" if share else "this is all of it"
        adoption = adopt_tags(parse_translation(share, parts) if share else parts, one.segment.parts)
        yield Proposal(one.segment, adoption.msgstr, "; ".join((pair.reason, share_note, *adoption.faults)), location)


def join_segments(segments: Sequence[Segment]) -> list[Inline]:
    """The parts of neighbouring segments as those of one, a space between; no two tags of it share a number."""
    parts: list[Inline] = []
    for number, one in enumerate(segments):
        parts += [*([Text(" ")] if parts else []), *_apart(one.parts, 1000 * number)]
    return parts


def _apart(parts: Sequence[Inline], shift: int) -> Iterator[Inline]:
    """The parts with their tags numbered beyond those of the parts before, so that none is taken for another's."""
    for part in parts:
        yield replace(part, number=part.number + shift) if isinstance(part, Tag) else part


def _language_doubt(
    source: Segment, msgid: str, msgstr: str, language: str, languages: tuple[str, ...]
) -> tuple[str, bool]:
    """Why a translation seems to be in another language, or nothing; and whether it was left untranslated."""
    if msgstr == msgid and source.basis == "detected" and source.language != language:
        return "it was left as it is", True
    judge = Judge(language, source.language, languages, blank_tags(msgid))
    found = judge.clear_other_language(blank_tags(msgstr))
    return f"it seems to be in {found}" if found else "", False


def _shares(ours: Sequence[AlignableText], target: str, language: str) -> list[str]:
    """The translation of several passages parted as they are; empty texts where its sentences do not part there."""
    source = " ".join(one.text for one in ours)
    ends: dict[int, int] = {}
    for pair in sentence_pairs(source, target, ours[0].language, language):
        ends[pair.source[1]] = pair.target[1]
    shares, start, offset = [], 0, 0
    for number, one in enumerate(ours):
        offset += len(one.text) + (1 if number + 1 < len(ours) else 0)
        end = ends.get(offset)
        if end is None or not target[start:end].strip():
            return [""] * len(ours)
        shares.append(target[start:end].strip())
        start = end
    return shares
