"""A word looks mistyped, or is in no word list of the language.

What it does: reports each lower-case word of four letters or more of a translation that is in no word list and far
rarer than a word that differs by a letter, or by two that changed places, or that is two words without their space.
A word of five letters or more that no list has and that resembles no other is information only, for word lists are
never complete. Words of the source and the glossary, quotations, code and addresses are not reported. With the extra
`spelling` (pip install "mars-i18n[spelling]") it finds more.

Why: readers notice a typing mistake, and lists of words do not know all words.

Wrong:
    en: The results of the study
    es: Los resultadso del estudio

Right:
    en: The results of the study
    es: Los resultados del estudio
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.doubtful_words import LANGUAGES
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.flaws.spelling import holds_doubtful_word, is_in_no_list, near_miss
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Check the spelling.")
_WORD = re.compile(r"(?<![\w@./:_#'’-])[^\W\d_A-Z]{4,30}(?![\w@/_'’-]|\.\w)")
_LONG = 5  # letters from which a word that resembles no other is reported


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each word that looks mistyped or is unknown, once a word."""
    if not is_translated(unit) or unit.language not in LANGUAGES:
        return
    if not holds_doubtful_word(unit.target, unit.language):  # as in most texts
        return
    known = set(re.findall(r"[^\W\d_]+", unit.source.lower()))
    known.update(
        word for term in unit.terms for form in term.in_language(unit.language) for word in form.lower().split()
    )
    for match in _WORD.finditer(blank_quotations(blank_tags(unit.target))):
        word = match[0]
        if word in known or not word.islower():
            continue
        known.add(word)
        near = near_miss(word, unit.language)
        if near is not None and not near.accents_only:
            yield Fault(
                message("“{word}” looks mistyped: “{right}”", word=word, right=near.word),
                evidence=(("words", word),),  # without the other word, which a larger list may change
                suggestion=near.word,
                offset=match.start(),
                length=len(word),
            )
        elif near is None and len(word) >= _LONG and is_in_no_list(word, unit.language):
            yield Fault(
                message("unknown word “{word}”", word=word),
                evidence=(("words", word),),
                severity="info",
                offset=match.start(),
                length=len(word),
            )
