"""The proof that no word of Markdown slips through, by a second reader.

It takes the words from the file's own lines, wherever the parser of CommonMark sees text or HTML, and looks whether
each stands in a segment, in a protected tag, or in a gap with a reason. Shared with the first reader are only that
parser and what counts as template syntax.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.formats._template_syntax import find_template_syntax
from mars_i18n.formats.html.proof import LeftOutWord, VisibleWord
from mars_i18n.model import Block, Gap, Location, Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# What no reader sees in a line of text: comments, tags, addresses, labels of references, directives, attributes
_UNSEEN = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | </?[A-Za-z](?:[^<>"']|"[^"]*+"|'[^']*+')*+>
    | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s]+>
    | (?<=\])\((?:[^()\s]|\([^()\s]*\)|\\.)*+(?=[\s)]) | (?<=\])\[[^\[\]]*+\]
    | \[\^[^\]\s]+\]
    | ^[ \t>]*\[[^\]\r\n]+\]:[ \t]*\S+
    | ^[ \t>]*\[(?://|comment|_|-)\]:[^\r\n]*
    | ^[ \t>]*(?::{3,}|`{3,}|~{3,}|!!!|\?{3}\+?)[ \t]*\{?[\w:.-]*\}?
    | ^[ \t>]*\[![\w-]+\]
    | ^[ \t>]*(?:[-+*]|\d+[.)])[ \t]+\[[xX]\](?=[ \t])
    | ^[ \t>]*:[\w-]+:[^\r\n]*
    | ^[ \t>]*\[\[?_?TOC_?\]?\] | ^[ \t>]*\([\w.:-]+\)=[ \t]*$
    | \{:?[ \t]*[#.\w][^{}\r\n]*\}
    | &(?:\#\w+|\w+);
    | (?<!\\)\$\$.*?\$\$ | (?<![\\$\w])\$(?=\S)[^$\r\n]*[\\^_={}][^$\r\n]*\$
    | \\(?:newpage|pagebreak|clearpage) """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_RAW = re.compile(r"<(script|style|pre|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t>]*\n).)*?(?<!`)\1(?!`)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_OPAQUE = frozenset({"code", "ph", "html"})


def visible_words_of_markdown(text: str) -> Iterator[VisibleWord]:
    """The words of the lines that the parser reads as text or HTML, in order, but for what no reader sees in them."""
    from mars_i18n.formats.markdown.parser import plain_parser

    lines = [found.span() for found in _LINE.finditer(text) if found.group()]
    shown: set[int] = set()
    for token in plain_parser().parse(text):
        if token.map and token.type in {"inline", "html_block"}:
            shown.update(range(*token.map))
    numbers = sorted(shown)
    at = 0
    while at < len(numbers):
        last = at
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        start = lines[numbers[at]][0]
        end = lines[min(numbers[last], len(lines) - 1)][1]
        seen = _without_unseen(text[start:end])
        for word in _WORD.finditer(seen):
            yield VisibleWord(word.group(), start + word.start())
        at = last + 1


def find_left_out_of_markdown(document: Document) -> tuple[LeftOutWord, ...]:
    """The visible words of a document that its reader lost. None, where that is right."""
    text = document.raw
    return tuple(
        LeftOutWord(word.word, _location(document, text, word.offset))
        for word, account in _accounted(document, text)
        if not account
    )


def count_words_of_markdown(document: Document) -> Counter[str]:
    """How many visible words stand in segments ("segment"), in tags ("tag"), in gaps by their reason, or nowhere."""
    return Counter(account or "left out" for _, account in _accounted(document, document.raw))


def _accounted(document: Document, text: str) -> Iterator[tuple[VisibleWord, str]]:
    spans = list(_spans(document))
    starts = [start for start, *_ in spans]
    front = _front_matter_end(document)
    for word in visible_words_of_markdown(text):
        at = bisect_right(starts, word.offset) - 1
        known = spans[at][2] if at >= 0 and word.offset < spans[at][1] else ""
        yield word, known or ("front matter" if word.offset < front else "")


def _front_matter_end(document: Document) -> int:
    from mars_i18n.formats._front_matter import read_front_matter

    return read_front_matter(document.raw, lambda _: Location()).end


def _spans(document: Document) -> Iterator[tuple[int, int, str]]:
    """(start, end, account) of every part of a document that accounts for the words in it, in order."""
    at = 0
    for part in document.parts:
        code = isinstance(part, Block) and part.kind == "code"
        for piece in part.parts if isinstance(part, Block) else (part,):
            if isinstance(piece, Segment):
                yield from _of_segment(piece, at)
            elif isinstance(piece, Gap) and (piece.reason or code):
                yield at, at + len(piece.raw), piece.reason or "code"
            at += len(piece.raw or "")


def _of_segment(segment: Segment, at: int) -> Iterator[tuple[int, int, str]]:
    account = "segment" if segment.translate else "excluded"
    for part in segment.parts:
        size = len(part.raw or "")
        if not isinstance(part, Tag):
            yield at, at + size, account
        elif part.name in _OPAQUE and not any(isinstance(one, Segment) for one in part.parts):
            yield at, at + size, "tag"
        else:
            inner = at
            for one in part.parts:
                yield inner, inner + len(one.raw), account if isinstance(one, Segment) else "address"
                inner += len(one.raw)
        at += size


def _without_unseen(text: str) -> str:
    """The text with blanks in the place of what no reader sees, of the same length."""
    text = _RAW.sub(_blanks, _CODE.sub(_blanks, text))
    pieces: list[str] = []
    cursor = 0
    for start, end in find_template_syntax(text):
        pieces += (text[cursor:start], " " * (end - start))
        cursor = end
    return _UNSEEN.sub(_blanks, "".join([*pieces, text[cursor:]]))


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found.group())


def _location(document: Document, text: str, offset: int) -> Location:
    line = text.count("\n", 0, offset) + 1
    return Location(document.path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)
