"""A translation, or a sentence of it, is in another of the project's languages.

What it does: detects the language of each translation and of each of its sentences of five words or more. Only a clear
result counts; text in quotation marks or brackets, and addresses, are left out, but a translation that is mostly a
quotation is read whole. `untranslated` and `partly-untranslated` report words of the source.

Why: Spanish and Portuguese rows are swapped in spreadsheets, and translation memories insert the wrong language.

Wrong:
    en: The workshop begins on Tuesday in the city.
    es: A oficina começa na terça-feira na cidade.

Wrong:
    en: The fund grows. The countries pay for it together with the bank.
    pt: O fundo cresce. Los países lo pagan junto con el banco.

Wrong:
    en: “We have asked everybody to facilitate these returns,” he said.
    es: «Falamos com todos para facilitar esses retornos», afirmó.

Wrong:
    en: thuban -- Interactive viewer of geographic information.
    pt: thuban -- Visor interactivo de información geográfica.

Right:
    en: The fund grows, says the paper “El desarrollo de las regiones y sus ciudades”.
    pt: O fundo cresce, diz o artigo “El desarrollo de las regiones y sus ciudades”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.flaws.untranslated_runs import untranslated_runs
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.wrong_language import Judge
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Translate into the language of the catalogue; check whether two rows were swapped.")
_PROJECT = ("en", "es", "pt")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for the whole translation, or else one for each sentence, in another language than it should be."""
    if not is_translated(unit) or unit.target == unit.source:
        return
    own = primary(unit.language)
    languages = _PROJECT if own in _PROJECT else (*_PROJECT, own)
    text = blank_quotations(blank_tags(unit.target)).replace("\0", " ")
    judge = Judge(own, primary(unit.source_language), languages, blank_tags(unit.source))
    if found := judge.clear_other_language(text):
        if not _taken_over(unit, 0, len(text), found):
            what = message("translation in {language}", language=name_language(found))
            former = f"{found} the translation"
            yield Fault(what, evidence=(("language", found),), length=len(unit.target), former_evidence=former)
        return
    if (found := _of_quoted(unit, text, judge)) and not _taken_over(unit, 0, len(text), found):
        yield Fault(
            message("quotation in {language}", language=name_language(found)),
            evidence=(("language", found), ("words", "quotation")),
            length=len(unit.target),
        )
        return
    sentences = spans(text, own) if judge.suspect(text) else ()
    for start, end in sentences if len(sentences) > 1 else ():
        sentence = text[start:end]
        if (found := judge.clear_other_language(sentence)) and not _taken_over(unit, start, end, found):
            lead, length = len(sentence) - len(sentence.lstrip()), len(sentence.strip())
            shown = unit.target[start + lead : start + lead + min(length, 40)]
            yield Fault(
                message("sentence in {language}: «{words}…»", language=name_language(found), words=shown),
                evidence=(("language", found), ("words", shown)),
                offset=start + lead,
                length=length,
                former_evidence=f"{found} the sentence «{shown}…»",
            )


def _of_quoted(unit: Unit, outside: str, judge: Judge) -> str:
    """The third language of a translation that is a quotation for the most part; empty where it is not.

    Nobody translates a quotation into a third language; one that the source has in it is the source's own words.
    """
    whole = blank_tags(unit.target).replace("\0", " ")
    if outside == whole or 2 * len(outside.split()) > len(whole.split()):
        return ""
    found = judge.clear_other_language(whole)
    return found if found and found != primary(unit.source_language) else ""


def _taken_over(unit: Unit, start: int, end: int, found: str) -> bool:
    """Whether words of the source are there, which `partly-untranslated` reports."""
    if found != primary(unit.source_language):
        return False
    runs = untranslated_runs(blank_tags(unit.source), blank_tags(unit.target), unit.source_language, unit.language)
    return any(run.start < end and run.end > start for run in runs)
