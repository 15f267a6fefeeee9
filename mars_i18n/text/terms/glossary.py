"""The glossary: terms and their forms in each language, read from a table, and found in running text.

A table is tab-separated, its first row the names of its columns: ``term``, one column a language (``es``), ``keep``,
``enforce``, ``forbid``, ``note``, all but ``term`` optional. Forms in a cell are separated by ``|``, the best first.
``keep`` and ``enforce`` hold ``yes`` or nothing; a form in ``forbid`` may begin with its language: ``es: Marte``.
A line that begins with ``#`` is a remark. Forms in a language that the project does not have are not used.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message
from mars_i18n.model import Term
from mars_i18n.text.terms.other_languages import other_languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.messages import Message

_COLUMNS = ("keep", "enforce", "forbid", "note")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_CODE = re.compile("[a-z]{2,3}")
_ENDING = 3  # code points at a word's end that inflection may change
_STEM = 3  # code points of a stem at least


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a text: the form that is there, and the very words, as offset and length in code points."""

    term: Term
    form: str
    offset: int
    length: int


def read_glossary(text: str, languages: Sequence[str]) -> tuple[tuple[Term, ...], tuple[tuple[int, Message], ...]]:
    """(terms, faults) of a table; a fault is (line, what is wrong). Nothing is raised: all faults are given at once."""
    terms: dict[str, Term] = {}
    faults: list[tuple[int, Message]] = []
    columns: list[str] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            faults += [(number, fault) for fault in _column_faults(cells, languages)]
            continue
        if len(cells) > len(columns):
            what = plural_message(
                "{count} cell, but {columns} columns; check the tabs",
                "{count} cells, but {columns} columns; check the tabs",
                len(cells),
                columns=len(columns),
            )
            faults.append((number, what))
        row = dict(zip(columns, cells, strict=False))
        term, of_row = _term(row, languages, number)
        faults += [(number, fault) for fault in of_row]
        if term.term in terms:
            first = terms[term.term].line
            faults.append((number, message("term: {term} is already on line {line}", term=repr(term.term), line=first)))
        elif term.term:
            terms[term.term] = term
    return tuple(terms.values()), tuple(faults)


def _column_faults(cells: Sequence[str], languages: Sequence[str]) -> Iterator[Message]:
    known = ("term", *languages, *_COLUMNS)
    others = other_languages(cells, languages)
    if "term" not in cells:
        yield message(
            "the first row must name the columns ({names}), separated by tabs; 'term' is missing", names=known
        )
    for cell in cells:
        if cell not in known and cell not in others:
            yield message("{cell} is not a column; the columns are {names}", cell=repr(cell), names=known)


def _term(row: dict[str, str], languages: Sequence[str], line: int) -> tuple[Term, list[Message]]:
    faults = [] if row.get("term") else [message("term: is empty")]
    flags = {}
    for key in ("keep", "enforce"):
        value = row.get(key, "").casefold()
        if value not in {"", "yes", "no"}:
            what = message("{column}: must be yes or nothing, not {given}", column=key, given=repr(row[key]))
            faults.append(what)
        flags[key] = value == "yes"
    forbidden: dict[str, tuple[str, ...]] = {}
    for form in _forms(row.get("forbid", "")):
        language, colon, rest = form.partition(":")
        named = colon and language.strip() in languages
        if colon and not named and other_languages([language.strip()], languages):
            continue
        if colon and not named and _CODE.fullmatch(language):
            faults.append(
                message(
                    "forbid: {language} is not a language of the project; its languages are {languages}",
                    language=repr(language),
                    languages=tuple(languages),
                )
            )
        for code in (language.strip(),) if named else languages:
            forbidden[code] = (*forbidden.get(code, ()), rest.strip() if named else form)
    forms = tuple((code, _forms(row[code])) for code in languages if row.get(code))
    if not forms and not forbidden and not flags["keep"]:
        written = repr(row.get("term", ""))
        faults.append(message("{term} is empty: give it forms, or keep it, or forbid forms", term=written))
    term = Term(
        row.get("term", ""),
        forms,
        keep=flags["keep"],
        enforce=flags["enforce"],
        forbidden=tuple(forbidden.items()),
        note=row.get("note", ""),
        line=line,
    )
    return term, faults


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split("|") if form.strip())


def terms_in(text: str, terms: tuple[Term, ...], language: str) -> tuple[Occurrence, ...]:
    """The terms of a text in a language, singular or plural, the longest first where several begin at one word.

    A form of one word with capitals (a name, an acronym) is found with them alone; others in any case.
    """
    index = _index(terms, language)
    return tuple(_occurrences_at(text, index)) if index else ()


@lru_cache(maxsize=32)
def _index(terms: tuple[Term, ...], language: str) -> dict[str, list[tuple[tuple[str, ...], str, Term]]]:
    """First word, singular and folded → (words, form, term), the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str, Term]]] = {}
    for term in terms:
        own = dict(term.forms).get(language, ())
        for form in dict.fromkeys((*own, term.term) if term.keep or not own else own):
            words = tuple(_singular(word) for word in _WORD.findall(form))
            if words:
                index.setdefault(words[0], []).append((words, form, term))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _occurrences_at(text: str, index: dict[str, list[tuple[tuple[str, ...], str, Term]]]) -> Iterator[Occurrence]:
    tokens = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    singular = [_singular(word) for _, _, word in tokens]
    at = 0
    while at < len(tokens):
        size = 1
        for words, form, term in index.get(singular[at], ()):
            end = at + len(words)
            if tuple(singular[at:end]) == words and _same_case(tokens[at][2], form):
                start, stop = tokens[at][0], tokens[end - 1][1]
                yield Occurrence(term, form, start, stop - start)
                size = len(words)
                break
        at += size


def _same_case(word: str, form: str) -> bool:
    """Whether a form of one word with capitals has them in the text too: Sida is no SIDA, UN no "un"."""
    return " " in form or form.islower() or word.startswith(form.removesuffix("s"))


def holds_form(text: str, form: str) -> bool:
    """Whether a form, inflected or not, is in a text: each of its words but for its last three letters."""
    wanted = [_fold(word) for word in _WORD.findall(form)]
    if form.isupper():
        return re.search(rf"(?<!\w){re.escape(form)}(?:s|es)?(?!\w)", text) is not None
    words = [_fold(word) for word in _WORD.findall(text)]
    return any(
        all(_is_inflection(words[at + place], one) for place, one in enumerate(wanted))
        for at in range(len(words) - len(wanted) + 1)
    )


def _is_inflection(word: str, wanted: str) -> bool:
    stem = wanted[: max(_STEM, len(wanted) - _ENDING)]
    return word.startswith(stem) and len(word) <= len(wanted) + _ENDING


def _singular(word: str) -> str:
    folded = _fold(word)
    return folded[:-1] if len(folded) > _STEM and folded.endswith("s") and not folded.endswith("ss") else folded


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(char))
