"""The second voter: langdetect's packaged n-gram counts, added up without its random numbers.

The same text has the same figures in every process, thread and order.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


SMOOTHING = 500.0  # added to every n-gram count, so that one unseen n-gram does not decide alone
WORDS_SCORED = 40  # words beyond this are not scored by n-grams: by then they only cost time
UNITS = 1_000_000  # a nat, in whole numbers: libraries of mathematics differ in the last digit
_SIZES = (1, 2, 3)  # of an n-gram, in characters
_GRAMS_KEPT = 20_000

Scores = tuple[int, ...]  # one figure per language, in the order of the languages asked for


@lru_cache(maxsize=64)  # asked for each text
def primary(code: str) -> str:
    """Give the language of a language tag or locale name, lower-case: ``pt`` for ``pt_BR``, ``pt-BR`` and ``PT``."""
    return code.replace("_", "-").partition("-")[0].lower()


class Profiles(dict[str, Scores]):
    """langdetect's packaged n-gram counts of some languages, as log-probabilities that we add up ourselves.

    An n-gram in small letters to its figures in `UNITS` a nat, one a language: filled as texts are read.
    """

    def __init__(self, counts: Sequence[Mapping[str, int]], totals: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._counts = tuple(counts)
        self._totals = tuple(totals)

    @classmethod
    def load(cls, languages: tuple[str, ...]) -> Profiles:
        """Read the profiles of ``languages``, codes that langdetect has; else FileNotFoundError.

        A profile is JSON: ``freq`` maps an n-gram of one to three characters, a word's edge being a space, to its
        count; ``n_words`` holds the totals for each length. Upper case is folded, as the text will be.
        """
        counts: list[dict[str, int]] = []
        totals: list[Sequence[int]] = []
        for code in languages:
            profile = json.loads(files("langdetect").joinpath("profiles", code).read_text(encoding="utf-8"))
            totals.append(profile["n_words"])
            counts.append({})
            for gram, count in profile["freq"].items():
                small = gram.lower()
                counts[-1][small] = counts[-1].get(small, 0) + count
        return cls(counts, totals)

    def scores(self, words: Sequence[str]) -> Scores:
        """Score lower-case ``words`` for each language: log-likelihood in `UNITS`, relative to the likeliest (0)."""
        found: list[Scores] = []
        for word in words[:WORDS_SCORED]:
            padded = f" {word[:64]} "
            for size in _SIZES:
                found += [self[padded[start : start + size]] for start in range(len(padded) - size + 1)]
        totals = [sum(column) for column in zip(*found, strict=True)]
        best = max(totals, default=0)
        return tuple(total - best for total in totals)

    def __missing__(self, gram: str) -> Scores:
        counted = [counts.get(gram, 0) for counts in self._counts]
        figures = (0,) * len(counted)  # what no profile has says nothing
        if any(counted):
            figures = tuple(
                round(UNITS * log((count + SMOOTHING) / (total[len(gram) - 1] + SMOOTHING)))
                for count, total in zip(counted, self._totals, strict=True)
            )
        if len(self) >= _GRAMS_KEPT:
            self.clear()
        self[gram] = figures
        return figures
