"""The words that remarks are written in, in each language that the tool speaks, and those of earlier versions.

``source language: xx`` and every ``mars:`` comment are not in it: they are the same in every language.
A catalogue is read on any installation, so the words are those of `translated_words`, never of a compiled catalogue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.messages import translatable
from mars_i18n.text.segments.remarks.translated_words import FORMER, TRANSLATED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


MESSAGES = {
    "title": translatable("title"),
    "heading": translatable("heading"),
    "metadata": translatable("{key} of the document"),
    "template": translatable("words of the page templates"),
    "attribution": translatable("attribution"),
    "cell": translatable("table cell"),
    "definition": translatable("definition"),
    "footnote": translatable("footnote"),
    "item": translatable("list item"),
    "paragraph": translatable("paragraph"),
    "quotation": translatable("quotation"),
    "term": translatable("term"),
    "counted": translatable("{name} {number} of {total}"),
    "in section": translatable("Section «{section}», {name}"),
    "image-alternative": translatable("alternative text of image {number}"),
    "image-title": translatable("title of image {number}"),
    "link-title": translatable("title of link {number}"),
    "more places": translatable("and {number} more"),
    "link": translatable("links to {value}"),
    "address": translatable("shows the address {value}"),
    "code": translatable("code: {value}"),
    "image": translatable("shows the image {value}"),
    "opaque": translatable("stands for {value}"),
    "note": translatable("refers to footnote {value}"),
    "limit of one": translatable("Limit: {number} character"),
    "limit": translatable("Limit: {number} characters"),
    "filled figure": translatable("Figure, filled by CLDR for {locale}: {text}"),
    "unchanged figure": translatable("Figure, as in the source"),
    "keep": translatable("Keep: {terms}"),
    "fuzzy": translatable("Fuzzy: {reason}"),
    "marked": translatable("marked by hand before"),
    "elsewhere": translatable("taken from the same words in another place; does it fit here?"),
    "cut": translatable("cut out of the translation of a longer text; does it fit?"),
    "en text": translatable("the text is English: translate it, or confirm it"),
    "es text": translatable("the text is Spanish: translate it, or confirm it"),
    "pt text": translatable("the text is Portuguese: translate it, or confirm it"),
    "another text": translatable("the text is in another language: translate it, or confirm it"),
    "changed": translatable("source changed"),
    "similar": translatable("translation of a similar text"),
    "mind": translatable("{reason} · mind the {risks}"),
    "next risk": translatable(", the "),
    "last risk": translatable(" and the "),
    "negation": translatable("negation"),
    "number": translatable("number"),
    "date": translatable("date"),
    "name": translatable("name"),
    "risky link": translatable("link"),
    "replaced": translatable("“{old}” → “{new}”"),
    "added": translatable("“{new}” added"),
    "removed": translatable("“{old}” removed"),
    "moved": translatable("“{new}” moved"),
    "many": translatable("many words changed"),
    "spacing": translatable("white space changed"),
    "made from": translatable("{issue}, {locale}. Made from sources/ by mars-i18n; translate the msgstr lines."),
}


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The messages of `MESSAGES` by their keys, in one language. Each is equal to itself alone."""

    words: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """The message of a key, its fields in braces."""
        return self.words[key]


def translate_messages(gettext: Callable[[str], str]) -> Wording:
    """The table in the language of a gettext function."""
    return Wording({key: gettext(message) for key, message in MESSAGES.items()})


ENGLISH = translate_messages(lambda message: message)
_BY_LANGUAGE = {"en": ENGLISH, **{language: Wording({**MESSAGES, **words}) for language, words in TRANSLATED.items()}}
COMMENT_LANGUAGES = tuple(sorted(_BY_LANGUAGE))  # those that lines can be written in
# Those that are read; lines are written in one of the first of them.
WORDINGS: tuple[Wording, ...] = (*_BY_LANGUAGE.values(), *(Wording({**MESSAGES, **words}) for words in FORMER))


def wording_of(language: str) -> Wording:
    """The words of a language; English where the tool does not speak it."""
    return _BY_LANGUAGE.get(language, ENGLISH)


_FIELD = re.compile(r"\{(\w+)\}")


def match_message(message: str, text: str, *, last: bool = False) -> dict[str, str] | None:
    """The values of the fields of a message in a text that was made of it; None where it was not. Linear.

    What is between two fields is looked for from the left, or, with `last`, from the right.
    """
    names, literals = _split_message(message)
    if not text.startswith(literals[0]) or not text.endswith(literals[-1]):
        return None
    start, end = len(literals[0]), len(text) - len(literals[-1])
    if end < start or (not names and end):
        return {} if text == message else None
    if len(names) == 1:
        return {names[0]: text[start:end]}
    between = literals[1:-1]
    values: list[str] = []
    for literal in reversed(between) if last else between:
        at = text.rfind(literal, start, end) if last else text.find(literal, start, end)
        if at < 0:
            return None
        values.append(text[at + len(literal) : end] if last else text[start:at])
        start, end = (start, at) if last else (at + len(literal), end)
    values.append(text[start:end])
    return dict(zip(names, reversed(values) if last else values, strict=True))


@lru_cache(maxsize=1000)
def _split_message(message: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(the names of its fields, the texts before, between and after them)."""
    pieces = _FIELD.split(message)
    return tuple(pieces[1::2]), tuple(pieces[::2])


def read_number(text: str) -> int:
    """A whole number of up to nine ASCII digits; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
