"""What a localised document is written with, piece by piece, and which words of it can be read in one way only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Gap, Segment, Text
from mars_i18n.readback.readers.source_blocks import read_block
from mars_i18n.text.segments.template_syntax import find_template_syntax

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Container, Iterator, Sequence

    from mars_i18n.model import Block, Document, Tag
    from mars_i18n.readback.readers.source_blocks import BlockSaid

# signs of tags in a line, in the place of their own characters; formats have further ones, from 01 to 07
UNREAD = "\x0f"  # whose block is to be parsed
UNSEEN = ""  # which is not in the words
UNCLEAR = "\x0e"  # with which words of a translation are not certain
END = "\x1e"  # of a part in what is written, and of a line
_BETWEEN = "\x1f"  # two segments of one part
_SIGNS = (*map(chr, range(1, 8)), UNREAD, UNCLEAR)
RESERVED = (*_SIGNS, END, _BETWEEN)  # a file with one of these is not spelled out
_NEAR = 60  # pieces before a block, where the link around it may begin
_SIMPLE = frozenset({"heading", "paragraph", "attribution", "cell", "term", "label"})
_LOOKS = frozenset({"b", "i", "s", "span", "sub", "sup"})  # tags that say nothing and lead nowhere


@dataclass(frozen=True, slots=True)
class WordRules:
    """What a format's words must be for a reader to see them as they are, and how its tags are known.

    `kinds` are the blocks whose new words may be certain; `line` matches lines, each with its end, that can be read in
    one way only; none of them has what is `never` certain, in small letters. `sign` gives the sign of a tag in a
    line, from it, how it is written and where the link leads that is open there; None where it does not lead where its
    edition says. `is_read` says whether a block is to be parsed, whatever its words are; `values` whether new words
    within tags may be certain; `bare_ends`: the end of a link does not say where that leads; `marks` all
    characters that can make words uncertain, where these can be known by single ones.
    `leads_around` says whether the link around a block leads to an address, from what is written before it; None where
    such links are not looked for.
    """

    kinds: frozenset[str]
    line: re.Pattern[str]
    sign: Callable[[Tag, str | None, str], str | None]
    is_read: Callable[[Block], bool] | None = None
    marks: str | None = None
    never: tuple[str, ...] = ()
    values: bool = False
    bare_ends: bool = False
    leads_around: Callable[[str, str], bool] | None = None


@dataclass(slots=True)
class SpelledOut:
    """A document as its file must have it.

    `written` is the text of the file if all words are certain; `uncertain` are the numbers of those parts whose words
    can be written in several ways. `said` are what its blocks say, in their order, a str for one that has nothing but
    words; `read` the numbers of those parts that the parser of their format must read; `linked` are the addresses in
    blocks of words; `translated`: it has new words.
    """

    written: str
    uncertain: set[int]
    said: dict[int, BlockSaid | str]
    read: set[int]
    linked: dict[int, list[str]]
    translated: bool


def spell_out(document: Document, rules: WordRules) -> SpelledOut | None:
    """The document in pieces; None where a link of it leads elsewhere than it is written. Linear.

    Whether words are certain is decided for all lines at once. The file must have none of the RESERVED characters.
    """
    speller = _Speller(rules)
    speller.add_parts(document.parts)
    return None if speller.misled else speller.finish(document.opaque)


class _Speller:
    """Lays out one part after the other, in long lists: what is written, and lines.

    A line is of a block that has nothing but words: these, and a sign for each tag. Of other blocks it is empty; those
    with new words have others, one for each segment.
    """

    def __init__(self, rules: WordRules) -> None:
        self.rules = rules
        self.misled = False  # a link leads elsewhere
        self.written: list[str] = []
        self.lines: list[str] = [END]  # of all blocks, END after each
        self.numbers: list[int] = []  # of the parts that these blocks are
        self.others: list[str] = []  # the lines of other blocks, and the parts that they are in
        self.others_in: list[int] = []
        self.signs = 0  # in the lines
        self.fresh: set[int] = set()  # the parts with new words
        self.said: dict[int, BlockSaid | str] = {}
        self.read: set[int] = set()
        self.linked: dict[int, list[str]] = {}
        self.looks: dict[tuple[str, str, str | None], str] = {}  # tags by name, form and how they are written: signs

    def add_parts(self, parts: Sequence[Gap | Block]) -> None:  # noqa: C901, PLR0912, PLR0915 - calls would cost a fifth
        """Spell out the parts of a document; those of blocks and segments that are as usual, without a call each."""
        is_read, kinds, values, looks = self.rules.is_read, self.rules.kinds, self.rules.values, self.looks
        write, line, number = self.written.append, self.lines.append, self.numbers.append
        signs = 0
        for at, block in enumerate(parts):
            if isinstance(block, Gap):
                write(block.raw)
                continue
            if is_read and is_read(block):
                self.read.add(at)
            simple = block.kind in _SIMPLE and not (block.twin or block.key or block.content or block.anchors)
            begin, before, fresh, old = len(self.lines), signs, False, False
            for segment in block.parts:
                if not isinstance(segment, Segment):
                    write(segment.raw or "")
                    continue
                if begin < len(self.lines):
                    simple = False
                    line(_BETWEEN)
                if segment.attribute and not values:
                    old = True
                for inline in segment.parts:
                    if isinstance(inline, Text):
                        text, raw = inline.text, inline.raw
                        line(text)
                        if raw is None:
                            fresh = True
                            write(text)
                        else:
                            old = True
                            write(raw)
                        continue
                    inner = inline.parts
                    raw = inner[0].raw if len(inner) == 1 else None
                    sign = looks.get((inline.name, inline.form, raw))
                    if sign is None or raw is None:
                        sign, new, plain = self._add_tag(at, inline)
                        fresh, simple = fresh or new, simple and plain
                    else:
                        write(raw)
                    if sign:
                        line(sign)
                        signs += 1
            if fresh:
                self.fresh.add(at)
                if old or block.kind not in kinds or (not values and (block.key or block.content)):
                    line(UNREAD)  # then its words are not certain
                    signs += 1
            if not simple:
                self._end_other(at, block, begin)
                signs = before
            line(END)
            number(at)
        self.signs += signs

    def _end_other(self, at: int, block: Block, begin: int) -> None:
        """End a block that has more than words; what the lines have from there on is a line for each segment of it."""
        if at in self.fresh:
            lines = "".join(self.lines[begin:]).split(_BETWEEN)
            self.others += lines
            self.others_in += [at] * len(lines)
        del self.lines[begin:]
        self.linked.pop(at, None)
        self.said[at] = read_block(block, "")

    def _add_tag(self, at: int, tag: Tag) -> tuple[str, bool, bool]:
        """Spell out a tag of a part that is not known yet.

        Its sign, whether it has new words, and whether it says nothing itself.
        """
        linked = self.linked.setdefault(at, []) if tag.name == "a" else self.linked.get(at, [])
        if tag.name == "a" and tag.form == "open":
            linked.append(tag.attribute("href"))
        if self.rules.leads_around and tag.name == "a" and not tag.parts:  # of a link that is around the words
            before = "".join(self.written[-_NEAR:])
            here = tag.form == "close" or self.rules.leads_around(before, tag.attribute("href"))
            self.misled = self.misled or not here
            return UNSEEN, False, True
        written, new = _written(tag, values=self.rules.values)
        self.others += new
        self.others_in += [at] * len(new)
        self.written.append(written or "")
        sign = self.rules.sign(tag, written, linked[-1] if linked else "")
        self.misled = self.misled or sign is None
        if sign == UNREAD:
            self.read.add(at)
        elif written and not new and sign is not None and self._only_looks(tag):
            self.looks[tag.name, tag.form, written] = sign
        plain = tag.name in _LOOKS or (tag.name == "a" and tag.form != "alone" and sign != UNREAD)
        return UNCLEAR if sign is None else sign, bool(new), plain

    def _only_looks(self, tag: Tag) -> bool:
        """Whether a tag has the same sign wherever it is written so."""
        return tag.name in _LOOKS or (tag.name == "a" and tag.form == "close" and self.rules.bare_ends)

    def finish(self, opaque: Sequence[str]) -> SpelledOut | None:
        """The document, spelled out; None where its text has RESERVED characters."""
        lines, others = "".join(self.lines), END.join((*self.others, ""))
        signs = [sign for sign in _SIGNS if sign in lines]
        if (lines.count(END), others.count(END)) != (len(self.numbers) + 1, len(self.others)):
            return None
        if self.signs != sum(map(lines.count, signs)):
            return None
        uncertain: set[int] = set()
        if self.fresh and (self.rules.marks is None or any(map((lines + others).__contains__, self.rules.marks))):
            numbers = self.numbers + self.others_in
            uncertain = {numbers[number] for number in _uncertain(lines + others, self.rules, opaque)} & self.fresh
        for sign in signs:
            lines = lines.replace(sign, "")
        words = map(str.strip, lines[1:].split(END))
        said: dict[int, BlockSaid | str] = dict(zip(self.numbers, words, strict=False))
        said.update(self.said)
        return SpelledOut("".join(self.written), uncertain, said, self.read, self.linked, bool(self.fresh))


def spell_parts(document: Document, uncertain: Container[int]) -> list[str | None]:
    """The text of each part of a document, None for the numbers of those that are `uncertain`."""
    return [
        None if at in uncertain else part.raw if isinstance(part, Gap) else _spell_block(part)
        for at, part in enumerate(document.parts)
    ]


def _spell_block(block: Block) -> str:
    pieces: list[str] = []
    for part in block.parts:
        if not isinstance(part, Segment):
            pieces.append(part.raw or "")
            continue
        for one in part.parts:
            if isinstance(one, Text):
                pieces.append(one.text if one.raw is None else one.raw)
            else:
                pieces.append(_written(one, values=True)[0] or "")
    return "".join(pieces)


def _written(tag: Tag, *, values: bool) -> tuple[str | None, list[str]]:
    """How a tag is written, None where that is not known, and its new words."""
    pieces: list[str] = []
    new: list[str] = []
    for part in tag.parts:
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


def _uncertain(lines: str, rules: WordRules, opaque: Sequence[str]) -> Iterator[int]:
    """The numbers of the lines that can be read in several ways, or hold what only the project knows as syntax.

    `lines` begin with an END, and each ends in one.
    """
    end = 1
    number = 0
    while end < len(lines):
        found = rules.line.match(lines, end)
        stop = found.end() if found else end
        number += lines.count(END, end, stop)
        if stop >= len(lines):
            break
        yield number
        end = lines.index(END, stop) + 1
        number += 1
    small = lines.lower() if rules.never else ""
    for words in rules.never:
        at = small.find(words)
        while at >= 0:
            yield small.count(END, 0, at) - 1
            at = small.find(words, small.index(END, at))
    for start, finish in find_template_syntax(lines, opaque) if opaque else ():
        first = max(lines.count(END, 0, start) - 1, 0)
        yield from range(first, first + 1 + lines.count(END, start, finish - 1))
