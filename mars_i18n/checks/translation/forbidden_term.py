"""A translation uses a form that the glossary forbids.

What it does: if the source contains a term of glossary.tsv, reports the forms of its `forbid` column in the
translation.

Why: people and machines repeat some mistakes: Sida, the Swedish agency, becomes AIDS; a programme called MARS becomes
a planet.

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

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.terms.glossary import terms_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Use the form of the glossary.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for each forbidden form of a term of the source."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language or not unit.terms:
        return
    target = blank_tags(unit.target)
    for term in {
        one.term.term: one.term for one in terms_in(blank_tags(unit.source), unit.terms, unit.source_language)
    }.values():
        right = term.in_language(unit.language)
        for form in dict(term.forbidden).get(unit.language, ()):
            flags = re.NOFLAG if any(map(str.isupper, form)) else re.IGNORECASE
            there = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", target, flags)
            if there and not any(there[0] in accepted for accepted in right):
                names = {"form": there[0], "term": term.term}
                yield Fault(
                    message("the glossary forbids “{form}” for “{term}”; write “{right}”", right=right[0], **names)
                    if right
                    else message("the glossary forbids “{form}” for “{term}”", **names),
                    evidence=(("words", term.term), ("became", there[0])),
                    suggestion=right[0] if right else None,
                    offset=there.start(),
                    length=len(there[0]),
                )
