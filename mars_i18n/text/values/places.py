"""Names of territories in English, Spanish and Portuguese, and what else a text calls them by.

Names are those of CLDR, by Babel; synonyms (Holland, EE. UU., Estados Unidos da América), the stems of demonyms
(colombian-, peruan-) and names that are common words or people's names too (Jordan, Chad, Turkey the bird) are ours.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.values.place_words import AMBIGUOUS, DEMONYMS, SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES = ("en", "es", "pt")
_WORD = re.compile(r"\w+")
_REGIONS = {"en": ("en_GB",), "es": ("es_419", "es_MX"), "pt": ("pt_PT",)}
_USUAL = {"en": {"Britain": "GB", "Holland": "NL"}}  # what no CLDR name has, and no other place
_SHORTEST_BASE = 5  # letters of a name without -stan that still identify it


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A territory's name in a text: its CLDR code, where it is (code points), and as it is written."""

    code: str
    offset: int
    length: int
    written: str


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    """Language → territory code → CLDR name, two-letter territories that are not ambiguous alone."""
    from babel import Locale

    tables = {}
    for language, tag in zip(LANGUAGES, ("en", "es", "pt"), strict=True):
        territories = Locale.parse(tag).territories
        tables[language] = {
            code: name.split(" (")[0]
            for code, name in territories.items()
            if len(code) == 2 and code.isalpha() and code not in AMBIGUOUS and "&" not in name
        }
    return tables


@lru_cache(maxsize=1)
def _regional_names() -> dict[str, tuple[Mapping[str, str], ...]]:
    """Language → the CLDR names of territories in regions that have their own: Ilhas Caimão, in Portugal."""
    from babel import Locale

    return {language: tuple(Locale.parse(tag).territories for tag in tags) for language, tags in _REGIONS.items()}


class _Finder:
    """Finds any of some names in a text, as whole words: looked for only where the first word of one is there."""

    def __init__(self, names: Iterable[str]) -> None:
        names = sorted(names, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
        self._first_words = frozenset(first[0] for name in names if (first := _WORD.search(name)))

    def find(self, text: str) -> Iterable[re.Match[str]]:
        """The names in a text, in order."""
        return () if self._first_words.isdisjoint(_words(text)) else self._pattern.finditer(text)


@lru_cache(maxsize=64)  # several checks ask for the same text
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=8)
def _finder(language: str) -> tuple[_Finder, dict[str, str]]:
    codes = {name: code for code, name in _names()[language].items()} | _USUAL.get(language, {})
    return _Finder(codes), codes


def places_in(text: str, language: str) -> tuple[PlaceName, ...]:
    """The territories that a text calls by their CLDR names in a language; none for a language without a table."""
    if language not in LANGUAGES:
        return ()
    finder, codes = _finder(language)
    return tuple(PlaceName(codes[match[0]], match.start(), len(match[0]), match[0]) for match in finder.find(text))


def place_name(code: str, language: str) -> str:
    """The CLDR name of a territory in a language."""
    return _names()[language][code]


@lru_cache(maxsize=1)
def _foreign_names() -> dict[str, tuple[_Finder, dict[str, tuple[str, str]]]]:
    """Language → (finder of names that are another language's alone, name → (territory, that language))."""
    tables = _names()
    found = {}
    for language in LANGUAGES:
        own = {_folded(name) for name in tables[language].values()}
        own |= {_folded(one) for forms in SYNONYMS[language].values() for one in forms}
        foreign = {
            name: (code, other)
            for other in reversed(LANGUAGES)  # the first that has it is reported
            for code, name in reversed(tables[other].items())
            if other != language and code in tables[language] and _is_foreign(name, tables[language], code, own)
        }
        found[language] = (_Finder(foreign), foreign)
    return found


def _is_foreign(name: str, names: dict[str, str], code: str, own: set[str]) -> bool:
    """Whether it is no name of the language at all, or differs from its own by an accent: Peru in Spanish is wrong."""
    if name in names.values():
        return False
    return _folded(name) not in own or _folded(name) == _folded(names[code])


def foreign_names(text: str, language: str) -> tuple[tuple[PlaceName, str], ...]:
    """(a territory's name of another language, that language) for each in a text: “Equador” in English or Spanish."""
    if language not in LANGUAGES:
        return ()
    finder, known = _foreign_names()[language]
    return tuple(
        (PlaceName(known[match[0]][0], match.start(), len(match[0]), match[0]), known[match[0]][1])
        for match in finder.find(text)
    )


@lru_cache(maxsize=512)
def _mentions(code: str, language: str) -> re.Pattern[str]:
    """What a text may call a territory by: its name, a synonym, or a word made of its name."""
    name = place_name(code, language)
    last = _folded(name.split()[-1])
    base = re.sub(r"i?stan$", "", last)  # Afghan, of Afghanistan
    stem = base if len(base) >= _SHORTEST_BASE and base != last else last[: max(4, len(last) - 3)]
    more = SYNONYMS[language].get(code, ())
    more = (*more, *DEMONYMS.get(code, ())) if language == "en" else more
    names = {_folded(name), *(_folded(names[code]) for names in _regional_names()[language] if code in names)}
    listed = [*map(re.escape, sorted(names)), re.escape(stem), *(_folded_pattern(one) for one in more)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})", re.IGNORECASE)


def mentions(text: str, code: str, language: str) -> bool:
    """Whether a text names a territory in any way that we know: name, synonym, demonym or adjective."""
    return _mentions(code, language).search(_folded(text)) is not None


def _folded_pattern(text: str) -> str:
    return _folded(text) if "[" in text or text.endswith("?") else re.escape(_folded(text))


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
