"""A word lacks an accent that it must have.

What it does: looks up each word in small letters of a Spanish or Portuguese translation; where it is unknown and
the same letters with an accent are a word, reports it. Words of the source, names, quotations, code and
addresses are left alone. Needs the extra `spelling`: pip install "mars-i18n[spelling]".

Why: accents are lost on foreign keyboards, and each one that is lost is seen.

Wrong:
    en: The education of the region
    es: La educacion de la región

Wrong:
    en: The next meeting
    pt: A próxima reuniao

Right:
    en: The education of the region
    es: La educación de la región
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import unquoted
from mars_i18n.text.flaws.spelling import with_accents
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Write the accent; a word that is right without it can be suppressed."
needs = ("spelling", "simplemma")
_WORD = re.compile(r"(?<![\w@./:_#-])[a-z]{4,30}(?![\w@/_-]|\.\w)")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each word that lacks its accent, once a word."""
    if not translated(unit) or unit.language not in {"es", "pt"}:
        return
    text = unquoted(blanked(unit.target))
    seen = set(_WORD.findall(unit.source.lower()))
    for match in _WORD.finditer(text):
        word = match[0]
        if word in seen:
            continue
        seen.add(word)
        right = with_accents(word, unit.language)
        if right:
            yield Fault(
                f"“{word}” is written “{right}”",
                evidence=f"{word} → {right}",
                suggestion=right,
                offset=match.start(),
                length=len(word),
            )
