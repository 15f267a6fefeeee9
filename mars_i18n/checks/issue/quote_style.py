"""One language of an issue uses two systems of quotation marks.

What it does: counts the outermost quotations of each language in « », “ ” and straight marks, and reports the rarer
systems. Nested quotations, inches and unclosed quotations are not counted. Straight and curly marks are different.

Why: a careful publication uses one system; two show that several people translated and nobody read the whole.

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

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.quotation import quotations
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.flaws.quotation import Quotation

severity: Severity = "warning"
remedy = translatable("Use one system for the language: « » in Spanish, “ ” in English and Brazilian Portuguese.")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield one fault for each system of a language except its most frequent, at its first quotation."""
    found: dict[str, list[tuple[Quotation, Unit, int]]] = {}
    for unit in issue.units:
        if is_translated(unit) and unit.target != unit.source:
            for offset, style in quotations(blank_tags(unit.target)):
                found.setdefault(unit.language, []).append((style, unit, offset))
    for language, places in found.items():
        counts = Counter(style for style, _, _ in places)
        most_frequent = max(counts, key=lambda style: (counts[style], style == "«»", style == "“”"))
        for style, count in counts.items():
            if style != most_frequent:
                _, unit, offset = next(place for place in places if place[0] == style)
                what = message(
                    "{language} has {usual} ({usual_count} ×) and {style} ({count} ×, first here)",
                    language=name_language(language),
                    usual=most_frequent,
                    usual_count=counts[most_frequent],
                    style=style,
                    count=count,
                )
                evidence = (("words", style), ("other", most_frequent))
                former = f"{most_frequent} and {style}"
                yield unit, Fault(what, evidence=evidence, offset=offset, length=1, former_evidence=former)
