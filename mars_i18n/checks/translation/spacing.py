"""A space is doubled, stands before a comma or stop, or is missing after one.

What it does: looks for two spaces in a row, a space before , . ; : ? ! or within brackets, after ¿ or ¡, and for a mark
with a word on either side and no space. Addresses, file names, numbers, ellipses, emoticons and what the source has in
the same way are silent.

Why: readers see such slips before they read a word. `check --fix` mends them.

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

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.flaws import beyond
from mars_i18n.text.flaws.spacing import spacing
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Set the space right, or let `mars-i18n check --fix` do it."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault, with its fix, for each space that the source does not have in the same way."""
    if not translated(unit):
        return
    found = tuple(spacing(blanked(unit.target), unit.language))
    for flaw in beyond(found, spacing(blanked(unit.source), unit.source_language)) if found else ():
        shown = " ".join(unit.target[max(0, flaw.offset - 12) : flaw.offset + flaw.length + 12].split("\n"))
        yield Fault(
            f"{flaw.what} in «{shown}»", evidence=flaw.key, offset=flaw.offset, length=flaw.length, fix=flaw.fix
        )
