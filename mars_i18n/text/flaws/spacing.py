"""Spaces that are too many, misplaced or missing, in es, en and pt.

The rules are those that the three share: one space between words, none before a comma, stop, semicolon, colon, ? or !,
one after; none within brackets, nor after ¿ and ¡ (RAE, Ortografía 2010, 3.4; Chicago 6.7; VOLP). What looks like a
name, address, file, emoticon or code is left alone, and so are the spaces that French sets before ; : ! and ?.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = "[ \u00a0\u202f\u2009]"
_RARE_BLANKS = frozenset("\u00a0\u202f\u2009")
_DOUBLE = re.compile(rf"(?<={_BLANK})(?<!{_BLANK}{{2}}){_BLANK}+(?=[^\s])")
# A stop set off: the word before it, and after it the end, a space or a closing mark.
_BEFORE = re.compile(rf"(?<=[\w)\]»”’%\"]){_BLANK}+(?=(?P<mark>[,;:.!?])(?:[\s»”’\")\]]|\0|$))")
_SWAPPED = re.compile(rf"(?<=[\w)\]»”’]){_BLANK}+(?P<mark>[,;])(?=[¿¡«“(]?[^\W\d_]{{2}})")
_OPENED = re.compile(rf"(?<=[(\[¿¡]){_BLANK}+(?=[\w«“\"‘])")
_CLOSING = re.compile(rf"(?<=[\w.,;:!?…»”’]){_BLANK}+(?=[)\]](?:[\s.,;:!?»”]|$))")
_AFTER = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,40}(?P<mark>[,;:!?])(?=[¿¡«“(]?[^\W\d_]{2})")
_STOP = re.compile(
    r"(?<![\w./-])[^\W\d_]{0,40}[a-záéíóúñçãõâêôàü]{3}(?P<mark>\.)"
    r"(?=[¿¡«“]?(?!Org\b|Com\b|Net\b|Js\b)[A-ZÁÉÍÓÚÑÇÂÊÔÀÃÕ][^\W\d_A-Z]{1,40}(?:[,;:]?\s|-[a-z]{2,4}\s))"
)
_SUFFIX = re.compile(rf"(?<=[^\W\d_]){_BLANK}(?=(?P<suffix>n['’]t|['’](?:s|re|ve|ll))(?![\w'’]))")  # could n't, it 's
# What each family of patterns needs: cheap to look for in the many texts that have none.
_SET_OFF = re.compile(rf"{_BLANK}[,;:.!?)\]]|[(\[¿¡]{_BLANK}")
_RUN_ON = re.compile(r"[,;:!?][¿¡«“(]?[^\W\d_]|\.[¿¡«“]?[A-ZÁÉÍÓÚÑÇÂÊÔÀÃÕ]")
_ADDRESS = re.compile(r"[@/\\=_#$&|<>{}]|::|\d:|\w:\w+,")  # in a token: an address, a path or code
# Words of French that es, en and pt do not have: French sets ; : ! ? off by a space, in a quotation too.
_FRENCH = re.compile(
    r"(?<!\w)(?:(?:qu|j|c|n)['’][aeiouhéêèà]|(?:vous|nous|est|êtes|sont|quel(?:le)?s?|pourquoi|où|ça|je|moi|toi|avec|dans"
    r"|voulez|allez|oui|merci|bonjour|français|cette|tout|voilà|trop|très)(?!\w))",
    re.IGNORECASE,
)
_SENTENCE = 80  # code points before a mark that show its language
_CHOICE = re.compile(r"\w \? [\w.'\"]+ : ['\"\w]")  # of a program: a ? b : c
_EMOTICON = re.compile(r"[:;]-?[)(DPp]")


def spacing_flaws(text: str, language: str) -> Iterator[Flaw]:
    """The flaws in the spaces of a text (tags as NULs), each with its fix. Linear in its length."""
    yield from sorted(_flaws(text, language), key=lambda flaw: flaw.offset)


def _flaws(text: str, language: str) -> Iterator[Flaw]:
    may_be_double = "  " in text or not (text.isascii() or _RARE_BLANKS.isdisjoint(text))
    for match in _DOUBLE.finditer(text) if may_be_double else ():
        yield Flaw(
            match.start() - 1,
            match.end() - match.start() + 1,
            message("two spaces in a row"),
            "double",
            " ",
            "two spaces ",
        )
    if language == "fr":
        return  # which sets ; : ! ? off by a space
    if _SET_OFF.search(text):
        yield from _set_off(text)
    if _RUN_ON.search(text):
        yield from _run_on(text)
    if language == "en":
        for match in _SUFFIX.finditer(text):
            yield _before(match, match["suffix"])


def _set_off(text: str) -> Iterator[Flaw]:
    for match in _BEFORE.finditer(text):
        if match["mark"] in ";:!?" and _FRENCH.search(text, max(0, match.start() - _SENTENCE), match.start()):
            continue
        if match["mark"] in "?:" and _CHOICE.search(text[max(0, match.start() - 40) : match.end() + 41]):
            continue
        if not _EMOTICON.match(text, match.end()) and not text.startswith((". .", "..", ". \u00a0."), match.end()):
            yield _before(match, match["mark"])
    for match in _SWAPPED.finditer(text):
        mark = match["mark"]
        what = message("space before “{mark}” instead of after it", mark=mark)
        former = f"a space before “{mark}” instead of after it "
        yield Flaw(match.start(), match.end() - match.start(), what, f"swapped {mark}", f"{mark} ", former)
    for match in _OPENED.finditer(text):
        mark = text[match.start() - 1]
        what, former = message("space after “{mark}”", mark=mark), f"a space after “{mark}” "
        yield Flaw(match.start(), match.end() - match.start(), what, f"after {mark}", "", former)
    for match in _CLOSING.finditer(text):
        yield _before(match, text[match.end()])


def _run_on(text: str) -> Iterator[Flaw]:
    for pattern in (_AFTER, _STOP):
        for match in pattern.finditer(text):
            token, mark = _token(text, match.start(), match.end()), match["mark"]
            is_label = mark == "," and token.endswith(":")  # "src,doc: …", the parts that a change is about
            if not is_label and not _ADDRESS.search(token):
                word = normalise(token)
                what, former = message("no space after “{mark}”", mark=mark), f"no space after “{mark}” {word}"
                yield Flaw(match.end() - 1, 1, what, f"missing {mark} {word}", f"{mark} ", former)


def _token(text: str, start: int, end: int) -> str:
    """What is around a place without a space, 40 code points either way at most."""
    before = text[max(0, start - 40) : start].rsplit(None, 1)
    after = text[end : end + 40].split(None, 1)
    left = before[-1] if before and not text[start - 1 : start].isspace() else ""
    return left + text[start:end] + (after[0] if after else "")


def _before(match: re.Match[str], mark: str) -> Flaw:
    what, former = message("space before “{mark}”", mark=mark), f"a space before “{mark}” "
    return Flaw(match.start(), match.end() - match.start(), what, f"before {mark}", "", former)
