"""Bullets that are no text: small drawings before the first word of a line, and characters of fonts of symbols."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.printed_words import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.importers.pdf_draft.printed_words import Box, PdfPage

_BULLET = "•"
_LEAST = 2  # of a size in a file: one alone is an ornament
_LARGEST = 0.75  # of the size of the text
_NEAREST, _FURTHEST = 0.1, 3.0  # of the size: how far before its text a bullet ends
_LOWEST, _HIGHEST = -0.15, 0.95  # of the size, above the baseline
_BESIDE = 2.3  # of the size: where a word ends so near before the text, both are one line with a dot within
_BAND = 40.0  # points of height: a word whose line a bullet is in is in its band, or the next
_PRIVATE = ("\ue000", "\uf8ff")  # what characters of Symbol and Wingdings are given


def with_bullets(pages: Sequence[PdfPage], tagged: Sequence[bool]) -> list[PdfPage]:
    """The pages, with a bullet as a word before each line that has one drawn, but for pages whose tags say it all."""
    found = [[] if whole else _bullets(page) for page, whole in zip(pages, tagged, strict=True)]
    sizes = Counter(_size(dot) for of_page in found for _, dot in of_page)
    result: list[PdfPage] = []
    for page, whole, of_page in zip(pages, tagged, found, strict=True):
        bullets = {at: dot for at, dot in of_page if sizes[_size(dot)] >= _LEAST}
        if whole or not (bullets or _has_symbols(page)):
            result.append(page)
            continue
        words: list[Word] = []
        for at, word in enumerate(page.words):
            if (dot := bullets.get(at)) is not None:
                words.append(Word(_BULLET, dot[0], dot[2], word.base, word.size, marked=word.marked))
            words.append(word._replace(text=_BULLET) if _is_symbol(page.words, at) else word)
        result.append(replace(page, words=tuple(words)))
    return result


def _size(dot: Box) -> tuple[int, int]:
    return round(dot[2] - dot[0]), round(dot[3] - dot[1])


def _bullets(page: PdfPage) -> list[tuple[int, Box]]:
    """(index of the word that follows it, box) of each drawing that is where a bullet is."""
    found: dict[int, Box] = {}
    bands: dict[int, list[int]] = {}  # words by their height
    for at, word in enumerate(page.words if page.dots else ()):
        bands.setdefault(int(word.base // _BAND), []).append(at)
    for dot in page.dots:
        left, bottom, right, top = dot
        band = int(bottom // _BAND)
        about = [(at, page.words[at]) for one in (band - 1, band, band + 1) for at in bands.get(one, ())]
        near = [
            at
            for at, word in about
            if _NEAREST * word.size <= word.left - right <= _FURTHEST * word.size
            and bottom >= word.base + _LOWEST * word.size
            and top <= word.base + _HIGHEST * word.size
            and max(right - left, top - bottom) <= _LARGEST * word.size
        ]
        if not near:
            continue
        at = min(near, key=lambda one: page.words[one].left)
        first = page.words[at]
        beside = any(
            abs(word.base - first.base) < 0.3 * first.size and first.left - word.right < _BESIDE * first.size
            for _, word in about
            if word.left < left
        )
        if not beside and not first.joins:
            found[at] = dot
    return list(found.items())


def _has_symbols(page: PdfPage) -> bool:
    return any(_PRIVATE[0] <= word.text[0] <= _PRIVATE[1] for word in page.words)


def _is_symbol(words: Sequence[Word], at: int) -> bool:
    """Whether a word is one character without a name, at the beginning of a line and before a blank."""
    word = words[at]
    if len(word.text) != 1 or not _PRIVATE[0] <= word.text <= _PRIVATE[1] or at + 1 == len(words):
        return False
    after, before = words[at + 1], words[at - 1] if at else None
    alone = before is None or abs(before.base - word.base) > 0.5 * word.size or before.left > word.left
    return alone and not after.joins and abs(after.base - word.base) < 0.5 * word.size and after.left > word.left
