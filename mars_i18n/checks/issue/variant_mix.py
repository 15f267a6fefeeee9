"""A Portuguese issue mixes words of Brazil and of Portugal.

What it does: reports words that only one of the two uses or spells in that way (“equipe” and “equipa”, “econômico” and
“económico”). If the catalogue's region is known, words of the other region are reported, else those of the rarer
variant. Words that the source has in the same form, and text in quotation marks, are not reported.

Why: readers of either region take the other spelling for a mistake.

Wrong:
    en: The team studies the economic data.
    pt: A equipa estuda os dados econômicos.

Right:
    en: The team studies the economic data of the planned project.
    pt: A equipe estuda os dados econômicos do projeto planejado.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.flaws.variants import variants
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.wrong_language import words_of
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.flaws.variants import Variant

severity: Severity = "warning"
remedy = translatable("Use the spelling of one region throughout.")
_COUNTRIES = {"pt_BR": message("Brazil"), "pt_PT": message("Portugal")}


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each distinct word of the variant that is not the issue's, at its first place."""
    found: dict[str, list[tuple[Unit, int, str, Variant]]] = {}
    for unit in issue.units:
        if primary(unit.language) == "pt" and is_translated(unit) and unit.target != unit.source:
            found.setdefault(unit.locale or unit.language, []).extend(_variants_of(unit))
    for locale, places in found.items():
        counts = Counter(variant for _, _, _, variant in places)
        meant = locale if locale in _COUNTRIES else max(counts, key=lambda one: counts[one], default="")
        reported: set[str] = set()
        for unit, offset, word, variant in places:
            if variant != meant and word.casefold() not in reported:
                reported.add(word.casefold())
                what = message(
                    "“{word}” is the spelling of {country}; the issue is in the Portuguese of {wanted}",
                    word=word,
                    country=_COUNTRIES[variant],
                    wanted=_COUNTRIES[meant],
                )
                yield (
                    unit,
                    Fault(what, evidence=(("words", word.casefold()),), offset=offset, length=len(word)),
                )


def _variants_of(unit: Unit) -> Iterator[tuple[Unit, int, str, Variant]]:
    words = tuple(variants(blank_quotations(blank_tags(unit.target))))
    known = frozenset(words_of(blank_tags(unit.source))) if words else frozenset()
    for offset, word, variant in words:
        if word.casefold() not in known:
            yield unit, offset, word, variant
