"""Quarters and halves of a year, as the three languages write them: Q3, third quarter, tercer trimestre, 3T.

A quarter or half without such a word (of a game, an hour, a whole) is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

PeriodKind: TypeAlias = Literal["quarter", "half"]

_ORDINALS = {
    "en": ("first|1st", "second|2nd", "third|3rd", "fourth|4th|last"),
    "es": (
        r"primer|primero|1\.?(?:er|º|°)?",
        r"segundo|2\.?(?:do|º|°)?",
        r"tercer|tercero|3\.?(?:er|º|°)?",
        r"cuarto|último|4\.?(?:to|º|°)?",
    ),
    "pt": (r"primeiro|1\.?[ºo°]?", r"segundo|2\.?[ºo°]?", r"terceiro|3\.?[ºo°]?", r"quarto|último|4\.?[ºo°]?"),
}
_NAMES = {
    "en": {
        "quarter": r"(?:calendar\s|fiscal\s)?quarter(?!\w|[-\s]?finals?)(?!\s(?:of\san?\s|century|mile|hour))",
        "half": r"half\s(?:of\s)?(?=(?:the\s(?:fiscal\s)?year|(?:19|20)\d\d))",
    },
    "es": {"quarter": r"trimestre(?!\w)", "half": r"semestre(?!\w)"},
    "pt": {"quarter": r"trimestre(?!\w)", "half": r"semestre(?!\w)"},
}
_LETTERS = {"en": ("Q", "H"), "es": ("[QT]", "[HS]"), "pt": ("[QT]", "[HS]")}
_HINT_WORDS = ("quarter", "half", "mestre")  # cheap, in small letters: most texts have none
_HINT = re.compile(r"[1-4](?:(?<=[qths].)|(?=[qths]))")
_KINDS: tuple[PeriodKind, PeriodKind] = ("quarter", "half")


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter (1 to 4) or half (1, 2) of a year, where it is (code points) and how it is written."""

    kind: PeriodKind
    number: int
    offset: int
    length: int
    written: str


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in _NAMES:
        return None
    parts = []
    for kind, letters, most in zip(_KINDS, _LETTERS[language], (4, 2), strict=True):
        named = "|".join(
            rf"(?P<{kind}{number}>(?<![\w.,])(?:{words})(?!\w))"
            for number, words in enumerate(_ORDINALS[language][:most], 1)
        )
        parts.append(rf"(?:{named})[\s-]{_NAMES[language][kind]}")
        parts.append(rf"(?-i:(?<!\w){letters}(?P<{kind}_a>[1-{most}])(?!\w))")
        parts.append(rf"(?-i:(?<![\w.,])(?P<{kind}_b>[1-{most}]){letters}(?:[12]\d(?:\d\d)?)?(?!\w))")
    return re.compile("|".join(parts), re.IGNORECASE)


@lru_cache(maxsize=512)  # a source is compared with each of its translations
def read_periods(text: str, language: str) -> tuple[Period, ...]:
    """The quarters and halves of years in a text of a language ("es", "en_US", …), in order. Linear in the text."""
    lowered = text.lower()
    if not _HINT.search(lowered) and not any(word in lowered for word in _HINT_WORDS):
        return ()
    pattern = _pattern(language.partition("_")[0])
    found = []
    for match in pattern.finditer(text) if pattern else ():
        group = match.lastgroup or ""
        kind = _KINDS[group.startswith("half")]
        number = int(match[group]) if group.endswith(("_a", "_b")) else int(group[-1])
        found.append(Period(kind, number, match.start(), len(match[0]), match[0]))
    return tuple(found)


def find_altered_period(source: tuple[Period, ...], target: tuple[Period, ...]) -> tuple[Period, Period] | None:
    """The first quarter or half of the source that the translation lacks, with one there that the source lacks."""
    if not source or not target:  # as in most texts
        return None
    ours, theirs = {(one.kind, one.number) for one in source}, {(one.kind, one.number) for one in target}
    new = {one.kind: one for one in reversed(target) if (one.kind, one.number) not in ours}
    for one in source:
        if (one.kind, one.number) not in theirs and one.kind in new:
            return one, new[one.kind]
    return None
