"""A word stands twice in a row.

What it does: compares each word with the one before it, where only white space or a tag lies between. Doubles that
grammar allows (“no no”, “muy muy”), names (“Bora Bora”), numbers and doubles of the source are silent.

Why: no spelling checker of a translation tool looks at two words at a time, and no reader's eye does either.

Wrong:
    en: The results of the study
    es: Los resultados de de la investigación

Wrong:
    en: in the cities
    pt: nas nas cidades

Right:
    en: He works in Bora Bora.
    es: Trabaja en Bora Bora.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.doubled_words import doubled_words
from mars_i18n.text.flaws.flaws import beyond
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Delete one of the two words."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each double that the source does not have."""
    if not translated(unit):
        return
    found = tuple(doubled_words(blanked(unit.target), unit.language))
    for flaw in beyond(found, doubled_words(blanked(unit.source), unit.source_language)) if found else ():
        yield Fault(flaw.what, evidence=flaw.key, offset=flaw.offset, length=flaw.length)
