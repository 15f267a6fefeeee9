"""Dates in running text of English, Spanish and Portuguese: a day and a month, or a month and a year, side by side.

A month's name counts only beside its day or its year, as "may", "march", "marzo" and "set" are words as well. Ranges
("May 27-28", "27 y 28 de mayo", "del 27 al 29 de mayo") give each day that is written. Names are those of CLDR.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.folded_words import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCALES = {"en": ("en_US", "en_GB"), "es": ("es_ES", "es_PE"), "pt": ("pt_BR", "pt_PT")}
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.º|ro)?(?!\d|[:.,]\d)"
_JOINT = (
    r"(?:\s?[-–—/]\s?|,\s(?=\d{1,2}(?:st|nd|rd|th)?,?\s(?:and|y|e|\d))"
    r"|,?\s(?:and|y|e|al?|to|until|hasta|até|ao|through|a[lo]?\s(?:el\s)?d[ií]a)\s)"
)
_DAYS = rf"{_DAY}(?:{_JOINT}{_DAY}){{0,6}}"
_YEAR = r"(?:(?:19|20)\d\d)"
_DIGITS = re.compile(r"\d{1,2}")
_FULL_SHORT_MONTHS = frozenset("June July May mayo maio".split())  # no abbreviations, though as short
_ABBREVIATED = 4  # letters: “mar” and “sun” are words of other kinds


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """A date as written: `day` 0 or `year` 0 where it is not said; `weekday` 0 (Monday) to 6, -1 where it is not.

    `offset` and `length` (code points) are those of the whole expression; `month_offset` is where the month's name is,
    `written` its text. `weekday_offset` is -1 without a weekday.
    """

    day: int
    month: int
    year: int
    weekday: int
    offset: int
    length: int
    month_offset: int
    month_name: str
    weekday_offset: int = -1
    weekday_name: str = ""


@dataclass(frozen=True, slots=True)
class _Names:
    months: dict[str, int]
    weekdays: dict[str, int]
    pattern: re.Pattern[str]
    every_month: frozenset[str]
    every_weekday: frozenset[str]  # with plurals

    def may_name(self, text: str, *, is_month: bool) -> bool:
        """Whether any word of a text is a month or weekday: most texts have none, and need not be looked at closely."""
        return not folded_words(text).isdisjoint(self.every_month if is_month else self.every_weekday)


@lru_cache(maxsize=8)
def _names(language: str) -> _Names | None:
    if language not in _LOCALES:
        return None
    from babel import Locale

    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for name in _LOCALES[language]:
        locale = Locale.parse(name)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, month in locale.months[context][width].items():
                    months.setdefault(month.casefold().rstrip("."), number)
                for number, weekday in locale.days[context][width].items():
                    weekdays.setdefault(weekday.casefold().rstrip("."), number)
    for weekday, number in list(weekdays.items()):
        if weekday.endswith("-feira"):
            weekdays.setdefault(weekday.removesuffix("-feira"), number)
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = "|".join(sorted(map(re.escape, weekdays), key=len, reverse=True))
    days = frozenset(weekdays).union(f"{name}s" for name in weekdays)
    return _Names(months, weekdays, _pattern(language, month, day), frozenset(months), days)


def _pattern(language: str, month: str, weekday: str) -> re.Pattern[str]:
    named = rf"(?<!\w)(?:(?P<weekday>{weekday})(?!\w)\.?,?\s(?:the\s|d[ií]a\s|el\s)?)?"
    word = rf"(?P<month>{month})(?!\w)\.?"
    of = r"\s(?:of\s|de\s|del\smes\sde\s)?"
    year = rf"(?:,?\s(?:of\s|de\s|del\s|do\s)?(?P<year>{_YEAR})(?!\d))?"
    day_first = rf"{named}(?<![\d.,:/-])(?P<days>{_DAYS}){of}{word}{year}"
    if language != "en":
        lone = rf"(?<!\w)(?P<month2>{month})(?!\w)\.?\s(?:de\s|del\s)?(?P<year2>{_YEAR})(?!\d)"
        return re.compile(rf"{day_first}|{lone}", re.IGNORECASE)
    month_first = (
        rf"{named.replace('weekday', 'weekday3')}(?P<month3>{month})(?!\w)\.?\s(?:the\s)?(?P<days3>{_DAYS})"
        rf"(?:,?\s(?:of\s)?(?P<year3>{_YEAR})(?!\d))?"
    )
    lone = rf"(?<!\w)(?P<month2>{month})(?!\w)\.?,?\s(?:of\s)?(?P<year2>{_YEAR})(?!\d)"
    return re.compile(rf"{month_first}|{day_first}|{lone}", re.IGNORECASE)


@lru_cache(maxsize=128)
def spoken_dates(text: str, language: str) -> tuple[SpokenDate, ...]:
    """The dates of a text in a language ("es", "en_US", …), in order; none for a language without names.

    The last texts are kept, as several checks ask for the same one in turn.
    """
    names = _names(language.partition("_")[0])
    if names is None or not names.may_name(text, is_month=True):
        return ()
    found: list[SpokenDate] = []
    for match in names.pattern.finditer(text):
        groups = match.groupdict()
        suffix = next(one for one in ("3", "", "2") if groups.get(f"month{one}"))
        month = names.months[groups[f"month{suffix}"].casefold().rstrip(".")]
        weekday_name = groups.get(f"weekday{suffix}") or ""
        days = [int(day) for day in _DIGITS.findall(_plain(groups.get(f"days{suffix}") or ""))]
        year = int(groups.get(f"year{suffix}") or 0)
        if any(not 1 <= day <= 31 for day in days):
            continue
        for day in days or [0]:
            named = weekday_name if day == (days or [0])[0] and len(days) < 2 else ""
            found.append(
                SpokenDate(
                    day,
                    month,
                    year,
                    names.weekdays[named.casefold().rstrip(".")] if named else -1,
                    match.start(),
                    len(match[0]),
                    match.start(f"month{suffix}"),
                    groups[f"month{suffix}"],
                    match.start(f"weekday{suffix}") if weekday_name else -1,
                    weekday_name,
                )
            )
    return tuple(found)


def _plain(days: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th|er|ro)", "", days)


def true_weekday(spoken: SpokenDate, default_year: int = 0) -> int | None:
    """The weekday (0 is Monday) of a date with its own year, or the given one; None where that is not known."""
    year = spoken.year or default_year
    if not year or not spoken.day:
        return None
    try:
        return date(year, spoken.month, spoken.day).weekday()
    except ValueError:
        return None


def weekday_name(weekday: int, language: str) -> str:
    """The name of a weekday in a language, in small letters where the language writes them so (CLDR, stand-alone)."""
    from babel import Locale

    return str(Locale.parse(_LOCALES[language.partition("_")[0]][0]).days["format"]["wide"][weekday])


def months_named(text: str, language: str) -> frozenset[int]:
    """The months whose full names are anywhere in a text, beside a number or not."""
    names = _names(language.partition("_")[0])
    if names is None or not names.may_name(text, is_month=True):
        return frozenset()
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(names.months[word] for word in words if word in names.months)


def weekdays_named(text: str, language: str) -> frozenset[int]:
    """The weekdays, 0 (Monday) to 6, whose full names are anywhere in a text."""
    names = _names(language.partition("_")[0])
    if names is None or not names.may_name(text, is_month=False):
        return frozenset()
    words = re.findall(r"[^\W\d_]+(?:-feira)?", text.casefold())
    long = [word for word in words if len(word) > _ABBREVIATED]
    singular = [word if word in names.weekdays else word.removesuffix("s") for word in long]  # Mondays
    return frozenset(names.weekdays[word] for word in singular if word in names.weekdays)


@dataclass(frozen=True, slots=True)
class CalendarName:
    """A month (`number` 1 to 12) or weekday (0, Monday, to 6) that is named, where it is, and its text."""

    number: int
    offset: int
    length: int
    written: str


# Words that are months in English only after one of these: may, march.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|late|early|mid|this|last|next|from|before|after|through|every|during)[\s-])\Z",
    re.IGNORECASE,
)
_SHORT_WEEKDAYS = re.compile(
    r"\b(?:na|nesta|desta|última|próxima|até)\s(?P<day>segunda|terça|quarta|quinta|sexta)(?=\s?(?:[.,;:!?)]|$))"
)
_PORTUGUESE_DAYS = {"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4}
_CALENDAR_WORD = re.compile(r"[^\W\d_]+(?:-feira)?")


def sure_months(text: str, language: str) -> tuple[CalendarName, ...]:
    """The months that a text plainly names, with or without a day: capital in English, small in the other two.

    Neither "may", nor Julio, nor an abbreviation is one.
    """
    return tuple(_calendar_names(text, language, is_month=True))


def sure_weekdays(text: str, language: str) -> tuple[CalendarName, ...]:
    """The weekdays that a text plainly names: "Monday", "martes", "terça-feira", "na terça." but no "segunda parte"."""
    found = tuple(_calendar_names(text, language, is_month=False))
    if language.partition("_")[0] != "pt":
        return found
    short = (
        CalendarName(_PORTUGUESE_DAYS[match["day"]], match.start("day"), len(match["day"]), match["day"])
        for match in _SHORT_WEEKDAYS.finditer(text)
    )
    return (*found, *short)


def _calendar_names(text: str, language: str, *, is_month: bool) -> Iterator[CalendarName]:
    language = language.partition("_")[0]
    names = _names(language)
    if names is None or not names.may_name(text, is_month=is_month):
        return
    known = names.months if is_month else names.weekdays
    for match in _CALENDAR_WORD.finditer(text):
        word = match[0]
        number = known.get(word.casefold(), None if is_month else known.get(word.casefold().removesuffix("s")))
        if number is None or len(word) < (3 if is_month else _ABBREVIATED + 1):
            continue
        if language == "en":
            if not word[0].isupper() or (
                word in {"May", "March"} and not _BEFORE_MONTH.search(text[: match.start()][-12:])
            ):
                continue
        elif word[0].isupper() or (language == "pt" and word in _PORTUGUESE_DAYS):
            continue
        if len(word) <= _ABBREVIATED and word not in _FULL_SHORT_MONTHS:
            continue
        yield CalendarName(number, match.start(), len(word), word)
