"""The words of a block as inline parts: hyphens at line ends, ligatures, strong words, links, signs of footnotes."""

from __future__ import annotations

import re
from dataclasses import field, replace
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.printed_words import LOOK, SOFT_HYPHEN
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Gap, Tag, Text
from mars_i18n.plugins.imported_files import Remark
from mars_i18n.text.printed.repairs import LIGATURES, are_usual_together, is_known_word, is_usual_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock, PrintedLine
    from mars_i18n.importers.pdf_draft.printed_words import Word
    from mars_i18n.messages import Message
    from mars_i18n.model import Inline
    from mars_i18n.plugins.imported_files import Certainty
    from mars_i18n.text.printed.repairs import Repairs

_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
_HYPHENS = "-\u2010\u00ad"
_FIRST_LETTERS = re.compile(r"[^\W_]+")
_LAST_PIECE = re.compile(r"(?P<lead>(?:[^\W_]+-)*)(?P<first>[^\W_]+)\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*\Z|\S+@\S*\Z", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[\w./?=&%#~-]*[/.?=&%#~_-][\w./?=&%#~-]*|[\w-]+(?:\.[a-z]{2,})\S*", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\n([^\W\d_]+)")
_LONGEST_HALF = 80  # code points of a broken word
_LEAST_BROKEN = 3
_RARE = 0.03  # of the lines that end in a hyphen: where words are broken, it is every tenth or so
_LEAST_HALF = 4  # letters of each half of a compound, where words are broken at line ends
_RAISED = 0.18  # of the size: how far above the baseline a raised word is
_SMALL = 0.87
_DROP_CAP = 1.8
_LOOK = itemgetter(LOOK)
_WORD = itemgetter(0)
_SPACED = 4  # capitals with blanks between them, at least, that are a word
_SPACED_SMALL = 7  # the same, of any characters


@dataclass(frozen=True, slots=True)
class LineBreaks:
    """How a file breaks words at line ends: as usual, or hardly ever but at their own hyphens."""

    are_usual: bool = False
    are_rare: bool = False


@dataclass(slots=True)
class _Token:
    """A word, or several of one look with blanks between them, of which `word` is one."""

    text: str
    word: Word
    blank: bool  # before it
    note: str = ""  # the label of the footnote that it is the sign of
    raised: bool = False

    @property
    def letters(self) -> int:
        """How many code points it has that are no blanks."""
        return len(self.text) - self.text.count(" ")


@dataclass(slots=True)
class InlineReader:
    """Makes inline parts of the words of blocks. `labels` are (page, sign) → the label of a footnote."""

    repairs: Repairs
    labels: dict[tuple[int, str], str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    breaks: LineBreaks = LineBreaks()
    block: int = 0
    page: int = 0

    def read(self, block: PrintedBlock, index: int) -> tuple[Inline, ...]:
        """The parts of a block, which has this index in the document; what was changed is in `remarks`."""
        self.block, self.page = index, block.page
        tokens: list[_Token] = []
        for at, line in enumerate(block.lines):
            self.page = line.page
            found = self._line_tokens(line)
            if tokens and found:
                self._join_lines(tokens, found, line, drop_cap=at == 1 and _is_drop_cap(block.lines[0], line))
            tokens += found
        styles = set(_marked_styles(tokens))
        if not styles and not any(one.note or one.raised or one.word.link for one in tokens):  # most blocks
            return (Text(text),) if (text := _plain_text(tokens)) else ()
        return tuple(_merge_texts(_parts(tokens, styles)))

    def _say(self, about: Message, before: str, after: str, certainty: Certainty) -> None:
        self.remarks.append(Remark(about, before, after, certainty, self.page, self.block))

    def _line_tokens(self, line: PrintedLine) -> list[_Token]:
        if _is_plain(line):
            return _plain_tokens(line)
        size, base = line.size, line.base
        tokens: list[_Token] = []
        for word in line.words:
            text = self._characters(word.text)
            end = len(text) - (word is line.words[-1])
            text = text[:end].replace("\u00ad", "-") + text[end:]
            raised = word.size < _SMALL * size and word.base > base + _RAISED * size
            cites = (raised or word.is_sign) and word.may_be_sign
            note = self.labels.get((line.page, word.text), "") if cites else ""
            tokens.append(_Token(text, word, not word.joins, note, raised and not note))
        return self._spaced_letters(tokens)

    def _characters(self, text: str) -> str:
        if text.isascii():
            return text
        changed = _LIGATURE.sub(lambda found: LIGATURES[found[0]], text)
        if changed != text:
            self._say(message("a ligature was written as letters"), text, changed, "certain")
        return changed

    def _spaced_letters(self, tokens: list[_Token]) -> list[_Token]:
        """The tokens with letters set apart (“R E S U L T S”) joined to words."""
        if sum(len(one.text) == 1 for one in tokens) < _SPACED:
            return tokens
        result: list[_Token] = []
        at = 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and len(tokens[end].text) == 1 and (end == at or tokens[end].blank):
                end += 1
            letters = tokens[at:end]
            if len(letters) >= (_SPACED if all(one.text.isupper() for one in letters) else _SPACED_SMALL):
                words = _words_of_letters(letters)
                before, after = (" ".join(one.text for one in found) for found in (letters, words))
                self._say(message("letters set apart were joined"), before, after, "likely")
                result += words
            else:
                result += letters or [tokens[at]]
            at = max(end, at + 1)
        return result

    def _join_lines(self, tokens: list[_Token], found: list[_Token], line: PrintedLine, *, drop_cap: bool) -> None:
        """Join the end of one line and the beginning of the next as they were before they were broken."""
        if found[0].text in _HYPHENS and len(found) > 1 and not found[1].blank:  # a hyphen that is repeated
            found[:2] = [replace(found[1], text=found[0].text + found[1].text)]
        last, first = tokens[-1], found[0]
        first.blank = True
        if drop_cap:
            whole = last.text + first.text
            apart = last.text.lower() in {"a", "e", "o", "y"} and is_usual_word(first.text)
            if not apart or is_usual_word(whole):
                first.blank = False
                self._say(message("a drop cap was joined to its word"), f"{last.text} {first.text}", whole, "guess")
            return
        if (last.text[-1:] in _HYPHENS and len(last.text) > 1) or (last.text in _HYPHENS and not last.blank):
            self._join_hyphen(tokens, first)
        elif last.text[-1:] == "/" and last.text[-2:-1].isalpha() and first.text[:1].isalpha():
            first.blank = False
            before = f"{last.text} {first.text}"
            self._say(message("words broken after a slash were joined"), before, before.replace(" ", ""), "likely")
        elif last.text[-1:] == "–" and first.text[:1].isdigit() and last.text[-2:-1].isdigit():
            first.blank = False
            before = f"{last.text} {first.text}"
            self._say(
                message("a blank after a dash at a line end was removed"), before, before.replace(" ", ""), "likely"
            )
        elif _ADDRESS.match(last.text) and _ADDRESS_GOES_ON.match(first.text) and last.text[-1:] in "/.?=&%#_-@":
            first.blank = False
            before = f"{last.text} {first.text}"
            self._say(message("an address broken over lines was joined"), before, before.replace(" ", ""), "likely")
        del line

    def _join_hyphen(self, tokens: list[_Token], first: _Token) -> None:
        at = len(tokens) - 1
        text = tokens[at].text
        while not tokens[at].blank and at > 0:  # the pieces of the word
            at -= 1
            text = tokens[at].text + text
        stem = text.rstrip(_HYPHENS)
        if first.text[:1] in "-\u2010" and len(first.text) > 1:  # Spanish and Portuguese repeat it before the rest
            first.text, repeated = first.text[1:], True
        else:
            repeated = False
        second = _FIRST_LETTERS.match(first.text)
        piece = _LAST_PIECE.search(stem)
        before = f"{text.replace(chr(0xAD), '-')} {first.text}"
        certainty: Certainty
        if second is None or piece is None:
            return self._soft_to_hyphen(tokens)
        if repeated:
            verdict, certainty = "keep", "certain"
        elif tokens[-1].word.broken is not None:
            verdict, certainty = "join" if tokens[-1].word.broken else "keep", "certain"
        elif _ADDRESS.match(stem):
            verdict, certainty = "keep", "guess"
        else:
            verdict, certainty = self._judge(piece, second)
        if verdict == "apart":
            return self._soft_to_hyphen(tokens)
        first.blank = False
        hyphen = "" if verdict == "join" else "-"
        tokens[-1].text = tokens[-1].text.rstrip(_HYPHENS) + hyphen
        whole = stem + hyphen + first.text
        about = message("a word broken at a line end was joined")
        if hyphen:
            about = message("a word broken at its hyphen was joined, and keeps it")
        return self._say(about, before, whole, certainty)

    def _judge(self, piece: re.Match[str], second: re.Match[str]) -> tuple[str, Certainty]:
        """Whether to "join" halves of a word, to "keep" their hyphen, or to leave them "apart"; how sure that is."""
        halves = piece["lead"], piece["first"], second.group()
        verdict = self.repairs.verdict(*halves)
        if verdict in {"keep", "apart"} and self._is_chance(*halves):
            verdict = ""
        if second.group()[0].isupper() and not halves[1].isupper():
            verdict = "keep"  # Multi-Stakeholder, though “multistakeholder” is a word as well
        if verdict != "join" and second.string[second.end() : second.end() + 1] == "-":
            verdict = "keep"  # a compound of more words
        joins = second.group()[0].islower() and not self.breaks.are_rare
        return (verdict, "likely") if verdict else ("join" if joins else "keep", "guess")

    def _is_chance(self, lead: str, first: str, second: str) -> bool:
        """Whether two halves are words by chance, as “man” and “tenedores” of “mantenedores” are.

        Where a file breaks words at all, a break at a hyphen of a compound is rare.
        """
        if (
            lead
            or not second[0].islower()
            or (len(first) > 1 and first.isupper())
            or self.repairs.holds(f"{first}-{second}".casefold())
        ):
            return False
        whole = min(len(first), len(second)) < _LEAST_HALF or is_known_word(first + second)
        return (self.breaks.are_usual and whole) or not are_usual_together(first, second)

    def _soft_to_hyphen(self, tokens: list[_Token]) -> None:
        tokens[-1].text = tokens[-1].text.replace("\u00ad", "-")


def find_line_breaks(blocks: Sequence[PrintedBlock]) -> LineBreaks:
    """How the file of some blocks breaks words: it does where three at least are known ones when they are joined."""
    lines = [line for block in blocks for line in block.lines]
    ends = (f"{one.text[-_LONGEST_HALF:]}\n{two.text}" for one, two in pairwise(lines) if one.text[-1] in _HYPHENS)
    found = [is_usual_word(one[1] + one[2]) for one in map(_BROKEN_WORD.search, ends) if one]
    usual = sum(found) >= _LEAST_BROKEN
    return LineBreaks(usual, not usual and len(found) <= _RARE * len(lines))


def _words_of_letters(letters: Sequence[_Token]) -> list[_Token]:
    """Letters with blanks between them as words: a blank that is much wider than the others is one between words."""
    gaps = [after.word.left - before.word.right for before, after in pairwise(letters)]
    wide = 1.7 * max(sorted(gaps)[len(gaps) // 2], 0.1)
    words = [replace(letters[0])]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > wide:
            words.append(replace(letter))
        else:
            words[-1].text += letter.text
    return words


def _is_plain(line: PrintedLine) -> bool:
    """Whether the words of a line have one look, a blank before each, and nothing that could have to be changed."""
    words, text = line.words, line.text
    return (
        len(set(map(_LOOK, words))) == 1
        and not words[0].is_sign
        and SOFT_HYPHEN not in text[:-1]
        and text.count(" ") == len(words) - 1
        and (text.isascii() or not _LIGATURE.search(text))
        and (len(words) < _SPACED or [*map(len, map(_WORD, words))].count(1) < _SPACED)
    )


def _plain_tokens(line: PrintedLine) -> list[_Token]:
    """The first and the last word of a plain line, which may go on in other lines, and all between them as one."""
    first, *between = line.words
    tokens = [_Token(first.text, first, not first.joins)]
    if len(between) > 1:
        tokens.append(_Token(line.text[len(first.text) + 1 : -len(between[-1].text) - 1], between[0], blank=True))
    if between:
        tokens.append(_Token(between[-1].text, between[-1], blank=True))
    return tokens


def _is_drop_cap(first: PrintedLine, second: PrintedLine) -> bool:
    return len(first.text) == 1 and first.text.isalpha() and first.size > _DROP_CAP * second.size


def _marked_styles(tokens: Sequence[_Token]) -> Iterator[str]:
    """The styles that differ from those of most letters of a block."""
    for name in ("bold", "italic"):
        styled = [one for one in tokens if getattr(one.word, name)]
        if styled and 0 < 2 * sum(one.letters for one in styled) <= sum(one.letters for one in tokens):
            yield name


def _plain_text(tokens: Sequence[_Token]) -> str:
    """The text of tokens without tags."""
    text = "".join([f" {one.text}" if one.blank and at else one.text for at, one in enumerate(tokens)])
    return text.replace("\u00ad", "-")


def _parts(tokens: Sequence[_Token], styles: Collection[str]) -> Iterator[Inline]:
    """The tokens as texts, with tags where their style or their link begins and ends."""
    counts: dict[str, int] = {}
    open_tags: list[tuple[str, str, Tag]] = []  # name, value, closing tag
    for at, token in enumerate(tokens):
        text = token.text.replace("\u00ad", "-")
        wanted = _wanted(token, styles)
        blank = " " if token.blank and at else ""
        kept = 0
        while kept < len(open_tags) and kept < len(wanted) and open_tags[kept][:2] == wanted[kept]:
            kept += 1
        while len(open_tags) > kept:
            yield open_tags.pop()[2]
        if blank:
            yield Text(blank)
        for name, value in wanted[kept:]:
            counts[name] = counts.get(name, 0) + 1
            opening, closing = _pair(name, counts[name], value)
            open_tags.append((name, value, closing))
            yield opening
        if token.note:
            counts["fn"] = counts.get("fn", 0) + 1
            yield Tag("fn", counts["fn"], "alone", (Gap(f"[^{token.note}]"),), (("footnote", token.note),))
        elif text:
            yield Text(text)
    while open_tags:
        yield open_tags.pop()[2]


def _merge_texts(parts: Iterable[Inline]) -> Iterator[Inline]:
    """The parts with texts that follow one another as one."""
    words: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            words.append(part.text)
            continue
        if words:
            yield Text("".join(words))
            words = []
        yield part
    if words:
        yield Text("".join(words))


def _wanted(token: _Token, styles: Collection[str]) -> list[tuple[str, str]]:
    if token.note:
        return []
    found = [("a", token.word.link)] if token.word.link else []
    found += [("b", "")] if "bold" in styles and token.word.bold else []
    found += [("i", "")] if "italic" in styles and token.word.italic else []
    return found + ([("sup", "")] if token.raised else [])


def _pair(name: str, number: int, value: str) -> tuple[Tag, Tag]:
    attributes = (("href", value),) if name == "a" else ()
    return Tag(name, number, "open", (), attributes), Tag(name, number, "close")
