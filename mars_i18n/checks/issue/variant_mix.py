"""A Spanish or Portuguese issue mixes words of America and of Europe.

What it does: reports words that only one side uses or spells in that way (“equipe” and “equipa”, “computadora” and
“ordenador”, “costo” and “coste”), with the word of the other. If the catalogue's region is known, words of the other
side are reported, else those of the variety that the issue is not in. Words that the source has in the same form, and
text in quotation marks, are not reported.

Why: readers of either side take the other's word for a mistake.

Wrong:
    en: The team studies the economic data.
    pt: A equipa estuda os dados econômicos.

Wrong:
    en: The cost of the computers, the cost of the video
    es: El coste de los ordenadores, el costo del vídeo

Right:
    en: The team studies the economic data of the planned project.
    pt: A equipe estuda os dados econômicos do projeto planejado.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.wrong_language import words_of
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.varieties.recognition import recognise_variety
from mars_i18n.text.varieties.regional_words import regional_words, variety_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.varieties.regional_words import RegionalWord

severity: Severity = "warning"
remedy = translatable("Use the words and spellings of one region throughout.")
_SIDES = {
    "pt_BR": message("Brazil"),
    "pt_PT": message("Portugal"),
    "es_419": message("Spanish America"),
    "es_ES": message("Spain"),
}


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each distinct word of a variety that is not the issue's, at its first place."""
    found: dict[str, list[tuple[Unit, RegionalWord]]] = {}
    texts: dict[str, list[str]] = {}
    for unit in issue.units:
        if primary(unit.language) in {"es", "pt"} and is_translated(unit) and unit.target != unit.source:
            text = blank_quotations(blank_tags(unit.target))
            locale = unit.locale or unit.language
            texts.setdefault(locale, []).append(text)
            found.setdefault(locale, []).extend(_regional_words_of(unit, text))
    for locale, places in found.items():
        wanted = places and (variety_of(locale) or recognise_variety("\n".join(texts[locale]), locale, certain=True))
        reported: set[str] = set()
        for unit, one in places:
            if wanted and one.variety != wanted and one.word.casefold() not in reported:
                reported.add(one.word.casefold())
                what = message(
                    "“{word}” is what {side} writes; the issue is for {wanted}: “{other}”",
                    word=one.word,
                    side=_SIDES[one.variety],
                    wanted=_SIDES[wanted],
                    other=one.other,
                )
                evidence = (("words", one.word.casefold()),)
                yield (
                    unit,
                    Fault(what, evidence=evidence, suggestion=one.other, offset=one.offset, length=len(one.word)),
                )


def _regional_words_of(unit: Unit, text: str) -> Iterator[tuple[Unit, RegionalWord]]:
    words = tuple(regional_words(text, unit.language))
    known = frozenset(words_of(blank_tags(unit.source))) if words else frozenset()
    for one in words:
        if one.word.casefold() not in known:
            yield unit, one
