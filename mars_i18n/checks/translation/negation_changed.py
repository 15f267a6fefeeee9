"""A negation is only in the source or only in the translation.

What it does: looks for texts of which one denies (not, never, no, não) and the other has no word at all that denies or
may express a denial (without, fail to, sin, im-). In Spanish and Portuguese, which deny in many idioms (“no deja de
crecer” is “keeps growing”), the verb that is denied must have its counterpart in the other text as well. Long texts are
not compared.

Why: readers learn the opposite, in a sentence that reads well.

Wrong:
    en: The council did not approve the budget.
    es: El consejo aprobó el presupuesto.

Wrong:
    en: The council approved the budget.
    pt: O conselho não aprovou o orçamento.

Right:
    en: Prices keep growing, and few families have water.
    es: Los precios no dejan de crecer y muchas familias no tienen agua.

Right:
    en: The bridge is not safe.
    pt: A ponte é insegura.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.aligning.negations import find_unmatched_negation
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Check whether the translation says what the source says.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for the negation that one of the two texts has alone."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    source, target = blank_tags(unit.source), blank_tags(unit.target)
    found = find_unmatched_negation(source, target, primary(unit.source_language), primary(unit.language))
    if found is None:
        return
    in_source = found.side == "source"
    what = (
        message("“{words}” of the source: nothing in the translation denies", words=found.written)
        if in_source
        else message("“{words}”: nothing in the source denies", words=found.written)
    )
    yield Fault(
        what,
        evidence=(("words", found.written),),
        offset=found.offset,
        length=len(found.written),
        in_source=in_source,
    )
