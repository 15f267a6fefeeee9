"""Paragraphs that an editor joined or split: the very same words, in other blocks.

A text that is, end to end, the texts of several others needs no new translation where it was joined, and has one
that only wants cutting where it was split.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.text.segments.markup import TAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MOST = 6  # pieces of one text
_SHORTEST = 12  # code points: shorter texts are pieces of others by chance, but for the last; each is found by so many
_SPACES = re.compile(r"\s+")


class Pieces:
    """Texts, to find those of which a longer one is made up."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [normalise_text(text) for text in texts]
        self._by_head: dict[str, list[int]] = {}
        self._short: dict[str, int] = {}
        for number, text in enumerate(self._texts):
            if len(text) < _SHORTEST:
                self._short.setdefault(text, number)
            if len(text) >= _SHORTEST:
                self._by_head.setdefault(text[:_SHORTEST], []).append(number)
        for numbers in self._by_head.values():
            numbers.sort(key=lambda number: -len(self._texts[number]))

    def of(self, whole: str) -> tuple[int, ...]:
        """The numbers of two to six texts which, in that order with a space between, are `whole`; () if none are.

        Numbers of inline tags and white space are overlooked. The longest text that fits is taken at each place.
        """
        text, at, found = normalise_text(whole), 0, list[int]()
        while at < len(text) and len(found) < _MOST:
            number = next((one for one in self._starting(text, at) if one not in found), None)
            if number is None and found:
                number = self._short.get(text[at:])
            if number is None:
                return ()
            found.append(number)
            at += len(self._texts[number]) + 1
        return tuple(found) if len(found) > 1 and at == len(text) + 1 else ()

    def _starting(self, text: str, at: int) -> Iterable[int]:
        for number in self._by_head.get(text[at : at + _SHORTEST], ())[:_MOST]:
            own = self._texts[number]
            end = at + len(own)
            if text.startswith(own, at) and (end == len(text) or text[end] == " "):
                yield number


def normalise_text(text: str) -> str:
    """A text with single spaces, its tags without numbers."""
    return _SPACES.sub(" ", TAG.sub(r"<\1\2\4>", text)).strip()


def join_translations(whole: str, msgids: Sequence[str], msgstrs: Sequence[str]) -> str:
    """The translations of the pieces as that of the whole, their tags numbered as the whole's are.

    `whole` is made of the `msgids`, in order, as `Pieces.of` finds.
    """
    taken: Counter[str] = Counter()
    texts = []
    for msgid, msgstr in zip(msgids, msgstrs, strict=True):
        texts.append(renumber_tags(msgstr, taken).strip())
        taken += count_tags(msgid)
    text = " ".join(texts)
    return text if _sort_labels(text) == _sort_labels(whole) else ""


def renumber_tags(message: str, by: Mapping[str, int]) -> str:
    """A message whose tags' numbers are raised, name by name; no number falls below 1."""
    return TAG.sub(lambda tag: f"<{tag[1]}{tag[2]}{max(int(tag[3]) + by.get(tag[2], 0), 1)}{tag[4]}>", message)


def count_tags(message: str) -> Counter[str]:
    """How many tags of each name a message has, a pair counting once."""
    return Counter(name for name, _ in {(tag[2], tag[3]) for tag in TAG.finditer(message)})


def _sort_labels(message: str) -> list[str]:
    return sorted(tag[0] for tag in TAG.finditer(message))
