"""Words written twice in a row: “de de”.

Doubles that grammar allows (“that that”, “no no”, “muy muy”), names (“Bora Bora”), numbers and single capitals are
left alone, and so is a capital after the same word in small letters (“la La Paz”).
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw
from mars_i18n.text.language.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BETWEEN = re.compile(r"(?:\0{2,})?(?:\s(?:\0{2,})?)+")  # one NUL is code or an image, more are a tag
_PHRASE = 3  # words of a phrase
_SIZES = range(_PHRASE, 9)
_ALLOWED = {
    "en": frozenset(("had", "that", "very", "so", "many", "bye", "ha", "no", "knock", "blah", "long", "is", "do")),
    "es": frozenset(("no", "sí", "muy", "ya", "ja", "nada", "casi", "bla", "así", "tan")),
    "pt": frozenset(("não", "sim", "muito", "já", "ha", "nada", "quase", "bla", "blá", "assim", "logo", "tão", "se")),
}


def doubled_words(text: str, language: str) -> Iterator[Flaw]:
    """Each word that repeats the one before it, with nothing but white space (or a tag) between."""
    words = _fold_words(text)
    if len(set(words)) == len(words):
        return
    if not any(map(eq, words, words[1:])):  # as in most texts
        yield from _doubled_phrases(text, words)
        return
    allowed = _ALLOWED.get(language, frozenset())
    function = FUNCTION_WORDS.get(language, frozenset())
    before: re.Match[str] | None = None
    for word in _WORD.finditer(text):
        if before is not None and _same(before[0], word[0]) and _BETWEEN.fullmatch(text, before.end(), word.start()):
            key = word[0].casefold()
            if key not in allowed and not _is_name(before[0], word[0], key in function) and _whole(text, before, word):
                what = message("“{word}” is repeated", word=word[0])
                yield Flaw(before.start(), word.end() - before.start(), what, key)
        before = word
    yield from _doubled_phrases(text, words)


def _fold_words(text: str) -> list[str]:
    folded = text.casefold()
    if len(folded) != len(text):  # a letter became several, which may be no word together
        return [word.casefold() for word in _WORD.findall(text)]
    return _WORD.findall(folded)


def _doubled_phrases(text: str, words: list[str]) -> Iterator[Flaw]:
    """Three words or more that repeat those before them: “of the fund of the fund”; `words` are those of the text."""
    if not any(b"\1" * size in bytes(map(eq, words, words[size:])) for size in _SIZES):
        return
    found = list(_WORD.finditer(text))
    at = 0
    while at + 2 * _PHRASE <= len(words):
        size = next((n for n in _SIZES if words[at : at + n] == words[at + n : at + 2 * n]), 0)
        if size and len(set(words[at : at + size])) > 1 and _is_one_run(text, found[at : at + 2 * size]):
            start, end = found[at].start(), found[at + 2 * size - 1].end()
            phrase = text[start : found[at + size - 1].end()]
            yield Flaw(start, end - start, message("“{words}” is repeated", words=phrase), phrase.casefold())
            at += size
        at += 1


def _is_one_run(text: str, words: list[re.Match[str]]) -> bool:
    """Whether only spaces are between the words, and the second half is no sentence that begins: “o fundo O fundo”."""
    half = len(words) // 2
    if words[0][0][0].islower() and words[half][0][0].isupper():
        return False
    return all(text[one.end() : other.start()] == " " for one, other in pairwise(words))


def _same(first: str, second: str) -> bool:
    return len(first) == len(second) and first.casefold() == second.casefold()


def _is_name(first: str, second: str, function: bool) -> bool:  # noqa: FBT001 (private, and clear at its one call)
    if second[0].isupper():
        return not (function and first[0].isupper() and len(second) > 1) or not second[1:].islower()
    return len(second) == 1 and not function


def _whole(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether both are words of their own, and no parts of a file name, number or address."""
    before, after = text[first.start() - 1 : first.start()], text[second.end() : second.end() + 1]
    return not (before and before in "./@_-+=\\’'") and not (after and (after in "/@_-+=\\’'(" or after.isdecimal()))
