"""How a text ends: the class of its last mark, quotation marks, brackets, notes and spaces after it set aside.

Spanish and Portuguese put the stop after the closing quotation mark (RAE, Ortografía 2010, 3.4.8; VOLP), English before
it: both endings read the same here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.text.sentences.abbreviations import lexicon

if TYPE_CHECKING:
    from typing import Literal

    Ending = Literal["stop", "question", "colon", "semicolon", "comma", "none", "abbreviation"]

_CLOSERS = frozenset("\"'”’»›“)]} \t\n\r\u00a0\u202f\0*_¹²³⁴⁵⁶⁷⁸⁹⁰")
_CLASSES: dict[str, Ending] = {
    ".": "stop",
    "…": "stop",
    "!": "stop",
    "。": "stop",
    "！": "stop",
    "?": "question",
    "？": "question",
    "؟": "question",
    ":": "colon",
    "：": "colon",
    ";": "semicolon",
    "；": "semicolon",
    ",": "comma",
    "，": "comma",
    "、": "comma",
}
_STOP_AFTER_QUOTE = re.compile(r"(?P<mark>[?!.…])\0*[\"'”’»›]\0*\.[\s\0)\]]*\Z")
_LONGEST_CLOSING = 60  # code points, tags included
_TOKEN = re.compile(r"[^\s\0(\[«“\"]{1,24}$")
_DOUBLED = re.compile(r"(?<!\w)([A-Z])\1\.[ \u00a0\u202f]?([A-Z])\2\.\Z")  # EE. UU., RR. HH.
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")


def ending_of(text: str, language: str) -> tuple[Ending, int]:
    """The class of a text's ending (tags as NULs) and the offset just after its last mark or word.

    A full stop that may belong to an abbreviation (“Inc.”, “p. m.”, “etc.”) is an "abbreviation": it says nothing.
    A run of ? and ! is a question where it holds a ?.
    """
    end = len(text)
    while end and text[end - 1] in _CLOSERS:
        end -= 1
    kind = _CLASSES.get(text[end - 1 : end], "none")
    if (
        kind == "stop"
        and text[end - 1] == "."
        and text[max(0, end - 2) : end] != ".."
        and _ends_in_abbreviation(text, end, language)
    ):
        return "abbreviation", end
    if kind == "stop" and text[max(0, end - 2) : end - 1] == "?":
        return "question", end
    return kind, end


def quoted_ending(text: str) -> Ending | None:
    """The class of the mark before the closing quotation mark that a final stop follows (`«¿Voy?».`); None without."""
    match = _STOP_AFTER_QUOTE.search(text[-_LONGEST_CLOSING:])
    return _CLASSES.get(match["mark"]) if match else None


def _ends_in_abbreviation(text: str, end: int, language: str) -> bool:
    token = _TOKEN.search(text[max(0, end - 25) : end - 1])
    if token is None:
        return False
    return (
        (len(token[0]) == 1 and token[0].isalpha())
        or token[0] in lexicon(language).tokens
        or bool(_ACRONYM.fullmatch(token[0]))
        or bool(_DOUBLED.search(text[max(0, end - 7) : end]))
    )
