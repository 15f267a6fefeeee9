"""An issue speaks to its reader in two ways.

What it does: reports the words of the rarer form where a Spanish or Portuguese translation of an issue has both tú and
usted (or vos), ustedes and vosotros, or tu and você. Text in quotation marks is not read.

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
from mars_i18n.text.flaws.enclosed import blank_quotations
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.varieties.address_forms import EXCLUSIVE, forms_of_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit
    from mars_i18n.text.varieties.address_forms import FormOfAddress

severity: Severity = "warning"
remedy = translatable("Choose one form of address for the issue, and write verbs and pronouns in it.")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each translation with the rarer form, at its first word."""
    found: dict[str, list[tuple[Unit, FormOfAddress]]] = {}
    for unit in issue.units:
        if primary(unit.language) in EXCLUSIVE and is_translated(unit) and unit.target != unit.source:
            text = blank_quotations(blank_tags(unit.target))
            places = found.setdefault(unit.locale or unit.language, [])
            places += ((unit, one) for one in forms_of_address(text, primary(unit.language)))
    for locale, places in found.items():
        for forms in EXCLUSIVE[primary(locale)]:
            counts = Counter(one.form for _, one in places if one.form in forms)
            if len(counts) < 2:
                continue
            usual = max(counts, key=lambda form: counts[form])
            reported: set[int] = set()
            for unit, one in places:
                if (
                    one.form in counts
                    and one.form != usual
                    and counts[one.form] < counts[usual]
                    and id(unit) not in reported
                ):
                    reported.add(id(unit))
                    what = message(
                        "“{word}” speaks to the reader as {form}; the rest of the issue says {usual}",
                        word=one.word,
                        form=one.form,
                        usual=usual,
                    )
                    evidence = (("words", one.word.casefold()), ("expected", usual))
                    yield unit, Fault(what, evidence=evidence, offset=one.offset, length=len(one.word))
