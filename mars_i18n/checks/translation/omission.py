"""A sentence of the source is not in the translation.

What it does: aligns the sentences of both texts by the names, figures and words that they share, and by their lengths.
A sentence of three words or more that finds no counterpart is reported: as an error where the alignment is sure, as a
warning where it is likely, else as information. Sentences that were joined or split
are each other's counterparts.

Why: a reader of the translation never learns what the sentence says.

Wrong:
    en: The workshop begins on Tuesday. Bring a sample of water from your village. Lunch is provided.
    es: El taller comienza el martes. Se ofrece almuerzo.

Right:
    en: The workshop begins on Tuesday. Bring a sample of water from your village. Lunch is provided.
    es: El taller comienza el martes. Traiga una muestra de agua de su pueblo. Se ofrece almuerzo.

Right:
    en: The fund grows. The countries pay for it.
    es: El fondo crece y los países lo pagan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.aligning.omissions import LIKELY, SURE, unmatched_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
others: tuple[Severity, ...] = ("warning", "info")
remedy = translatable(
    "Translate the sentence, or silence it if it was left out on purpose: # mars: ignore omission, reason."
)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each sentence of the msgid without a counterpart."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    for one in unmatched_sentences(unit.source, unit.target, unit.source_language, unit.language):
        if one.side == "source":
            sentence = " ".join(unit.source[one.start : one.end].split())
            yield Fault(
                message("this sentence of the source is not in the translation"),
                evidence=(("source", sentence),),
                offset=one.start,
                length=one.end - one.start,
                in_source=True,
                severity="error" if one.score >= SURE else "warning" if one.score >= LIKELY else "info",
            )
