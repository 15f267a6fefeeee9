"""A name differs by one letter from the source, or is another name.

What it does: finds names of two words or more in the source (Juan Camilo Nariño). If one of their words is missing from
the translation, reports a capitalised word there that differs by one letter and is not in the source. Accents count:
Narino is not Nariño. Else, in texts that are not long, a name that nothing in the translation is like is reported
where the translation has a name that nothing in the source is like, and so is a person whom it adds; acronyms are not
compared.

Why: people notice mistakes in their own name first.

Wrong:
    en: The meeting was opened by Marcela Rojas of the ministry.
    es: Abrió la reunión Marcela Rosas, del ministerio.

Wrong:
    en: Juan Camilo Nariño spoke.
    pt: Juan Camilo Narino falou.

Wrong:
    en: Minister Orbán met the families.
    es: El ministro Murray se reunió con las familias.

Right:
    en: The meeting was opened by Marcela Rojas.
    es: Marcela Rojas abrió la reunión.

Right:
    en: Prince Charles and Pope Francis met.
    es: Se reunieron el príncipe Carlos y el papa Francisco.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.aligning.replaced_names import find_replaced_name
from mars_i18n.text.folded_words import folded_words
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.name_words import GIVEN_NAMES
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Write the name as in the source.")
_LETTER = r"[^\W\d_]"
_CAPITALISED = re.compile(rf"(?<![\w’'-])(?=[^\W\d_a-zà-ÿ]){_LETTER}[^\W\d_A-Z]+(?:-{_LETTER}+)?(?![\w])")
_SHORTEST = 4
_DIRECTIONS = frozenset({"Norte", "Sul", "Sur", "North", "South"})
_MOST_WORDS = 400  # of the translation that are looked at


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each word of a name that has one letter changed, or else for the first name replaced."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return
    source, target = blank_tags(unit.source), blank_tags(unit.target)
    names = tuple(dict.fromkeys(_of_names(source)))  # none in most texts
    found = list(_mangled(names, source, target)) if names else []
    yield from found or _replaced(unit, source, target)


def _replaced(unit: Unit, source: str, target: str) -> Iterator[Fault]:
    one = find_replaced_name(source, target, primary(unit.source_language), primary(unit.language))
    if one is not None:
        missing = message(
            "“{name}” of the source is missing, and “{written}” is not in it", name=one.name, written=one.written
        )
        yield Fault(
            missing if one.name else message("“{written}” is not in the source", written=one.written),
            evidence=(("words", one.name), ("became", one.written)),
            offset=one.offset,
            length=len(one.written),
        )


def _mangled(names: Sequence[str], source: str, target: str) -> Iterator[Fault]:
    written = {match[0]: match.start() for match in list(_CAPITALISED.finditer(target))[:_MOST_WORDS]}
    known = {match[0] for match in _CAPITALISED.finditer(source)}
    unknown = [word for word in written if word not in known and len(word) >= _SHORTEST - 1]
    for word in names:
        if word in target or len(word) < _SHORTEST:
            continue
        for other in unknown:
            if _one_away(word, other) and not _adds_accents(word, other):
                yield Fault(
                    message("“{written}” is “{name}” in the source", written=other, name=word),
                    evidence=(("words", word), ("became", other)),
                    suggestion=word,
                    offset=written[other],
                    length=len(other),
                )
                break


def _of_names(text: str) -> Iterator[str]:
    """The family names in a text: capitalised words that follow a given name, and given names before another word."""
    words = () if GIVEN_NAMES.isdisjoint(folded_words(text)) else tuple(_CAPITALISED.finditer(text))
    for place, match in enumerate(words):
        if match[0].casefold() not in GIVEN_NAMES:
            continue
        end, rest = match.end(), words[place + 1 : place + 4]
        for follower in rest:
            between = text[end : follower.start()]
            if between not in {" ", "\u00a0", " de ", " van ", " da ", " do "} or follower[0] in _DIRECTIONS:
                break  # Carolina do Norte is no person
            yield follower[0]
            end = follower.end()


def _adds_accents(one: str, other: str) -> bool:
    """Whether the second is the first with the accents that it lacks: Garcia, García."""
    bare = "".join(char for char in unicodedata.normalize("NFD", other) if not unicodedata.combining(char))
    return one.isascii() and bare == one


def _one_away(one: str, other: str) -> bool:
    """Whether two words differ by one letter changed, left out, added, or by two neighbours exchanged."""
    if one[0] != other[0] and one[1:] != other[1:]:
        return False
    if len(one) == len(other):
        places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(places) == 2 and places[1] == places[0] + 1:
            return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
        return len(places) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
