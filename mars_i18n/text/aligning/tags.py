"""A translated paragraph from elsewhere becomes the translation of a message: its markup becomes the source's tags.

Links are matched by where they lead, code, images and footnotes by what they are, all else by order. What a format
without markup wrote as bare text (an address, code, the label of a footnote) becomes the tag that it was.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Tag, Text
from mars_i18n.text.segments.markup import merge_texts, tag_faults, to_msgid
from mars_i18n.text.values.addresses import address_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Inline

_WHAT = {"a": "href", "img": "src", "code": "code", "fn": "footnote", "html": "html"}  # identifies a tag
_MOST_RESTORED = 50  # tags of one message that are looked for in bare text


@dataclass(frozen=True, slots=True)
class Adoption:
    """The msgstr; what is wrong with its tags, in words, empty where all is well; links that lead elsewhere.

    `links` are (the source's address, the translation's) of links that were matched by order.
    """

    msgstr: str
    faults: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Element:
    """A tag or a pair of tags: its positions among the parts, and the number that it gets."""

    tag: Tag
    positions: list[int] = field(default_factory=list)
    number: int = 0

    @property
    def what(self) -> str:
        value = self.tag.attribute(_WHAT.get(self.tag.name, ""))
        return address_key(value) if self.tag.name in {"a", "img"} else value


def adopt_tags(parts: Sequence[Inline], source: Sequence[Inline]) -> Adoption:
    """The msgstr that `parts`, a translation in a document of its own, is for the message of `source`."""
    ours, theirs = _elements(source), _elements(parts)
    links = tuple(_match_tags(ours, theirs))
    kept = list(merge_texts(_renumber(parts, theirs)))
    taken = {one.number for one in theirs if one.number}
    missing = [position for position in range(1, len(ours) + 1) if position not in taken]
    for position in missing[:_MOST_RESTORED]:
        kept = list(merge_texts(_restore_tag(kept, ours[position - 1], position, source)))
    numbered = {position: one.tag for position, one in enumerate(ours, 1)}
    named = [replace(part, number=numbered[part.number].number) if isinstance(part, Tag) else part for part in kept]
    msgstr = to_msgid(named).strip()
    tags = [ours[position - 1].tag for position in missing[:_MOST_RESTORED]]
    bare = [
        f"{tag.label} is around its address"
        for tag in tags
        if f"{tag.label}{_address(tag)}</" in msgstr and f"{tag.label}{_address(tag)}</" not in to_msgid(source)
    ]
    return Adoption(msgstr, (*tag_faults(to_msgid(source), msgstr), *bare), links)


def _address(tag: Tag) -> str:
    return tag.attribute("href").removeprefix("mailto:")


def _elements(parts: Sequence[Inline]) -> list[_Element]:
    """The tags of a text in order of their beginnings, a pair as one; an end without a beginning is left out."""
    found: list[_Element] = []
    open_ones: list[_Element] = []
    for position, part in enumerate(parts):
        if not isinstance(part, Tag):
            continue
        if part.form != "close":
            found.append(_Element(part, [position]))
            if part.form == "open":
                open_ones.append(found[-1])
        elif open_ones and (open_ones[-1].tag.name, open_ones[-1].tag.number) == (part.name, part.number):
            open_ones.pop().positions.append(position)
    return found


def _match_tags(ours: Sequence[_Element], theirs: Sequence[_Element]) -> Iterator[tuple[str, str]]:
    """Give each of theirs the position (from 1) of its like among ours; yields links that were matched by order."""
    free: dict[tuple[str, str, str], list[int]] = {}
    for position, one in enumerate(ours, 1):
        free.setdefault((one.tag.name, one.tag.form, one.what), []).append(position)
    for one in theirs:
        if same := free.get((one.tag.name, one.tag.form, one.what)):
            one.number = same.pop(0)
    rest: dict[tuple[str, str], list[int]] = {}
    for (name, form, _), positions in free.items():
        if name != "code":  # other code is other code
            rest.setdefault((name, form), []).extend(positions)
    for one in theirs:
        left = rest.get((one.tag.name, one.tag.form))
        if not one.number and left:
            left.sort()
            one.number = left.pop(0)
            if one.tag.name == "a":
                yield ours[one.number - 1].tag.attribute("href"), one.tag.attribute("href")


def _renumber(parts: Sequence[Inline], theirs: Sequence[_Element]) -> Iterator[Inline]:
    """The parts with tags numbered by their likes' positions among ours; a tag without one leaves its words behind."""
    numbers = {position: one.number for one in theirs for position in one.positions}
    for position, part in enumerate(parts):
        if not isinstance(part, Tag):
            yield replace(part, raw=None)
        elif number := numbers.get(position, 0):
            yield Tag(part.name, number, part.form)
        elif part.form == "alone":
            yield Text(" " if part.name == "br" else _words(part))


def _words(tag: Tag) -> str:
    """What a reader sees of a tag without a partner, where it has words."""
    return tag.attribute(_WHAT[tag.name]).removeprefix("mailto:") if tag.name in {"a", "code"} else ""


def _restore_tag(parts: list[Inline], one: _Element, position: int, source: Sequence[Inline]) -> list[Inline]:
    """The parts with a tag of the source put around its words where they have no tag, once; else as they are."""
    tag = one.tag
    if tag.form == "alone":
        words = f"[{tag.attribute('footnote')}]" if tag.name == "fn" else _words(tag)
        return _put(parts, words, (Tag(tag.name, position, "alone"),), ())
    if len(one.positions) < 2:
        return parts
    start, end = one.positions
    opening, closing = (Tag(tag.name, position, "open"),), (Tag(tag.name, position, "close"),)
    if tag.name != "a" and start == 0 and end == len(source) - 1:
        return [*opening, *parts, *closing]
    inner = source[start + 1 : end]
    words = "".join(part.text for part in inner if isinstance(part, Text))
    found = _put(parts, words if len(inner) == 1 else "", (*opening, Text(words)), closing)
    if found is parts and tag.name == "a":
        found = _put(parts, _address(tag), (*opening, Text(_address(tag))), closing)
    return found


def _put(parts: list[Inline], words: str, before: tuple[Inline, ...], after: tuple[Inline, ...]) -> list[Inline]:
    """The parts with words that are there exactly once replaced; else the same list."""
    if not words.strip():
        return parts
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    places = [
        (at, match) for at, part in enumerate(parts) if isinstance(part, Text) for match in pattern.finditer(part.text)
    ]
    if len(places) != 1:
        return parts
    at, match = places[0]
    text = match.string
    pieces = (Text(text[: match.start()]), *before, *after, Text(text[match.end() :]))
    return [*parts[:at], *pieces, *parts[at + 1 :]]
