"""A word is in no word list of the language.

What it does: looks up each lower-case word of five letters or more of a translation. Words of the source and the
glossary, quotations, code and addresses are not reported. Needs the extra `spelling`.

Why: it may be a typing mistake; as word lists are never complete, this is information only.

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
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.flaws.spelling import is_known, spelling_available
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "info"
remedy = translatable("Check the spelling.")
needs = ("spelling", "simplemma")
_WORD = re.compile(r"(?<![\w@./:_#-])[^\W\d_A-Z]{5,30}(?![\w@/_-]|\.\w)")
_ENDING = re.compile(r"(?:mente|[mts]e|l[aeo]s?|nos|s)\Z")  # of adverbs, pronouns and plurals that lists lack


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each unknown word, once a word."""
    if not is_translated(unit) or not spelling_available():
        return
    known = set(re.findall(r"[^\W\d_]+", unit.source.lower()))
    known.update(
        word for term in unit.terms for form in term.in_language(unit.language) for word in form.lower().split()
    )
    for match in _WORD.finditer(blank_quotations(blank_tags(unit.target))):
        word = match[0]
        if word in known or is_known(word, unit.language) or is_known(_ENDING.sub("", word), unit.language):
            continue
        known.add(word)
        what = message("unknown word “{word}”", word=word)
        yield Fault(what, evidence=(("words", word),), offset=match.start(), length=len(word))
