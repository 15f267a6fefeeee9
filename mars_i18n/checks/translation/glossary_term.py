"""A glossary term of the source is missing from the translation.

What it does: finds the terms of glossary.tsv in the source, singular or plural, the longest first (“Inter-American
Development Bank” before “bank”), and looks for their forms in the catalogue's language, inflected or not. A kept term
must be unchanged. It is an error where the glossary enforces the term, else a warning.

Why: readers and search engines know an institution by one name, and a text that says one thing in two words says two
things.

Wrong:
    glossary: OECD | es: OCDE | enforce
    en: The OECD published its guidelines.
    es: La Organización publicó sus directrices.

Wrong:
    glossary: MARS | keep | enforce
    en: MARS met its partners.
    es: Marte se reunió con sus aliados.

Right:
    glossary: due diligence | es: debida diligencia
    en: Due diligence begins at home.
    es: La debida diligencia comienza en casa.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags, strip_tags
from mars_i18n.text.terms.glossary import holds_form, terms_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity, Term
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
others: tuple[Severity, ...] = ("error",)
remedy = translatable(
    "Use the form of the glossary, add yours to glossary.tsv, or silence the finding where another word is right."
)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for each term of the source that the translation lacks."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language or not unit.terms:
        return
    target = strip_tags(unit.target)
    found = {one.term.term: one for one in terms_in(blank_tags(unit.source), unit.terms, unit.source_language)}
    for one in found.values():
        forms = one.term.in_language(unit.language)
        if forms and not _has_form(one.term, forms, target):
            written = unit.source[one.offset : one.offset + one.length]
            yield Fault(
                message("“{term}” must be kept, according to the glossary", term=written)
                if written == forms[0]
                else message(
                    "“{written}” should be “{form}” in {language}, according to the glossary",
                    written=written,
                    form=forms[0],
                    language=name_language(unit.language),
                ),
                evidence=(("words", one.term.term), ("expected", forms[0])),
                suggestion=forms[0],
                offset=one.offset,
                length=one.length,
                in_source=True,
                severity="error" if one.term.enforce else None,
            )


def _has_form(term: Term, forms: tuple[str, ...], target: str) -> bool:
    if term.keep and term.term in target:
        return True
    return any(holds_form(target, form) for form in forms if not (term.keep and form == term.term))
