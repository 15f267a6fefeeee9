"""Which variety of Spanish or Portuguese a whole text is in.

Regional words settle it where a text has them; most have none, so habits of grammar count too, each by how much more
often one side has it (the logarithm of the ratio, from the half of NTREX-128 that benchmarks/varieties.py names; the
other half proves them). European Portuguese writes `num`, `está a fazer`, `o seu` and pronouns after the verb where
Brazil writes `em um`, `está fazendo`, `seu` and subject pronouns; Spain uses the compound perfect more. The two sides
of Spanish are nearer to each other: there, every word counts by a little (`word_weights`), and some by more
(`expressions`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from mars_i18n.text.language.backends import primary
from mars_i18n.text.varieties.expressions import weigh_expressions
from mars_i18n.text.varieties.regional_words import regional_words
from mars_i18n.text.varieties.word_weights import count_plain_words, weigh_words

if TYPE_CHECKING:
    from mars_i18n.text.varieties.regional_words import Variety

REGIONAL_WORD = {"es": 0.855, "pt": 3.0}  # nats that a regional word counts
# Of Spanish, what benchmarks/make_variety_words.py fits for habits and for each lower-case word, beside its words.
HABITS_SHARE = 0.385
PLAIN_WORD = -0.0018
PAGE = 60  # lower-case words from which a text is long enough for a guess
SURE = 1.0  # nats below which no answer is given on a shorter text
CERTAIN = {"es": 3.0, "pt": 1.0}  # nats that a finding needs: from there, nine of ten answers and more are right
MOST = 4  # times that a habit counts in a text
_EUROPE: dict[str, Variety] = {"es": "es_ES", "pt": "pt_PT"}
_AMERICA: dict[str, Variety] = {"es": "es_419", "pt": "pt_BR"}
# A pattern, and the nats by which it speaks for Europe.
HABITS: dict[str, tuple[tuple[str, float], ...]] = {
    "pt": (
        (r"\b[nd]um(?:as?|s)?\b", 3.2),
        (r"\b(?:em|de) um(?:as?|s)?\b", -0.5),
        (r"\b(?:est\w{1,8}|continu\w{1,5}|anda\w{0,4})(?: \w{1,9})? a \w{1,12}r\b", 2.2),
        (r"\b(?:est\w{1,8}|continu\w{1,5}|vem|vêm|fic\w{1,5})(?: \w{1,9})? \w{2,12}(?:ando|endo|indo)\b", -2.9),
        (r"\b\w{3,12}(?:ando|endo|indo)\b", -0.6),
        (r"\bvocês?\b", -3.1),
        (r"\b[nd]?isto\b", 1.2),
        (r"\b[nd]?isso\b", -0.9),
        (r"\b[nd]?ess[ea]s?\b", -0.5),
        (r"\b[nd]?est[ea]s?\b", 0.9),
        (r"\b[nd]?el[ea]s?\b", -1.4),
        (r"\beu\b", -1.9),
        (r"\w-(?:se|lhes?|[oa]s?|me|nos|l[oa]s?|n[oa]s?)\b", 1.3),
        (r"\b(?:o|a|os|as) (?:meu|minha|seu|sua|nosso|nossa)s?\b", 1.8),
        (r"(?<!\b[oa] )(?<!\b[oa]s )(?<!\b[dn][oa] )(?<!\b[dn][oa]s )\b(?:meu|minha|seu|sua|nosso|nossa)s?\b", -1.8),
        (r"\birão?\b|\birá\b", 1.6),
        (r"\bhavia[m]?\b", -1.1),
        (r"R\$", -1.9),
    ),
    "es": (
        (r"\b(?:he|has|ha|hemos|han)(?: \w{1,9})? \w{2,12}(?:ado|ido|to|cho)\b", 0.8),
        (r"(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.,])", -1.8),
        (r"(?<![\d.,])\d{1,3},\d{3}(?![\d,])", -0.9),
        (r"\bacerca de\b", -2.2),
        (r"\bluego\b", -1.7),
        (r"\bdebido a\b", -1.0),
        (r"\btras\b", 1.6),
        (r"\bello\b", 1.3),
        (r"\ballí\b", 1.1),
        (r"\b(?:afuera|adentro)\b", -1.0),
        (r"\breport(?:[aeóo]|an|aron|ado|ada)\b", -1.5),
        (r"\b(?:increment|inici|realiz|ocurri|mencion)\w{1,6}\b|\b(?:eventual|aproximada)mente\b|\bincluyendo\b", -1.4),
        (r"\b(?:consegu|consig|suel|supon|afirm|comenz|intent|acab)\w{1,6}\b", 1.7),
        (r"\baún\b", 0.9),
        (r"\btodavía\b", -1.2),
        (r"\bquienes\b", -0.9),
        (r"\bdich[oa]s?\b", -0.9),
        (r"\b(?:vosotr|vuestr)[oa]s?\b", 3.0),
        (r"\bsegún\b", 0.8),
        (r"\bde que\b", 0.3),
        (r"\best[ea]\b", 0.3),
        (r"\b\w{3,12}(?:ando|iendo)\b", -0.3),
        (r"\bestadounidense", 0.4),
    ),
}


def weigh_habits(text: str, language: str) -> float:
    """Give how much the habits of a Spanish or Portuguese text speak for Europe, in nats; negative for America."""
    return sum(weight * min(len(pattern.findall(text)), MOST) for pattern, weight in _patterns(language))


def weigh_regional_words(text: str, language: str) -> int:
    """Give how many more regional words of Europe than of America a text has; negative where more are of America."""
    words = [one.variety for one in regional_words(text, language)]
    return words.count(_EUROPE[language]) - words.count(_AMERICA[language])


def weigh_variety(text: str, language: str) -> float:
    """Give how much all that a text in "es" or "pt" shows speaks for Europe, in nats; negative for America."""
    habits = weigh_habits(text, language)
    regional = REGIONAL_WORD[language] * weigh_regional_words(text, language)
    if language == "es":
        words = weigh_words(text) + weigh_expressions(text) + PLAIN_WORD * count_plain_words(text)
        return HABITS_SHARE * habits + regional + words
    return habits + regional


def recognise_variety(text: str, language: str, *, certain: bool = False) -> Variety | None:
    """The variety of a text of a page or more in Spanish or Portuguese; None where it does not show, or for others.

    With ``certain``, None too where an answer would be right more often than not, and no more.
    """
    code = primary(language)
    if code not in HABITS:
        return None
    europe = weigh_variety(text, code)
    least = CERTAIN[code] if certain else SURE if code == "pt" or count_plain_words(text) < PAGE else 0.0
    if not europe or abs(europe) < least:
        return None
    return _EUROPE[code] if europe > 0 else _AMERICA[code]


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in HABITS[language])
