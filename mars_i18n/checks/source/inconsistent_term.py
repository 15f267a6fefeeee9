"""A word is spelt in two ways within an issue.

What it does: finds words that differ only in a hyphen (multistakeholder, multi-stakeholder), in the British and
American spelling of English (programme, program; labour, labor; organise, organize), or in a Spanish pair of
accepted forms (periodo, período), and reports the rarer spelling once, at its first use. A text that is a link as a
whole is the title of what another wrote, and is not read; in a document of lists and links, it is information.

Why: translators cannot know whether both mean the same, and a search finds only one of them.

Wrong:
    The Program began in May.

    The Programme ends in June.

Right:
    The Program began in May.

    The Program ends in June.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, is_digest, is_title_of_link
from mars_i18n.messages import message, plural_message, translatable
from mars_i18n.text.segments.prose import Prose, proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

    Place = tuple[Prose, int, str]  # where a word is: its prose, its offset, itself

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("Choose one spelling; if a name is spelt differently, keep it and silence the finding.")
_WORD = re.compile(r"[^\W\d_]{1,40}(?:-[ \u00a0]?[^\W\d_]{1,40}){0,3}")
_IDENTIFIER = re.compile(r"[^\W\d_A-Z][A-Z]")  # capitals within a word, as in AbortController: a name of code
_DATE_PATTERN = re.compile(r"[YMDHSThms-]+|[AMDHSThms-]+")  # YYYY-MM-DDThh, and AAAAMMDD in Spanish and Portuguese
# Beside a word: it is part of an option or an identifier
_BEFORE, _AFTER = frozenset(("_", "-", "@", "#", "$", "=", "<", "{", "\\")), frozenset(("_", "=", "@", "\\"))
_OPTION = re.compile(r" -[a-z]\b")  # after the name of a command: docker-compose -f
_PATH = re.compile(r"://|^/|/\S*/")
_FAR = 120  # code points of a path that are looked at, on each side of a word
# Before a spelling that a text warns of: “email, not e-mail”
_WARNED = re.compile(
    r"\b(?:not|never|instead of|rather than|no|nunca|não|en vez de|em vez de) [\W_]{0,4}\Z", re.IGNORECASE
)
_NAME = re.compile(r"\A[A-Z]\w*-[A-Z]")
_SHORTEST = 6  # letters of a word that is compared: shorter ones collide by chance (hour, for, four)
# British → American endings; a key is shared only by words of which the issue has both spellings.
_ENDINGS = (
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"our(?=(?:s|ed|ing|al|ally|able|ful|ite|ites|hood|ly)?$)"), "or"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]{5})mme(?=s?$)"), "m"),
    (re.compile(r"(?<=(?:def|off))ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
)
_SPANISH = {"período": "periodo", "vídeo": "video", "reúma": "reuma", "cardíaco": "cardiaco", "ícono": "icono"}
_FREE_HYPHENS = frozenset({"co-op", "re-cover", "re-sign", "re-form", "re-sent", "re-creation", "un-ionised"})


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield one fault for each word that is spelt in two ways, at the first place of the rarer spelling."""
    spellings: dict[tuple[str, str], dict[str, list[Place]]] = {}
    for document in issue.documents:
        for one in proses(document):
            for found in () if is_title_of_link(one) or _is_instruction(one.text) else _words(one):
                word = found[0].casefold()
                if "-" in word:
                    word = word.replace("- ", "-").replace("-\u00a0", "-")
                if (
                    len(word) >= _SHORTEST
                    and word not in _FREE_HYPHENS
                    and not _is_code(one.text, found)
                    and not _is_warned_of(one.text, found)
                ):
                    known = spellings.setdefault((one.language, _key(word, one.language)), {})
                    known.setdefault(_singular(word), []).append((one, found.start(), found[0]))
    many = {document.path for document in issue.documents if spellings and is_digest(document)}
    for known in spellings.values():
        if len(known) > 1 and not _has_handle(known):
            fault = _fault(known)
            is_of_many = fault.location is not None and fault.location.path in many
            yield replace(fault, severity="info") if is_of_many else fault


def _has_handle(known: dict[str, list[Place]]) -> bool:
    """Whether one spelling is a name in two capitals, and another its form in a code: R-Ladies, rladies."""
    forms = [[word for _, _, word in places] for places in known.values()]
    names = any(all(_NAME.search(word) for word in words) for words in forms)
    return names and any(all(word.islower() and "-" not in word for word in words) for words in forms)


def _words(one: Prose) -> Iterator[re.Match[str]]:
    """The words of a text without the other spelling in brackets of the one before: date-time (datetime)."""
    before: re.Match[str] | None = None
    for found in _WORD.finditer(one.text):
        if before is None or one.text[before.end() : found.start()] != " (" or not _is_same(before[0], found[0]):
            yield found
        before = found


def _is_same(first: str, second: str) -> bool:
    return first.replace("-", "").casefold() == second.replace("-", "").casefold()


def _is_instruction(text: str) -> bool:
    """Whether a text is an instruction to the generator of the site: {@include}."""
    return "{@" in text and text.lstrip().startswith("{@")


def _is_code(text: str, found: re.Match[str]) -> bool:
    """Whether a word is, or is part of, a name of code: AbortController, --source-links, emit_env_nonstring_warning."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 2]
    beside = before in _BEFORE or after[:1] in _AFTER or (after[:1] == "." and after[1:].isalnum())
    return (
        beside
        or _is_in_path(text, found)
        or (after[:1] == " " and _OPTION.match(text, found.end()) is not None)
        or _names_code(found[0])
    )


def _is_warned_of(text: str, found: re.Match[str]) -> bool:
    return _WARNED.search(text, max(0, found.start() - 20), found.start()) is not None


def _is_in_path(text: str, found: re.Match[str]) -> bool:
    """Whether a word is part of an address, or of the path of a file."""
    if "/" not in text:
        return False
    before, after = text[max(0, found.start() - _FAR) : found.start()], text[found.end() : found.end() + _FAR]
    token = f" {before}".split(" ")[-1] + found[0] + after.partition(" ")[0]
    return _PATH.search(token) is not None


@lru_cache(maxsize=8192)
def _names_code(word: str) -> bool:
    return _IDENTIFIER.search(word) is not None or _DATE_PATTERN.fullmatch(word) is not None


@lru_cache(maxsize=8192)
def _key(word: str, language: str) -> str:
    key = _singular(word.replace("-", ""))
    if language == "es":
        return _SPANISH.get(key, key)
    if language == "en":
        for ending, american in _ENDINGS:
            key = ending.sub(american, key)
    return key


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _fault(known: dict[str, list[Place]]) -> Fault:
    # The rarer spelling; of equally rare ones the later, which departs from what was there first.
    ranked = sorted(known.values(), key=lambda places: (len(places), -_order(places[0])))
    rare, usual = ranked[0], ranked[-1]
    one, offset, word = rare[0]
    path, line = usual[0][0].segment.location.path, usual[0][0].location(usual[0][1]).line
    same = path == one.segment.location.path
    where = message("line {line}", line=line) if same else message("line {line} of {path}", line=line, path=path)
    what = plural_message(
        "“{word}” here, but “{other}” on {where}",
        "“{word}” here, but “{other}” {count} times, first on {where}",
        len(usual),
        word=word,
        other=usual[0][2],
        where=where,
    )
    return fault_in(one, offset, len(word), what, evidence=(("words", word), ("other", usual[0][2])))


def _order(place: Place) -> int:
    return place[0].location(place[1]).line
