"""What in a changed text a translator must not miss: a negation, number, date, name or link that changed."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.addresses import addresses
from mars_i18n.text.values.comparison import compare_values
from mars_i18n.text.values.dates import months_named, spoken_dates, weekdays_named
from mars_i18n.text.values.number_words import classify_number, scales
from mars_i18n.text.values.numbers import read_numbers

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from mars_i18n.text.segments.remarks.remark_kinds import Risk
    from mars_i18n.text.values.numbers import Number

# Words that turn a statement round (RAE, Nueva gramática, 2009, § 48; Cunha & Cintra, Nova gramática, 1984, ch. 15).
_NEGATIONS = {
    "en": "no not never nor neither none nobody nothing nowhere without cannot hardly except unless",
    "es": "no nunca jamás ni ningún ninguna ninguno nadie nada sin tampoco excepto salvo",
    "pt": "não nunca jamais nem nenhum nenhuma ninguém nada sem tampouco exceto salvo",
}
_NEGATION = {
    code: re.compile(rf"\b(?:{'|'.join(words.split())})\b" + ("|n['’]t\\b" if code == "en" else ""), re.IGNORECASE)
    for code, words in _NEGATIONS.items()
}
_ANY = re.compile("|".join(pattern.pattern for pattern in _NEGATION.values()), re.IGNORECASE)
_NAME = re.compile(r"(?<=[^\W\d_,;:)\"”’'] )[^\W\d_a-zà-ÿ][\w’'-]*")  # a capital after a word of the same sentence
_LINK = re.compile(r"<a\d+/?>")


@lru_cache(maxsize=2048)  # every catalogue of an issue asks the same
def find_risks(old: str, new: str, language: str) -> tuple[Risk, ...]:
    """What changed from one source text to the other among "negation", "number", "date", "name" and "link".

    Both are msgids in one language; "und" is read with the words of all.
    """
    before, after = _collect_risks(old, language), _collect_risks(new, language)
    changed = [kind for kind in before if before[kind] != after[kind]]
    if "number" in changed and _are_same_values(_without_dates(old, language), _without_dates(new, language), language):
        changed.remove("number")
    return tuple(changed)


def _are_same_values(old: str, new: str, language: str) -> bool:
    """Whether the same numbers are written otherwise: 3 million as 3,000,000, 60 mph as 97 km/h, 3 as three."""
    before, after = _without_scale_words(old, language), _without_scale_words(new, language)
    if len(before) != len(after) or compare_values(old, language, new, language).list_written():
        return False
    words = Counter(one.written.casefold() for one in before if _is_loose(one, language))
    return words == Counter(one.written.casefold() for one in after if _is_loose(one, language))


def _without_scale_words(text: str, language: str) -> list[Number]:
    """The numbers of a text; the word of "3 million" is part of the figure."""
    known = scales(language)
    return [one for one in read_numbers(text, language) if one.written.casefold() not in known]


def _is_loose(number: Number, language: str) -> bool:
    """Whether it is a word that comparing values overlooks, such as one, both or first."""
    return number.kind != "figure" and classify_number(number.written, language) == "other"


def _without_dates(msgid: str, language: str) -> str:
    text = blank_tags(msgid)
    text = _blank_out(text, ((one.offset, len(one.text)) for one in addresses(text)))
    return _blank_out(text, ((one.offset, one.length) for one in spoken_dates(text, language)))


def _collect_risks(msgid: str, language: str) -> dict[Risk, Counter[Hashable]]:
    text = blank_tags(msgid)
    links = tuple(addresses(text))
    text = _blank_out(text, ((one.offset, len(one.text)) for one in links))
    dates = spoken_dates(text, language)
    prose = _blank_out(text, ((one.offset, one.length) for one in dates))
    return {
        "negation": Counter(match[0].casefold() for match in _NEGATION.get(language, _ANY).finditer(text)),
        "number": Counter(tuple(sorted(map(str, one.values))) for one in read_numbers(prose, language)),
        "date": Counter(
            [*((one.day, one.month, one.year, one.weekday) for one in dates), *_date_words(prose, language)]
        ),
        "name": Counter(match[0] for match in _NAME.finditer(prose) if not tuple(_date_words(match[0], language))),
        "link": Counter([*(one.key for one in links), *_LINK.findall(msgid)]),
    }


def _blank_out(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with NULs in these places (offset, length), in order, so that nothing in them is read again."""
    parts, end = [], 0
    for offset, length in places:
        if offset >= end:
            parts += [text[end:offset], "\0" * length]
            end = offset + length
    return "".join([*parts, text[end:]])


def _date_words(prose: str, language: str) -> Iterator[Hashable]:
    yield from (("month", month) for month in months_named(prose, language))
    yield from (("weekday", day) for day in weekdays_named(prose, language))
