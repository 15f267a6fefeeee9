"""The translation of a similar text, with the number, date or name put in that alone differs, where that is certain.

Certain is what reads back: the value of the old text is once in the translation, in the one form that its language has
for it, and the translation made has the values of the new text. It is a draft all the same: "1 page" is no "2 page".
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.text.merging.similarity import token_matches
from mars_i18n.text.segments.markup import blank_tags, tag_faults
from mars_i18n.text.values.comparison import compare_values
from mars_i18n.text.values.dates import spoken_dates, sure_months, sure_weekdays
from mars_i18n.text.values.figures import read_figure
from mars_i18n.text.values.number_words import list_cardinals, word_value
from mars_i18n.text.values.places import places_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 5_000  # code points
_MOST = 4  # words that differ
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ][^\W\d_’'-]+(?:[’'-][^\W\d_]+)*")


class Regional(NamedTuple):
    """A language and the locale that it is written for: ("es", "es_CO"); the language alone where none is known."""

    language: str
    locale: str


def adapt_translation(old: str, translation: str, new: str, source: Regional, target: Regional) -> str | None:
    """The translation of `old` as one of `new`, which differs in numbers, dates or names alone; None where unsure.

    All are msgids or msgstrs.
    """
    if max(len(old), len(new), len(translation)) > _LONGEST:
        return None
    pairs = _find_pairs(old, new)
    places = [_find_replacement(*pair, translation, source, target) for pair in pairs]
    found = sorted(place for place in places if place)
    if not found or len(found) < len(pairs) or any(one[1] > other[0] for one, other in pairwise(found)):
        return None
    made, end = "", 0
    for start, stop, text in found:
        made, end = made + translation[end:start] + text, stop
    made += translation[end:]
    return made if _says_the_same(new, made, source.language, target.language) else None


def _find_pairs(old: str, new: str) -> list[tuple[str, str]]:
    """The words that differ, each with what replaced it; none where anything else differs, or one is there twice."""
    before, after = ([match[0] for match in token_matches(text)] for text in (old, new))
    pairs: list[tuple[str, str]] = []
    for operation, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            continue
        if operation != "replace" or b - a != d - c or a == 0:
            return []
        pairs += [pair for pair in zip(before[a:b], after[c:d], strict=True) if pair[0] != pair[1]]
    counts = Counter(before)
    return pairs if len(pairs) <= _MOST and all(counts[one] == 1 for one, _ in pairs) else []


def _find_replacement(
    one: str, other: str, translation: str, source: Regional, target: Regional
) -> tuple[int, int, str] | None:
    """(start, end, text): what to put where in a translation, as `one` became `other` in its source."""
    for old, new in _forms(one, other, source, target):
        matches = list(re.finditer(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", translation, re.IGNORECASE))
        if len(matches) == 1:
            written = new[:1].upper() + new[1:] if matches[0][0][:1].isupper() else new
            return matches[0].start(), matches[0].end(), written
        if matches:
            return None
    return None


def _forms(one: str, other: str, source: Regional, target: Regional) -> Iterator[tuple[str, str]]:
    """(how the translation says `one`, how it would say `other`), for each way that is the only one of its kind."""
    if one[:1].isdigit() and other[:1].isdigit():
        figures = [read_figure(text, source.locale, target.locale, is_quantity=True) for text in (one, other)]
        if all(figure.reading in {"one form", "localised"} for figure in figures):
            yield figures[0].text, figures[1].text
        return
    for kind, find in (("months", sure_months), ("days", sure_weekdays)):
        numbers = [[name.number for name in find(f"in {text}", source.language)] for text in (one, other)]
        if all(len(found) == 1 for found in numbers):
            names = _calendar_names(kind, target.locale)
            yield names[numbers[0][0]], names[numbers[1][0]]
            return
    words = [_translate_cardinal(text, source.language, target.language) for text in (one, other)]
    if all(len(found) == 1 for found in words):
        yield words[0][0], words[1][0]
    elif _is_name(one, source.language) and _is_name(other, source.language):
        yield one, other


def _translate_cardinal(word: str, source: str, target: str) -> tuple[str, ...]:
    value = word_value(word.lower(), source)
    return () if value is None else list_cardinals(value, target)


def _calendar_names(kind: str, locale: str) -> dict[int, str]:
    from babel import Locale

    parsed = Locale.parse(locale)
    names = parsed.months if kind == "months" else parsed.days
    return dict(names["format"]["wide"])


def _is_name(word: str, language: str) -> bool:
    """Whether it is a capital word that languages do not translate, as far as is known: no country, no number."""
    known = places_in(word, language) or word_value(word.lower(), language) is not None
    return _NAME.fullmatch(word) is not None and not known


def _says_the_same(new: str, made: str, source: str, target: str) -> bool:
    text, other = blank_tags(new), blank_tags(made)
    if tag_faults(new, made) or compare_values(text, source, other, target).list_written():
        return False
    return _read_dates(text, source) == _read_dates(other, target)


def _read_dates(text: str, language: str) -> tuple[Counter[object], Counter[int]]:
    """The dates, and the numbers of the months and, from 100 on, of the weekdays that are outside them."""
    dates = spoken_dates(text, language)
    alone = [
        one.number + (100 if is_day else 0)
        for is_day, find in enumerate((sure_months, sure_weekdays))
        for one in find(text, language)
        if not any(date.offset <= one.offset < date.offset + date.length for date in dates)
    ]
    return Counter((one.day, one.month, one.year, one.weekday) for one in dates), Counter(alone)
