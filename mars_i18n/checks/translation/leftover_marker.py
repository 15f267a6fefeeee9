"""A placeholder or note was left in a translation: TODO:, FIXME, XXX, ???, lorem ipsum, [revisar].

What it does: reports such notes, the lines of a merge conflict, and what a machine says before its answer (“Here is the
translation:”), that the source does not have. TODO without a colon or bracket is a word of Spanish and Portuguese, and
XXX beside a century or a thirty is a Roman numeral: neither is reported.

Why: the translator intended to come back, and did not.

Wrong:
    en: The fund of the region
    es: El fondo FIXME de la región

Wrong:
    en: The fund of the region
    pt: O fundo [revisar] da região

Wrong:
    en: The fund has 30 members in Peru.
    es: El fondo tiene ??? miembros en el Perú.

Wrong:
    en: The well is open.
    es: Aquí está la traducción: El pozo está abierto.

Right:
    en: The whole country
    es: TODO EL PAÍS
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.flaw import normalise
from mars_i18n.text.flaws.writers_notes import writers_notes
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Finish the translation and delete the note.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each note that the source does not have."""
    if not is_translated(unit):
        return
    found = tuple(writers_notes(blank_tags(unit.target), unit.language))
    source = normalise(blank_tags(unit.source)) if found else ""
    for flaw in found:
        if flaw.key not in source:
            yield Fault(flaw.what, evidence=(("words", flaw.key),), offset=flaw.offset, length=flaw.length)
