"""A translation begins or ends with white space that its source does not have.

What it does: compares the white space at both ends of msgid and msgstr, no-break spaces and line ends included.

Why: the space is visible in headings, links and tables, and memories store two translations that differ in nothing
else. `check --fix` removes it.

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

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Delete the space, or run `mars-i18n check --fix`.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each end with white space that is not the source's."""
    source, target = unit.source, unit.target
    if not is_translated(unit):
        return
    if not target.strip():
        yield Fault(message("the translation is only white space"), evidence=(("edge", "blank"),), length=len(target))
        return
    lead, wanted = target[: len(target) - len(target.lstrip())], source[: len(source) - len(source.lstrip())]
    if lead and lead != wanted:
        what = message("white space before the translation")
        yield Fault(what, evidence=(("edge", "before"),), length=len(lead), fix=wanted)
    end, tail, wanted = len(target.rstrip()), target[len(target.rstrip()) :], source[len(source.rstrip()) :]
    if tail and tail != wanted:
        what = message("white space after the translation")
        yield Fault(what, evidence=(("edge", "after"),), offset=end, length=len(tail), fix=wanted)
