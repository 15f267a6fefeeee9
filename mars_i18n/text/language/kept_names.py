"""Names that Spanish or Portuguese writes as English does, although English has them more often: Saskatchewan.

``kept_names.tsv`` is made by benchmarks/make_kept_names.py from the names of an English dictionary and of CLDR.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.name_words import ENGLISH_GIVEN_NAMES, GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "kept_names.tsv"
_WORDS_OF_PERSON = range(2, 4)


def is_kept_name(word: str, language: str) -> bool:
    """Whether a word, in any letters, is a name that a language such as "es" or "pt_BR" writes as English does."""
    return primary(language) in _kept_names().get(word.casefold(), "")


def is_person(words: Sequence[str]) -> bool:
    """Whether words are a given name and one or two words with capitals, as in Michael Stone."""
    return (
        len(words) in _WORDS_OF_PERSON
        and all(word[0].isupper() for word in words)
        and words[0].casefold() in GIVEN_NAMES | ENGLISH_GIVEN_NAMES
    )


@cache
def _kept_names() -> dict[str, str]:
    lines = files(__package__).joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
