"""A sentence of the translation is not in the source.

What it does: aligns the sentences of both texts, as `omission` does. A sentence of the translation, of three words or
more, that finds no counterpart in the source is reported: as a warning where the translation is longer by as
much, else as information.

Why: readers of different languages are given different facts, and a sentence that was deleted from the source lives on.

Wrong:
    en: The workshop begins on Tuesday. Lunch is provided.
    es: El taller comienza el martes. Traiga una muestra de agua de su pueblo. Se ofrece almuerzo.

Right:
    en: The workshop begins on Tuesday. Lunch is provided.
    es: El taller comienza el martes. Se ofrece almuerzo.

Right:
    en: The fund grows and the countries pay for it.
    es: El fondo crece. Los países lo pagan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.aligning.omissions import CERTAIN, LIKELY, measure_excess, unmatched_sentences
from mars_i18n.text.flaws.enclosed import NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.aligning.omissions import UnmatchedSentence

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
_BREAK = re.compile(r" [-–—] |[;—]|\w: ")  # where a translation begins a new sentence
_ABBREVIATED = re.compile(r"\b[A-Z]{1,2}\. ?[A-Z]{1,2}\.\Z")  # “La senadora de EE. UU.”: a name follows
# Of the sentence: less is a sentence that was split, with a few words more. Half is enough where the alignment is sure.
_LONGER, _LONGER_SURE, _MUCH_LONGER = 0.87, 0.5, 1.2
remedy = translatable(
    "Remove the sentence, or silence it if readers of this language need it: # mars: ignore addition, reason."
)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each sentence of the msgstr without a counterpart."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    for one in unmatched_sentences(unit.source, unit.target, unit.source_language, unit.language):
        if one.side == "target" and not _is_explained(unit, one):
            sentence = " ".join(unit.target[one.start : one.end].split())
            yield Fault(
                message("this sentence of the translation is not in the source"),
                evidence=(("target", sentence),),
                offset=one.start,
                length=one.end - one.start,
                severity="warning" if _is_sure(unit, one) else "info",
            )


def _is_explained(unit: Unit, one: UnmatchedSentence) -> bool:
    """Whether a translator's note, “(N. del T.: …)”, is part of the sentence, or follows it."""
    note = NOTE.search(unit.target, one.start)
    return note is not None and not unit.target[one.end : note.start()].strip()


def _is_sure(unit: Unit, one: UnmatchedSentence) -> bool:
    if one.score < LIKELY or _ABBREVIATED.search(unit.target, one.start, one.end):
        return False
    excess = measure_excess(one, unit.source, unit.target, unit.source_language, unit.language)
    if _BREAK.search(unit.source):
        return excess >= (_LONGER if one.score >= CERTAIN else _MUCH_LONGER)
    return excess >= (_LONGER_SURE if one.score >= CERTAIN else _LONGER)
