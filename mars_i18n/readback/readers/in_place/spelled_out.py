"""What a localised document is written with, piece by piece, and which words of it can be read in one way only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mars_i18n.model import Gap, Segment, Text
from mars_i18n.readback.readers.source_blocks import read_block
from mars_i18n.text.segments.template_syntax import find_template_syntax

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.model import Block, Document, Tag
    from mars_i18n.readback.readers.source_blocks import BlockSaid

# signs of tags in a line, in the place of their own characters
UNREAD = "\x00"  # whose block is to be parsed
UNSEEN = ""  # which is not in the words
UNCLEAR = "\x0e"  # with which words of a translation are not certain
_SIGNS = frozenset("\x01\x02\x03\x04\x05\x06\x07")  # of which the rules of a format know what they are
_NEAR = 20  # parts before a block, where the link around it may begin
_SIMPLE = frozenset({"heading", "paragraph", "attribution", "cell", "term", "label"})
_LOOKS = frozenset({"b", "i", "s", "span", "sub", "sup"})  # tags that say nothing and lead nowhere


@dataclass(frozen=True, slots=True)
class WordRules:
    """What a format's words must be for a reader to see them as they are, and how its tags are known.

    `kinds` are the blocks whose new words may be certain; `line` matches lines, each with its end, that can be read in
    one way only; none of them has what is `never` certain, in small letters. `sign` gives the sign of a tag in a
    line, from it, how it is written and where the link leads that is open there; None where it does not lead where its
    edition says. `is_read` says whether a block is to be parsed, whatever its words are; `values` whether new words
    within tags may be certain. `leads_around` says whether the link around a block leads to an address, from how the
    parts before it are written; None where such links are not looked for.
    """

    kinds: frozenset[str]
    line: re.Pattern[str]
    sign: Callable[[Tag, str | None, str], str | None]
    is_read: Callable[[Block], bool]
    never: tuple[str, ...] = ()
    values: bool = False
    leads_around: Callable[[Sequence[str | None], str], bool] | None = None


@dataclass(slots=True)
class SpelledOut:
    """A document as its file must have it: the text of each part, None where its words can be written in several ways.

    `said` are what its blocks say, a str for one that has nothing but words; `read` the numbers of those parts that the
    parser of their format must read; `linked` are the addresses in blocks of words; `translated`: it has new words.
    """

    literals: list[str | None] = field(default_factory=list)
    said: dict[int, BlockSaid | str] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)
    linked: dict[int, tuple[str, ...]] = field(default_factory=dict)
    translated: bool = False


def spell_out(document: Document, rules: WordRules) -> SpelledOut | None:
    """The document in pieces; None where a link of it leads elsewhere than it is written. Linear.

    Whether words are certain is decided for all lines at once.
    """
    speller = _Speller(rules)
    literals = speller.made.literals
    for at, part in enumerate(document.parts):
        if isinstance(part, Gap):
            literals.append(part.raw)
        else:
            speller.add_block(at, part)
    return None if speller.misled else speller.finish(document.opaque)


class _Speller:
    """Lays out one part after the other. A line is of a segment with new words: these, and a sign for each tag."""

    def __init__(self, rules: WordRules) -> None:
        self.rules = rules
        self.made = SpelledOut()
        self.misled = False  # a link leads elsewhere
        self.lines: list[str] = []
        self.numbers: list[int] = []  # of the parts that the lines are in
        self.signs = 0  # in the lines
        self.looks: dict[tuple[str, str, str], str] = {}  # tags by name, form and how they are written, and their signs

    def add_block(self, at: int, block: Block) -> None:
        """Spell out a block, the part of the document with the number `at`."""
        made = self.made
        simple = block.kind in _SIMPLE and not (block.twin or block.key or block.content or block.anchors)
        if self.rules.is_read(block):
            made.read.add(at)
        if simple and (only := _only_text(block)) is not None:
            if only.raw is None:
                self._add_line(at, block, only.text)
            made.literals.append(only.text if only.raw is None else only.raw)
            made.said[at] = only.text.strip()
            return
        pieces: list[str] = []
        words: list[str] = []
        addresses: list[str] = []
        for part in block.parts:
            if isinstance(part, Segment):
                plain = self._add_segment(at, block, part, pieces, words, addresses)
                simple = simple and plain
            else:
                pieces.append(part.raw or "")
        made.literals.append("".join(pieces))
        if simple:
            made.said[at] = "".join(words).strip()
            if addresses:
                made.linked[at] = tuple(addresses)
        else:
            made.said[at] = read_block(block, "")

    def _add_segment(  # noqa: PLR0913, PLR0917 - what is laid out, and what of its block is known
        self, at: int, block: Block, segment: Segment, pieces: list[str], words: list[str], addresses: list[str]
    ) -> bool:
        """Spell out a segment; whether its tags say nothing themselves."""
        line: list[str] = []
        fresh, plain, signs = False, True, 0
        looks = self.looks
        for inline in segment.parts:
            if isinstance(inline, Text):
                raw = inline.raw
                if raw is None:
                    fresh = True
                    raw = inline.text
                words.append(inline.text)
                pieces.append(raw)
                line.append(raw)
                continue
            tag_parts = inline.parts
            if inline.name in _LOOKS and len(tag_parts) == 1 and isinstance(only := tag_parts[0], Gap):
                key = (inline.name, inline.form, only.raw)
                sign = looks.get(key) or looks.setdefault(key, self.rules.sign(inline, only.raw, "") or UNREAD)
                pieces.append(only.raw)
            else:
                sign, new = self._add_tag(inline, pieces, addresses)
                line += new
                fresh = fresh or bool(new)
                plain = plain and inline.name == "a" and inline.form != "alone" and sign != UNREAD
            if sign == UNREAD:
                self.made.read.add(at)
            signs += sign in _SIGNS
            line.append(sign)
        if fresh and segment.attribute and not self.rules.values:
            self._add_line(at, block, UNREAD)
        elif fresh:
            self._add_line(at, block, "".join(line), signs)
        return plain

    def _add_tag(self, tag: Tag, pieces: list[str], addresses: list[str]) -> tuple[str, list[str]]:
        """Spell out a tag that says something or leads somewhere; its sign, and its new words."""
        if tag.name == "a" and tag.form == "open":
            addresses.append(tag.attribute("href"))
        if self.rules.leads_around and tag.name == "a" and not tag.parts:  # of a link that is around the words
            before = [*self.made.literals[-_NEAR:], "".join(pieces)]
            here = tag.form == "close" or self.rules.leads_around(before, tag.attribute("href"))
            self.misled = self.misled or not here
            return UNSEEN, []
        written, new = _written(tag, values=self.rules.values)
        pieces.append(written or "")
        sign = self.rules.sign(tag, written, addresses[-1] if addresses else "")
        self.misled = self.misled or sign is None
        return sign or UNCLEAR, new

    def _add_line(self, at: int, block: Block, line: str, signs: int = 0) -> None:
        certain = block.kind in self.rules.kinds and (self.rules.values or not (block.key or block.content))
        self.lines.append(line if certain else UNREAD)
        self.numbers.append(at)
        self.signs += signs if certain else 0

    def finish(self, opaque: Sequence[str]) -> SpelledOut | None:
        """The document, spelled out; None where its words hold the signs of tags."""
        if not self.lines:
            return self.made
        self.made.translated = True
        joined = _join(self.lines)
        if self.signs != sum(map(joined.count, _SIGNS)):
            return None
        for number in _uncertain(joined, self.rules, opaque):
            self.made.literals[self.numbers[number]] = None
        return self.made


def _only_text(block: Block) -> Text | None:
    """The text of a block that has nothing else."""
    if len(block.parts) != 1 or not isinstance(segment := block.parts[0], Segment) or segment.attribute:
        return None
    only = segment.parts[0] if len(segment.parts) == 1 else None
    return only if isinstance(only, Text) else None


def _written(tag: Tag, *, values: bool) -> tuple[str | None, list[str]]:
    """How a tag is written, None where that is not known, and its new words."""
    parts = tag.parts
    if len(parts) == 1 and isinstance(only := parts[0], Gap):
        return only.raw, []
    pieces: list[str] = []
    new: list[str] = []
    for part in parts:
        if isinstance(part, Gap):
            pieces.append(part.raw)
            continue
        for one in part.parts:
            raw = one.raw
            if raw is None:
                raw = one.text if isinstance(one, Text) else ""
                new.append(raw)
            pieces.append(raw)
    return (None if new and not values else "".join(pieces)), new


def _join(lines: Sequence[str]) -> str:
    joined = "\n".join(("", *lines, ""))
    if joined.count("\n") == len(lines) + 1:
        return joined
    return "\n".join(("", *(one.replace("\n", UNREAD) for one in lines), ""))  # what is on several lines is unread


def _uncertain(joined: str, rules: WordRules, opaque: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that can be read in several ways, or hold what only the project knows as syntax."""
    end = 1
    number = 0
    while end < len(joined):
        found = rules.line.match(joined, end)
        stop = found.end() if found else end
        number += joined.count("\n", end, stop)
        if stop >= len(joined):
            break
        yield number
        end = joined.index("\n", stop) + 1
        number += 1
    small = joined.lower() if rules.never else ""
    for words in rules.never:
        at = small.find(words)
        while at >= 0:
            yield small.count("\n", 0, at) - 1
            at = small.find(words, small.index("\n", at))
    for start, finish in find_template_syntax(joined, opaque) if opaque else ():
        first = max(joined.count("\n", 0, start) - 1, 0)
        yield from range(first, first + 1 + joined.count("\n", start, finish - 1))
