"""A number has the separators or signs of another region.

What it does: compares the separators of numbers that are unambiguous (two kinds, or a single kind as in 2.5 or
1,234,567) with those of the catalogue's region (CLDR). Ambiguous numbers, such as 1.234, versions and times are not
reported. If the digits are those of the source and the separators are exchanged, `check --fix` corrects them.
In the same way, it compares the space before a per cent sign and the side of a currency's sign, and reports an ordinal
whose letter is not raised (3a).

Why: in Colombia and Brazil 1.234 is more than a thousand; in the United States and Mexico it is a little over one.

Wrong:
    en: It grew by 2.5 %.
    es: Creció un 2.5 %.

Wrong:
    en: It cost $1,234,567.
    pt: Custou US$ 1,234,567.

Wrong:
    en: It reached 3,800 families.
    es: Llegó a 3,800 familias.

Wrong:
    en: The 3rd meeting is in May.
    es: La 3a reunión es en mayo.

Right:
    en: It grew by 2.5 %, to 1,234,567.
    es: Creció un 2,5 %, hasta 1.234.567.

Right:
    en: version 2.5 of the guide
    es: versión 2.5 de la guía
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.sign_forms import sign_forms
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Use the separators of the region.")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_QUANTITY = re.compile(
    r"(?:(?P<before>[$€£]|US\$|R\$|\b(?:USD|EUR|COP|BRL))[ \u00a0]?)?"
    r"(?<![\w.,:/-])(?P<digits>\d{1,20}(?:[.,]\d{1,20}){1,8})(?![\w.,:/-]{0,20}[\w/])"
    r"(?P<after>[ \u00a0\u202f]?(?:%|‰|[€$£]|(?:mil|millones|millón|milhões|milhão|bilhões|bilhão|km|kg|MW|GW|"
    r"toneladas|hectáreas|hectares|euros|d[oó]lares|pesos|reais|metros)\b))?"
)
_SEPARATED = re.compile(r"\d[.,]\d")  # cheap: whatever _QUANTITY finds has one


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each quantity with the separators of another region, then for each sign written otherwise."""
    if unit.entry.fuzzy or not unit.target or not unit.locale or unit.language == unit.source_language:
        return
    decimal, group = _symbols(unit.locale)
    text = blank_tags(unit.target)
    for match in _QUANTITY.finditer(text) if _SEPARATED.search(text) else ():
        digits = match["digits"]
        read = _read(digits)
        if read is None and _is_kept_from_english(digits, unit):
            read, is_quantity = (".", ","), True
        else:
            is_quantity = bool(match["before"] or match["after"] or len(digits) > 8)
        if read is None or read == (decimal, group) or not is_quantity:
            continue
        right = digits.translate({ord(read[0]): decimal, ord(read[1]): group})
        if right != digits:
            yield Fault(
                message("{digits} should be {right} in {locale}", digits=digits, right=right, locale=unit.locale),
                evidence=(("words", digits), ("expected", right)),
                suggestion=right,
                offset=match.start("digits"),
                length=len(digits),
                fix=right if digits in unit.source else None,
            )
    if unit.target != unit.source:
        yield from _signs(unit, text)


def _signs(unit: Unit, text: str) -> Iterator[Fault]:
    for form in sign_forms(text, unit.language, unit.locale):
        yield Fault(
            message(
                "{digits} should be {right} in {locale}", digits=form.written, right=form.right, locale=unit.locale
            ),
            evidence=(("words", form.written), ("expected", form.right)),
            suggestion=form.right,
            offset=form.offset,
            length=len(form.written),
        )


def _is_kept_from_english(digits: str, unit: Unit) -> bool:
    """Whether it is a number of an English source, letter for letter, whose comma groups thousands: 3,800."""
    return (
        unit.source_language == "en"
        and _THOUSANDS.fullmatch(digits) is not None
        and re.search(rf"(?<![\w.,]){re.escape(digits)}(?![\w.,]*\d)", blank_tags(unit.source)) is not None
    )


@lru_cache(maxsize=16)
def _symbols(locale: str) -> tuple[str, str]:
    from babel import Locale
    from babel.numbers import get_decimal_symbol, get_group_symbol

    known = Locale.parse(locale)
    return get_decimal_symbol(known), get_group_symbol(known)


def _read(digits: str) -> tuple[str, str] | None:
    """(decimal mark, grouping mark) that the digits must have been written with; None where they may be either."""
    marks = re.findall("[.,]", digits)
    groups = re.split("[.,]", digits)
    other = {".": ",", ",": "."}
    if len(set(marks)) == 2:
        return (marks[-1], marks[0]) if marks.count(marks[-1]) == 1 else None
    if len(marks) > 1:
        return (other[marks[0]], marks[0]) if all(len(group) == 3 for group in groups[1:]) else None
    return None if len(groups[1]) == 3 else (marks[0], other[marks[0]])
