"""A translation does not end as its source does: with a stop, a question mark, a colon, a comma or none.

What it does: compares the last mark of both, closing quotation marks, brackets and tags set aside, as es and pt put
the stop after them. A full stop, an ellipsis, an exclamation mark and a colon count as one; the stop of an
abbreviation (“etc.”, “p. m.”) is taken for either.

Why: a paragraph without its full stop looks cut off, and often is; a question that lost its mark is no question.

Wrong:
    en: The workshop begins on Tuesday.
    es: El taller comienza el martes

Wrong:
    en: Who takes part?
    es: Quién participa.

Right:
    en: She said “yes.”
    es: Dijo «sí».

Right:
    en: It begins at 5 PM
    es: Comienza a las 5 p. m.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.sentences.endings import ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "End the translation as the source ends, or mend the source."
_NAMES = {
    "stop": "a full stop",
    "question": "a question mark",
    "colon": "a colon",
    "semicolon": "a semicolon",
    "comma": "a comma",
    "none": "no mark",
}


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the last marks are of different classes."""
    if not translated(unit):
        return
    wanted, _ = ending(blanked(unit.source), unit.source_language)
    found, end = ending(blanked(unit.target), unit.language)
    if wanted != found and {wanted, found} != {"stop", "colon"} and "abbreviation" not in {wanted, found} and end:
        message = f"the source ends with {_NAMES[wanted]}, the translation with {_NAMES[found]}"
        yield Fault(message, evidence=f"source {wanted}, target {found}", offset=end - 1, length=1)
