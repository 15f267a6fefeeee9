"""A heading has the capitals of English titles, in Spanish or Portuguese.

What it does: reports a short text without a final stop in which most words of four letters or more after the first are
capitalised. Names and acronyms that are also in the source are not counted.

Why: Spanish and Portuguese write a title like a sentence (RAE, Ortografía 2010, 4.2.4.8.3).

Wrong:
    en: A New Laboratory Opens Its Doors
    es: Un Nuevo Laboratorio Abre Sus Puertas

Right:
    en: A New Laboratory Opens Its Doors
    es: Un nuevo laboratorio abre sus puertas
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "info"
remedy = translatable("Capitalise only the first word and names.")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 14  # words of a heading
_SHARE = 0.7  # of the words that may have a small letter
_FEWEST = 3


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where most words that could have a small letter have a capital."""
    if unit.entry.fuzzy or unit.language not in {"es", "pt"} or unit.language == unit.source_language:
        return
    target = strip_tags(unit.target).strip()
    if not target or target[-1] in ".!?" or len(target.split()) > _LONGEST or target.isupper():
        return
    kept = set(_WORD.findall(unit.source))
    words = [word for word in _WORD.findall(target)[1:] if word not in kept and not word.isupper()]
    if len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _SHARE * len(words):
        what = message("heading with the capitals of an English title")
        yield Fault(what, evidence=(("words", target),), length=len(unit.target))
