"""A part of a translation is still in the source's language.

What it does: looks for four or more words in a row that stand in the source as they do in the translation, with a
function word of the source's language among them. What stands within quotation marks or brackets, titles and names in
capitals, addresses and kept terms are silent.

Why: an interrupted translation looks finished to every count: the rest of the source is still there.

Wrong:
    en: The fund grows, and the countries pay for it in the next year.
    es: El fondo crece, and the countries pay for it in the next year.

Right:
    en: The fund grows, says “the journal of the sea” of the Bank for the Americas.
    es: El fondo crece, dice «the journal of the sea» del Bank for the Americas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.untranslated_runs import left_over
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Translate the rest; put a foreign title or quotation between quotation marks."
_SHOWN = 8  # words


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each run of the source's words; none where the whole is the source (`untranslated` tells)."""
    if not translated(unit) or unit.target == unit.source:
        return
    target = blanked(unit.target)
    for run in left_over(blanked(unit.source), target, unit.source_language, unit.language):
        words = " ".join(run.words[:_SHOWN]) + ("…" if len(run.words) > _SHOWN else "")
        said = " ".join(run.words).casefold()
        if any(term.keep and said in term.term.casefold() for term in unit.terms):
            continue
        message = f"{len(run.words)} words are still in {unit.source_language}: «{words}»"
        yield Fault(message, evidence=words, offset=run.start, length=run.end - run.start)
