"""What the ends and beginnings of printed lines say: a bullet, a final stop, a sentence that goes on in the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# White space at an edge is no prose; neither are a stray byte order mark and a zero-width space.
EDGE = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C)))) + (
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_BULLET = r"[•◦▪▫‣●○■□►➢✓\uf0a7\uf0b7]"
SURE = re.compile(rf"{_BULLET}[^\S\r\n\f]*")
MARKER = re.compile(rf"(?:{SURE.pattern}|(?:[-*+–·]|[0-9]{{1,3}}[.)]|[a-z]\))[^\S\r\n\f]+)(?=\S)")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ADDRESS = re.compile(r"\S*@|\w+://|www\.", re.IGNORECASE)
# A line that ends in one of these, or in a lower-case word of one or two letters, goes on in the next.
_DANGLING = frozenset(
    (
        "the",
        "and",
        "for",
        "los",
        "las",
        "del",
        "con",
        "por",
        "una",
        "dos",
        "das",
        "nos",
        "nas",
        "com",
        "sem",
        "sin",
        "que",
    )
)


def ends_sentence(text: str) -> bool:
    """Whether the last character, closing quotes and brackets aside, is a final stop."""
    return bool(_STOP.search(text[-8:]))


def is_address(text: str) -> bool:
    """Whether it opens with an e-mail or web address."""
    return bool(_ADDRESS.match(text[:200].split(" ", 1)[0]))


def soft(raw: str, join: Callable[[str], str] = str) -> str:
    """The text of lines: a line break, with the white space around it, is a space; after a soft hyphen, nothing.

    `join` is given the lines, each without its edges, and takes out the breaks within words.
    """
    pieces = [piece.strip(EDGE) for piece in re.split(r"\r\n|[\r\n\f]", raw)]
    return join("\n".join(pieces).replace("\u00ad\n", "")).replace("\n", " ")


def is_ornament(text: str) -> bool:
    """Whether it is a rule drawn with characters: three or more of one kind."""
    marks = {mark for mark in text if not mark.isspace()}
    return len(marks) == 1 and marks <= set("-_=*~•·.#+—–") and sum(map(str.isspace, text)) <= len(text) - 3


def dangles(text: str) -> bool:
    """Whether the last word needs another one: an article, a preposition, a word of one or two letters."""
    word = text[-40:].rsplit(" ", 1)[-1]
    return word.islower() and word.isalpha() and (len(word) <= 2 or word in _DANGLING)


def runs_on(line: str, following: str) -> bool:
    """Whether the words themselves say that the sentence goes on."""
    broken = line[-2:-1].isalpha() or (line[-2:-1].isdigit() and following[0].isdigit())
    if dangles(line) or (line.endswith("-") and broken) or line.endswith("\u00ad"):
        return True
    return following[0].islower() and not is_address(following)
