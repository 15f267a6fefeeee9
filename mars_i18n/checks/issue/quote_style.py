"""One language of an issue uses two systems of quotation marks, or closes one wrongly.

What it does: counts the outermost quotations of each language in « », “ ” and straight marks, and reports the rarer
systems. Nested quotations, inches and unclosed quotations are not counted. Straight and curly marks are different, and
a quotation that opens with one and closes with the other is reported. In Spanish and Portuguese, so is a comma before a
closing mark: it comes after the mark, and `check --fix` moves it there.

Why: a careful publication uses one system; two show that several people translated and nobody read the whole.

Wrong:
    en: The “green” fund
    es: El fondo «verde»

    en: The “blue” fund
    es: El fondo «azul»

    en: The “red” fund
    es: El fondo “rojo”

Wrong:
    en: “We agree,” she said.
    es: «Estamos de acuerdo,» dijo.

Right:
    en: The “green” fund
    es: El fondo «verde»

    en: He said, “the ‘blue’ fund”
    es: Dijo: «el fondo “azul”»
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.quotation import mixed_quotation, quotations
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.flaws.quotation import Quotation

severity: Severity = "warning"
_COMMA = re.compile(r",(?P<mark>[»”]|\"(?=[\s),]))(?!\w)")
_COMMA_OUTSIDE = frozenset({"es", "pt"})  # RAE, Ortografía 2010, III 3.4.8; English has it within
remedy = translatable("Use one system for the language: « » in Spanish, “ ” in English and Brazilian Portuguese.")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield one fault for each system of a language except its most frequent, and one for each comma within."""
    found: dict[str, list[tuple[Quotation, Unit, int]]] = {}
    for unit in issue.units:
        if is_translated(unit) and unit.target != unit.source:
            text = blank_tags(unit.target)
            for offset, style in quotations(text):
                found.setdefault(unit.language, []).append((style, unit, offset))
            if (mixed := mixed_quotation(text)) is not None:
                yield unit, _mixed(*mixed)
            if unit.language in _COMMA_OUTSIDE:
                yield from ((unit, _comma_within(match)) for match in _COMMA.finditer(text))
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


def _comma_within(match: re.Match[str]) -> Fault:
    mark = match["mark"]
    return Fault(
        message("the comma comes after {mark}, not before it", mark=mark),
        evidence=(("words", match[0]),),
        suggestion=f"{mark},",
        offset=match.start(),
        length=2,
        fix=f"{mark},",
    )


def _mixed(offset: int, marks: str) -> Fault:
    what = message("a quotation opens with {first} and closes with {last}", first=marks[0], last=marks[1])
    return Fault(what, evidence=(("words", marks),), offset=offset, length=1)
