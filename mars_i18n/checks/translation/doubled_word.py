"""A word is repeated.

What it does: reports a word that directly follows itself, with only white space or a tag between (code, an image or an
address counts as a word), and so a phrase of three words or more. Repetitions that grammar allows (“no no”, “muy muy”),
names (“Bora Bora”), numbers and repetitions of the source are not reported.

Why: spelling checkers of translation tools look at one word at a time, and the eye skips repeated words.

Wrong:
    en: The results of the study
    es: Los resultados de de la investigación

Wrong:
    en: in the cities
    pt: nas nas cidades

Wrong:
    en: The council approved the budget.
    es: El consejo aprobó el consejo aprobó el presupuesto.

Right:
    en: The tool reads <code1/> or writes <code2/>.
    es: La herramienta o lee o <code1/> o <code2/>.

Right:
    en: They asked whether one could enter.
    pt: Perguntaram se se podia entrar.

Right:
    en: He works in Bora Bora.
    es: Trabaja en Bora Bora.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.doubled_words import doubled_words
from mars_i18n.text.flaws.flaw import beyond
from mars_i18n.text.segments.markup import blank_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Delete one of the two words.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each repetition that the source does not have."""
    if not is_translated(unit):
        return
    found = tuple(doubled_words(blank_pairs(unit.target), unit.language))
    for flaw in beyond(found, doubled_words(blank_pairs(unit.source), unit.source_language)) if found else ():
        yield Fault(flaw.what, evidence=(("words", flaw.key),), offset=flaw.offset, length=flaw.length)
