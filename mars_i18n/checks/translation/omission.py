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
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.aligning.omissions import UnmatchedSentence

_TITLE = 8  # words
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
                severity="info" if _runs_on(unit, one) else _severity(one.score),
            )


def _severity(score: float) -> Severity:
    return "error" if score >= SURE else "warning" if score >= LIKELY else "info"


def _runs_on(unit: Unit, one: UnmatchedSentence) -> bool:
    """Whether it is a title whose stop is lost in the translation, which then begins with both its sentences as one."""
    sentence = unit.source[one.start : one.end].strip()
    if one.start or len(sentence.split()) > _TITLE:
        return False
    ours, theirs = spans(unit.source, unit.source_language), spans(unit.target, unit.language)
    if len(ours) < 2:
        return False
    second, first = ours[1][1] - ours[1][0], theirs[0][1] - theirs[0][0]
    return first > second + len(sentence) // 2
