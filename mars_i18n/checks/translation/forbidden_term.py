"""A form that the glossary forbids stands for one of its terms.

What it does: where a term of glossary.tsv stands in the source, looks in the translation for the forms that its
`forbid` column names.

Why: some mistakes are made again and again, by people and machines: Sida, the Swedish agency, becomes AIDS; a
programme called MARS becomes a planet.

Wrong:
    glossary: MARS | keep | forbid es: Marte
    en: MARS met its partners.
    es: Marte se reunió con sus aliados.

Right:
    glossary: MARS | keep | forbid es: Marte
    en: The rover is on Mars.
    es: El vehículo está en Marte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blanked
from mars_i18n.text.terms.glossary import terms_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Write the form that the glossary gives."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for each forbidden form of a term of the source."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language or not unit.terms:
        return
    target = blanked(unit.target)
    for term in {
        one.term.term: one.term for one in terms_in(blanked(unit.source), unit.terms, unit.source_language)
    }.values():
        right = term.in_language(unit.language)
        for form in dict(term.forbidden).get(unit.language, ()):
            flags = re.NOFLAG if any(map(str.isupper, form)) else re.IGNORECASE
            there = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", target, flags)
            if there and not any(there[0] in accepted for accepted in right):
                yield Fault(
                    f"“{there[0]}” must not stand for “{term.term}”" + (f"; write “{right[0]}”" if right else ""),
                    evidence=f"{term.term} → {there[0]}",
                    suggestion=right[0] if right else None,
                    offset=there.start(),
                    length=len(there[0]),
                )
