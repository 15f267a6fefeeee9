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
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.checks.compared_values import compare_unit
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.aligning.dropped_figures import find_dropped_figures
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.numbers import Number

severity: Severity = "warning"
_SHARES, _DIVIDED = (
    re.compile(r"\w(?:thirds|quarters|fifths|tenths|terci|cuart|quint|terç|quart)|[- ]thirds?\b"),
    re.compile(r"\d/\Z"),
)
remedy = translatable("Check whether the number should be there.")


class _Paraphrase(NamedTuple):
    """What a Spanish or Portuguese translation may say instead of a figure of an English source.

    `figure` matches at a figure with one of the `values`. `words` are pairs: words of the translation that may say it,
    and words of the source that the same words translate too ("teenager" beside "13-year-old"). `remains` is found in a
    translation that lost nothing but the figure ("de años").
    """

    values: frozenset[float]
    figure: re.Pattern[str]
    words: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    remains: re.Pattern[str]

    def count_unexplained(self, source: str, target: str) -> int:
        """How many words of the translation say something that no other words of the source do."""
        if self.remains.search(target):
            return 0
        return sum(max(0, len(theirs.findall(target)) - len(ours.findall(source))) for theirs, ours in self.words)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


_PARAPHRASES = (
    _Paraphrase(  # a teenager (15-year-old)
        frozenset(map(float, range(13, 20))),
        re.compile(r"\d+(?:-| )years?(?:-| )old"),
        (
            (
                _words("adolescent|joven|jóven|jovem|jovens|menor"),
                _words("teen|young|youth|adolescen|minor|under-?age"),
            ),
            (_words("chic[oa]|muchach[oa]|garot[oa]"), _words("boy|girl|lad|kid|guy|lass")),
        ),
        re.compile(r"(?:\b(?:de|con|com)|,) (?:años|anos)\b"),
    ),
    _Paraphrase(  # the best (No. 1)
        frozenset({1.0}),
        re.compile(
            r"(?:(?<=\b[Nn]o)|(?<=\b[Nn]o[. \u00a0])|(?<=\b[Nn]o\.[ \u00a0])|(?<=\b[Nn]umber[ \u00a0])|(?<=#))1"
        ),
        (
            (
                _words("mejor|melhor|l[íi]der|principa|máxim|campe|(?:en)?cabe[zç]|frente|cima|top|supremo|favorit"),
                _words("best|better|lead|main|chief|principal|champ|head|top|supreme|favou?rite"),
            ),
        ),
        re.compile(r"(?:\bn(?:\.?[º°]|\.o)|#)\.?[ \u00a0](?!\d)"),
    ),
    _Paraphrase(  # surely (100 percent certain)
        frozenset({100.0}),
        re.compile(
            r"100[ \u00a0]?(?:%|per ?cent) "
            r"(?:certain|sure|positive|behind|committed|convinced|right|wrong|clear|true)\b"
        ),
        (
            (
                _words("total|complet|absolut|plen[ao]|enter[ao]|inteir|tod[ao]|perfect|perfeit|duda|dúvida"),
                _words("total|complet|absolut|full|entire|whole|all|every|perfect|safe|secur|doubt"),
            ),
        ),
        re.compile(r"[^\W\d_][ \u00a0](?:%|por ?cien(?:to)?\b|por cento\b)"),
    ),
)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault for the figures that are lost, or for those that are new."""
    compared = compare_unit(unit)
    if compared is None:
        return
    if compared.lost and compared.new:
        return  # see number-changed
    lost = tuple(_drop_said_in_words(unit, compared.lost))
    new = tuple(one for one in compared.new if not _is_explanation(unit, one))
    if not lost and not compared.differences:
        lost = find_dropped_figures(
            blank_tags(unit.source), unit.source_language, blank_tags(unit.target), primary(unit.language)
        )
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


def _is_explanation(unit: Unit, number: Number) -> bool:
    """Whether it is within square brackets that the source has not, what a translator explains; or the 3 of 2/3."""
    if _SHARES.search(unit.source) and _DIVIDED.search(unit.target, max(0, number.offset - 2), number.offset):
        return True
    if "[" in unit.source or "[" not in unit.target:
        return False
    start = unit.target.rfind("[", 0, number.offset)
    return start >= 0 and "]" not in unit.target[start : number.offset]


def _drop_said_in_words(unit: Unit, lost: Iterable[Number]) -> Iterator[Number]:
    """The figures for which the translation has no words of its own; each of its words may say one figure."""
    left: dict[_Paraphrase, int] = {}
    for number in lost:
        paraphrase = next((one for one in _PARAPHRASES if _may_say(one, unit.source, number)), None)
        if paraphrase is not None:
            count = left.get(paraphrase)
            count = paraphrase.count_unexplained(unit.source, unit.target) if count is None else count
            left[paraphrase] = count - 1
            if count > 0:
                continue
        yield number


def _may_say(paraphrase: _Paraphrase, source: str, number: Number) -> bool:
    return (
        not paraphrase.values.isdisjoint(number.values) and paraphrase.figure.match(source, number.offset) is not None
    )
