"""A country has the name that another language gives it.

What it does: looks in the translation for names of territories (CLDR) that belong to another of the project's
languages and not to its own: “Equador” in Spanish, “Brazil” in Portuguese. Names that are common words or names of
people, such as Jordan and Chad, are left alone, and so is what stands in quotation marks or in a longer name.

Why: it is the commonest trace of copying between sister languages, and a spelling checker accepts it as a name.

Wrong:
    en: Six countries, Ecuador among them
    es: Seis países, entre ellos Equador

Wrong:
    en: The report on Brazil
    pt: O relatório sobre o Brazil

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

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.values.places import foreign_names, place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Write the name of the language."
_NAME_BEFORE = re.compile(r"[A-Z][\w.&’'-]*[ \u00a0](?:(?:of|the|for|in|\d{4})[ \u00a0]|[A-Z][\w.’'-]*[ \u00a0])?\Z")
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z][\w’'-]*")
_OPEN = re.compile(r"[“«\"‘][^”»\"’]{0,80}\Z")
_LISTED = frozenset({"y", "e", "en", "de", "la", "el", "o", "a", "em", "do", "da", "no", "na"})


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each name of a territory in another language's form."""
    if unit.entry.fuzzy or not unit.target or unit.target == unit.source:
        return
    text = blanked(unit.target)
    for place, other in foreign_names(text, unit.language):
        if in_a_name(text, place.offset, place.offset + place.length):
            continue
        right = place_name(place.code, unit.language)
        yield Fault(
            f"“{place.written}” is “{right}” in {unit.language}; this is its name in {other}",
            evidence=f"{place.written} → {right}",
            suggestion=right,
            offset=place.offset,
            length=place.length,
        )


def in_a_name(text: str, start: int, end: int) -> bool:
    """Whether the word is quoted, or part of a longer name that may well be foreign."""
    if _OPEN.search(text[max(0, start - 90) : start]):
        return True
    after, before = _NAME_AFTER.match(text, end), _NAME_BEFORE.search(text[max(0, start - 60) : start])
    return after is not None or (before is not None and before[0].split()[0].casefold() not in _LISTED)
