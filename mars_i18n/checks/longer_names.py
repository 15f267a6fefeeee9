"""Whether a place name is part of a longer name, which may well be foreign: Bank of Sweden."""

from __future__ import annotations

import re

from mars_i18n.text.flaws.enclosed import blank_quotations

_NAME_BEFORE = re.compile(r"[A-Z][\w.&’'-]*[ \u00a0](?:(?:of|the|for|in|\d{4})[ \u00a0]|[A-Z][\w.’'-]*[ \u00a0])?\Z")
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z][\w’'-]*")
_TITLE = 80  # code points: what is quoted at more length is speech
_LISTED = frozenset({"y", "e", "en", "de", "la", "el", "o", "a", "em", "do", "da", "no", "na"})


# Particles that join a name in another language than the text's: Banco do Brasil, in English or Spanish.
_FOREIGN_PARTICLE = {
    "en": re.compile(r"[A-Z]\w*[ \u00a0](?:d[aeo]s?|del)[ \u00a0]\Z"),
    "es": re.compile(r"[A-Z]\w*[ \u00a0]d[ao]s?[ \u00a0]\Z"),
    "pt": re.compile(r"[A-Z]\w*[ \u00a0]del[ \u00a0]\Z"),
}


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether it is within a title or term in quotation marks; a passage of speech is the translator's own words."""
    if not any(mark in text for mark in '«“"‘'):
        return False
    blanked = blank_quotations(text)
    if not blanked[start:end].isspace():
        return False
    first, last = len(blanked[:start].rstrip()), len(blanked) - len(blanked[end:].lstrip())
    return last - first <= _TITLE


def is_in_longer_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether the word at `start` to `end` of a text in a language is quoted, or part of a longer name."""
    particle = _FOREIGN_PARTICLE.get(language)
    if particle is not None and particle.search(text[max(0, start - 40) : start]):
        return True
    if _is_quoted(text, start, end):
        return True
    after, before = _NAME_AFTER.match(text, end), _NAME_BEFORE.search(text[max(0, start - 60) : start])
    names = [word for word in before[0].split() if word[0].isupper()] if before else []
    return after is not None or any(word.casefold() not in _LISTED for word in names)
