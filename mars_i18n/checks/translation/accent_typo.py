"""A word lacks a required accent.

What it does: looks up each lower-case word of a Spanish or Portuguese translation, and reports it if it is unknown
and the same letters with an accent are a word. Words of the source, names, quotations, code and addresses are not
reported. Needs the extra `spelling`: pip install "mars-i18n[spelling]".

Why: accents are lost on foreign keyboards, and readers notice each missing one.

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

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.flaws.spelling import with_accents
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Add the accent, or silence the finding if the word is correct without it.")
needs = ("spelling", "simplemma")
_WORD = re.compile(r"(?<![\w@./:_#-])[a-z]{4,30}(?![\w@/_-]|\.\w)")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each word that lacks its accent, once a word."""
    if not is_translated(unit) or unit.language not in {"es", "pt"}:
        return
    text = blank_quotations(blank_tags(unit.target))
    seen = set(_WORD.findall(unit.source.lower()))
    for match in _WORD.finditer(text):
        word = match[0]
        if word in seen:
            continue
        seen.add(word)
        right = with_accents(word, unit.language)
        if right:
            yield Fault(
                message("“{word}” should be “{right}”", word=word, right=right),
                evidence=(("words", word), ("expected", right)),
                suggestion=right,
                offset=match.start(),
                length=len(word),
            )
