"""A country name is in another language.

What it does: reports names of territories (CLDR) that belong to another of the project's languages and not to that of
the translation: “Equador” in Spanish, “Brazil” in Portuguese. Names that are common words or names of people, such as
Jordan and Chad, are not reported, nor are words of a text whose source does not name the country, nor is text in
quotation marks or in a longer name.

Why: it is the most frequent leftover of copying between related languages, and spelling checkers accept it as a name.

Wrong:
    en: Six countries, Ecuador among them
    es: Seis países, entre ellos Equador

Wrong:
    en: The report on Brazil
    pt: O relatório sobre o Brazil

Wrong:
    en: “We agree,” the Russian minister said.
    es: «Estamos de acuerdo», dijo el ministro de Rússia.

Right:
    en: She earns 20,000 dollars a year.
    es: Gana 20 000 dólares al año.

Right:
    en: Banco do Brasil and the people of the Santa Lucía district came.
    es: Vinieron el Banco do Brasil y gente del barrio de Santa Lucía.

Right:
    en: Ecuador and Peru
    es: Ecuador y el Perú

Right:
    en: The Bank of Sweden prize
    es: El premio «Bank of Sweden»
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.longer_names import is_in_longer_name
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.places import LANGUAGES, foreign_names, mentions, place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.places import PlaceName

severity: Severity = "error"
_WORD_BEFORE = re.compile(r"(?<!\w)([A-Z][\w-]*) \Z")
_NEAR = 60  # code points
remedy = translatable("Write the name in the language of the translation.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each name of a territory in another language's form."""
    if unit.entry.fuzzy or not unit.target or unit.target == unit.source:
        return
    text = blank_tags(unit.target)
    for place, other in foreign_names(text, unit.language):
        end = place.offset + place.length
        if is_in_longer_name(text, place.offset, end, unit.language) and not _is_translated(unit, text, place):
            continue
        if not _is_meant(unit, place, other):
            continue
        right = place_name(place.code, unit.language)
        yield Fault(
            message(
                "“{written}” is the {other} name; in {language} it is “{right}”",
                written=place.written,
                other=name_language(other),
                language=name_language(unit.language),
                right=right,
            ),
            evidence=(("words", place.written), ("expected", right)),
            suggestion=right,
            offset=place.offset,
            length=place.length,
        )


def _is_translated(unit: Unit, text: str, place: PlaceName) -> bool:
    """Whether a longer name is the source's but for the place: KDE França in Spanish, for KDE France."""
    before = _WORD_BEFORE.search(text, max(0, place.offset - _NEAR), place.offset)
    if before is None or unit.source_language not in LANGUAGES:
        return False
    own = place_name(place.code, unit.source_language)
    pattern = rf"(?<!\w){re.escape(before[1])}(?: in)? {re.escape(own)}(?!\w)"
    return own != place.written and re.search(pattern, blank_tags(unit.source)) is not None


def _is_meant(unit: Unit, place: PlaceName, other: str) -> bool:
    """Whether the source names that country, and does not itself write the name as the translation does.

    “Gana” at the beginning of a sentence earns; a name that the source has letter for letter in a third language
    (Santa Lucía, in an English text) is its own.
    """
    if unit.source_language not in LANGUAGES:
        return True
    if other != unit.source_language and re.search(rf"(?<!\w){re.escape(place.written)}(?!\w)", unit.source):
        return False
    return mentions(blank_tags(unit.source), place.code, unit.source_language)
