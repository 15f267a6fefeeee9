"""Common words that do not look alike in English, Spanish and Portuguese: what aligns texts that share few names.

A row of common_words.tsv is one idea: its forms in English, Spanish and Portuguese, without accents. Words that begin
alike in all three (programme, programa) need no row; words that mean little by themselves have none. The list is ours:
months, days, small numbers, what newsletters of programmes, news and manuals speak of.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_LANGUAGES = ("en", "es", "pt")
_FILE = "common_words.tsv"


@cache
def _ideas() -> dict[str, dict[str, tuple[str, ...]]]:
    """Language → word → the features of the rows that have it; "" has the words of all three."""
    found: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in ("", *_LANGUAGES)}
    rows = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    for number, row in enumerate(rows):
        for language, forms in zip(_LANGUAGES, row.split("\t"), strict=True):
            for word in forms.split():
                for known in (found[language], found[""]):
                    if f"={number}" not in known.get(word, ()):
                        known[word] = (*known.get(word, ()), f"={number}")
    return found


def ideas(word: str, language: str = "") -> tuple[str, ...]:
    """What common words of the three languages mean, as features "=12"; nothing for any other word.

    `word` is in small letters and without accents; it is one of `language`, or of any of the three where that is "" or
    another one.
    """
    known = _ideas()
    return known.get(language, known[""]).get(word, ())
