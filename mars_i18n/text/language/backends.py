"""The second voter: langdetect's packaged n-gram counts, added up without its random numbers.

The same text has the same figures in every process, thread and order.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Scores = tuple[float, ...]  # one figure per language, in the order of the languages asked for

SMOOTHING = 500.0  # added to every n-gram count, so that one unseen n-gram does not decide alone
WORDS_SCORED = 40  # words beyond this are not scored by n-grams: by then they only cost time
_DECIMALS = 6  # of a log-probability: libraries of mathematics differ in the last digit


def primary(code: str) -> str:
    """Give the language of a language tag or locale name, lower-case: ``pt`` for ``pt_BR``, ``pt-BR`` and ``PT``."""
    return code.replace("_", "-").partition("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Profiles:
    """langdetect's packaged n-gram counts of some languages, as log-probabilities that we add up ourselves."""

    grams: Mapping[str, Scores] = field(repr=False)
    languages: tuple[str, ...]

    @classmethod
    def load(cls, languages: tuple[str, ...]) -> Profiles:
        """Read the profiles of ``languages``, codes that langdetect has; else FileNotFoundError.

        A profile is JSON: ``freq`` maps an n-gram of one to three characters, a word's edge being a space, to its
        count; ``n_words`` holds the totals for each length. Upper case is folded, as the text will be.
        """
        counts: list[Counter[str]] = []
        totals: list[Sequence[int]] = []
        for code in languages:
            profile = json.loads(files("langdetect").joinpath("profiles", code).read_text(encoding="utf-8"))
            totals.append(profile["n_words"])
            counts.append(Counter())
            for gram, count in profile["freq"].items():
                counts[-1][gram.lower()] += count
        every = (gram for gram in set().union(*counts) if 1 <= len(gram) <= 3)
        return cls({gram: _log_probabilities(gram, counts, totals) for gram in every}, languages)

    def scores(self, words: Sequence[str]) -> Scores:
        """Score lower-case ``words`` for each language: log-likelihood in nats, relative to the likeliest (0)."""
        totals = [0.0] * len(self.languages)
        grams = self.grams
        for word in words[:WORDS_SCORED]:
            padded = f" {word[:64]} "
            found: list[Scores] = []
            for size in (1, 2, 3):
                for start in range(len(padded) - size + 1):
                    gram = grams.get(padded[start : start + size])
                    if gram is not None:
                        found.append(gram)
            for column, values in enumerate(zip(*found, strict=True)):
                totals[column] += sum(values)
        best = max(totals)
        return tuple(total - best for total in totals)


def _log_probabilities(gram: str, counts: Sequence[Counter[str]], totals: Sequence[Sequence[int]]) -> Scores:
    return tuple(
        round(log((counted[gram] + SMOOTHING) / (total[len(gram) - 1] + SMOOTHING)), _DECIMALS)
        for counted, total in zip(counts, totals, strict=True)
    )
