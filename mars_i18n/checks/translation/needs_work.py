"""A translation is marked fuzzy: it was made for another text, or its translator is not sure.

What it does: reports every fuzzy entry that has a translation, with the reason that `sync` noted.

Why: a fuzzy translation says what the source said before. Read it against the source of today, mend it, and take the
fuzzy mark off (Poedit does so when you edit; “Needs work” is its button).

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

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import fuzzy_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
never_accepted = True
remedy = "Mend the translation where it no longer fits, and take the fuzzy mark off."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where a translation is fuzzy, with its reason as evidence."""
    if unit.entry.fuzzy and unit.target:
        reason = fuzzy_reason(unit.entry) or None
        yield Fault(f"this translation needs work{f': {reason}' if reason else ''}", evidence=reason)
