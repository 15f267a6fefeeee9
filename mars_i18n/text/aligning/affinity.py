"""How likely two texts of different languages are translations of each other, without a dictionary.

What the two share is measured by features: figures, addresses, names, the beginnings of words that the languages have
in common (information, información, informação), inline tags. A feature that many units have is weak evidence. The rest
is measured by their lengths, whose ratio is normal in each language pair (Gale and Church 1993).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from math import log, log1p, sqrt
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.aligning.dictionary import ideas
from mars_i18n.text.segments.markup import TAG, blank_tags
from mars_i18n.text.values.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Code points that say what one does in English, and the variance of the difference of two texts so measured, a code
# point of their mean; on published newsletters (benchmarks/alignment.py --fit).
LENGTHS = {"en": 1.0, "es": 1.141, "pt": 1.076}
_UNKNOWN = 1.07
_VARIANCE = 1.1
# Log-odds of a true pair against its neighbours: logistic regression on the same (benchmarks/alignment.py --fit).
_BIAS, _LIKENESS, _COMMON, _DEVIATION, _FIGURES = -3.0, 4.4, 3.5, -0.29, -2.6
# Ours, as the corpus has no structure: a heading against a paragraph, other structures that differ, and the most that
# it can show that two are alike, which is as much as there are others in the document.
_STRANGE, _UNLIKE, _MOST_ALIKE = -4.0, -0.7, 2.5
_MOST_DEVIATION, _MOST_FIGURES = 30.0, 3
_SLACK = 10.0  # code points squared by which even the shortest texts differ
_WEIGHTS = {"#": 1.5, "@": 2.0, "N": 1.0, "6": 1.0, "4": 0.6, "<": 0.5, "?": 0.5, "=": 0.8}  # by the first character
_AFTER_MARK = ' \n\0"”’»)'
_READ = 4000  # code points of a text that are looked at for features
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_SOUNDS = (
    ("cua", "ca"),
    ("cue", "ce"),
    ("qu", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("ch", "c"),
    ("k", "c"),
    ("y", "i"),
    ("z", "c"),
    ("w", "v"),
)
_DOUBLE = re.compile(r"([a-z])\1")


@dataclass(frozen=True, slots=True)
class AlignmentUnit:
    """A block or sentence to align: the length of its prose as in English, what it holds, and where it is.

    `features` are strings whose first character is their kind; `kind` is that of a block, "" where it says nothing.
    """

    length: float
    features: frozenset[str]
    figures: frozenset[str] = frozenset()
    kind: str = ""


def unit(text: str, language: str, kind: str = "", more: Iterable[str] = ()) -> AlignmentUnit:
    """The unit of a msgid or of a sentence of one; `more` are features that the caller knows, such as link targets."""
    prose = blank_tags(text[:_READ])
    links = list(addresses(prose))
    found = {f"@{one.key}" for one in links}
    figures = frozenset(f"#{re.sub('[.,:]', '', match[0])}" for match in _FIGURE.finditer(prose))
    found.update(f"<{name}{count}" for name, count in Counter(match[2] for match in TAG.finditer(text[:_READ])).items())
    if (last := prose.rstrip(_AFTER_MARK)[-1:]) in {"?", ":", "!"}:
        found.add(f"?{last}")
    for match in _WORD.finditer(prose):
        found.update(features_of_word(match[0], language))
    aside = sum(len(one.text) for one in links) + sum(len(match[0]) for match in TAG.finditer(text))
    length = max(1, len(text.strip()) - aside)  # where one side writes an address, the other may have a link
    features = frozenset((*found, *figures, *more))
    return AlignmentUnit(length / LENGTHS.get(language, _UNKNOWN), features, figures, kind)


@lru_cache(maxsize=1 << 14)
def features_of_word(word: str, language: str = "") -> tuple[str, ...]:
    """The features of a word: as a name, where it has a capital, by what it means, and by its first sounds."""
    plain = "".join(one for one in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(one))
    found = [f"N{plain}"] if not word.islower() and len(plain) > 1 else []
    found += ideas(plain, language)
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    plain = _DOUBLE.sub(r"\1", plain)
    if len(plain) > 4 and plain.startswith("es") and plain[2] not in "aeiou":
        plain = plain[1:]  # especial, special
    if len(plain) >= 4:
        found.append(f"4{plain[:4]}")
    if len(plain) >= 6:
        found.append(f"6{plain[:6]}")
    return tuple(found)


def join_units(units: Sequence[AlignmentUnit]) -> AlignmentUnit:
    """Neighbouring units as one."""
    if len(units) == 1:
        return units[0]
    kinds = {one.kind for one in units}
    return AlignmentUnit(
        sum(one.length for one in units),
        frozenset().union(*(one.features for one in units)),
        frozenset().union(*(one.figures for one in units)),
        " ".join(sorted(kinds)),
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a pair, or against it.

    `likeness` is the share of their features' weight that is common, 0 to 1, `common` its sum; `deviation` the square
    of the standard deviations that their lengths are from the usual ratio; `figures` counts those of one side alone;
    `structure` is the logarithm of the odds that their places give.
    """

    likeness: float
    common: float
    deviation: float
    figures: int
    structure: float

    @property
    def odds(self) -> float:
        """The natural logarithm of the odds that the two are translations, before anything is known of others."""
        return (
            _BIAS
            + _LIKENESS * self.likeness
            + _COMMON * log1p(self.common)
            + _DEVIATION * min(self.deviation, _MOST_DEVIATION)
            + _FIGURES * min(self.figures, _MOST_FIGURES)
            + self.structure
        )


class Affinity:
    """Weighs pairs of units of two sequences; the weights of features come from how many units hold them."""

    def __init__(self, sources: Sequence[AlignmentUnit], targets: Sequence[AlignmentUnit]) -> None:
        counts = Counter(feature for side in (sources, targets) for one in side for feature in one.features)
        # Whole numbers, as their sum is the same in any order: sets have none.
        self._weight = {
            feature: round(1000 * _WEIGHTS[feature[0]] / sqrt(max(1.0, count / 2))) for feature, count in counts.items()
        }
        kinds = Counter(one.kind for side in (sources, targets) for one in side)
        self._alike = {kind: min(_MOST_ALIKE, log(kinds.total() / count)) for kind, count in kinds.items()}
        self._totals: dict[frozenset[str], int] = {}

    def _total(self, features: frozenset[str]) -> int:
        total = self._totals.get(features)
        if total is None:
            total = self._totals[features] = sum(map(self._weight.__getitem__, features))
        return total

    @staticmethod
    def deviation(source: AlignmentUnit, target: AlignmentUnit) -> float:
        """The square of how many standard deviations two lengths are from the usual ratio."""
        both = source.length + target.length
        return (source.length - target.length) ** 2 / (_VARIANCE * both / 2 + _SLACK)

    def _structure(self, source: str, target: str) -> float:
        if not source or not target:
            return 0.0
        if source == target:
            return self._alike.get(source, 0.0)
        mixed = " " in source or " " in target
        apart = ("heading" in source) != ("heading" in target) or (mixed and ("alt" in source or "alt" in target))
        return _STRANGE if apart else _UNLIKE

    def evidence(self, source: AlignmentUnit, target: AlignmentUnit) -> Evidence:
        """What speaks for two units, or against them."""
        shared = source.features & target.features
        common = sum(map(self._weight.__getitem__, shared))
        whole = self._total(source.features) + self._total(target.features)
        return Evidence(
            likeness=2 * common / whole if whole else 0.0,
            common=common / 1000,
            deviation=self.deviation(source, target),
            figures=len(source.figures ^ target.figures),
            structure=self._structure(source.kind, target.kind),
        )
