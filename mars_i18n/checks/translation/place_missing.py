"""A country of the source is missing from the translation.

What it does: reports each territory of the source whose name, synonym (EE. UU., Holanda) or derived word (colombiano,
peruana) is not in the translation.

Why: a country may have been left out or confused with another.

Wrong:
    en: Leaders from Peru and Bolivia met.
    es: Se reunieron líderes del Perú y de Chile.

Right:
    en: Leaders from Colombia met.
    es: Se reunieron líderes colombianos.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags, strip_tags
from mars_i18n.text.values.places import LANGUAGES, mentions, place_name, places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Check whether the country should be there.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each territory of the source that the translation does not name."""
    if unit.entry.fuzzy or not unit.target or unit.language not in LANGUAGES or unit.language == unit.source_language:
        return
    target = strip_tags(unit.target)
    seen = set()
    for place in places_in(blank_tags(unit.source), unit.source_language):
        if place.code in seen or mentions(target, place.code, unit.language) or place.written in target:
            continue
        seen.add(place.code)
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
