"""The header `Plural-Forms` of a catalogue: whether gettext can use it, and what is right where it cannot."""

from __future__ import annotations

import re
from functools import lru_cache

NAME = "Plural-Forms"
# Plural forms of each language: CLDR 42 gave Spanish and Portuguese a third, for round millions; gettext writes two.
FORMS = {"en": frozenset({2}), "es": frozenset({2, 3}), "pt": frozenset({2, 3})}
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,200}?)\s*;?\s*")
_TRIED = (*range(200), 1_000_000)  # numbers by which any two rules in use differ


@lru_cache(maxsize=64)  # a project has a few rules, in many files
def are_usable(value: str, language: str) -> bool:
    """Whether a header's value is a rule that gettext reads, with a number of forms that the language has."""
    import gettext

    found = _HEADER.fullmatch(value)
    if found is None or int(found[1]) not in FORMS.get(language, {int(found[1])}):
        return False
    try:
        rule = gettext.c2py(found[2])
        return all(0 <= rule(number) < int(found[1]) for number in _TRIED)
    except (ValueError, ArithmeticError, RecursionError):
        return False


def repair(
    header: tuple[tuple[str, str], ...], standard: tuple[tuple[str, str], ...], language: str
) -> tuple[tuple[str, str], ...]:
    """The header of a catalogue with the standard rule in place of one that gettext cannot use."""
    right = dict(standard).get(NAME, "")
    return tuple(
        (name, right if name == NAME and right and not are_usable(value, language) else value) for name, value in header
    )
