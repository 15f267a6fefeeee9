"""A translation is the source text, word for word, in another language than its own.

What it does: compares target and source of different languages. A text of three words or more with a function word of
its language (“the”, “de”, “para”) was copied, an error; one of two lower-case words or more was probably copied, a
warning, and so are texts in capitals that may be a name (“BANK OF THE SOUTH”), and headings and labels of one to four
words that are usual in the one language and not in the other. Words in small letters that are alone or have commas
between them (“mysql, mysql-gpl”), and commands, are probably names: information. Names, hosts, addresses, numbers,
terms that the glossary keeps and tags are not reported, nor is text that is already in the catalogue's language.

Why: a copied text counts as finished although it is not translated.

Wrong:
    en: The results of the study
    es: The results of the study

Right:
    en: The results of the study
    es: Los resultados del estudio

Wrong:
    en: WHAT WE HAVE DONE THIS YEAR
    es: WHAT WE HAVE DONE THIS YEAR

Wrong:
    en: Executive Summary
    es: Executive Summary

Right:
    en: Total
    es: Total

Right:
    en: Juan Camilo Nariño
    es: Juan Camilo Nariño

Right:
    en: Saskatchewan
    es: Saskatchewan

Right:
    es: Andes Agua, por Ana Ruiz
    pt: Andes Agua, por Ana Ruiz

Right:
    #. Figure, as in the source
    es: 15 de agosto
    pt: 15 de agosto

Right:
    es: Lanzamiento del programa en Colombia
    es: Lanzamiento del programa en Colombia
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.language.detection import detect
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.language.kept_names import is_kept_name, is_person
from mars_i18n.text.language.telling_words import shows_language
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.segments.remarks.entries import remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import UnchangedFigure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
others: tuple[Severity, ...] = ("warning", "info")
remedy = translatable("Translate it, or silence it if it is correct: # mars: ignore untranslated, reason.")
_FEW_WORDS = 4  # of a heading or label
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"(?:://|@)\S|\d")  # anywhere in a token: an address, or a number
# A host begins where no host character precedes it, so that a long run of them is tried once.
_HOST = re.compile(r"(?<![\w.-])\.*(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?")
# An option, or a word of a configuration before an address: apt-get -u upgrade; deb https://…
_COMMAND = re.compile(r"(?<!\S)-{1,2}[a-z][\w-]*(?!\S)|\A[a-z]\S* \w{2,9}://")
# That a document has where its format expects words: tags, fences, template tags
_CODE = re.compile(r"^(?:<[A-Za-z][^<>]*>?|```.*)|\{[{%][^{}]*[}%]\}", re.DOTALL)
# A token that is a path of a file, or a call: blog/templates/post.html, res.sendFile()
_CODE_TOKEN = re.compile(r"[\w.-]*/[\w./-]*\.\w{1,5}|[\w.-]+(?:/[\w.-]+){2,}/?|[\w.]+\(\)")
# Whose words are quoted, and where they are from: the name of a work that has no translation
_ATTRIBUTION = re.compile(r"[—–]\s*[^,.:;]{1,80},\s*(?:<a(\d+)>[^<>]*</a\1>|[\"“«][^\"”»]*[\"”»])\W*")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


_LINKING = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "in",
        "at",
        "on",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "da",
        "das",
        "do",
        "dos",
        "para",
        "em",
        "no",
        "na",
        "o",
        "a",
        "en",
    ]
)


_BEGINNINGS = frozenset(
    {"about", "why", "how", "installing", "using", "introducing", "announcing", "our", "your", "meet", "more"}
)


# What a heading says of what an acronym names, and no company's name ends in
_HEADING_NOUNS = frozenset(
    "status overview update updates transition progress report reports underway discussion handbook dependencies "
    "timeline summary schedule changes issues".split()
)
_OF_PLACES = frozenset(("Island", "County"))  # after a name: Rhode Island
_SHORT = 60  # code points of a heading
_ENGLISH_FIGURES = re.compile(
    r"(?<!\w)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}(?!\d)"
    r"|(?<!\w)\d{1,2}(?:st|nd|rd|th)(?!\w)|\d and \d"
)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the target is the source, in another language than its own."""
    if unit.entry.fuzzy or unit.target != unit.source or unit.source_language in {unit.language, "und", ""}:
        return
    if any(remarks_of(unit.entry.extracted, UnchangedFigure)):
        return  # CLDR writes it so in both languages
    words = _WORD.findall(_TOKEN.sub(_prose, _without_kept(unit)))
    shouted = len(words) >= 3 and all(word.isupper() for word in words)
    # “Fundo Andes, por Ana” may be right in both: a word that both languages have is no evidence.
    telling = FUNCTION_WORDS.get(unit.source_language, frozenset()) - FUNCTION_WORDS.get(unit.language, frozenset())
    if all(word[0].isupper() or word.casefold() in _LINKING for word in words):
        # a name, as Banco do Brasil: its particles may be of a third language
        telling -= frozenset().union(*(own for code, own in FUNCTION_WORDS.items() if code != unit.source_language))
    lower = [word.casefold() for word in words if word[0].islower() or shouted]
    said = telling.intersection(lower)
    source = name_language(unit.source_language)
    if len(words) >= 3 and said - (_LINKING if shouted else frozenset()):
        yield Fault(message("not translated: still the source text in {language}", language=source))
    elif said if shouted else len({word for word in lower if word not in telling}) >= 2:
        what = message("probably not translated: same text as the source in {language}", language=source)
        yield Fault(what, severity="info" if _may_stay(unit.source) else "warning")
    elif len(words) <= _FEW_WORDS and (
        _is_dated(unit) or _asks(words, unit) or _is_shown(_without(telling | _LINKING, words), words, unit)
    ):
        what = message("probably not translated: these words are {language}", language=source)
        yield Fault(what, severity="info" if _may_stay(unit.source) else "warning")


def _may_stay(text: str) -> bool:
    """Whether a text is of names alone, or in a language that no document is in: Il faut le faire, a motto."""
    return _is_list_of_names(text) or detect(strip_tags(text)).foreign


def _is_list_of_names(text: str) -> bool:
    """Whether a text is a command, or a word in small letters, or several with commas: names of programs and hosts."""
    if _COMMAND.search(text):
        return True
    return text.islower() and all(len(part.split()) < 2 for part in re.split(r"[,(]", text.rstrip(").")))


def _is_dated(unit: Unit) -> bool:
    """Whether a short text has a date or figures that only English writes so: Nov 24, 2003; 30th; 2.7.3 and 3.2.3."""
    return (
        unit.source_language == "en" and len(unit.target) <= _SHORT and _ENGLISH_FIGURES.search(unit.target) is not None
    )


def _is_shown(telling: Sequence[str], words: Sequence[str], unit: Unit) -> bool:
    if _may_be_company(words) or (is_person(words) and words[-1].casefold() not in _HEADING_NOUNS):
        return False
    if len(words) == 2 and words[1] in _OF_PLACES and not shows_language(words[:1], "en", unit.language):
        return False
    if unit.source_language == "en":
        telling = [word for word in telling if not (word[0].isupper() and is_kept_name(word, unit.language))]
    return shows_language(telling, unit.source_language, unit.language)


def _without(left_out: frozenset[str], words: Sequence[str]) -> list[str]:
    return [word for word in words if word.casefold() not in left_out]


def _asks(words: Sequence[str], unit: Unit) -> bool:
    """Whether an English heading begins as headings do and names do not: About DebConf."""
    several = len(unit.source.split()) > 1
    return several and unit.source_language == "en" and words[:1] != [] and words[0].casefold() in _BEGINNINGS


def _may_be_company(words: Sequence[str]) -> bool:
    """Whether words in capitals begin or end with an acronym, as names of organisations do: SKF Latin Trade."""
    if any(word.casefold() in _HEADING_NOUNS for word in words):
        return False
    acronym = any(len(word) > 1 and word.isupper() for word in (*words[:1], *words[-1:]))
    return acronym and all(word[0].isupper() for word in words)


def _without_kept(unit: Unit) -> str:
    """The prose of the source without the terms that the glossary keeps, longest first."""
    text = "" if _ATTRIBUTION.fullmatch(unit.source) else _CODE.sub(" ", strip_tags(unit.source))
    kept = sorted((term.term for term in unit.terms if term.keep and term.term in text), key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, kept))})(?!\w)", " ", text) if kept else text


def _prose(token: re.Match[str]) -> str:
    is_code = _ADDRESS.search(token[0]) or _CODE_TOKEN.fullmatch(token[0])
    return " " if is_code else _HOST.sub(" ", token[0])
