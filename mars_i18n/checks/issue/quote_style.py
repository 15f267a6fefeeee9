"""One language of an issue uses two systems of quotation marks.

What it does: counts the outermost quotations of each language in « », “ ” and straight marks, and names the places of
the rarer system. Quotations within quotations, inches and quotations that never close are left out. Straight marks are
told apart from curly ones.

Why: a careful publication uses one system; two show that several hands wrote, and that none read the whole.

Wrong:
    en: The “green” fund
    es: El fondo «verde»

    en: The “blue” fund
    es: El fondo «azul»

    en: The “red” fund
    es: El fondo “rojo”

Right:
    en: The “green” fund
    es: El fondo «verde»

    en: He said, “the ‘blue’ fund”
    es: Dijo: «el fondo “azul”»
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.quotation import quotations
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.flaws.quotation import Quotation

severity: Severity = "warning"
remedy = "Choose one system for the language: « » in Spanish, “ ” in English and Brazilian Portuguese."


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield one fault for each system of a language but its commonest, at its first quotation."""
    found: dict[str, list[tuple[Quotation, Unit, int]]] = {}
    for unit in issue.units:
        if translated(unit) and unit.target != unit.source:
            for offset, style in quotations(blanked(unit.target)):
                found.setdefault(unit.language, []).append((style, unit, offset))
    for language, places in found.items():
        counts = Counter(style for style, _, _ in places)
        commonest = max(counts, key=lambda style: (counts[style], style == "«»", style == "“”"))
        for style, count in counts.items():
            if style != commonest:
                _, unit, offset = next(place for place in places if place[0] == style)
                message = (
                    f"{language} quotes in {commonest} {_times(counts[commonest])}, but in {style} {_times(count)}, "
                    "here first"
                )
                yield unit, Fault(message, evidence=f"{commonest} and {style}", offset=offset, length=1)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
