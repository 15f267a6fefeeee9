"""What each backend says of a text, as one figure per language: the evidence that `language.py` weighs.

Neither backend chooses a language here, and neither draws random numbers: the same text has the same figures in
every process, thread and order.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec
from math import log, log1p
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Scores = tuple[float, ...]  # one figure per language, in the order of the languages asked for

SMOOTHING = 500.0  # added to every n-gram count, so that one unseen n-gram does not decide alone
WORDS_SCORED = 40  # words beyond this are not scored by n-grams: by then they only cost time
_ALIASES = {"zh": "zh-cn", "nb": "no", "nn": "no"}  # what langdetect calls them
_ELDC = threading.Lock()  # guards the one call of eldc that is not safe in threads


def primary(code: str) -> str:
    """Give the language of a language tag or locale name, lower-case: ``pt`` for ``pt_BR``, ``pt-BR`` and ``PT``."""
    return code.replace("_", "-").partition("-")[0].lower()


def eldc_available() -> bool:
    """Say whether the eldc package is installed; it has no wheel for some platforms. Nothing is imported."""
    return find_spec("eldc") is not None


@dataclass(frozen=True, slots=True)
class Eldc:
    """Isolated eldc instances, one restricted to ``languages``; no global setting of eldc is touched."""

    languages: tuple[str, ...]
    _instance: Any = field(repr=False, compare=False)
    _every: Any = field(repr=False, compare=False)  # an instance that knows all of eldc's languages

    @classmethod
    def load(cls, languages: tuple[str, ...]) -> Eldc | None:
        """Load eldc for ``languages`` (ISO 639-1), or give None where it is missing or knows fewer than two."""
        if not eldc_available():
            return None
        import eldc  # 25 MB of n-grams, wanted only when a text is to be detected

        known = sorted({primary(code) for code in languages}.intersection(eldc.LANGUAGES))
        if len(known) < 2:
            return None
        with _ELDC:
            eldc.init()
            instance, every = eldc.instance(), eldc.instance()
            for made, codes in ((instance, known), (every, [])):
                made.set_scheme("iso639-1")
                made.set_languages(codes)
                made.set_scores(min(len(known), eldc.MAX_SCORES))
        return cls(languages, instance, every)

    def scores(self, text: str) -> Scores:
        """Score ``text`` (no lone surrogates; eldc reads its first 1,000 bytes of UTF-8) for each language.

        eldc gives ``1 - exp(-w)``; the figure here is ``w``, the mean weight of the text's n-grams, at least 0.
        """
        given: Mapping[str, float] = self._instance.detect_details(text).scores
        return tuple(_mean_weight(given.get(primary(code), 0.0)) for code in self.languages)

    def best_of_all(self, text: str) -> float:
        """Give the highest score of ``text`` in any language that eldc knows, the project's or not."""
        return _mean_weight(max(self._every.detect_details(text).scores.values(), default=0.0))


@dataclass(frozen=True, slots=True)
class Profiles:
    """langdetect's packaged n-gram counts of some languages, as log-probabilities that we add up ourselves."""

    grams: Mapping[str, Scores] = field(repr=False)
    letters: frozenset[str] = field(repr=False)
    languages: tuple[str, ...]

    @classmethod
    def load(cls, languages: tuple[str, ...]) -> Profiles | None:
        """Read the profiles of ``languages``, or give None where fewer than two of them have one.

        A profile is JSON: ``freq`` maps an n-gram of one to three characters, a word's edge being a space, to its
        count; ``n_words`` holds the totals for each length. Upper case is folded, as the text will be.
        """
        counts: dict[str, Counter[str]] = {}
        totals: dict[str, Sequence[int]] = {}
        for code in languages:
            packaged = files("langdetect").joinpath("profiles", _ALIASES.get(primary(code), primary(code)))
            if primary(code).isalpha() and packaged.is_file():
                profile = json.loads(packaged.read_text(encoding="utf-8"))
                totals[code] = profile["n_words"]
                counts[code] = Counter()
                for gram, count in profile["freq"].items():
                    counts[code][gram.lower()] += count
        if len(counts) < 2:
            return None
        every = set().union(*counts.values())
        # The rarest log-probability of any known language stands for a language without a profile.
        grams = {gram: _log_probabilities(gram, languages, counts, totals) for gram in every if 1 <= len(gram) <= 3}
        return cls(grams, frozenset(gram for gram in every if len(gram) == 1 and gram.isalpha()), languages)

    def foreign(self, words: Sequence[str]) -> bool:
        """Say whether most letters of lower-case ``words`` are ones that no profile has met: another script."""
        letters = "".join(words)
        return 2 * sum(map(self.letters.__contains__, letters)) < len(letters)

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


def _mean_weight(score: float) -> float:
    return -log1p(-min(score, 0.999999))


def _log_probabilities(
    gram: str,
    languages: tuple[str, ...],
    counts: Mapping[str, Counter[str]],
    totals: Mapping[str, Sequence[int]],
) -> Scores:
    known = {
        code: log((counted[gram] + SMOOTHING) / (totals[code][len(gram) - 1] + SMOOTHING))
        for code, counted in counts.items()
    }
    rarest = min(known.values())
    return tuple(known.get(code, rarest) for code in languages)
