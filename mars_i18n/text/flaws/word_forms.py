"""Forms of words that the words beside them do not allow in es and pt: “de el”, “y imagen”, “un acción”, “¿Cual”.

Only what a word's own ending or first letter makes certain is given (RAE, Nueva gramática 2.2 and 31.1, and
Ortografía 2010; Cunha and Cintra, Nova gramática, 8 on -ção and -dade).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw
from mars_i18n.text.language.word_table import word_table

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTRACTED = re.compile(r"(?<![\w'’-])([Dd]e|[Aa]) el(?= [a-záéíóúñ])")
_AND = re.compile(r"(?<=[\w,\"”»)] )y (?=((?:h?[ií]|[IÍ]|Hi)(?![aeoáéó])[a-záéíóúñ]{2,30}))")
_OR = re.compile(r"(?<=[\w,\"”»)] )o (?=(h?[oó][a-záéíóúñ]{2,30}))")
_ASKED = re.compile(r"¿(?P<word>Cual(?:es)?|A?[Dd]onde|Quien(?:es)?|Cuant[oa]s?|Como(?! si\b))(?!\w)")
_ACCENTS = {
    "cual": "Cuál", "cuales": "Cuáles", "donde": "Dónde", "adonde": "Adónde", "quien": "Quién", "quienes": "Quiénes",
    "cuanto": "Cuánto", "cuanta": "Cuánta", "cuantos": "Cuántos", "cuantas": "Cuántas", "como": "Cómo",
}  # fmt: skip
# A determiner of one gender before a noun whose ending is of the other
_HIS_ES, _HERS_ES = "[Uu]n|[Dd]el|[Aa]l|[Ee]l|[Ee]ste|[Ee]se|nuestro|otro", "[Uu]na|[Ll]a|[Ee]sta|[Ee]sa|nuestra|otra"
_HIS_PT = "[Uu]m|[Dd]o|[Nn]o|[Aa]o|[Pp]elo|[Ee]ste|[Ee]sse|nosso|outro"
_HERS_PT = "[Uu]ma|[Dd]a|[Nn]a|[Pp]ela|[Ee]sta|[Ee]ssa|nossa|outra"
_LETTERS = "a-záéíóúâêôãõçñü"
_AGREEMENT = {
    code: tuple(
        (
            tuple(ending.split("|")),
            re.compile(rf"(?<!\w)(?:{before}) (?P<noun>[{_LETTERS}]{{2,30}}(?:{ending}))(?!\w)"),
        )
        for before, ending in pairs
    )
    for code, pairs in {
        "es": ((_HIS_ES, "ción|sión|dad"), (_HERS_ES, "miento|ismo")),
        "pt": ((_HIS_PT, "ção|nsão|rsão|ssão|usão|dade"), (_HERS_PT, "mento|ismo")),
    }.items()
}
_OTHER_GENDER = frozenset({"notición", "coração", "calção", "cação", "tição", "cancelação", "mismo"})


def word_forms(text: str, language: str) -> Iterator[Flaw]:
    """Each word of a text that its neighbour does not allow, with its fix where there is one. Linear."""
    if language == "es":
        yield from _spanish(text)
    for endings, pattern in _AGREEMENT.get(language, ()):
        for match in pattern.finditer(text) if any(ending in text for ending in endings) else ():
            if match["noun"] not in _OTHER_GENDER:
                what = message("“{words}”: the two words differ in gender", words=match[0])
                yield Flaw(match.start(), len(match[0]), what, match[0].casefold())


def _spanish(text: str) -> Iterator[Flaw]:
    for match in _CONTRACTED.finditer(text) if " el " in text else ():
        right = f"{match[1]}l"
        yield _flaw(match.start(), match[0], right, right)
    for pattern, word, right in ((_AND, " y ", "e"), (_OR, " o ", "u")):
        for match in pattern.finditer(text) if word in text else ():
            if _is_usual(match[1]):
                yield _flaw(match.start(), match[0] + match[1], f"{right} {match[1]}", f"{right} {match[1]}")
    for match in _ASKED.finditer(text) if "¿" in text else ():
        right = _ACCENTS[match["word"].casefold()]
        yield _flaw(match.start() + 1, match["word"], right, right)


def _flaw(offset: int, written: str, right: str, fix: str) -> Flaw:
    return Flaw(
        offset,
        len(written),
        message("“{words}” should be “{expected}”", words=written, expected=right),
        written.casefold(),
        fix,
    )


def _is_usual(word: str) -> bool:
    """Whether a word is Spanish, as it is written: iPad and Illinois are none."""
    table = word_table()
    return table.word(word.lower())[table.languages.index("es")] > 0
