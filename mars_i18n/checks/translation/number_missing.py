"""A number is only in the source or only in the translation.

What it does: reads the numbers of both like number-changed, and reports figures that are missing or added.

Why: a figure may have been left out. It may also be expressed in words (“this year”), so this is a warning.

Wrong:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en varios municipios.

Wrong:
    en: The workshop gathered people of several towns.
    es: El taller reunió a personas de 14 municipios.

Wrong:
    en: Germany left the Nord Stream 2 pipeline project.
    es: Alemania abandonó el proyecto del gasoducto Nord Stream.

Right:
    en: The road is 45 miles (72 km) long.
    es: La carretera mide 72 kilómetros.

Right:
    en: The workshop gathered 45 people in 3 towns.
    es: El taller reunió a 45 personas en tres municipios.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.compared_values import compare_unit
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.comparison import ValueComparison
    from mars_i18n.text.values.numbers import Number

severity: Severity = "warning"
_NAMED = re.compile(r"(?<![\w-])([A-Z][\w-]{3,40}) ([1-9]\d?)(?![\w-]|[.,:/%]\d|%)")
_NUMBERED = re.compile(r"(?<!\w)([Nn]o\.|[Nn]umber) ?([1-9]\d?)(?!\w|[.,]\d)")
# The word for a number sign, and no number after it: “el número en innovación”
_SIGN_ALONE = re.compile(r"\bn[úu]mero\s(?:em|en|de la|del|da|do|na|no)\s")
_BESIDE = 30  # code points between a name and its number, as in “la tercera versión beta”
remedy = translatable("Check whether the number should be there.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the figures that are lost, or for those that are new."""
    compared = compare_unit(unit)
    if compared is None:
        return
    if compared.lost and compared.new:
        return  # see number-changed
    lost, new = compared.lost or _of_names(unit, compared), compared.new
    if lost:
        figures = ", ".join(dict.fromkeys(one.written for one in lost))
        yield Fault(
            message("number missing from the translation: {numbers}", numbers=figures),
            evidence=(("missing", figures),),
            offset=lost[0].offset,
            length=lost[0].length,
            in_source=True,
        )
    elif new:
        figures = ", ".join(dict.fromkeys(one.written for one in new))
        what = message("number not in the source: {numbers}", numbers=figures)
        yield Fault(what, evidence=(("added", figures),), offset=new[0].offset, length=new[0].length)


def _of_names(unit: Unit, compared: ValueComparison) -> tuple[Number, ...]:
    """The small figures of names that the translation keeps without them: “Nord Stream 2”, “Debian Conference 1”.

    Elsewhere a small figure may well be a word, or nothing, in another language. So it is looked for beside the name,
    in whatever form it may have there; and beside the number sign and a unit that have none.
    """
    if compared.differences:
        return ()
    text, target = blank_tags(unit.source), blank_tags(unit.target)
    figures = {match.start(2): match for match in _NAMED.finditer(text)}
    figures |= {match.start(2): match for match in _NUMBERED.finditer(text)}
    if not figures:
        return ()
    said = read_numbers(target, unit.language)
    return tuple(
        number
        for number in read_numbers(text, unit.source_language)
        if number.offset in figures and _is_dropped(figures[number.offset], number, target, said)
    )


def _is_dropped(named: re.Match[str], number: Number, target: str, said: Sequence[Number]) -> bool:
    """Whether the translation has what a figure of the source belongs to, and nowhere a number beside it."""
    if named.re is _NUMBERED:
        return _SIGN_ALONE.search(target) is not None
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(named[1])}(?!\w)", target)]
    return bool(places) and not any(
        start - _BESIDE <= one.offset <= end + _BESIDE and not number.values.isdisjoint(one.values)
        for start, end in places
        for one in said
    )
