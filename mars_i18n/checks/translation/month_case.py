"""A month or weekday has a capital letter, in Spanish or Portuguese.

What it does: reports the capital of a month beside its day or year, and of a weekday before a date, in the middle of
a sentence.

Why: Spanish and Portuguese write months and weekdays in lower case (RAE, Ortografía 2010, 4.2.4.10; Acordo
Ortográfico de 1990, base XIX). The capital comes from English.

Wrong:
    en: On May 27, 2025, it opened.
    es: Abrió el 27 de Mayo de 2025.

Right:
    en: On May 27, 2025, it opened.
    es: Abrió el 27 de mayo de 2025.

Right:
    en: They met on 9 July Avenue.
    es: Se reunieron en la Avenida 9 de Julio.

Right:
    en: June 2025: a new beginning
    es: Junio de 2025: un nuevo comienzo
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.dates import spoken_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Write it in lower case. `check --fix` does so.")
# Words before a date that make it a name also at the beginning of a sentence.
_NAMED_AFTER_DATES = frozenset(
    "av avda avenida alameda barriada barrio bairro batallón biblioteca calle calzada carrera club clube colegio "
    "colégio comuna cooperativa edificio escola escuela estadio estádio estación estação fundación fundação hospital "
    "institución instituto jirón jr liceo movimiento movimento museo museu parque paseo plaza plazoleta "
    "ponte praça provincia puente rua rúa sociedad teatro travessa universidad universidade villa vila".split()
)
_NO_NAMES = frozenset("el la del de desde hasta para por dia día em no até o a".split())
_LONGEST_BEFORE = 30  # code points before a date in which the word before it is looked for
_CAPITAL_BEFORE = re.compile(r"(?<![\w.])(?P<word>[A-ZÁÉÍÓÚÑÇÂÊÔÃÕ][\w]{1,20}\.?)[ \u00a0]\Z")
_OPENING = " \0«“‘\"'(¿¡[-–—\u00a0"


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each capital of a month or weekday within a sentence."""
    if unit.entry.fuzzy or not unit.target or unit.language not in {"es", "pt"}:
        return
    text = blank_tags(unit.target)
    if text.isupper():
        return
    seen: set[int] = set()
    for one in spoken_dates(text, unit.language):
        if one.weekday_offset < 0 and _is_in_name(text, one.offset):
            continue
        for offset, name in ((one.month_offset, one.month_name), (one.weekday_offset, one.weekday_name)):
            if name and name[0].isupper() and not name.isupper() and offset not in seen and _within(text, offset):
                seen.add(offset)
                yield Fault(
                    message("“{name}” should be lower case", name=name),
                    evidence=(("words", name),),
                    suggestion=name.lower(),
                    offset=offset,
                    length=len(name),
                    fix=name.lower(),
                )


def _is_in_name(text: str, offset: int) -> bool:
    """Whether the words at an offset follow a capital word that makes them a name: Avenida 9 de Julio."""
    match = _CAPITAL_BEFORE.search(text[max(0, offset - _LONGEST_BEFORE) : offset])
    if match is None:
        return False
    start = max(0, offset - _LONGEST_BEFORE) + match.start()
    return match["word"].rstrip(".").lower() in _NAMED_AFTER_DATES or (
        _within(text, start) and match["word"].lower() not in _NO_NAMES
    )


def _within(text: str, offset: int) -> bool:
    """Whether a word is within a sentence, and so needs no capital for its place."""
    before = text[max(0, offset - 40) : offset].rstrip(_OPENING)
    return bool(before) and before[-1] not in ".:!?…|/•·\n"
