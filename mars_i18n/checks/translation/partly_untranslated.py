"""A part of a translation is still in the source's language.

What it does: reports four or more consecutive words that are the same in source and translation, with a function word
of the source's language among them. Text in quotation marks or brackets, capitalised titles and names, addresses and
kept terms are not reported.

Why: an interrupted translation counts as finished although part of it is still the source.

Wrong:
    en: The fund grows, and the countries pay for it in the next year.
    es: El fondo crece, and the countries pay for it in the next year.

Right:
    en: The fund grows, says “the journal of the sea” of the Bank for the Americas.
    es: El fondo crece, dice «the journal of the sea» del Bank for the Americas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import plural_message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.untranslated_runs import untranslated_runs
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Translate the rest; put a foreign title or quotation in quotation marks.")
_SHOWN = 8  # words


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each run of the source's words; none where the whole is the source (see `untranslated`)."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    target = blank_tags(unit.target)
    for run in untranslated_runs(blank_tags(unit.source), target, unit.source_language, unit.language):
        words = " ".join(run.words[:_SHOWN]) + ("…" if len(run.words) > _SHOWN else "")
        said = " ".join(run.words).casefold()
        if any(term.keep and said in term.term.casefold() for term in unit.terms):
            continue
        what = plural_message(
            "{count} word is still in {language}: «{words}»",
            "{count} words are still in {language}: «{words}»",
            len(run.words),
            language=name_language(unit.source_language),
            words=words,
        )
        yield Fault(what, evidence=(("words", words),), offset=run.start, length=run.end - run.start)
