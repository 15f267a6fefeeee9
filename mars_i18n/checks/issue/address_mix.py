"""An issue speaks to its reader in two ways.

What it does: reports the words of the rarer form where a Spanish or Portuguese translation of an issue has both tú and
usted (or vos), ustedes and vosotros, or tu and você. Where the configuration names the form, each translation in
another is reported: `[checks.address-mix]` with `es = "usted"`, `es-plural = "ustedes"`, `pt = "você"`. Text in
quotation marks is not read.

Why: a letter that says usted in one paragraph and tú in the next looks pasted together.

Wrong:
    en: You can read the report. Your answers help us. Register today.
    es: Usted puede leer el informe. Usted nos ayuda con sus respuestas. Inscríbete hoy.

Right:
    en: You can read the report. Your answers help us. Register today.
    es: Usted puede leer el informe. Usted nos ayuda con sus respuestas. Inscríbase hoy.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.plugins.options import Option
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.varieties.address_forms import EXCLUSIVE, forms_of_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.varieties.address_forms import Form, FormOfAddress

severity: Severity = "warning"
remedy = translatable("Choose one form of address for the issue, and write verbs and pronouns in it.")

_SPANISH = Option(
    "es",
    "",
    translatable("How Spanish translations speak to one reader: tú, usted or vos; empty: in one way, whichever it is."),
    "|".join(("", *EXCLUSIVE["es"][0])),
    translatable("tú, usted or vos"),
)
_SPANISH_PLURAL = Option(
    "es-plural",
    "",
    translatable("How Spanish translations speak to several readers: ustedes or vosotros."),
    "|".join(("", *EXCLUSIVE["es"][1])),
    translatable("ustedes or vosotros"),
)
_PORTUGUESE = Option(
    "pt",
    "",
    translatable("How Portuguese translations speak to one reader: tu or você."),
    "|".join(("", *EXCLUSIVE["pt"][0])),
    translatable("tu or você"),
)
options = (_SPANISH, _SPANISH_PLURAL, _PORTUGUESE)
# Of each language, the options of its forms, in the order of EXCLUSIVE.
_WANTED = {"es": (_SPANISH, _SPANISH_PLURAL), "pt": (_PORTUGUESE,)}


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each translation in a form that is not the project's, or else the rarer, at its first word."""
    found: dict[str, list[tuple[Unit, FormOfAddress]]] = {}
    for unit in issue.units:
        if primary(unit.language) in EXCLUSIVE and is_translated(unit) and unit.target != unit.source:
            text = blank_quotations(blank_tags(unit.target))
            places = found.setdefault(unit.locale or unit.language, [])
            places += ((unit, one) for one in forms_of_address(text, primary(unit.language)))
    for locale, places in found.items():
        language = primary(locale)
        for forms, option in zip(EXCLUSIVE[language], _WANTED[language], strict=True):
            here = [(unit, one) for unit, one in places if one.form in forms]
            if here:
                wanted = option.value(here[0][0].settings, of="address-mix")
                yield from _others_than(wanted, here) if wanted else _rarer(here)


def _others_than(wanted: str, places: list[tuple[Unit, FormOfAddress]]) -> Iterator[tuple[Unit, Fault]]:
    for unit, one in _first_of_each([(unit, one) for unit, one in places if one.form != wanted]):
        what = message(
            "“{word}” speaks to the reader as {form}; this project says {wanted}",
            word=one.word,
            form=one.form,
            wanted=wanted,
        )
        yield unit, _fault(what, one, wanted)


def _rarer(places: list[tuple[Unit, FormOfAddress]]) -> Iterator[tuple[Unit, Fault]]:
    counts: Counter[Form] = Counter(one.form for _, one in places)
    usual = max(counts, key=lambda form: counts[form])
    for unit, one in _first_of_each([(unit, one) for unit, one in places if counts[one.form] < counts[usual]]):
        what = message(
            "“{word}” speaks to the reader as {form}; the rest of the issue says {usual}",
            word=one.word,
            form=one.form,
            usual=usual,
        )
        yield unit, _fault(what, one, usual)


def _first_of_each(places: list[tuple[Unit, FormOfAddress]]) -> Iterator[tuple[Unit, FormOfAddress]]:
    reported: set[int] = set()
    for unit, one in places:
        if id(unit) not in reported:
            reported.add(id(unit))
            yield unit, one


def _fault(what: Message, one: FormOfAddress, expected: str) -> Fault:
    evidence = (("words", one.word.casefold()), ("expected", expected))
    return Fault(what, evidence=evidence, offset=one.offset, length=len(one.word))
