"""The translation of a similar text, with the number, date or person that alone differs put in, where that is certain.

Certain is what reads back: the value of the old text is once in the translation, in the one form that its language has
for it, and the translation made has the values of the new text. It is a draft all the same: "1 page" is no "2 page".
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.text.language.name_words import GIVEN_NAMES
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
_DIGITS = re.compile(r"\d+(?:[.,:/]\d+)*")
_NUMBER_OR_WORD = re.compile(rf"{_DIGITS.pattern}|[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ][^\W\d_’'-]+(?:[’'-][^\W\d_]+)*")


class Regional(NamedTuple):
    """A language and the locale that it is written for: ("es", "es_CO"); the language alone where none is known."""

    language: str
    locale: str


class _Texts(NamedTuple):
    old: str
    translation: str
    new: str


def adapt_translation(old: str, translation: str, new: str, source: Regional, target: Regional) -> str | None:
    """The translation of `old` as one of `new`, which differs in numbers, dates or names alone; None where unsure.

    All are msgids or msgstrs.
    """
    if max(len(old), len(new), len(translation)) > _LONGEST:
        return None
    pairs = _find_pairs(old, new)
    texts = _Texts(old, translation, new)
    places = [_find_replacement(*pair, texts, source, target) for pair in pairs]
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
    one: str, other: str, texts: _Texts, source: Regional, target: Regional
) -> tuple[int, int, str] | None:
    """(start, end, text): what to put where in a translation, as `one` became `other` in its source."""
    translation = texts.translation
    if (value := _read_whole(one, source.language)) is not None and (
        _count_value(value, texts.old, source.language) > 1 or _count_value(value, translation, target.language) > 1
    ):
        return None  # "ten schools have 10 classes" may be «10 escuelas tienen diez clases»
    for old, new in _forms(one, other, texts, source, target):
        matches = list(re.finditer(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", translation, re.IGNORECASE))
        if len(matches) == 1:
            written = new[:1].upper() + new[1:] if matches[0][0][:1].isupper() else new
            return matches[0].start(), matches[0].end(), written
        if matches:
            return None
    return None


def _read_whole(word: str, language: str) -> float | None:
    """The value of a whole number in digits or in one word; "5th" has that of 5."""
    digits = _DIGITS.match(word)
    if digits:
        return float(digits[0]) if digits[0].isdecimal() else None
    return word_value(word.lower(), language)


def _count_value(value: float, text: str, language: str) -> int:
    """How often a text has a whole number, in digits or words."""
    words = _NUMBER_OR_WORD.findall(blank_tags(text))
    return sum(_read_whole(word, language) == value for word in words)


def _forms(one: str, other: str, texts: _Texts, source: Regional, target: Regional) -> Iterator[tuple[str, str]]:
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
    elif _is_name(one, texts.old, source.language) and _is_name(other, texts.new, source.language):
        yield one, other


def _translate_cardinal(word: str, source: str, target: str) -> tuple[str, ...]:
    value = word_value(word.lower(), source)
    return () if value is None else list_cardinals(value, target)


def _calendar_names(kind: str, locale: str) -> dict[int, str]:
    from babel import Locale

    parsed = Locale.parse(locale)
    names = parsed.months if kind == "months" else parsed.days
    return dict(names["format"]["wide"])


def _is_name(word: str, text: str, language: str) -> bool:
    """Whether a capital word of a text is a name of a person, which languages do not translate.

    That is a given name, or what follows one. Other capital words are not certain to be names ("the National Office"),
    and places have names of their own in other languages ("London", «Londres»).
    """
    if not _NAME.fullmatch(word) or places_in(word, language) or word_value(word.lower(), language) is not None:
        return False
    before = re.findall(rf"([^\W\d_]+)[ -]{re.escape(word)}(?!\w)", text)
    return word.lower() in GIVEN_NAMES or (len(before) == 1 and before[0].lower() in GIVEN_NAMES)


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
