"""Words that only one side of an ocean writes in that way: Brazil or Portugal, Spanish America or Spain.

The Acordo Ortográfico of 1990 made most Portuguese spellings one; it keeps the differences that are heard (`econômico`,
`económico`; `facto`), and words differ (`equipe`, `equipa`). Spellings that Portugal gave up in 2009 (`acção`) mark it
too, as Brazil never had them after 1943. Of Spanish the tables have what the Diccionario de americanismos (ASALE) and
the Diccionario panhispánico de dudas (RAE and ASALE) give to one side alone (`computadora`, `ordenador`; `costo`,
`coste`), and the second person plural of Spain. A word that the other side knows in another sense is not listed: a
`fato` is a suit in Portugal, a `comboio` a convoy in Brazil, a `carro` a cart in Spain.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, cast, get_args

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.folded_words import WordSieve
from mars_i18n.text.language.backends import primary

if TYPE_CHECKING:
    from collections.abc import Iterator

Variety = Literal["pt_BR", "pt_PT", "es_419", "es_ES"]
VARIETIES: tuple[Variety, ...] = get_args(Variety)
_TABLES = {"es": "spanish.tsv", "pt": "portuguese.tsv"}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# `equipa` is also a verb, which Brazil has too: only after these is it the noun.
_BEFORE_NOUN = frozenset(
    "a à uma da na pela numa duma esta essa desta nossa sua minha cada toda nova mesma outra".split()
)
_VERBS = frozenset(("equipa",))
_CAPITALS = frozenset(("os",))  # OS is an operating system


@dataclass(frozen=True, slots=True)
class RegionalWord:
    """A word of a text that shows a variety: its offset in code points, and what the other side writes for it."""

    offset: int
    word: str
    variety: Variety
    other: str


def variety_of(locale: str) -> Variety | None:
    """The variety that is written in a region: es_CO gives es_419. None without a region, or of another language."""
    language, _, region = locale.replace("-", "_").partition("_")
    if language == "es" and region:
        return "es_ES" if region in {"ES", "GQ", "PH"} else "es_419"
    if language == "pt" and region:
        return "pt_BR" if region == "BR" else "pt_PT"
    return None


def regional_words(text: str, language: str) -> Iterator[RegionalWord]:
    """Each word of a text in Spanish or Portuguese that shows its variety; none in other languages.

    Names of the tables need their capital; other words may have one, where it is the first letter alone.
    """
    if primary(language) not in _TABLES:
        return
    known = primary(language)
    if not _sieve(known).holds_any(set(_WORD.findall(text))):  # as in most texts
        return
    before = ""
    for match in _WORD.finditer(text):
        word, lower = match[0], match[0].lower()
        found = _find(word, known)
        if (
            found
            and not (lower in _VERBS and before not in _BEFORE_NOUN)
            and not (lower in _CAPITALS and word != lower)
        ):
            variety, other = found
            yield RegionalWord(match.start(), word, variety, other.capitalize() if word[0] != lower[0] else other)
        before = lower


@lru_cache(maxsize=4)
def _sieve(language: str) -> WordSieve:
    return WordSieve(lambda word: _find(word, language) is not None)


@lru_cache(maxsize=16_384)
def _find(word: str, language: str) -> tuple[Variety, str] | None:
    """The variety that a word as it is written shows, and the other form; None where it shows none."""
    whole, stems, pattern = _table(language)
    lower = word.lower()
    found = whole.get(word) or whole.get(lower) or _singular(whole, word) or _singular(whole, lower)
    if found is None and (stem := pattern.fullmatch(lower)):
        variety, other = stems[stem[1]]
        return variety, other + lower[len(stem[1]) :]
    return found


def _singular(whole: dict[str, tuple[Variety, str]], word: str) -> tuple[Variety, str] | None:
    found = whole.get(word[:-1]) if word.endswith("s") else None
    return found and (found[0], found[1] + "s")


@cache
def _table(language: str) -> tuple[dict[str, tuple[Variety, str]], dict[str, tuple[Variety, str]], re.Pattern[str]]:
    """The whole words and the stems of a language, each with its variety and the other form; and the stems' pattern."""
    whole: dict[str, tuple[Variety, str]] = {}
    stems: dict[str, tuple[Variety, str]] = {}
    lines = files(__package__).joinpath(_TABLES[language]).read_text(encoding="utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    for first, second, shows in rows:
        for form, other, variety in ((first, second, head[0]), (second, first, head[1])):
            if shows in {"both", variety}:
                table = stems if form.endswith("-") else whole
                table.setdefault(form.removesuffix("-"), (cast("Variety", variety), other.removesuffix("-")))
    return whole, stems, re.compile(rf"({'|'.join(sorted(stems, key=len, reverse=True))})\w{{0,12}}")
