"""A word has a form that the word beside it does not allow.

What it does: reports, in Spanish, “de el” and “a el” before a common noun, “y” before an i and “o” before an o, and a
question word without its accent after “¿”; in Spanish and Portuguese, an article of one gender before a noun whose
ending is of the other (“un reimplementación”, “uma pagamento”). Only endings that leave no doubt count.

Why: it is what remains when a word of a draft was replaced by another, and spelling checkers accept each word.

Wrong:
    en: The house of the mayor is old.
    es: La casa de el alcalde es vieja.

Wrong:
    en: The fund pays for water and hygiene.
    es: El fondo paga agua y higiene.

Wrong:
    en: It is a new implementation.
    es: Es un reimplementación nueva.

Wrong:
    en: There was a payment.
    pt: Houve uma pagamento.

Right:
    en: Seven or eight families from El Salvador have water and ice.
    es: Siete u ocho familias de El Salvador tienen agua y hielo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.flaws.word_forms import word_forms
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Write the form that the next word asks for.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each word whose form its neighbour does not allow, outside quotations."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    text = blank_tags(unit.target)
    quoted = blank_quotations(text)
    for flaw in word_forms(text, primary(unit.language)):
        if quoted[flaw.offset : flaw.offset + flaw.length].strip():
            yield Fault(
                flaw.what,
                evidence=(("words", flaw.key),),
                suggestion=flaw.fix,
                offset=flaw.offset,
                length=flaw.length,
            )
