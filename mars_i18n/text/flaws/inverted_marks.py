"""The Spanish marks ¿ and ¡, which open each question and exclamation (RAE, Ortografía 2010, 3.4.9).

A question may open with ¡ and close with ?, and the reverse; (?) and (!) need no partner; a mark within a word, an
address or code is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Wording

_MARK = re.compile(r"[¿¡]+|[?!]+")
_LAST_WORDS = re.compile(r"(?:[^\s\0]+[\s\0]+)?[^\s\0]*$")
_FIRST_WORDS = re.compile(r"[^\s\0]+(?:[\s\0]+[^\s\0]+)?")
_WORD_BEFORE = re.compile(r"[\w%.…][»”’\"')\]\0]*$")
_CLOSED = re.compile(r"[?!][»”’\"')\]\s\0]*$")
_REACH = 60  # code points before a mark that are looked at


def inverted_marks(text: str, language: str) -> Iterator[Flaw]:
    """Each ? or ! that nothing opened and each ¿ or ¡ that nothing closes in Spanish; each ¿ or ¡ in other languages.

    The text has its tags as NULs. The key is the mark with the two words before it, where it closes, or after it, where
    it opens.
    """
    if language == "es":
        yield from sorted(_lone(text), key=lambda flaw: flaw.offset)
        return
    for match in re.finditer("[¿¡]+", text):
        yield _opening_flaw(text, match, message("“{mark}” is used only in Spanish", mark=match[0]), fix="")


def _lone(text: str) -> Iterator[Flaw]:
    waiting: list[re.Match[str]] = []
    for match in _MARK.finditer(text):
        if match[0][0] in "¿¡":
            waiting.append(match)
        elif waiting:
            del waiting[-len(match[0]) :]
        elif not _apart(text, match):
            yield _closing_flaw(text, match)
    for match in waiting:
        yield _opening_flaw(text, match, message("“{mark}” is never closed", mark=match[0]))


def _apart(text: str, match: re.Match[str]) -> bool:
    """Whether a mark ends no sentence: within a word, address or code, alone, or after another such mark."""
    before, after = text[max(0, match.start() - _REACH) : match.start()], text[match.end() : match.end() + 1]
    return (
        not _WORD_BEFORE.search(before) or after.isalnum() or after in {"=", "/", "_"} or bool(_CLOSED.search(before))
    )


def _closing_flaw(text: str, match: re.Match[str]) -> Flaw:
    words = _LAST_WORDS.search(text[max(0, match.start() - _REACH) : match.start()])
    opening = "".join({"?": "¿", "!": "¡"}[mark] for mark in dict.fromkeys(match[0]))
    key = normalise((words[0] if words else "") + match[0])
    what = message("“{closing}” without an opening “{opening}”", closing=match[0], opening=opening)
    return Flaw(match.start(), len(match[0]), what, key)


def _opening_flaw(text: str, match: re.Match[str], what: Wording, fix: str | None = None) -> Flaw:
    words = _FIRST_WORDS.match(text[match.end() : match.end() + _REACH])
    return Flaw(match.start(), len(match[0]), what, normalise(match[0] + (words[0] if words else "")), fix)
