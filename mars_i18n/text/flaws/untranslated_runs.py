"""Runs of words that a translation took over from its source.

A run is of words in the source's order, at least `LEAST` of them, with a function word that is the source language's
and not the target's. Names, titles, and what is within quotation marks or brackets are meant to stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.flaws.enclosed import ADDRESS, mark_enclosed
from mars_i18n.text.language.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 4
_WORD = re.compile(r"[^\W_]+(?:[-+./’'_][^\W_]+)*")  # a file or package name is one word
_END = re.compile(r"[.!?]+[\"'»”’)\0]*\s")
_LOAN = frozenset(("via", "per", "versus", "up"))  # function words of English that es and pt take over


@dataclass(frozen=True, slots=True)
class Run:
    """Words that the source has as they are here: from `start` to `end`, in code points."""

    start: int
    end: int
    words: tuple[str, ...]


def untranslated_runs(source: str, target: str, source_language: str, language: str) -> Iterator[Run]:
    """The runs of source words in a translation (both with tags as NULs). Linear in both lengths."""
    telling = _telling(source_language, language)
    if telling.isdisjoint(target.replace(",", " ").replace("\0", " ").split()):  # cheap, and true of most
        return
    words = [(match.start(), match.end(), match[0]) for match in _words(target)]
    known = _grams([match[0].casefold() for match in _words(source)])
    quoted = None
    for first, last in _by_sentence(target, words, _runs(words, known)):
        taken = words[first:last]
        if not _prose([word for _, _, word in taken], telling, whole=_sentence(target, taken[0][0], taken[-1][1])):
            continue
        quoted = mark_enclosed(target) if quoted is None else quoted
        start, end = taken[0][0], taken[-1][1]
        if not any(quoted[start:end]):
            yield Run(start, end, tuple(word for _, _, word in taken))


@lru_cache(maxsize=64)
def _telling(language: str, other: str) -> frozenset[str]:
    """The function words of a language that are none of another's, nor loans."""
    return FUNCTION_WORDS.get(language, frozenset()) - FUNCTION_WORDS.get(other, frozenset()) - _LOAN


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text without its addresses."""
    addressed = "@" in text or "://" in text or "www." in text
    return _WORD.finditer(ADDRESS.sub(lambda match: " " * len(match[0]), text) if addressed else text)


def _grams(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[shift:] for shift in range(LEAST)), strict=False))


def _runs(words: list[tuple[int, int, str]], known: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The longest spans of words, as (first, last + 1), of which each `LEAST` in a row are in the source."""
    folded = [word.casefold() for _, _, word in words]
    first = last = -1
    for place in range(len(folded) - LEAST + 1):
        if tuple(folded[place : place + LEAST]) not in known:
            continue
        if place > last - LEAST + 1 and last > 0:
            yield first, last
            first = place
        first = place if first < 0 else first
        last = place + LEAST
    if last > 0:
        yield first, last


def _by_sentence(
    text: str, words: list[tuple[int, int, str]], runs: Iterator[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The runs, cut where a sentence ends between two words; pieces of fewer words than a run has are dropped."""
    for first, last in runs:
        begin = first
        for place in range(first + 1, last + 1):
            if place == last or _END.match(text, words[place - 1][1]):
                if place - begin >= LEAST:
                    yield begin, place
                begin = place


def _sentence(text: str, start: int, end: int) -> bool:
    """Whether there is exactly a whole sentence between two offsets."""
    return text[end : end + 1] in set(".!?") and text[max(0, start - 8) : start].rstrip(" \0\n")[-1:] in {
        "",
        ".",
        "!",
        "?",
    }


def _prose(words: list[str], telling: frozenset[str], *, whole: bool) -> bool:
    """Whether words are prose: a telling word, and, but for a whole sentence, fewer capitals than small words."""
    content = [word for word in words if word.casefold() not in telling]
    capital = sum(word[0].isupper() for word in content)
    return any(word in telling for word in words) and (whole or capital * 2 < max(len(content), 1))
