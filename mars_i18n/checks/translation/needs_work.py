"""A translation is fuzzy: it was made for another text, or needs review.

What it does: reports every fuzzy entry that has a translation, with the reason that `sync` recorded.

Why: a fuzzy translation may match a former source. Compare it with the current source, correct it, and remove the
fuzzy flag (Poedit removes it when you edit; its button is “Needs work”).

Wrong:
    #. Fuzzy: source changed, “27th” → “28th”
    #, fuzzy
    en: The launch was on May 28th.
    es: El lanzamiento fue el 27 de mayo.

Right:
    en: The launch was on May 28th.
    es: El lanzamiento fue el 28 de mayo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import fuzzy_remark
from mars_i18n.text.segments.remarks.reasons import describe_reason, reason_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
never_accepted = True
remedy = translatable("Correct the translation if necessary, and remove the fuzzy flag.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where a translation is fuzzy, with its reason as evidence."""
    if unit.entry.fuzzy and unit.target:
        if fuzzy := fuzzy_remark(unit.entry):
            what = message("translation needs work: {reason}", reason=describe_reason(fuzzy))
            yield Fault(what, evidence=reason_evidence(fuzzy))
        else:
            yield Fault(message("translation needs work"))
