"""A negation that only one of two texts has: “did not approve”, “aprobó”.

Languages deny in many ways without a negation (fail to, sin, im-), and each says some of what the other denies. So a
negation counts as lost or added only where the very verb that it denies has its counterpart in the other text, by the
beginnings that the languages share or as a common word, and nothing in that text denies, however weakly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.aligning.affinity import features_of_word
from mars_i18n.text.folded_words import folded_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_COMPARED = 600  # code points of a text: a longer one denies something somewhere
_DENIALS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!if )(?<!or )(?<!\w)(?:not|cannot|never|no longer|\w{2,6}n['’]t|fail(?:s|ed)? to)(?!\w)(?! only|"
        r" without| just| fail| lose| forget| miss| ignore| deny| stop)",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?<!\bo )(?<!\w)(?:no|nunca|jamás)(?!\w)(?! s[oó]l[oa]| solamente)", re.IGNORECASE),
    "pt": re.compile(r"(?<!\bou )(?<!\w)(?:não|nunca|jamais)(?!\w)(?! s[óo]| apenas| somente)", re.IGNORECASE),
}
# Whatever a pattern above finds has one of these words
_DENYING = {
    "en": frozenset("not cannot never no t fail fails failed".split()),
    "es": frozenset("no nunca jamás".split()),
    "pt": frozenset("não nunca jamais".split()),
}
# What denies at all, or may be what the other language says with a negation; the beginnings of words that may
_WEAK: Mapping[str, re.Pattern[str]] = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)|\w+n['’]t(?!\w)", re.IGNORECASE)
    for code, words in {
        "en": r"not|no|nor|never|cannot|none|no\w+|neither|without|hardly|barely|scarcely|seldom|few|little|less|"
        r"unable|far|before|until|except|yet|instead|rather|only|just|too|short|out|despite|although|lest|else|away|off|"
        r"beyond|otherwise|wrong\w*|hard|difficult\w*|lag\w*|lack\w*|fail\w*|prevent\w*|avoid\w*|"
        r"refus\w+|den[iy]\w*|stop\w*|ceas\w+|absen\w+|reject\w+|rare\w*|forbid\w*|prohib\w+|ban\w*|against|doubt\w*|"
        r"ignor\w+|free|other\w*|differ\w+|remain\w*|miss\w*|los[ste]\w*|spare|ke[ep]\w+|abstain\w*|tight\w*|"
        r"bar\w*|rule\w*|"
        r"worse|bad\w*|un(?!it|iver|der|ion|til|less)\w{2,}|in(?:ca|ab|ef|ex|ac|ad|su|co|vi)\w{4,}|im(?:po|pe|"
        r"mu|ma)\w{3,}|"
        r"ir(?:re|ra)\w{3,}|il(?:le|lo)\w{3,}|dis\w{3,}|anti\w*|non\w*|whether|taint\w*|\w{3,}less",
        "es": r"no|ni|nunca|jamás|sin|nada|nadie|ning\w+|tampoco|siquiera|excepto|salvo|apenas|s[oó]lo|"
        r"solamente|poc\w+|menos|"
        r"lejos|antes|hasta|contra|aún|todavía|otr\w+|vez|falt\w+|imp[eio]\w+|evit\w+|rechaz\w+|n[ei]e?g\w+|"
        r"dej\w+|carec\w+|ausen\w+|fracas\w+|fall\w+|p[ie]+rd\w+|rar\w+|dif[ií]c\w+|prohib\w+|"
        r"in(?!fo|te|vit|ves|ici|clu|di[cv]|st|ov|d[uú]s|gl|[uú]m|cr|cent|fl|form)\w{4,}|des(?!de|arr|tin|"
        r"pués)\w{3,}|ir(?:re|ra)\w{3,}|"
        r"ant[ie]\w+|dud\w+|ignor\w+|ces\w+|opon\w+|libre\w*|exent\w+|contrario|diferen\w+|peor\w*|mal\w*",
        "pt": r"não|nem|nunca|jamais|sem|nada|ninguém|nenhum\w*|tampouco|sequer|exceto|salvo|senão|apenas|só|"
        r"somente|pouc\w+|"
        r"menos|longe|antes|até|contra|ainda|outr\w+|vez|falt\w+|imp[eio]\w+|evit\w+|recus\w+|neg\w+|"
        r"deix\w+|carec\w+|ausên\w+|fracass\w+|falh\w+|perd\w+|rejeit\w+|rar\w+|dif[ií]c\w+|proib\w+|"
        r"in(?!fo|te|vit|ves|ici|clu|di[cv]|st|ov|d[uú]s|gl|[uú]m|cr|cent|fl|form)\w{4,}|des(?!de|env|"
        r"tin)\w{3,}|ir(?:re|ra)\w{3,}|ant[ie]\w+|duvid\w+|"
        r"dúvid\w+|ignor\w+|cess\w+|opo\w+|livre\w*|isent\w+|contrário|diferen\w+|quer|pi?or\w*|mal\w*|embora",
    }.items()
}
_HELPERS = frozenset(
    """
be been being have has had will would shall should could might must does this that they them their what such even ever
very much many more most also really quite simply always
está están estaba estaban estar estado fue fueron sido será serán sería han hemos había habían haber puede pueden podía
podría podrían debe deben debería esto esta este muy mucho muchos tanto tiene tienen tenía siempre
estão estava estavam estar foram fora será serão seria têm tinha tinham terá haver pode podem podia poderia deve devem
deveria isto isso este esta muito muitos tanto todos sempre
""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"[.,;:!?()\[\]«»“”\"\n\0]")
_SHORTEST = 4  # letters of a verb that is compared
_NEXT = 3  # words after a negation among which its verb is


@dataclass(frozen=True, slots=True)
class UnmatchedNegation:
    """A negation of one text, with the verb that it denies (`written`), and the counterpart of that verb in the other.

    `offset` counts code points of the text on `side`, which has the negation.
    """

    side: Literal["source", "target"]
    written: str
    offset: int


def find_unmatched_negation(source: str, target: str, source_language: str, language: str) -> UnmatchedNegation | None:
    """The negation that one of two texts has alone; None where both deny, or none does, or nothing is sure. Linear.

    Languages are "es", "en" and "pt"; texts have NULs for tags.
    """
    if source_language not in _DENIALS or language not in _DENIALS or max(len(source), len(target)) > _MOST_COMPARED:
        return None
    ours, theirs = _find_denials(source, source_language), _find_denials(target, language)
    if len(ours) == 1 and not theirs and not _WEAK[language].search(target):
        return _unmatched("source", source, ours[0], target, is_english=source_language == "en")
    if len(theirs) == 1 and not ours and not _WEAK[source_language].search(source):
        return _unmatched("target", target, theirs[0], source, is_english=language == "en")
    return None


def _find_denials(text: str, language: str) -> list[re.Match[str]]:
    """The negations of a text, in order; most have no word that one needs."""
    if _DENYING[language].isdisjoint(folded_words(text)):
        return []
    return list(_DENIALS[language].finditer(text))


def _unmatched(
    side: Literal["source", "target"], text: str, denial: re.Match[str], other: str, *, is_english: bool
) -> UnmatchedNegation | None:
    verb = _denied_verb(text, denial.end())
    if is_english and (verb is not None or not _MARK.match(text, denial.end())):
        return UnmatchedNegation(side, text[denial.start() : verb.end() if verb else denial.end()], denial.start())
    if verb is None:
        return None
    sought = _features(verb[0])
    for word in _WORD.finditer(other):
        if len(word[0]) >= _SHORTEST and not sought.isdisjoint(_features(word[0])):
            return UnmatchedNegation(side, text[denial.start() : verb.end()], denial.start())
    return None


def _denied_verb(text: str, end: int) -> re.Match[str] | None:
    """The first word after a negation that is no pronoun or auxiliary, unless a mark parts them or it is a name."""
    for _, word in zip(range(_NEXT), _WORD.finditer(text, end), strict=False):
        if _MARK.search(text, end, word.start()) or not word[0].islower():
            return None
        if len(word[0]) >= _SHORTEST and word[0] not in _HELPERS:
            return word
    return None


def _features(word: str) -> frozenset[str]:
    return frozenset(one for one in features_of_word(word.lower()) if one[0] in "46=")
