"""A space is doubled, precedes a comma or stop, or is missing after one.

What it does: reports two spaces in a row, a space before , . ; : ? ! or inside brackets, or after ¿ or ¡, and a mark
between two words without a space. Addresses, file names, numbers, ellipses, emoticons and spacing that the source has
too are not reported.

Why: readers notice such mistakes at once. `check --fix` corrects them.

Wrong:
    en: The workshop begins on Tuesday, in Lima.
    es: El taller comienza el martes , en Lima.

Wrong:
    en: The workshop begins on Tuesday, in Lima.
    es: El taller  comienza el martes, en Lima.

Wrong:
    en: The workshop begins on Tuesday, in Lima.
    es: El taller comienza el martes,en Lima.

Right:
    en: The workshop begins on Tuesday at 9:30, see example.org: it is free.
    es: El taller comienza el martes a las 9:30, vea example.org: es gratuito.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.flaw import beyond
from mars_i18n.text.flaws.spacing import spacing_flaws
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Correct the space, or run `mars-i18n check --fix`.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault, with its fix, for each space that the source does not have in the same way."""
    if not is_translated(unit):
        return
    found = tuple(spacing_flaws(blank_tags(unit.target), unit.language))
    for flaw in beyond(found, spacing_flaws(blank_tags(unit.source), unit.source_language)) if found else ():
        shown = " ".join(unit.target[max(0, flaw.offset - 12) : flaw.offset + flaw.length + 12].split("\n"))
        yield Fault(
            message("{flaw} in «{words}»", flaw=flaw.what, words=shown),
            evidence=(("space", flaw.key),),
            offset=flaw.offset,
            length=flaw.length,
            fix=flaw.fix,
            former_evidence=flaw.former_key,
        )
