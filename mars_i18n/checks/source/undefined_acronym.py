"""An acronym is never expanded.

What it does: reports words of two to six capitals that the issue never expands: in brackets before or after them, or
after a dash, in words that begin with their letters. Terms of the glossary, roman numerals, units, currencies and
headings in capitals are not reported. Each acronym is reported once, at its first use.

Why: readers abroad do not know it, and each translator must look up the official name in their language.

Wrong:
    The meeting was convened by the XRD and two towns.

Right:
    The meeting was convened by the Xenia River Dialogue (XRD). The XRD has met twice.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "info"
remedy = translatable("Expand it at its first use, or add it to the glossary.")
_ACRONYM = re.compile(r"(?<![\w@./&-])[A-Z][A-Z0-9]{1,5}(?![\w@/&]|\.\w)")
_ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{0,3}))\Z")
_KNOWN = frozenset(
    """AM PM TV PDF USD EUR COP BRL CO CEO CFO CTO USB URL ISBN ISSN PO OK VIP HIV DNA GPS SMS KM KG MW GW""".split()
)
_BEFORE = 120  # code points before an acronym in which its words may be
_WORD = re.compile(r"[^\W_]+")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield one fault for each acronym that is never expanded."""
    exempt = _KNOWN.union(
        word for term in issue.terms for form in (term.term, *(f for _, forms in term.forms for f in forms))
        for word in _WORD.findall(form)
    )  # fmt: skip
    expanded: set[str] = set()
    first: dict[str, Fault] = {}
    for document in issue.documents:
        for one in proses(document):
            shouted = one.text.isupper() and len(one.text.split()) > 1
            for found in _ACRONYM.finditer(one.text):
                word = found[0]
                if word in expanded:
                    continue
                if _is_expanded(word, one.text, found.start(), found.end()):
                    expanded.add(word)
                elif word not in first and word not in exempt and not shouted and not _ROMAN.match(word):
                    what = message("{acronym} is never expanded", acronym=word)
                    first[word] = fault_in(one, found.start(), len(word), what, evidence=(("words", word),))
    yield from (fault for word, fault in first.items() if word not in expanded)


def _is_expanded(acronym: str, text: str, start: int, end: int) -> bool:
    """Whether the words that the acronym is made of are right before it (in brackets) or right after it."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _BEFORE]
    if re.search(r"[(\[–—-]\s*\Z", before) and _spells(acronym, _WORD.findall(before)):
        return True
    inside = re.match(r"\s*[(\[–—:,-]\s*([^()\[\]]{4,})", after)
    return inside is not None and _spells(acronym, _WORD.findall(inside[1])[: 2 * len(acronym) + 2])


def _spells(acronym: str, words: list[str]) -> bool:
    """Whether the initials of some words, in their order, hold most letters of the acronym."""
    initials = "".join(_plain(word[0]) for word in words[-3 * len(acronym) :])
    place = matched = 0
    for letter in acronym:
        found = initials.find(letter, place)
        if found >= 0:
            matched, place = matched + 1, found + 1
    return matched >= max(2, len(acronym) - 1)


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].upper()
