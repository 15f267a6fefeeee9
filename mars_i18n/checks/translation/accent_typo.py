"""A word lacks an accent, or has one too many.

What it does: reports each lower-case word of a Spanish or Portuguese translation that is in no word list and far rarer
than a word of the same letters with other accents. Words of the source, names, quotations, code and addresses are not
reported. With the extra `spelling` (pip install "mars-i18n[spelling]") it finds more.

Why: accents are lost on foreign keyboards, and readers notice each missing one.

Wrong:
    en: The education of the region
    es: La educacion de la región

Wrong:
    en: The next meeting
    pt: A próxima reuniao

Wrong:
    en: An image of the region
    es: Una imágen de la región

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
from mars_i18n.text.flaws.spelling import holds_doubtful_word, near_miss
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Correct the accent, or silence the finding if the word is right as it is.")
_WORD = re.compile(r"(?<![\w@./:_#-])[^\W\d_A-Z]{4,30}(?![\w@/_-]|\.\w)")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each word that lacks its accent, once a word."""
    if not is_translated(unit) or unit.language not in {"es", "pt"}:
        return
    if not holds_doubtful_word(unit.target, unit.language):  # as in most texts
        return
    text = blank_quotations(blank_tags(unit.target))
    seen = set(_WORD.findall(unit.source.lower()))
    for match in _WORD.finditer(text):
        word = match[0]
        if word in seen or not word.islower():
            continue
        seen.add(word)
        near = near_miss(word, unit.language)
        if near is not None and near.accents_only:
            right = near.word
            yield Fault(
                message("“{word}” should be “{right}”", word=word, right=right),
                evidence=(("words", word), ("expected", right)),
                suggestion=right,
                offset=match.start(),
                length=len(word),
            )
