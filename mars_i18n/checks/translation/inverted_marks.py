"""¿ or ¡ is missing in Spanish, or used in another language.

What it does: in Spanish, reports each ? and ! without an opening mark and each ¿ and ¡ without a closing one. In other
languages, reports any ¿ or ¡ that the source does not have. Brands (“Yahoo!”), words quoted from the source, “(?)”,
addresses and code are not reported.

Why: Spanish marks both ends of a question; a single ? looks like a mistake, and a ¿ in Portuguese like machine
translation.

Wrong:
    en: Who takes part?
    es: Quién participa?

Wrong:
    en: Join us!
    es: ¡Participe

Wrong:
    es: ¿Quién participa?
    pt: ¿Quem participa?

Right:
    en: Who takes part in the “Connect!” week? We do!
    es: ¿Quién participa en la semana «Connect!»? ¡Nosotros!

Right:
    en: Who takes part?
    pt: Quem participa?
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.flaw import normalise
from mars_i18n.text.flaws.inverted_marks import inverted_marks
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("In Spanish, open the sentence with ¿ or ¡; in other languages, delete the mark.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each mark without its partner (es) or out of place (other languages)."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    found = tuple(inverted_marks(blank_tags(unit.target), unit.language))
    source = normalise(blank_tags(unit.source)) if found else ""
    for flaw in found:
        if flaw.key not in source and not _brand(flaw.key, source):
            yield Fault(
                flaw.what, evidence=(("words", flaw.key),), offset=flaw.offset, length=flaw.length, fix=flaw.fix
            )


def _brand(key: str, source: str) -> bool:
    """Whether the last word goes with its ! in the source too, where the sentence goes on after it."""
    name = re.escape(key.rsplit(" ", 1)[-1])
    return key.endswith("!") and re.search(rf"(?<!\w){name}[’'s]{{0,2}}(?:,? [^\W_]|[,;])", source) is not None
