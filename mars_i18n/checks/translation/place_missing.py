"""A country is only in the source or only in the translation.

What it does: reports each territory of the source whose name, synonym (EE. UU., Holanda) or derived word (colombiano,
peruana) is not in the translation, and each territory that the translation names and the source does not.

Why: a country may have been left out or confused with another.

Wrong:
    en: Leaders from Peru and Bolivia met.
    es: Se reunieron líderes del Perú y de Chile.

Wrong:
    en: Leaders from the Andes met.
    es: Se reunieron líderes de Bolivia.

Right:
    en: Leaders from Colombia met.
    es: Se reunieron líderes colombianos.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import blank_translators_notes
from mars_i18n.text.segments.markup import blank_tags, strip_tags
from mars_i18n.text.values.places import LANGUAGES, mentions, place_name, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.places import PlaceName

severity: Severity = "warning"
_EXPLAINED = frozenset({"EU"})  # what a translation may add to be understood: remain in the European Union
_POSSESSIVE = ("'s", "’s")  # as “Brazil’s Fiscal Responsibility Law” explains where a law is from
_KOREAS, _HALVES = frozenset({"KP", "KR"}), re.compile(r"\b(?:[Tt]he|el|o) (?:North|South|Norte|Sur|Sul)\b")
_COUNTRY = re.compile(
    r"(?<!\w)(?:countr(?:y|ies)|nations?|abroad|overseas|extranjero|estrangeiro|exterior|pa[ií]s(?:es)?|naci(?:ón|ones)|naç(?:ão|ões))(?!\w)",
    re.IGNORECASE,
)
remedy = translatable("Check whether the country should be there.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each territory of the source that the translation does not name, then for each that it adds."""
    if unit.entry.fuzzy or not unit.target or unit.language not in LANGUAGES or unit.language == unit.source_language:
        return
    source, target = strip_tags(unit.source), strip_tags(unit.target)
    for place in _unnamed(blank_tags(unit.source), unit.source_language, target, unit.language):
        if _COUNTRY.search(target) and not _COUNTRY.search(source):
            continue  # the name is not said again: “the problems of Britain”, “los problemas del país”
        right = place_name(place.code, unit.language)
        yield Fault(
            message(
                "“{written}” of the source ({right}) is missing from the translation",
                written=place.written,
                right=right,
            ),
            evidence=(("missing", right),),
            offset=place.offset,
            length=place.length,
            in_source=True,
        )
    if unit.source_language in LANGUAGES and unit.target != unit.source:
        for place in _unnamed(
            blank_translators_notes(blank_tags(unit.target)), unit.language, source, unit.source_language
        ):
            possessive = unit.target.startswith(_POSSESSIVE, place.offset + place.length)
            if _COUNTRY.search(source) and not _COUNTRY.search(target):
                continue  # “the two countries” have their names
            if place.code in _KOREAS and _HALVES.search(source):
                continue
            if place.code in _EXPLAINED or _initials(place.written) in source or possessive:
                continue
            yield Fault(
                message("“{written}” is not in the source", written=place.written),
                evidence=(("added", place.written),),
                offset=place.offset,
                length=place.length,
            )


def _unnamed(text: str, language: str, other: str, other_language: str) -> Iterator[PlaceName]:
    """The territories of a text that another text does not name, each once."""
    seen = set()
    for place in places_in(text, language):
        if place.code in seen:
            continue
        seen.add(place.code)
        if not mentions(other, place.code, other_language) and place.written not in other:
            yield place


def _initials(name: str) -> str:
    """The acronym of a name: PNG, of Papúa Nueva Guinea; NULs, which no text has, where it would be too short."""
    found = "".join(word[0] for word in name.split() if word[0].isupper())
    return found if len(found) > 1 else "\0\0"
