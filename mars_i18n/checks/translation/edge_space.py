"""A translation begins or ends with white space that its source does not have.

What it does: compares the white space at both ends of msgid and msgstr, no-break spaces and line ends included.

Why: the space comes out in headings, links and tables, and two translations that differ in nothing else are kept as
two. `check --fix` takes it away.

Wrong:
    en: Our partners
    es: Nuestros aliados␣

Wrong:
    en: Our partners
    es: ⍽Nuestros aliados

Right:
    en: Our partners
    es: Nuestros aliados
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Delete the space, or let `mars-i18n check --fix` do it."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each end with white space that is not the source's."""
    source, target = unit.source, unit.target
    if not translated(unit):
        return
    if not target.strip():
        yield Fault("the translation is white space alone", evidence="blank", length=len(target))
        return
    lead, wanted = target[: len(target) - len(target.lstrip())], source[: len(source) - len(source.lstrip())]
    if lead and lead != wanted:
        yield Fault("white space before the translation", evidence="before", length=len(lead), fix=wanted)
    end, tail, wanted = len(target.rstrip()), target[len(target.rstrip()) :], source[len(source.rstrip()) :]
    if tail and tail != wanted:
        yield Fault("white space after the translation", evidence="after", offset=end, length=len(tail), fix=wanted)
